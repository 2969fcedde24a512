"""Plays a record again under other assumptions: the same MSEL, decisions and luck, another model.

The injects come as they came, each decision is taken as it was taken, and every draw keeps its
number; only what the model makes of them differs. A decision that the other world would not have
allowed is taken all the same and counted, for the question is what it would have been worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.decide import decide
from wargame.core.events import (
    Event,
    ExerciseStarted,
    InitiativeStarted,
    InjectDelivered,
    ResponseGiven,
    TurnBegan,
)
from wargame.core.evolve import evolve, initial
from wargame.core.exercise import current
from wargame.core.facilitator_commands import CloseTurn, StartFacilitated
from wargame.core.facilitator_events import PaceTaken
from wargame.core.legal import may_answer
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.state import IDLE, OpenInject, State
from wargame.core.turns import capital_arrives, close_turn

Trail = Sequence[tuple[Command, tuple[Event, ...]]]
"""The commands of a session with what they brought, oldest first."""


@dataclass(slots=True)
class Rescored:
    """A session as other assumptions see it."""

    state: State
    """The world at its end."""
    trail: list[tuple[Command, tuple[Event, ...]]] = field(default_factory=list)
    """Each command that was still played, with what it brings here."""
    not_open: list[str] = field(default_factory=list)
    """Decisions that would not have been allowed, each with the reason, in one sentence."""


def rescore(tables: Tables, trail: Trail, seed: int) -> Rescored:
    """Return what a session comes to on the tables of other assumptions.

    It may end earlier than the record, if an ending comes true, and it stops where the record
    does, if the ending that closed it does not.
    """
    told = Rescored(initial(tables))
    for command, events in trail:
        if told.state.ending:
            break
        again = _again(tables, told, command, events, seed)
        told.trail.append((command, again))
        told.state = evolve(tables, told.state, again)
    return told


def _again(
    tables: Tables, told: Rescored, command: Command, events: tuple[Event, ...], seed: int
) -> tuple[Event, ...]:
    state = told.state
    if isinstance(command, StartExercise):
        started = ExerciseStarted(command.played)
        return (started, *_opening(tables, state, 1, events))
    if isinstance(command, StartFacilitated):
        opening = (ExerciseStarted(command.played), PaceTaken(command.who))
        return (*opening, *_opening(tables, state, 1, events))
    tables = current(tables, state)
    if isinstance(command, EndTurn | CloseTurn):
        after = state.fork()
        closing = tuple(close_turn(tables, after, seed))
        went_on = any(isinstance(each, TurnBegan) for each in events)
        if after.ending or not went_on:
            return closing
        return (*closing, *_opening(tables, after, state.turn + 1, events))
    decided = decide(tables, state, command, seed)
    if isinstance(decided, Rejection):
        told.not_open.append(f"turn {state.turn}: {_name(command)}: {decided.what}")
        return _forced(tables, state, command)
    return decided


def _opening(tables: Tables, state: State, turn: int, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return what opens a turn, with the injects that came in the record."""
    came = tuple(each for each in events if isinstance(each, InjectDelivered))
    return (capital_arrives(tables, state, turn), *came)


def _forced(tables: Tables, state: State, command: Command) -> tuple[Event, ...]:
    """Return the event of a decision that is taken although this world would refuse it.

    There is none where it has lost its object, such as an inject that Washington closed early.
    """
    if isinstance(command, Respond):
        index = tables.inject_index[command.inject]
        for item in state.table:
            if item.inject == index and may_answer(tables, state, item, command.cell):
                reserved = _reserve(tables, item, command.option)
                return (ResponseGiven(command.cell, command.inject, command.option, reserved),)
    if isinstance(command, StartInitiative):
        index = tables.initiative_index[command.initiative]
        if state.status[index] == IDLE:
            left = max(0, state.capital - tables.initiatives[index].capital)
            return (InitiativeStarted(command.cell, command.initiative, left),)
    return ()


def _reserve(tables: Tables, item: OpenInject, option: str) -> int:
    inject = tables.injects[item.inject]
    return max(item.reserved, inject.options[inject.option_index[option]].capital)


def _name(command: Command) -> str:
    match command:
        case Respond(_, inject, option):
            return f"{inject}/{option}"
        case StartInitiative(_, initiative) | AbandonInitiative(_, initiative):
            return initiative
        case _:
            return "the facilitator's " + type(command).__name__
