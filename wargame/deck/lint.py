"""Reads decks as an editor would: what is missing, one-sided, out of its time or said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wargame.core.calendar import turn_date
from wargame.core.scenario import Inject, Scenario
from wargame.deck.style import misworded, too_long

OPENINGS = 6
"""At least one inject in so many is an opening and not a shock."""
PHRASE = 9
"""Words in a row that two injects may not share."""
POSTURES = 5
"""At least one option in so many is firm, one conciliatory and one in between."""


def lint(scenarios: Iterable[Scenario]) -> tuple[str, ...]:
    """Return what an editor would send back, as "id: what; what to do", each thing once."""
    found: dict[str, None] = {}
    injects: dict[str, Inject] = {}
    for scenario in scenarios:
        found |= dict.fromkeys(_of_deck(scenario))
        injects |= {inject.id: inject for inject in scenario.injects}
    found |= dict.fromkeys(_repeated(injects.values()))
    return tuple(found)


def _of_deck(scenario: Scenario) -> Iterator[str]:
    openings = sum(inject.kind == "opening" for inject in scenario.injects)
    if openings * OPENINGS < len(scenario.injects):
        yield (
            f"{scenario.deck}: {openings} of {len(scenario.injects)} injects are openings;"
            f" one in {OPENINGS} should be"
        )
    yield from _one_sided(scenario)
    last = _last_year(turn_date(scenario.start, scenario.turns))
    for inject in scenario.injects:
        yield from _missing(inject)
        yield from _worded(inject, last)


def _one_sided(scenario: Scenario) -> Iterator[str]:
    postures = [option.posture for inject in scenario.injects for option in inject.options]
    for posture in ("firm", "conciliatory", "mixed"):
        count = postures.count(posture)
        if count * POSTURES < len(postures):
            yield (
                f"{scenario.deck}: {count} of {len(postures)} options are {posture};"
                f" one in {POSTURES} should be"
            )


def _last_year(date: str) -> int:
    return int(re.findall(r"\d{4}", date)[-1])


def _missing(inject: Inject) -> Iterator[str]:
    private = dict(inject.private)
    absent = [f"private situation of {cell}" for cell in inject.to if not private.get(cell)]
    if len({*private.values()}) < len(private):
        absent.append("private situations that differ")
    absent += [
        name
        for name, value in (
            ("facilitator text", inject.facilitator),
            ("expected player action", inject.expected),
            ("question to discuss", inject.discuss),
            ("precedent", inject.precedent),
        )
        if not value
    ]
    if len({each.option for each in inject.advice}) < 2:
        absent.append("advisers who disagree")
    if len({each.posture for each in inject.options}) < 2:
        absent.append("options of another posture")
    for name in absent:
        yield f"{inject.id}: no {name}; write it"


def _worded(inject: Inject, last: int) -> Iterator[str]:
    text = "\n".join(_player_texts(inject))
    for year in re.findall(r"\b(?:19|20)\d\d\b", text):
        if int(year) > last:
            yield f"{inject.id}: players read of {year}, after the end; move it to the notes"
    for found in (*too_long(inject), *misworded("\n".join((text, *_notes(inject))))):
        yield f"{inject.id}: {found}"


def _notes(inject: Inject) -> Iterator[str]:
    """Yield what players read late or never; persons have no place there either."""
    yield inject.facilitator
    yield inject.expected
    yield from inject.discuss
    if inject.precedent is not None:
        yield inject.precedent.text


def _player_texts(inject: Inject) -> Iterator[str]:
    yield inject.title
    yield inject.situation
    yield from (text for _, text in inject.private)
    yield from (each.because for each in inject.advice)
    for option in inject.options:
        yield option.label
        yield option.intent
        yield from (outcome.text for outcome in option.outcomes)
    if inject.neglect is not None:
        yield inject.neglect.text


def _repeated(injects: Iterable[Inject]) -> Iterator[str]:
    first: dict[tuple[str, ...], str] = {}
    for inject in injects:
        told = False
        for text in _player_texts(inject):
            words = re.findall(r"[a-z']+", text.lower())
            for at in range(len(words) - PHRASE + 1):
                phrase = tuple(words[at : at + PHRASE])
                before = first.setdefault(phrase, inject.id)
                if before != inject.id and not told:
                    told = True
                    said = " ".join(phrase)
                    yield f'{inject.id}: "{said}" stands in {before} too; say it anew'
