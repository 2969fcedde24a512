"""Gives each game of a batch a decision of its own before its policy goes on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wargame.analysis.batch.answers import ALL_CELLS, give
from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.initiatives import abandon, launch
from wargame.analysis.batch.state import BatchState
from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.scenario import WHOLE


def force(state: BatchState, commands: Sequence[Command], choices: Sequence[int] | Ints) -> None:
    """Carry out one of some commands in each game.

    `choices` has an index into `commands` for each game, or -1 for none. The commands must be legal
    there, as those of `legal_commands` are for the session that the games were copied from. A game
    whose turn a command ends leaves the rest of its turn out.
    """
    which = np.asarray(choices)
    for number, command in enumerate(commands):
        rows = np.flatnonzero(which == number)
        if len(rows):
            _carry_out(state, command, rows)


def _carry_out(state: BatchState, command: Command, rows: Ints) -> None:
    index = state.tables.tables.initiative_index
    match command:
        case Respond():
            _answer(state, command, rows)
        case StartInitiative(_, initiative):
            launch(state, rows, np.full(len(rows), index[initiative]))
        case AbandonInitiative(_, initiative):
            abandon(state, rows, np.full(len(rows), index[initiative]))
        case EndTurn():
            if state.passed is None:
                state.passed = np.zeros(state.size, dtype=np.bool_)
            state.passed[rows] = True
        case StartExercise():
            raise ValueError("a game of a batch has begun already; make it with startex instead")
        case _:
            raise ValueError("a game of a batch has no facilitator; its cells play by themselves")


def _answer(state: BatchState, command: Respond, rows: Ints) -> None:
    tables = state.tables.tables
    index = tables.inject_index[command.inject]
    option = tables.injects[index].option_index[command.option]
    cells = state.tables.scenario.cells
    seat = ALL_CELLS if command.cell == WHOLE else cells.index(command.cell)
    for position in range(state.longest):
        lies = state.inject[position].take(rows) == index
        some = rows.take(np.flatnonzero(lies & (state.length.take(rows) > position)))
        if len(some):
            give(state, position, seat, some, np.full(len(some), option, dtype=np.int8))
