"""Holds the batch engine against the scalar engine: game by game, turn by turn, value by value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from wargame.analysis.batch import (
    BATCH_POLICIES,
    BatchState,
    BatchTables,
    Keep,
    force,
    play_on,
)
from wargame.analysis.batch.options import NEVER
from wargame.analysis.policies import POLICIES
from wargame.core.commands import Command, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import State


@dataclass
class Seen:
    """What a watcher wrote down of every game: its state whenever a turn had begun."""

    states: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    """By game and turn."""

    def watch(self, state: BatchState) -> None:
        """Write down what the games are like now."""
        for column, game in enumerate(state.games):
            self.states[int(game), state.turn] = of_batch(state, column)


def of_batch(state: BatchState, column: int) -> dict[str, Any]:
    """Return everything that rules read in one game of a batch."""
    tables = state.tables
    rows = tables.layout.rows
    values = state.values[:, column].tolist()
    opening = state.opening[:, column].tolist()
    table = []
    for position in range(int(state.length[column])):
        answers = {
            tables.scenario.cells[cell]: int(option)
            for cell, option in enumerate(state.answers[:, position, column])
            if option >= 0
        }
        lead = int(state.lead[position, column])
        table.append(
            (
                int(state.inject[position, column]),
                int(state.due[position, column]),
                lead,
                {WHOLE: lead} if state.whole and lead >= 0 else answers,
                int(state.reserved[position, column]),
                int(state.held[position, column]),
                int(state.until[position, column]) if state.held[position, column] >= 0 else 0,
            )
        )
    return {
        "turn": state.turn,
        "values": [values[row] for row in rows],
        "opening": dict(zip(tables.moved, opening, strict=True)),
        "flags": {name for name, i in tables.flags.items() if state.flags[i, column]},
        "seen": {i: int(t) for i, t in enumerate(state.seen[:, column]) if t},
        "taken": {i: int(o) for i, o in enumerate(state.taken[:, column]) if o >= 0},
        "table": table,
        "calendar": {
            inject: int(state.calendar[row, column])
            for row, inject in enumerate(tables.outcomes.followed)
            if state.calendar[row, column] < NEVER
        },
        "capital": int(state.capital[column]),
        "status": state.status[:, column].tolist(),
        "progress": state.progress[:, column].tolist(),
    }


def of_scalar(batch: BatchTables, state: State) -> dict[str, Any]:
    """Return the same of a state of the scalar engine."""
    calendar: dict[int, int] = {}
    for turn, inject in state.calendar:
        calendar[inject] = min(turn, calendar.get(inject, turn))
    return {
        "turn": state.turn,
        "values": state.values,
        "opening": {row: state.opening[batch.layout.slots[row]] for row in batch.moved},
        "flags": state.flags,
        "seen": state.seen,
        "taken": state.taken,
        "table": [
            (
                each.inject,
                each.due,
                each.answers[0][1] if each.answers else -1,
                dict(each.answers),
                each.reserved,
                each.held,
                each.until,
            )
            for each in state.table
        ],
        "calendar": calendar,
        "capital": state.capital,
        "status": state.status,
        "progress": state.progress,
    }


def scalar_game(
    tables: Tables, state: State, policy: str, seed: int, command: Command
) -> Iterator[State]:
    """Play a session on; yield its state after each turn's beginning and at its end."""
    turn = state.turn
    while True:
        decided = step(tables, state, command, seed)
        assert not isinstance(decided, Rejection), decided.what
        state = decided[1]
        if state.turn > turn or state.ending:
            turn = state.turn
            yield state
        if state.ending:
            return
        command = POLICIES[policy](tables, state, legal_commands(tables, state), seed)


def differences(
    tables: Tables,
    batch: BatchTables,
    policy: str,
    seeds: Sequence[int],
    played: tuple[str, ...] = (WHOLE,),
) -> Iterator[str]:
    """Play games by both engines; yield what they do not agree on, the first thing of a game."""
    seen = Seen()
    state = BatchState.startex(batch, seeds, played)
    keep = Keep(paths=True, draws=True, values=True)
    result = play_on(state, BATCH_POLICIES[policy](batch), keep, watch=seen.watch)
    for game, seed in enumerate(seeds):
        for each in scalar_game(tables, initial(tables), policy, seed, StartExercise(played)):
            ours = ended(batch, result, game) if each.ending else seen.states.get((game, each.turn))
            told = scalar_end(each) if each.ending else of_scalar(batch, each)
            if ours != told:
                yield f"{policy} seed {seed} turn {each.turn}: {_apart(told, ours or {})}"
                break


def _apart(told: dict[str, Any], ours: dict[str, Any]) -> str:
    """Say what the scalar engine and the batch tell differently."""
    return "; ".join(
        f"{name} is {value}, in the batch {ours.get(name)}"
        for name, value in told.items()
        if ours.get(name) != value
    )


def differences_from(
    tables: Tables, batch: BatchTables, start: State, policy: str, seeds: Sequence[int]
) -> Iterator[str]:
    """Take each legal course from one state by both engines; yield where the ends differ."""
    commands = legal_commands(tables, start)
    games = [(number, seed) for number in range(len(commands)) for seed in seeds]
    state = BatchState(batch, start, [seed for _, seed in games])
    force(state, commands, [number for number, _ in games])
    result = play_on(state, BATCH_POLICIES[policy](batch), Keep(draws=True, values=True))
    for game, (number, seed) in enumerate(games):
        *_, last = scalar_game(tables, start, policy, seed, commands[number])
        told, ours = scalar_end(last), ended(batch, result, game)
        told |= {"scores": [], "drawn": told["drawn"] - set(start.taken)}
        if ours != told:
            yield f"{commands[number]} seed {seed}: {_apart(told, ours)}"


def ended(batch: BatchTables, result: Any, game: int) -> dict[str, Any]:
    """Return the end of one game of a batch."""
    turn, paths = int(result.turn[game]), result.scores
    return {
        "turn": turn,
        "ending": batch.scenario.model.endings[result.ending[game]].id,
        "overall": int(result.overall[game]),
        "values": result.values[:, game].tolist(),
        "scores": [] if paths is None else [tuple(row) for row in paths[:turn, :, game].tolist()],
        "later": paths is not None and bool((paths[turn:, :, game] >= 0).any()),
        "steps": tuple(result.steps[:, game].tolist()),
        "taken": {i: int(o) for i, o in enumerate(result.taken[:, game]) if o >= 0},
        "drawn": {int(i) for i in np.flatnonzero(result.outcomes[:, game] >= 0)},
        "seen": {i: int(t) for i, t in enumerate(result.seen[:, game]) if t},
        "status": result.status[:, game].tolist(),
    }


def scalar_end(state: State) -> dict[str, Any]:
    """Return the same of the last state of a session."""
    return {
        "turn": state.turn,
        "ending": state.ending,
        "overall": state.overall,
        "values": state.values,
        "scores": list(state.scores),
        "later": False,
        "steps": state.scores[-1][:-1],
        "taken": state.taken,
        "drawn": set(state.taken),
        "seen": state.seen,
        "status": state.status,
    }
