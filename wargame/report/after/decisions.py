"""Gathers what was decided: the options, the choice, its owner, the reasons, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wargame.annotations import course_name, judgement
from wargame.appraisals import Verdict
from wargame.core import events as e
from wargame.core.commands import AbandonInitiative, Respond, StartInitiative
from wargame.core.legal import available, open_options
from wargame.core.plain import plain
from wargame.core.remarks import Comment
from wargame.core.scenario import Option
from wargame.core.state import State
from wargame.core.views import Entry
from wargame.journal.history import Step
from wargame.report.after.parts import Course, Decision, Effect, Reason
from wargame.report.after.source import Source

_OF_KIND = {"answer": "response", "launched": "programme", "abandoned": "abandonment"}
"""What the review calls each kind of decision."""
_FOLLOWS = (e.CounterpartReacted, e.CellsConcurred, e.CellsDiffered, e.ResponseResolved)
"""Events that come of an answer, in the order they come."""


def decisions_of(source: Source) -> tuple[Decision, ...]:
    """Return every decision that counts, oldest first."""
    effects = _effects(source)
    found = []
    for index, step in enumerate(source.trail):
        match step.command:
            case Respond():
                before = source.history.state_at(index - 1)
                answer = _answer(source, step, step.command, before)
                came = tuple(effects.get(("inject", step.command.inject), ()))
                found.append(_judged(source, replace(answer, effects=came)))
            case StartInitiative() | AbandonInitiative():
                programme = _programme(source, step, step.command)
                told = effects.get(("initiative", step.command.initiative), ())
                came = tuple(each for each in told if each.line >= step.line)
                found.append(_judged(source, replace(programme, effects=came)))
            case _:
                pass
    return tuple(found)


def _answer(source: Source, step: Step, command: Respond, before: State) -> Decision:
    option = source.teller.option(command.inject, command.option)
    return Decision(
        line=step.line,
        turn=step.turn_before,
        date=source.date(step.turn_before),
        at=source.at(step.line),
        kind="answer",
        subject=source.title_of(command.inject),
        inject=command.inject,
        chosen=plain(option.label, lines=False),
        intent=plain(option.intent, lines=False),
        capital=option.capital,
        cell=source.teller.cell(command.cell),
        owner=source.owner(step.line),
        courses=tuple(_courses(source, command, before)),
        reasons=(
            *_given(source, command.cell, command.inject),
            *_comments(source, step.line),
        ),
        effects=(),
    )


def _programme(
    source: Source, step: Step, command: StartInitiative | AbandonInitiative
) -> Decision:
    starts = isinstance(command, StartInitiative)
    initiative = source.teller.initiatives[command.initiative]
    return Decision(
        line=step.line,
        turn=step.turn_before,
        date=source.date(step.turn_before),
        at=source.at(step.line),
        kind="launched" if starts else "abandoned",
        subject=plain(initiative.title, lines=False),
        inject="",
        chosen="Launch it" if starts else "Give it up",
        intent=plain(initiative.says, lines=False),
        capital=initiative.capital if starts else 0,
        cell=source.teller.cell(command.cell),
        owner=source.owner(step.line),
        courses=(),
        reasons=tuple(_comments(source, step.line)),
        effects=(),
    )


def _given(source: Source, cell: str, inject: str) -> Iterator[Reason]:
    """Yield the reasons that a lead gave in a room."""
    reasons = source.room.reasons.get((cell, inject)) if source.room else None
    if reasons is None:
        return
    given = reasons.given
    for kind, text in (
        ("for", given.reason_for),
        ("against", given.reason_against),
        ("assumption", given.assumption),
    ):
        if text:
            seat = source.name_of(reasons.seat)
            yield Reason(kind=kind, text=text, seat=seat, line=reasons.line)


def _comments(source: Source, line: int) -> Iterator[Reason]:
    for each in source.record.remarks:
        if each.about == line and isinstance(each.remark, Comment):
            name = source.name_of(each.seat)
            yield Reason(kind="comment", text=each.remark.text, seat=name, line=each.line)


def _courses(source: Source, command: Respond, before: State) -> Iterator[Course]:
    """Yield every option, and whether it was open at that moment."""
    tables = source.tables_at(before)
    number = tables.inject_index[command.inject]
    reserved = next((item.reserved for item in before.table if item.inject == number), 0)
    spare = available(tables, before) + reserved
    is_open = {each.id for each in open_options(tables.injects[number], before, spare)}
    inject = source.teller.injects[command.inject]
    for each in inject.options:
        yield Course(
            id=each.id,
            label=plain(each.label, lines=False),
            capital=each.capital,
            is_open=each.id in is_open,
            chosen=each.id == command.option,
            advice=tuple(_advice(source, command.inject, each)),
        )


def _advice(source: Source, inject: str, option: Option) -> Iterator[str]:
    for each in source.teller.injects[inject].advice:
        if each.option == option.id:
            yield f"{plain(each.adviser, lines=False)}: {plain(each.because, lines=False)}"


def _effects(source: Source) -> dict[tuple[str, str], list[Effect]]:
    """Return what came of every inject and every programme."""
    found: dict[tuple[str, str], list[Effect]] = {}
    for step in source.trail:
        entries = source.teller.entries(step.turn_before, step.events)
        for event, entry in zip(step.events, entries, strict=True):
            key = _concerns(event)
            if key is None:
                continue
            found.setdefault(key, []).append(_effect(step.line, event, entry))
    return found


def _effect(line: int, event: e.Event, entry: Entry) -> Effect:
    """Return one effect; what a programme did in detail stands in the turn it did it."""
    if not isinstance(event, _FOLLOWS):
        return Effect(line=line, turn=entry.turn, text=entry.headline, odds="", changes=())
    text = f"{entry.headline}. {entry.detail}" if entry.detail else entry.headline
    if isinstance(event, e.CellsConcurred | e.CellsDiffered):
        # what it means that cells agree or differ is a rule of play, the same every time
        text = entry.headline
    if isinstance(event, e.ResponseResolved):
        text = entry.detail
    return Effect(line=line, turn=entry.turn, text=text, odds=entry.odds, changes=entry.changes)


def _concerns(event: e.Event) -> tuple[str, str] | None:
    if isinstance(event, _FOLLOWS):
        return "inject", event.inject
    if isinstance(event, e.InitiativeAdvanced):
        return ("initiative", event.initiative) if event.stage else None
    if isinstance(event, e.InitiativeStalled | e.InitiativeSetBack | e.InitiativeAbandoned):
        return "initiative", event.initiative
    return None


def verdict_of(source: Source, line: int, kind: str, inject: str = "") -> Verdict | None:
    """Return what the review says of a decision; None without a review."""
    for each in source.review.verdicts if source.review else ():
        if each.line == line and each.kind == _OF_KIND[kind] and each.inject == inject:
            return each
    return None


def _judged(source: Source, decision: Decision) -> Decision:
    """Return a decision with what the review says of it."""
    verdict = verdict_of(source, decision.line, decision.kind, decision.inject)
    if verdict is None:
        return decision
    text = judgement(verdict)
    if verdict.best != verdict.chosen:
        text += f"; best: {course_name(source.teller, verdict, verdict.best)}"
    return replace(decision, judgement=text)
