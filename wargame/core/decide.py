"""Decides what a command brings: events, or a refusal. The state it is given never changes."""

from __future__ import annotations

from typing import assert_never

from wargame.core.adjudication import ask
from wargame.core.commands import (
    AbandonInitiative,
    CellCommand,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.events import (
    Event,
    ExerciseStarted,
    InitiativeAbandoned,
    InitiativeStarted,
    ResponseGiven,
)
from wargame.core.evolve import evolve, fold
from wargame.core.exercise import current
from wargame.core.facilitation import facilitate
from wargame.core.facilitator_commands import FacilitatorCommand, StartFacilitated
from wargame.core.facilitator_events import PaceTaken
from wargame.core.legal import answer_spare, may_answer, owed, spare_for
from wargame.core.rejections import Reason, Rejection
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import IDLE, RUNNING, OpenInject, State
from wargame.core.turns import begin_turn, end_turn

Decision = tuple[Event, ...] | Rejection


def decide(tables: Tables, state: State, command: Command, seed: int) -> Decision:
    """Return the events of an accepted command, or why it is refused."""
    decided = step(tables, state, command, seed)
    return decided if isinstance(decided, Rejection) else decided[0]


def step(
    tables: Tables, state: State, command: Command, seed: int
) -> tuple[tuple[Event, ...], State] | Rejection:
    """Return the events of a command and the state they lead to, or why it is refused.

    The state is the same that `evolve` would fold, for whoever needs no record in between.
    """
    tables = current(tables, state)
    if isinstance(command, FacilitatorCommand):
        return _facilitated(tables, state, command, seed)
    refusal = _refusal(tables, state, command)
    if refusal is not None:
        return refusal
    match command:
        case Respond():
            return _respond(tables, state, command)
        case EndTurn():
            after = state.fork()
            return tuple(end_turn(tables, after, seed)), after
        case StartExercise(played):
            after = state.fork()
            started = ExerciseStarted(played)
            fold(tables, after, started)
            return (started, *begin_turn(tables, after, 1, seed)), after
        case StartInitiative():
            return _start(tables, state, command)
        case AbandonInitiative():
            return _abandon(tables, state, command)
    assert_never(command)


def _facilitated(
    tables: Tables, state: State, command: FacilitatorCommand, seed: int
) -> tuple[tuple[Event, ...], State] | Rejection:
    """Decide what the facilitator asks for; STARTEX is that of solo play, with another pace."""
    if not isinstance(command, StartFacilitated):
        return facilitate(tables, state, command, seed)
    refusal = _startex_refusal(tables, state, command.played)
    if refusal is not None:
        return refusal
    after = state.fork()
    opening = (ExerciseStarted(command.played), PaceTaken(command.who))
    for event in opening:
        fold(tables, after, event)
    return (*opening, *begin_turn(tables, after, 1, seed)), after


def _refusal(
    tables: Tables, state: State, command: StartExercise | CellCommand
) -> Rejection | None:
    """Refuse what does not fit the moment or the seat."""
    if isinstance(command, StartExercise):
        return _startex_refusal(tables, state, command.played)
    if not state.turn:
        return Rejection(Reason.NOT_STARTED, "the exercise has not started yet")
    if state.ending:
        return Rejection(Reason.ENDED, "the exercise is over")
    if command.cell not in state.played:
        if command.cell in tables.seats:
            return Rejection(Reason.NOT_YOUR_CELL, f"nobody here sits in {command.cell!r}")
        return Rejection(Reason.UNKNOWN_CELL, f"there is no cell {command.cell!r}")
    match command:
        case Respond():
            return _respond_refusal(tables, state, command)
        case EndTurn():
            return _end_refusal(tables, state)
        case StartInitiative(_, initiative):
            return _start_refusal(tables, state, command.cell, initiative)
        case AbandonInitiative(_, initiative):
            return _abandon_refusal(tables, state, initiative)
    assert_never(command)


def _startex_refusal(tables: Tables, state: State, played: tuple[str, ...]) -> Rejection | None:
    if state.turn:
        return Rejection(Reason.ALREADY_STARTED, "the exercise has already started")
    unknown = [cell for cell in played if cell not in tables.seats]
    if unknown or not played:
        return Rejection(Reason.UNKNOWN_CELL, f"there is no cell {', '.join(unknown)!r}")
    repeated = len(set(played)) < len(played)
    if repeated or (WHOLE in played and len(played) > 1):
        return Rejection(Reason.UNKNOWN_CELL, "name each cell once, or the whole alone")
    return None


def _respond_refusal(tables: Tables, state: State, command: Respond) -> Rejection | None:
    index = tables.inject_index.get(command.inject)
    if index is None:
        return Rejection(Reason.UNKNOWN_INJECT, f"there is no inject {command.inject!r}")
    item = _on_table(state, index)
    if item is None:
        return Rejection(Reason.NOT_ON_TABLE, "this inject does not lie on the table now")
    inject = tables.injects[index]
    chosen = inject.option_index.get(command.option)
    if chosen is None:
        return Rejection(Reason.UNKNOWN_OPTION, f"there is no option {command.option!r} here")
    if command.cell != WHOLE and command.cell not in inject.to:
        return Rejection(Reason.NOT_ADDRESSED, f"this inject is not addressed to {command.cell}")
    if not may_answer(tables, state, item, command.cell):
        return Rejection(
            Reason.ALREADY_ANSWERED, "this inject is answered; the first answer stands"
        )
    option = inject.options[chosen]
    if option.needs is not None and not option.needs(state):
        return Rejection(Reason.NEEDS_UNMET, "what this option needs is not given now")
    spare = answer_spare(state, item, spare_for(tables, state, command.cell))
    if option.capital > spare:
        what = f"this option costs {option.capital} and {spare} can be spent"
        return Rejection(Reason.TOO_DEAR, what)
    return None


def _on_table(state: State, index: int) -> OpenInject | None:
    for item in state.table:
        if item.inject == index:
            return item
    return None


def _respond(tables: Tables, state: State, command: Respond) -> tuple[tuple[Event, ...], State]:
    index = tables.inject_index[command.inject]
    inject = tables.injects[index]
    item = _on_table(state, index)
    held = item.reserved if item else 0
    reserved = max(held, inject.options[inject.option_index[command.option]].capital)
    event = ResponseGiven(command.cell, command.inject, command.option, reserved)
    events = (event,)
    return events, evolve(tables, state, events)


def _end_refusal(tables: Tables, state: State) -> Rejection | None:
    if state.exercise.paced:
        return Rejection(Reason.FACILITATOR_PACES, "the facilitator closes the turn")
    waiting = owed(tables, state)
    if not waiting:
        return None
    injects = {each.id: each.title for each in tables.scenario.injects}
    titles = ", ".join(injects[tables.injects[item.inject].id] for item in waiting)
    return Rejection(Reason.MUST_ANSWER, f"answer first: {titles}")


def _start_refusal(tables: Tables, state: State, cell: str, initiative: str) -> Rejection | None:
    index = tables.initiative_index.get(initiative)
    if index is None:
        return Rejection(Reason.UNKNOWN_INITIATIVE, f"there is no initiative {initiative!r}")
    if state.status[index] != IDLE:
        return Rejection(Reason.NOT_AVAILABLE, "this initiative has been started already")
    row = tables.initiatives[index]
    if row.needs is not None and not row.needs(state):
        return Rejection(Reason.NEEDS_UNMET, "what this initiative needs is not given now")
    spare = spare_for(tables, state, cell)
    if row.capital > spare:
        what = f"this initiative costs {row.capital} and {spare} can be spent"
        return Rejection(Reason.TOO_DEAR, what)
    return None


def _start(
    tables: Tables, state: State, command: StartInitiative
) -> tuple[tuple[Event, ...], State]:
    cost = tables.initiatives[tables.initiative_index[command.initiative]].capital
    event = InitiativeStarted(command.cell, command.initiative, state.capital - cost)
    events = (event,)
    return events, evolve(tables, state, events)


def _abandon_refusal(tables: Tables, state: State, initiative: str) -> Rejection | None:
    index = tables.initiative_index.get(initiative)
    if index is None:
        return Rejection(Reason.UNKNOWN_INITIATIVE, f"there is no initiative {initiative!r}")
    if state.status[index] != RUNNING:
        return Rejection(Reason.NOT_RUNNING, "this initiative is not running")
    return None


def _abandon(
    tables: Tables, state: State, command: AbandonInitiative
) -> tuple[tuple[Event, ...], State]:
    row = tables.initiatives[tables.initiative_index[command.initiative]]
    changes = tuple(ask(tables, state.values.copy(), row.abandon))
    events = (InitiativeAbandoned(command.cell, command.initiative, changes),)
    return events, evolve(tables, state, events)
