"""Checks an inject that was written on the spot, as strictly as the deck reader checks a file.

What a facilitator can do wrong in the form is told in any language; what only a program can do
wrong is told in English, as the deck reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from wargame.core import scenario as s
from wargame.core.condition_parser import MAX_LENGTH, ConditionError, parse
from wargame.core.phrases import phrase
from wargame.core.plain import plain
from wargame.core.tables import names_of

TEXT_LIMIT = 2_000
"""Longest text, in characters."""
ALL_TEXT = 30_000
"""Most characters of all texts of an inject together."""
MOST_EFFECTS = 40
"""Most effects of an option, an outcome or a ruling."""
MOST_BY = 100_000
"""Largest effect either way, in the indicator's unit."""
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MOST_OPTIONS, _MOST_OUTCOMES, _MOST_ROWS = 5, 4, 12
_PHASES = ("competition", "crisis", "conflict", "de-escalation")
_KINDS = ("pressure", "shock", "accident", "politics", "opening")
_METHODS = ("news", "cable", "phone call", "intelligence report", "social media", "order")


def text_fault(text: str) -> str:
    """Return why a text that players read cannot be taken; empty if it can."""
    if not text.strip():
        return phrase("a text is empty; write it")
    if len(text) > TEXT_LIMIT:
        length, most = len(text), TEXT_LIMIT
        return phrase(
            "a text has {length} characters; {most} are allowed", length=length, most=most
        )
    if plain(text) == text:
        return ""
    return phrase("a text has control characters; leave them out")


def written_fault(scenario: s.Scenario, inject: s.Inject) -> str:
    """Return the first thing that is wrong with an inject, in one sentence; empty if nothing is."""
    return next((what for is_wrong, what in _faults(scenario, inject) if is_wrong), "")


def _faults(scenario: s.Scenario, inject: s.Inject) -> Iterator[tuple[bool, str]]:
    """Yield every condition that must not hold, each safe to ask once those before it do not."""
    texts = list(_texts(inject))
    yield sum(map(len, texts)) > ALL_TEXT, f"its texts have over {ALL_TEXT} characters"
    yield any(plain(each) != each for each in texts), "a text has control characters"
    yield not _is_id(inject.id), "its id must be lower-case letters, digits and hyphens"
    yield any(each.id == inject.id for each in scenario.injects), f"{inject.id!r} is taken as an id"
    yield not inject.contingency or inject.deliver is not None, "it must be a contingency inject"
    yield from _head(scenario, inject)
    count = len(inject.options)
    yield not 1 <= count <= _MOST_OPTIONS, f"it needs 1 to {_MOST_OPTIONS} options, not {count}"
    yield _repeats(each.id for each in inject.options), "two options have the same id"
    with_it = replace(scenario, injects=(*scenario.injects, inject))
    for option in inject.options:
        yield from _option(with_it, option)
    if inject.neglect is not None:
        yield from _result(with_it, inject.neglect, "neglect")
    rules = {each.id for each in scenario.model.rules}
    for advice in inject.advice:
        known = advice.option in {each.id for each in inject.options} and advice.rule in rules
        yield not known, f"the advice of {advice.adviser!r} names no option or no rule"


def _head(scenario: s.Scenario, inject: s.Inject) -> Iterator[tuple[bool, str]]:
    places = {each.id for each in scenario.model.flashpoints}
    places |= {each.flashpoint for each in scenario.injects}
    yield inject.flashpoint not in places, f"there is no flashpoint {inject.flashpoint!r}"
    yield inject.phase not in _PHASES, f"its phase must be one of {', '.join(_PHASES)}"
    yield inject.kind not in _KINDS, f"its kind must be one of {', '.join(_KINDS)}"
    yield inject.method not in _METHODS, f"its method must be one of {', '.join(_METHODS)}"
    strange = [cell for cell in inject.to if cell not in scenario.cells]
    yield not inject.to or bool(strange) or _repeats(inject.to), "it must be addressed to cells"
    yield inject.holds not in inject.to, "the cell that holds must be one it is addressed to"
    private = [cell for cell, _ in inject.private]
    strange = [cell for cell in private if cell not in inject.to]
    yield bool(strange) or _repeats(private), "a private text is for a cell that does not get it"
    for text in (inject.title, inject.sender, inject.situation):
        fault = text_fault(text)
        yield bool(fault), fault
    waits = inject.deadline is None or 1 <= inject.deadline <= 60
    yield not waits, "its deadline must be 1 to 60 turns, or none"
    aims = {each.id for each in scenario.objectives}
    yield not aims.issuperset(inject.objectives), "it names an objective that the deck lacks"
    rows = (inject.advice, inject.discuss, inject.objectives, inject.private)
    yield any(len(each) > _MOST_ROWS for each in rows), f"a list has over {_MOST_ROWS} rows"


def _option(scenario: s.Scenario, option: s.Option) -> Iterator[tuple[bool, str]]:
    where = phrase("option {option!r}", option=option.id)
    steps = {each.id for each in scenario.model.steps}
    yield not _is_id(option.id), f"{where}: the id must be lower-case letters, digits and hyphens"
    yield bool(text_fault(option.label)), _at(where, text_fault(option.label))
    yield not 0 <= option.capital <= 9, f"{where}: its price must be 0 to 9"
    yield option.posture not in {"firm", "conciliatory", "mixed"}, f"{where}: has no posture"
    yield not steps.issuperset(option.steps), f"{where}: names a step that the model lacks"
    fault = _condition_fault(scenario, option.needs)
    yield bool(fault), f"{where}: {fault}"
    yield from _effects(scenario, option.effects, where)
    count = len(option.outcomes)
    yield not 1 <= count <= _MOST_OUTCOMES, f"{where}: needs 1 to {_MOST_OUTCOMES} outcomes"
    yield _repeats(each.id for each in option.outcomes), f"{where}: two outcomes have the same id"
    for outcome in option.outcomes:
        what = f"{where}, outcome {outcome.id!r}"
        yield not _is_id(outcome.id), f"{what}: the id is none"
        yield not 1 <= outcome.weight <= 1000, f"{what}: its weight must be 1 to 1000"
        moves = all(1 <= abs(each.by) <= 100 for each in outcome.shifts)
        yield not moves or len(outcome.shifts) > _MOST_ROWS, f"{what}: its shifts are too large"
        yield from _indicators(scenario, (each.indicator for each in outcome.shifts), what)
        yield not all(map(_is_id, outcome.lower)), f"{what}: names a flag that is none"
        yield from _result(scenario, outcome, what)


def _result(
    scenario: s.Scenario, result: s.Outcome | s.Neglect, where: str
) -> Iterator[tuple[bool, str]]:
    yield bool(text_fault(result.text)), _at(where, text_fault(result.text))
    yield from _effects(scenario, result.effects, where)
    yield not all(map(_is_id, result.flags)), f"{where}: names a flag that is none"
    injects = {each.id for each in scenario.injects}
    later = all(each.inject in injects and 1 <= each.after <= 60 for each in result.then)
    yield not later, f"{where}: a follow-up names no inject or no turn"
    programmes = {each.id for each in scenario.model.initiatives}
    lost = all(each.initiative in programmes and 1 <= each.by <= 60 for each in result.set_backs)
    yield not lost, f"{where}: a set-back names no initiative"
    rows = (result.flags, result.then, result.set_backs)
    yield any(len(each) > _MOST_ROWS for each in rows), f"{where}: a list is too long"


def _effects(
    scenario: s.Scenario, effects: tuple[s.Effect, ...], where: str
) -> Iterator[tuple[bool, str]]:
    yield len(effects) > MOST_EFFECTS, f"{where}: has over {MOST_EFFECTS} effects"
    yield from _indicators(scenario, (each.indicator for each in effects), where)
    sized = all(each.by and abs(each.by) <= MOST_BY for each in effects)
    yield not sized, _at(where, phrase("an effect must be a number but 0"))


def _at(where: str, fault: str) -> str:
    return phrase("{where}: {fault}", where=where, fault=fault)


def _indicators(
    scenario: s.Scenario, names: Iterable[str], where: str
) -> Iterator[tuple[bool, str]]:
    known = {each.id for each in scenario.model.indicators}
    strange = next((name for name in names if name not in known), "")
    yield bool(strange), f"{where}: there is no indicator {strange!r}"


def _condition_fault(scenario: s.Scenario, text: str) -> str:
    if not text.strip():
        return ""
    if len(text) > MAX_LENGTH:
        return f"the condition has over {MAX_LENGTH} characters"
    try:
        parse(text, names_of(scenario))
    except ConditionError as error:
        return f"the condition cannot be read: {error}"
    return ""


def _is_id(text: str) -> bool:
    return len(text) <= 64 and _ID.fullmatch(text) is not None


def _repeats(names: Iterable[str]) -> bool:
    given = list(names)
    return len(set(given)) < len(given)


def _texts(value: object) -> Iterator[str]:
    """Yield every text inside an inject."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
