"""Decides what a command brings: events, or a refusal. The state it is given never changes."""

from __future__ import annotations

from typing import assert_never

from wargame.core.adjudication import ask
from wargame.core.commands import (
    AbandonInitiative,
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
from wargame.core.evolve import answer, evolve, fold
from wargame.core.exercise import current
from wargame.core.facilitation import facilitate
from wargame.core.facilitator_commands import FacilitatorCommand, StartFacilitated
from wargame.core.facilitator_events import PaceTaken
from wargame.core.legal import answer_spare, may_answer, owed, spare_for
from wargame.core.phrases import phrase
from wargame.core.rejections import Reason, Rejection
from wargame.core.rows import OptionTable, Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import IDLE, RUNNING, OpenInject, State
from wargame.core.turns import begin_turn, end_turn

Decision = tuple[Event, ...] | Rejection
Step = tuple[tuple[Event, ...], State] | Rejection


def decide(tables: Tables, state: State, command: Command, seed: int) -> Decision:
    """Return the events of an accepted command, or why it is refused."""
    decided = step(tables, state, command, seed)
    return decided if isinstance(decided, Rejection) else decided[0]


def step(tables: Tables, state: State, command: Command, seed: int) -> Step:
    """Return the events of a command and the state they lead to, or why it is refused.

    The state is the same that `evolve` would fold, for whoever needs no record in between.
    """
    tables = current(tables, state)
    if isinstance(command, StartExercise):
        return _startex(tables, state, (ExerciseStarted(command.played),), seed)
    if isinstance(command, FacilitatorCommand):
        return _facilitated(tables, state, command, seed)
    if not state.turn:
        return Rejection(Reason.NOT_STARTED, phrase("the exercise has not started yet"))
    if state.ending:
        return Rejection(Reason.ENDED, phrase("the exercise is over"))
    if command.cell not in state.played:
        return _seat_refusal(tables, command.cell)
    match command:
        case Respond():
            return _respond(tables, state, command)
        case EndTurn():
            return _end(tables, state, seed)
        case StartInitiative():
            return _start(tables, state, command)
        case AbandonInitiative():
            return _abandon(tables, state, command)
    assert_never(command)


def _seat_refusal(tables: Tables, cell: str) -> Rejection:
    if cell in tables.seats:
        return Rejection(Reason.NOT_YOUR_CELL, phrase("nobody here sits in {cell!r}", cell=cell))
    return Rejection(Reason.UNKNOWN_CELL, phrase("there is no cell {cell!r}", cell=cell))


def _facilitated(tables: Tables, state: State, command: FacilitatorCommand, seed: int) -> Step:
    """Decide what the facilitator asks for; STARTEX is that of solo play, with another pace."""
    if isinstance(command, StartFacilitated):
        opening = (ExerciseStarted(command.played), PaceTaken(command.who))
        return _startex(tables, state, opening, seed)
    return facilitate(tables, state, command, seed)


def _startex(
    tables: Tables, state: State, opening: tuple[ExerciseStarted, *tuple[Event, ...]], seed: int
) -> Step:
    played = opening[0].played
    if state.turn:
        return Rejection(Reason.ALREADY_STARTED, phrase("the exercise has already started"))
    unknown = [cell for cell in played if cell not in tables.seats]
    if unknown or not played:
        return Rejection(
            Reason.UNKNOWN_CELL, phrase("there is no cell {cell!r}", cell=", ".join(unknown))
        )
    repeated = len(set(played)) < len(played)
    if repeated or (WHOLE in played and len(played) > 1):
        return Rejection(Reason.UNKNOWN_CELL, phrase("name each cell once, or the whole alone"))
    after = state.fork()
    for event in opening:
        fold(tables, after, event)
    return (*opening, *begin_turn(tables, after, 1, seed)), after


def _respond(tables: Tables, state: State, command: Respond) -> Step:
    index = tables.inject_index.get(command.inject)
    if index is None:
        return Rejection(
            Reason.UNKNOWN_INJECT, phrase("there is no inject {inject!r}", inject=command.inject)
        )
    item = _on_table(state, index)
    if item is None:
        return Rejection(Reason.NOT_ON_TABLE, phrase("this inject does not lie on the table now"))
    inject = tables.injects[index]
    chosen = inject.option_index.get(command.option)
    if chosen is None:
        return Rejection(
            Reason.UNKNOWN_OPTION,
            phrase("there is no option {option!r} here", option=command.option),
        )
    option = inject.options[chosen]
    refusal = _option_refusal(tables, state, item, option, command.cell)
    if refusal is not None:
        return refusal
    reserved = max(item.reserved, option.capital)
    event = ResponseGiven(command.cell, inject.id, option.id, reserved)
    after = state.fork()
    answer(tables, after, event)
    return (event,), after


def _on_table(state: State, index: int) -> OpenInject | None:
    for item in state.table:
        if item.inject == index:
            return item
    return None


def _option_refusal(
    tables: Tables, state: State, item: OpenInject, option: OptionTable, cell: str
) -> Rejection | None:
    if cell != WHOLE and cell not in tables.injects[item.inject].to:
        return Rejection(
            Reason.NOT_ADDRESSED, phrase("this inject is not addressed to {cell}", cell=cell)
        )
    if not may_answer(tables, state, item, cell):
        return Rejection(
            Reason.ALREADY_ANSWERED, phrase("this inject is answered; the first answer stands")
        )
    if option.needs is not None and not option.needs(state):
        return Rejection(Reason.NEEDS_UNMET, phrase("what this option needs is not given now"))
    spare = answer_spare(state, item, spare_for(tables, state, cell))
    if option.capital > spare:
        what = phrase(
            "this option costs {capital} and {spare} can be spent",
            capital=option.capital,
            spare=spare,
        )
        return Rejection(Reason.TOO_DEAR, what)
    return None


def _end(tables: Tables, state: State, seed: int) -> Step:
    if state.exercise.paced:
        return Rejection(Reason.FACILITATOR_PACES, phrase("the facilitator closes the turn"))
    waiting = owed(tables, state)
    if waiting:
        injects = {each.id: each.title for each in tables.scenario.injects}
        titles = tuple(injects[tables.injects[item.inject].id] for item in waiting)
        return Rejection(Reason.MUST_ANSWER, phrase("answer first: {titles}", titles=titles))
    after = state.fork()
    return tuple(end_turn(tables, after, seed)), after


def _start(tables: Tables, state: State, command: StartInitiative) -> Step:
    index = tables.initiative_index.get(command.initiative)
    if index is None:
        return _unknown_initiative(command.initiative)
    if state.status[index] != IDLE:
        return Rejection(Reason.NOT_AVAILABLE, phrase("this initiative has been started already"))
    row = tables.initiatives[index]
    if row.needs is not None and not row.needs(state):
        return Rejection(Reason.NEEDS_UNMET, phrase("what this initiative needs is not given now"))
    spare = spare_for(tables, state, command.cell)
    if row.capital > spare:
        what = phrase(
            "this initiative costs {capital} and {spare} can be spent",
            capital=row.capital,
            spare=spare,
        )
        return Rejection(Reason.TOO_DEAR, what)
    events = (InitiativeStarted(command.cell, row.id, state.capital - row.capital),)
    return events, evolve(tables, state, events)


def _unknown_initiative(initiative: str) -> Rejection:
    return Rejection(
        Reason.UNKNOWN_INITIATIVE,
        phrase("there is no initiative {initiative!r}", initiative=initiative),
    )


def _abandon(tables: Tables, state: State, command: AbandonInitiative) -> Step:
    index = tables.initiative_index.get(command.initiative)
    if index is None:
        return _unknown_initiative(command.initiative)
    if state.status[index] != RUNNING:
        return Rejection(Reason.NOT_RUNNING, phrase("this initiative is not running"))
    row = tables.initiatives[index]
    changes = tuple(ask(tables, state.values.copy(), row.abandon))
    events = (InitiativeAbandoned(command.cell, row.id, changes),)
    return events, evolve(tables, state, events)
