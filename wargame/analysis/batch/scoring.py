"""Scores many worlds at once: each step from its measures and gates, then all steps together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.conditions import column
from wargame.analysis.batch.numbers import width
from wargame.core.rows import FULL, ScoreRow

if TYPE_CHECKING:
    from wargame.analysis.batch.tables import BatchTables
    from wargame.analysis.batch.view import View

Lookup = tuple[int, Ints, int]
"""Row, the scores of its values from the lowest, and that lowest value."""


class Scoring:
    """The scoring of a scenario, prepared for many worlds."""

    def __init__(self, tables: BatchTables) -> None:
        self.overall = tables.scenario.model.overall
        self.gates = tables.gates
        self.single: list[list[Lookup]] = []
        self.several: list[list[list[Lookup]]] = []
        self.weights = [each.weight for each in tables.tables.steps]
        self.type = width((0, 2 * FULL * max(self.weights, default=1) + max(self.weights)))
        for step in tables.tables.steps:
            self.single.append([self._lookup(tables, each) for each in step.single])
            self.several.append(
                [[self._lookup(tables, each) for each in rows] for rows in step.several]
            )

    def _lookup(self, tables: BatchTables, row: ScoreRow) -> Lookup:
        slot, scores = row
        low, high = tables.layout.spans[slot]
        table = np.array([scores[value] for value in range(low, high + 1)], dtype=self.type)
        return tables.layout.rows[slot], table, low

    def score(self, view: View) -> tuple[Ints, Ints]:
        """Return the score of each step by game, and the overall scores, in hundredths."""
        steps = np.empty((len(self.weights), view.games), dtype=np.int32)
        for number, weight in enumerate(self.weights):
            total = self._total(view, number)
            total *= 2
            total += weight
            total //= 2 * weight
            for gate, cap in self.gates[number]:
                held = True if gate is None else gate.test(view)
                shut = column(held, view.games)
                np.minimum(total, cap, out=total, where=shut)
            steps[number] = total
        return steps, self._overall(steps)

    def _total(self, view: View, number: int) -> Ints:
        total = np.zeros(view.games, dtype=self.type)
        for each in self.single[number]:
            total += _read(view, each)
        for several in self.several[number]:
            least = _read(view, several[0])
            for each in several[1:]:
                np.minimum(least, _read(view, each), out=least)
            total += least
        return total

    def _overall(self, steps: Ints) -> Ints:
        """Return the overall score: breadth counts, so the lowest steps weigh again."""
        rule = self.overall
        wide = steps.astype(np.int64)
        count = min(rule.lowest_count, len(steps))
        mean = wide.sum(axis=0) * (rule.mean * count)
        lowest = np.sort(wide, axis=0)[:count].sum(axis=0) * (rule.lowest * len(steps))
        divisor = (rule.mean + rule.lowest) * len(steps) * count
        result: Ints = (2 * (mean + lowest) + divisor) // (2 * divisor)
        return result.astype(np.int32)


def _read(view: View, lookup: Lookup) -> Ints:
    row, table, low = lookup
    value = view.value(row)
    return table.take(value - low if low else value)


def tension_rows(tables: BatchTables) -> list[int]:
    """Return the rows of the flashpoints' tensions."""
    layout, slots = tables.layout, tables.tables.slots
    return [layout.rows[slots[place.tension]] for place in tables.scenario.model.flashpoints]
