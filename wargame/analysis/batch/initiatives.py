"""Runs the long programmes of many games: launched, kept up, held back, given up."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.chance import Bools, Ints
from wargame.analysis.batch.conditions import column
from wargame.analysis.batch.numbers import at
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.view import View
from wargame.core import conditions as c
from wargame.core.state import ABANDONED, DONE, IDLE, RUNNING


def advance(state: BatchState) -> None:
    """Let each running initiative pay its upkeep and make a turn's progress."""
    view = View(state)
    for index, initiative in enumerate(state.tables.initiatives):
        runs: Bools = state.status[index] == RUNNING
        if initiative.holds is not None and runs.any():
            runs &= column(initiative.holds.test(view), state.size)
        runs &= state.capital >= initiative.upkeep
        rows = np.flatnonzero(runs)
        if len(rows):
            _progress(state, index, rows)


def _progress(state: BatchState, index: int, rows: Ints) -> None:
    initiative = state.tables.initiatives[index]
    progress = state.progress[index].take(rows) + 1
    state.progress[index][rows] = progress
    state.capital[rows] -= initiative.upkeep
    for end, effects in initiative.marks.items():
        reached = rows.take(np.flatnonzero(progress == end))
        if effects and len(reached):
            state.tables.effects.apply_one(state.values, effects, reached)
    state.status[index][rows.take(np.flatnonzero(progress >= initiative.total))] = DONE


def startable(state: BatchState, spare: Ints, rows: Ints | None = None) -> Bools:
    """Return where each initiative can be launched, by initiative and game."""
    conditions = state.conditions()
    games = state.size if rows is None else len(rows)
    opened = np.empty((len(state.tables.initiatives), games), dtype=np.bool_)
    for index, initiative in enumerate(state.tables.initiatives):
        np.equal(at(state.status[index], rows), IDLE, out=opened[index])
        opened[index] &= initiative.capital <= spare
        if initiative.needs:
            opened[index] &= at(conditions[initiative.needs], rows)
    return opened


def launch(state: BatchState, rows: Ints, which: Ints) -> None:
    """Start an initiative in each of some games."""
    costs = np.array([each.capital for each in state.tables.initiatives], dtype=np.int32)
    state.status[which, rows] = RUNNING
    state.capital[rows] -= costs.take(which)
    if state.opens is not None:
        view = View(state)
        for number, need in enumerate(state.tables.needs, start=1):
            if c.Programme in need.kinds:
                state.opens[number] = need.test(view)


def abandon(state: BatchState, rows: Ints, which: Ints) -> None:
    """Give an initiative up in each of some games."""
    effects = state.tables.effects
    state.status[which, rows] = ABANDONED
    touched: set[int] = set()
    for index in np.flatnonzero(np.bincount(which)):
        number = state.tables.initiatives[index].abandon
        effects.apply_one(state.values, number, rows.take(np.flatnonzero(which == index)))
        touched |= effects.touched(number)
    if state.opens is not None:
        view = View(state, rows)
        for number in _asked(state, rows):
            need = state.tables.needs[number - 1]
            if c.Programme in need.kinds or not touched.isdisjoint(need.rows):
                state.opens[number, rows] = need.test(view)


def _asked(state: BatchState, rows: Ints) -> list[int]:
    """Return the conditions that a decision of some games may still hang on in this turn."""
    tables = state.tables
    asked = np.zeros(len(tables.needs) + 1, dtype=np.bool_)
    asked[[each.needs for each in tables.initiatives]] = True
    for position in range(state.longest):
        waits = state.length.take(rows) > position
        if state.whole:
            waits &= state.lead[position].take(rows) < 0
        injects = np.bincount(state.inject[position].take(rows)[waits])
        asked[tables.injects.needs[:, np.flatnonzero(injects)]] = True
    asked[0] = False
    numbers: list[int] = np.flatnonzero(asked).tolist()
    return numbers
