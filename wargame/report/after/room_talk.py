"""Tells what was said, asked and written down in the room of an exercise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from wargame.core import room_facts as r
from wargame.exercise.room import Room
from wargame.journal.lines import Remarked
from wargame.report.after.room_parts import Question, Talk
from wargame.report.after.source import Source

_CLOCK = (r.ClockStarted, r.ClockPaused, r.ClockResumed, r.ClockExtended, r.ClockRanOut)


def questions_of(source: Source, room: Room) -> Iterator[Question]:
    """Yield every request for information with its answer."""
    counts: dict[str, int] = {}
    for each, fact in source.facts(r.Asked):
        cell = room.person(each.seat).cell
        counts[cell] = counts.get(cell, 0) + 1
        known = room.requests.get(f"request/{cell}-{counts[cell]}")
        yield Question(
            line=each.line,
            turn=source.turn_at(each.line),
            at=each.at,
            name=source.name_of(each.seat),
            cell=source.teller.cell(cell),
            inject=source.title_of(fact.inject) if fact.inject in source.teller.injects else "",
            text=fact.text,
            answer=known.answer if known else "",
            to_all=known.to_all if known else False,
        )


def talk_of(source: Source, room: Room) -> Iterator[Talk]:
    """Yield everything that was said or noted, and how the clock ran."""
    for each in source.record.remarks:
        if isinstance(each.remark, r.RoomFact):
            told = _told(source, room, each, each.remark)
            if told is not None:
                kind, to, text = told
                yield Talk(
                    line=each.line,
                    turn=source.turn_at(each.line),
                    at=each.at,
                    name=source.name_of(each.seat),
                    kind=kind,
                    to=to,
                    text=text,
                )


def _told(
    source: Source, room: Room, each: Remarked, fact: r.RoomFact
) -> tuple[str, str, str] | None:
    match fact:
        case r.Said(to, text):
            return "message", _place(source, room, each.seat, to), text
        case r.NoteAdded(text):
            return "note", source.teller.cell(room.person(each.seat).cell), text
        case r.Discussed(topic, text):
            return "discussion", topic, text
        case r.Reflected(text):
            return "comment", "", text
        case r.HasRead(what):
            return "read", what, "Opened it"
        case _ if isinstance(fact, _CLOCK):
            return "clock", "", words_of(source, fact)
        case _:
            return None


def _place(source: Source, room: Room, seat: str, to: str) -> str:
    """Return whom something was said to."""
    kind, _, name = to.partition("/")
    if kind == "cell":
        return source.teller.cell(name or room.person(seat).cell)
    return source.name_of(name) if kind == "seat" else to


def words_of(source: Source, fact: r.RoomFact) -> str:
    """Return what somebody did, in a few words, without what they said."""
    match fact:
        case r.SeatGiven(_, role, _, name):
            return f"{name} got a seat: {role}"
        case r.SeatClosed(seat):
            return f"The seat of {source.name_of(seat)} was closed"
        case r.LeadPassed(seat):
            return f"{source.name_of(seat)} leads the cell"
        case r.Voted(inject):
            return f"Voted: {_inject(source, inject)}"
        case r.VotesRevealed(_, inject):
            return f"Votes were opened: {_inject(source, inject)}"
        case r.Reasoned(inject):
            return f"Gave reasons: {_inject(source, inject)}"
        case r.Said(to):
            return f"Said something to {to}"
        case r.HasRead(what):
            return f"Opened {what}"
        case r.Observed(_, _, _, kind, rating):
            return f"Observed: {kind}, {rating}"
        case r.SelfScored(turn) | r.EvaluatorScored(turn):
            return f"Scored turn {turn}"
        case r.Discussed(topic):
            return f"Wrote down what was said: {topic}"
        case _:
            return _PLAIN.get(type(fact)) or _clock_words(fact)


_PLAIN: dict[type, str] = {
    r.NoteAdded: "Added a note",
    r.NoteStruck: "Struck a note out",
    r.Asked: "Asked the facilitator",
    r.Answered: "Answered a request",
    r.HotWashOpened: "The hot wash began",
    r.Reflected: "Commented on the exercise",
    r.ActionAgreed: "An action was agreed",
}


def _clock_words(fact: r.RoomFact) -> str:
    match fact:
        case r.ClockStarted(phase, at, until):
            return f"Clock started: {phase}, {_minutes(until - at)}"
        case r.ClockPaused():
            return "Clock paused"
        case r.ClockResumed(at, until):
            return f"Clock resumed, {_minutes(until - at)} left"
        case r.ClockExtended(_, by):
            return f"Clock extended by {_minutes(by)}"
        case r.ClockRanOut(at, turn, then):
            return f"Time ran out in turn {turn} at {_moment(at)}: {then}"
        case _:
            # a kind that came later is at least called by its name
            return type(fact).__name__


def _inject(source: Source, inject: str) -> str:
    return source.title_of(inject) if inject in source.teller.injects else inject


def _minutes(milliseconds: int) -> str:
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60} min" if seconds % 60 == 0 else f"{seconds // 60} min {seconds % 60} s"


def _moment(milliseconds: int) -> str:
    try:
        return datetime.fromtimestamp(milliseconds // 1000, UTC).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        return str(milliseconds)
