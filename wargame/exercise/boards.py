"""Makes the board of one seat: nothing is in it that the seat may not know."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from wargame.core.plain import plain
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.exercise import board as b
from wargame.exercise.console import Lines, console_of
from wargame.exercise.roles import rights_of
from wargame.exercise.room import Room, Seat
from wargame.exercise.tally import tally_of
from wargame.exercise.wash import gaps, questions
from wargame.exercise.watch import agreements, visible


def board_of(
    tables: Tables,
    state: State,
    room: Room,
    seat: Seat,
    *,
    lines: Lines = (),
) -> b.Board:
    """Return what a seat sees of the room, but for the people in it (`people_of`).

    Args:
        tables: The tables of the state, with the facilitator's texts.
        state: The world.
        room: The room.
        seat: Whose board it is.
        lines: For the facilitator, what can be gone back to.
    """
    scenario = tables.scenario
    facilitates = seat.role == "facilitator"
    return b.Board(
        seat=seat.id,
        name=seat.name,
        role=seat.role,
        cell=seat.cell,
        rights=rights_of(seat.role),
        deck=plain(scenario.title, lines=False),
        turn=state.turn,
        ended=bool(state.ending),
        washing=room.washing,
        clock=_clock(room),
        names=tuple(_names(tables, state, seat)),
        people=(),
        ballots=_ballots(tables, state, room, seat),
        notes=_notes(room, seat),
        requests=_requests(room, seat),
        steps=tuple((each.id, plain(each.title, lines=False)) for each in scenario.model.steps),
        my_scores=_my_scores(room, seat),
        console=console_of(tables, state, room, lines) if facilitates else None,
        watch=_watch(room, seat),
        hot_wash=_hot_wash(tables, state, room, seat) if room.washing else None,
    )


def _names(tables: Tables, state: State, seat: Seat) -> Iterator[tuple[str, str]]:
    """Yield id and title of what the board speaks of."""
    scenario = tables.scenario
    for cell in scenario.model.cells:
        yield cell.id, plain(cell.title, lines=False)
    staff = seat.role in {"facilitator", "evaluator"}
    lying = {item.inject for item in state.table}
    for index in sorted(state.seen):
        inject = scenario.injects[index]
        if staff or (index in lying and seat.cell in inject.to):
            yield inject.id, plain(inject.title, lines=False)
            for option in inject.options:
                yield f"{inject.id}/{option.id}", plain(option.label, lines=False)


def _clock(room: Room) -> b.ClockView:
    clock = room.clock
    return b.ClockView(status=clock.status, phase=clock.phase, until=clock.until, left=clock.left)


def people_of(room: Room, here: AbstractSet[str]) -> tuple[b.Person, ...]:
    """Return who is in the room, the same for all who may know; the projector shows no names.

    Args:
        room: The room.
        here: Seats that are connected.
    """
    return tuple(
        b.Person(id=each.id, name=each.name, role=each.role, cell=each.cell, here=each.id in here)
        for each in room.seats.values()
    )


def _ballots(tables: Tables, state: State, room: Room, seat: Seat) -> tuple[b.BallotView, ...]:
    """Return the votes on what lies on the table: a cell's own, of which staff see all."""
    staff = seat.role in {"facilitator", "evaluator"}
    found = []
    for item in state.table:
        inject = tables.injects[item.inject]
        for cell in inject.to:
            if staff or (seat.cell and cell == seat.cell):
                found.append(_ballot(room, seat, cell, inject.id))
    return tuple(found)


def _ballot(room: Room, seat: Seat, cell: str, inject: str) -> b.BallotView:
    ballots = room.ballots.get((cell, inject), {})
    mine = ballots.get(seat.id) if cell == seat.cell else None
    is_open = (cell, inject) in room.revealed
    tally = tally_of(room, cell, inject)
    return b.BallotView(
        cell=cell,
        inject=inject,
        mine=mine.option if mine else "",
        confidence=mine.confidence if mine else 0,
        reason=mine.reason if mine else "",
        cast=len(ballots),
        voters=len(room.cell_seats(cell)),
        open=is_open,
        votes=tally.votes if is_open else (),
        alignment=tally.alignment if is_open else "",
        leading=tally.leading if is_open else "",
        mean=tally.confidence if is_open else 0,
    )


def _notes(room: Room, seat: Seat) -> tuple[b.NoteView, ...]:
    staff = seat.role in {"facilitator", "evaluator"}
    return tuple(
        b.NoteView(
            id=each.id,
            cell=each.cell,
            who=room.person(each.seat).name,
            text=each.text,
            struck=each.struck,
        )
        for each in room.notes.values()
        if staff or (seat.cell and each.cell == seat.cell)
    )


def _requests(room: Room, seat: Seat) -> tuple[b.RequestView, ...]:
    staff = seat.role in {"facilitator", "evaluator"}
    return tuple(
        b.RequestView(
            id=each.id,
            cell=each.cell,
            who=room.person(each.seat).name if staff or each.cell == seat.cell else "",
            inject=each.inject,
            text=each.text,
            answer=each.answer,
        )
        for each in room.requests.values()
        if staff or (seat.cell and (each.cell == seat.cell or each.to_all))
    )


def _my_scores(room: Room, seat: Seat) -> tuple[tuple[int, tuple[int, ...]], ...]:
    if seat.role == "evaluator":
        return tuple((t, s) for (t, who), s in room.evaluations.items() if who == seat.id)
    if not seat.cell:
        return ()
    return tuple((t, s) for (t, cell), s in room.self_scores.items() if cell == seat.cell)


def _watch(room: Room, seat: Seat) -> b.Watch | None:
    if seat.role not in {"facilitator", "evaluator"} and not room.washing:
        return None
    seen = visible(room, seat)
    return b.Watch(
        observations=tuple(
            b.ObservationView(
                who=room.person(each.seat).name,
                at=each.at,
                turn=each.turn,
                inject=each.seen.inject,
                objective=each.seen.objective,
                step=each.seen.step,
                kind=each.seen.kind,
                rating=each.seen.rating,
                text=each.seen.text,
            )
            for each in seen
        ),
        agreements=agreements(room, seen),
    )


def _hot_wash(tables: Tables, state: State, room: Room, seat: Seat) -> b.HotWash:
    return b.HotWash(
        gaps=gaps(tables, state, room, seat),
        questions=questions(tables, room),
        discussed=tuple((each.topic, each.text) for each in room.discussed),
        reflections=tuple(
            (room.person(seat).name if seat else "", text) for seat, text in room.reflections
        ),
        actions=tuple((each.text, each.owner, each.due) for each in room.actions),
    )
