"""Tells a session turn by turn: what came, what was decided, what followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wargame.core import events as e
from wargame.core.commands import Respond
from wargame.core.plain import plain
from wargame.core.views import Entry
from wargame.figures import percent
from wargame.journal.history import Step
from wargame.report.after.decisions import decisions_of
from wargame.report.after.parts import Came, Decision, Draw, Happening, Turn
from wargame.report.after.source import Source

_TOLD_ELSEWHERE = {"answer", "launched", "abandoned", "turn", "inject", "situation", "score"}
"""Kinds of entries that stand among decisions or at the head or foot of a turn."""
FEW = 6
"""Results of a draw that pages name one by one."""
_WITH_THE_ANSWER = {"outcome", "reaction", "concurred", "differed"}
"""Kinds of entries that stand with the decision they came of, if there was one."""


@dataclass(slots=True)
class _Page:
    """A turn while it is written."""

    began: e.TurnBegan
    line: int
    injects: list[Came] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    situation: tuple[str, ...] = ()
    closed: int = 0
    score: e.TurnClosed | None = None


def turns_of(source: Source) -> tuple[Turn, ...]:
    """Return every turn that was begun."""
    decisions = decisions_of(source)
    return tuple(_turn(source, page, decisions) for page in _pages(source))


def _turn(source: Source, page: _Page, decisions: tuple[Decision, ...]) -> Turn:
    number = page.began.turn
    return Turn(
        number=number,
        date=source.date(number),
        line=page.line,
        at=source.at(page.line),
        capital=page.began.capital,
        income=page.began.income,
        injects=tuple(page.injects),
        decisions=tuple(each for each in decisions if each.turn == number),
        happenings=tuple(page.happenings),
        situation=page.situation,
        closed=page.closed,
        overall=page.score.overall if page.score else None,
        steps=page.score.steps if page.score else (),
    )


def _pages(source: Source) -> Iterator[_Page]:
    page: _Page | None = None
    answered = {step.command.inject for step in source.trail if isinstance(step.command, Respond)}
    for step in source.trail:
        for event, entry in zip(step.events, _entries(source, step), strict=True):
            if entry.kind in _WITH_THE_ANSWER and entry.inject in answered:
                continue
            if isinstance(event, e.TurnBegan):
                if page is not None:
                    yield page
                page = _Page(event, step.line)
            if page is not None:
                _write(source, page, step, event, entry)
    if page is not None:
        yield page


def _entries(source: Source, step: Step) -> tuple[Entry, ...]:
    return source.teller.entries(step.turn_before, step.events)


def _write(source: Source, page: _Page, step: Step, event: e.Event, entry: Entry) -> None:
    match event:
        case e.InjectDelivered():
            page.injects.append(_came(source, step.line, event, entry))
        case e.TurnClosed():
            page.score, page.closed = event, step.line
        case e.SituationTold():
            page.situation = tuple(plain(each, lines=False) for each in event.lines)
        case _ if entry.kind not in _TOLD_ELSEWHERE:
            page.happenings.append(_happening(source, step.line, entry))
        case _:
            pass


def _came(source: Source, line: int, event: e.InjectDelivered, entry: Entry) -> Came:
    inject = source.teller.injects[event.inject]
    return Came(
        id=event.inject,
        title=source.title_of(event.inject),
        line=line,
        sender=plain(inject.sender, lines=False),
        method=plain(inject.method, lines=False),
        situation=plain(inject.situation),
        how=entry.because.split(";")[0],
        due=event.due,
        expected=plain(inject.expected, lines=False),
    )


def _happening(source: Source, line: int, entry: Entry) -> Happening:
    return Happening(
        line=line,
        turn=entry.turn,
        at=source.at(line),
        kind=entry.kind,
        headline=entry.headline,
        detail=entry.detail,
        odds=entry.odds,
        because=entry.because,
        changes=entry.changes,
        source=entry.source,
    )


def draws_of(source: Source) -> tuple[Draw, ...]:
    """Return every throw of chance, in the order they fell."""
    found = []
    for step in source.trail:
        for event, entry in zip(step.events, _entries(source, step), strict=True):
            drawn: e.Draw | None = getattr(event, "draw", None)
            if drawn is not None:
                found.append(_draw(source, step.line, event, entry, drawn))
    return tuple(found)


def _draw(source: Source, line: int, event: e.Event, entry: Entry, drawn: e.Draw) -> Draw:
    odds = entry.odds or _plain_odds(source, drawn)
    result = _result(event)
    return Draw(
        line=line,
        turn=entry.turn,
        at=source.at(line),
        about=entry.headline,
        odds=odds,
        brief=odds if len(drawn.odds) <= FEW else _brief(drawn, result),
        value=drawn.value,
        result=result,
    )


def _brief(drawn: e.Draw, result: str) -> str:
    """Return how likely the result was among many."""
    total = sum(weight for _, weight in drawn.odds)
    share = percent(dict(drawn.odds).get(result, 0), total)
    return f"{share} %, one of {len(drawn.odds)}; drew {drawn.value // 100}"


def _plain_odds(source: Source, drawn: e.Draw) -> str:
    """Return odds that no entry tells: weights of the injects that might have come."""
    injects = source.teller.injects
    named = (
        f"{source.title_of(each) if each in injects else each} {weight}"
        for each, weight in drawn.odds
    )
    return ", ".join(named)


def _result(event: e.Event) -> str:
    for name in ("outcome", "reaction", "inject", "ending"):
        value = getattr(event, name, "")
        if value:
            return str(value)
    return ""
