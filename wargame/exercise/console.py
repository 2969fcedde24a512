"""Makes the facilitator's part of the board: the run of show and what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.core.plain import plain
from wargame.core.rows import Tables
from wargame.core.state import OpenInject, State
from wargame.exercise.board import Console, Script, ShowRow
from wargame.exercise.room import InformationRequest, Room
from wargame.language import phrases

Lines = tuple[tuple[int, int, str], ...]
"""Line, turn and words of acts that can be gone back to."""


def console_of(tables: Tables, state: State, room: Room, lines: Lines) -> Console:
    """Return what only the facilitator sees. The tables are those of the state."""
    settled = {name: option for _, _, name, option in room.resolved}
    show = tuple(_row(tables, state, room, i, settled) for i in _order(tables, state))
    return Console(
        guidance=guidance(tables, state, room),
        may_close=bool(state.turn) and not state.ending and not _awaited(tables, state, room),
        show=show,
        lines=lines,
        scored=_scored(state, room),
    )


def _order(tables: Tables, state: State) -> Iterable[int]:
    """Return the injects as a facilitator wants them: on the table, still to come, done."""
    lying = {item.inject for item in state.table}

    def rank(index: int) -> tuple[int, int, int]:
        if index in lying:
            return 0, state.seen[index], index
        if index in state.seen:
            return 2, state.seen[index], index
        return 1, tables.injects[index].turn or 999, index

    return sorted(range(len(tables.injects)), key=rank)


def _row(
    tables: Tables,
    state: State,
    room: Room,
    index: int,
    settled: dict[str, str],
) -> ShowRow:
    item = next((each for each in state.table if each.inject == index), None)
    inject, row = tables.scenario.injects[index], tables.injects[index]
    answers = item.answers if item else ()
    readers = room.read.get(f"inject/{inject.id}", {})
    return ShowRow(
        id=inject.id,
        title=plain(inject.title, lines=False),
        status=_status(state, index, item, settled.get(inject.id)),
        turn=state.seen.get(index, row.turn),
        contingency=inject.contingency,
        to=inject.to,
        answered=tuple(
            (cell, plain(inject.options[option].label, lines=False)) for cell, option in answers
        ),
        voted=tuple((cell, len(room.ballots.get((cell, inject.id), {}))) for cell in inject.to)
        if item
        else (),
        read=tuple(room.person(seat).name for seat in readers),
    )


def script_of(tables: Tables, name: str) -> Script | None:
    """Return what only the facilitator reads about an inject; None if there is none."""
    index = tables.inject_index.get(name)
    if index is None:
        return None
    inject = tables.scenario.injects[index]
    return Script(
        id=inject.id,
        title=plain(inject.title, lines=False),
        sender=plain(inject.sender, lines=False),
        situation=plain(inject.situation),
        private=tuple((cell, plain(text)) for cell, text in inject.private),
        facilitator=plain(inject.facilitator),
        expected=plain(inject.expected),
        discuss=tuple(plain(each, lines=False) for each in inject.discuss),
        options=tuple(
            (each.id, plain(each.label, lines=False), tuple(o.id for o in each.outcomes))
            for each in inject.options
        ),
    )


def _status(state: State, index: int, item: OpenInject | None, settled: str | None) -> str:
    if item is not None:
        return "on-table"
    if index in state.exercise.held:
        return "held"
    if index in state.exercise.skipped:
        return "skipped"
    if index not in state.seen:
        return "pending"
    return "answered" if settled else "neglected" if settled == "" else "settled"


def guidance(tables: Tables, state: State, room: Room) -> str:
    """Return what a facilitator would do next, in one sentence."""
    say = phrases(tables.scenario.language)
    if not state.turn:
        missing = [cell for cell in tables.scenario.cells if room.lead(cell) is None]
        if missing:
            return say("Wait for a lead in: {missing}. Then give STARTEX.").format(
                missing=", ".join(missing)
            )
        return say("Everybody is here who must be: give STARTEX.")
    if room.washing:
        return say("Take the gaps from the top: what did each side see that the other did not?")
    if state.ending:
        return say("Let the cells and evaluators score themselves, then open the hot wash.")
    waiting = _unanswered(room)
    if waiting:
        return say("Answer {n} request(s) for information.").format(n=len(waiting))
    owing = _owing(tables, state)
    if owing:
        if room.clock.status == "stopped":
            return say("Start the clock.")
        return say("Waiting for {owing} to commit.").format(owing=say(", ").join(owing))
    return say("All cells have answered: close the turn.")


def _unanswered(room: Room) -> list[InformationRequest]:
    return [each for each in room.requests.values() if not each.answer]


def _awaited(tables: Tables, state: State, room: Room) -> bool:
    return bool(_unanswered(room) or _owing(tables, state))


def _owing(tables: Tables, state: State) -> list[str]:
    owing: dict[str, None] = {}
    for item in state.table:
        if item.held >= 0:
            continue
        given = {cell for cell, _ in item.answers}
        for cell in tables.injects[item.inject].to:
            if cell in state.played and cell not in given:
                owing[cell] = None
    return list(owing)


def _scored(state: State, room: Room) -> tuple[str, ...]:
    turn = len(state.scores)
    cells = [cell for (when, cell) in room.self_scores if when == turn]
    seats = [room.person(seat).name for (when, seat) in room.evaluations if when == turn]
    return (*cells, *seats)
