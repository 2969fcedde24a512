"""Chooses what leaves the best expected world, in many games."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.answers import Asked
from wargame.analysis.batch.chance import Bools, Ints
from wargame.analysis.batch.layout import columns
from wargame.analysis.batch.outcomes import outcome_weights
from wargame.analysis.batch.policies import NONE, Orderly
from wargame.analysis.batch.scoring import tension_rows
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.tables import BatchTables
from wargame.analysis.batch.view import View
from wargame.analysis.policies import PRICE
from wargame.core.state import RUNNING


class Balanced(Orderly):
    """All steps high, no tension near the brink; launches what lifts the score most."""

    launches = True

    def __init__(self, tables: BatchTables) -> None:
        self.tables = tables
        ladder = tables.scenario.model.ladder
        self.middle = ladder[len(ladder) // 2].at if ladder else 0
        self.tensions = tension_rows(tables)

    def answer(self, asked: Asked) -> Ints:
        """Return the option with the best expected world, the first of equals."""
        best = np.full(len(asked.inject), np.iinfo(np.int64).min)
        option = np.zeros(len(asked.inject), dtype=np.int8)
        for number, opened in enumerate(asked.opened):
            some = np.flatnonzero(opened)
            if len(some):
                worth = self._expected(asked.only(some), number)
                better = worth > best.take(some)
                best[some[better]] = worth[better]
                option[some[better]] = number
        return option

    def _expected(self, asked: Asked, option: int) -> Ints:
        tables, rows = self.tables, asked.rows
        number = tables.injects.first.take(asked.inject) + option
        certain = columns(asked.state.values, asked.state.all if rows is None else rows)
        tables.effects.apply(certain, tables.options.certain.take(number))
        weights = outcome_weights(asked.state, number, certain, None)
        total = np.zeros(len(number), dtype=np.int64)
        whole = np.sum(weights, axis=0, dtype=np.int64)
        for outcome, weight in enumerate(weights):
            some = np.flatnonzero(weight)
            world = columns(certain, some)
            results = tables.options.outcome.take(number.take(some)) + outcome
            tables.effects.apply(world, tables.outcomes.effects.take(results))
            where = some if rows is None else rows.take(some)
            total[some] += weight.take(some) * self._worth(asked.state, where, world)
        mean = (2 * total + whole) // (2 * whole)
        price: Ints = PRICE * tables.options.price.take(number)
        return mean - price

    def _worth(self, state: BatchState, rows: Ints, world: Ints) -> Ints:
        """Return how good worlds are: their scores, less a price for tension high on the ladder."""
        worth = self.tables.scoring.score(View(state, rows, world))[1].astype(np.int64)
        for row in self.tensions:
            tension = world[row].astype(np.int64)
            worth -= 20 * np.maximum(0, tension - self.middle) + 2 * tension
        return worth

    def programme(self, state: BatchState, rows: Ints, may: Bools) -> Ints:
        """Return the initiative that adds most to the worth of the world, if one adds any."""
        may = may & self._affordable(state, rows)
        which = np.full(len(rows), NONE)
        some = np.flatnonzero(may.any(axis=0))
        if not len(some):
            return which
        may, rows = may.take(some, axis=1), rows.take(some)
        world = self._when_programmes_are_done(state, rows)
        before = self._worth(state, rows, world)
        best = np.zeros(len(rows), dtype=np.int64)
        for index in np.flatnonzero(may.any(axis=1)):
            here = np.flatnonzero(may[index])
            gain = self._gain(state, rows.take(here), columns(world, here), int(index))
            gain -= before.take(here)
            better = gain > best.take(here)
            best[here[better]] = gain[better]
            which[some[here[better]]] = index
        return which

    def _affordable(self, state: BatchState, rows: Ints) -> Bools:
        """Tell where each initiative can end in time and be kept up beside those that run."""
        initiatives = self.tables.initiatives
        runs = state.status.take(rows, axis=1) == RUNNING
        upkeep = np.array([each.upkeep for each in initiatives], dtype=np.int64)
        cost = np.array([each.capital for each in initiatives], dtype=np.int64)
        ends = np.array([state.turn + each.total for each in initiatives])
        left = state.capital.take(rows) - (upkeep[:, None] * runs).sum(axis=0)
        affordable: Bools = (left >= (cost + upkeep)[:, None]) & (
            ends <= self.tables.scenario.turns
        )[:, None]
        return affordable

    def _when_programmes_are_done(self, state: BatchState, rows: Ints) -> Ints:
        world = columns(state.values, rows)
        for index, initiative in enumerate(self.tables.initiatives):
            runs = state.status[index].take(rows) == RUNNING
            progress = state.progress[index].take(rows)
            for end, effects in initiative.marks.items():
                some = np.flatnonzero(runs & (end > progress))
                self.tables.effects.apply_one(world, effects, some)
        return world

    def _gain(self, state: BatchState, rows: Ints, world: Ints, index: int) -> Ints:
        """Return what worlds are worth with an initiative finished, less its price."""
        initiative = self.tables.initiatives[index]
        for effects in initiative.marks.values():
            self.tables.effects.apply_one(world, effects, np.arange(len(rows)))
        cost = initiative.capital + initiative.upkeep * initiative.total
        return self._worth(state, rows, world) - PRICE * cost
