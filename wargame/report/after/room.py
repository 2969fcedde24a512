"""Tells what people in the room of an exercise did: who sat there, voted, observed, scored."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core import room_facts as r
from wargame.core.plain import plain
from wargame.exercise.roles import ROLE_TITLES
from wargame.exercise.room import Room, Seat
from wargame.exercise.tally import tally_of
from wargame.exercise.wash import gaps
from wargame.exercise.watch import agreements
from wargame.report.after.observing import about_of, observations_of
from wargame.report.after.room_parts import (
    Agreed,
    Ballot,
    Gap,
    Participant,
    RoomPart,
    Taken,
    Vote,
)
from wargame.report.after.room_talk import questions_of, talk_of
from wargame.report.after.source import Source

_READER = Seat("report", "facilitator", "", "", "")
"""A report is made after the exercise, for those who may read everything."""


def room_of(source: Source) -> RoomPart | None:
    """Return the room of a session; None if one person played it."""
    room = source.room
    if room is None:
        return None
    return RoomPart(
        participants=tuple(_participants(source, room)),
        votes=tuple(_votes(source, room)),
        observations=observations_of(source),
        agreements=tuple(
            Agreed(about=about_of(source, each.subject), ratings=each.ratings, percent=each.percent)
            for each in agreements(room, room.observations)
        ),
        gaps=_gaps(source, room),
        questions=tuple(questions_of(source, room)),
        talk=tuple(talk_of(source, room)),
        actions=tuple(_actions(source)),
    )


def _participants(source: Source, room: Room) -> Iterator[Participant]:
    for each, fact in source.facts(r.SeatGiven):
        seat = room.person(fact.seat)
        role = seat.role or fact.role
        yield Participant(
            name=seat.name,
            role=ROLE_TITLES.get(role, role),  # type: ignore[call-overload]  # a record may hold any
            cell=source.teller.cell(seat.cell) if seat.cell else "",
            seat=seat.id,
            line=each.line,
            left=fact.seat not in room.seats,
        )


def _votes(source: Source, room: Room) -> Iterator[Vote]:
    for (cell, inject), ballots in room.ballots.items():
        if not ballots or inject not in source.teller.injects:
            continue
        tally = tally_of(room, cell, inject)
        reasons = room.reasons.get((cell, inject))
        line = max(each.line for each in ballots.values())
        yield Vote(
            turn=source.turn_at(line),
            line=line,
            cell=source.teller.cell(cell),
            inject=source.title_of(inject),
            alignment=tally.alignment,
            leading=_label(source, inject, tally.leading),
            confidence=tally.confidence,
            chosen=_label(source, inject, reasons.given.option) if reasons else "",
            ballots=tuple(
                Ballot(
                    name=room.person(seat).name,
                    option=_label(source, inject, each.option),
                    confidence=each.confidence,
                    reason=each.reason,
                    line=each.line,
                )
                for seat, each in ballots.items()
            ),
        )


def _label(source: Source, inject: str, option: str) -> str:
    try:
        return plain(source.teller.option(inject, option).label, lines=False)
    except KeyError:
        return option


def _gaps(source: Source, room: Room) -> tuple[Gap, ...]:
    state = source.history.state
    closed = {turn: line for line, turn in source.closed_turns}
    return tuple(
        Gap(
            turn=each.turn,
            line=closed.get(each.turn, source.trail[-1].line),
            step=each.step,
            title=each.title,
            model=each.model,
            scores=(
                *((source.teller.cell(cell), score) for cell, score in each.cells),
                *each.evaluators,
            ),
            gap=each.gap,
        )
        for each in gaps(source.tables_at(state), state, room, _READER)
    )


def _actions(source: Source) -> Iterator[Taken]:
    for each, fact in source.facts(r.ActionAgreed):
        yield Taken(
            line=each.line,
            turn=source.turn_at(each.line),
            text=fact.text,
            owner=fact.owner,
            due=fact.due,
        )
