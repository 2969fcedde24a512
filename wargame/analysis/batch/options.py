"""Lays the injects, options and outcomes of a scenario out as arrays by small numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.effects import Effects
from wargame.analysis.batch.numbers import ShiftTables, width
from wargame.core.rows import OptionTable, OutcomeTable, Tables

NEVER = 32_000
"""A turn that no session reaches."""


class Injects:
    """All injects and their options. An option's number is `first[inject] + option`."""

    def __init__(self, tables: Tables, need: Callable[[str], int]) -> None:
        injects = tables.injects
        counts = [len(each.options) for each in injects]
        self.most = max(counts, default=1)
        self.first = _column(np.cumsum([0, *counts])[: len(injects)], np.intp)
        self.count = _column(counts, np.int16)
        self.wait = _column([each.wait for each in injects], np.int16)
        self.must = _column([each.must for each in injects], np.bool_)
        self.any_must_not = not all(each.must for each in injects)
        dear = max((o.capital for each in injects for o in each.options), default=0) + 1
        closed = NEVER if dear < NEVER else 2**31 - 1
        prices = [[o.capital for o in each.options] for each in injects]
        self.prices = _padded(prices, self.most, closed, width((0, closed)))
        """Price by option and inject; where there is no such option, more than anybody has."""
        texts = [[need(o.needs) for o in each.options] for each in tables.scenario.injects]
        self.needs = _padded(texts, self.most, 0, np.int16)
        """Number of the condition that opens it, by option and inject."""
        self.all_free = not dear - 1 and not self.needs.any()
        cells = {cell: index for index, cell in enumerate(tables.scenario.cells)}
        self.addressed = np.array(
            [[cell in each.to for each in injects] for cell in cells], dtype=np.bool_
        ).reshape(len(cells), len(injects))
        self.holds = _column([cells.get(each.holds, 0) for each in injects], np.int16)


class Options:
    """All options by number, and how their outcomes are drawn."""

    def __init__(self, tables: Tables, effects: Effects, shifts: ShiftTables) -> None:
        options = [option for inject in tables.injects for option in inject.options]
        self.price = _column([each.capital for each in options], np.int32)
        self.free = not self.price.any()
        self.hash = np.array([each.key_hash for each in options], dtype=np.uint64)
        self.certain = _column(
            [0 if each.steady else effects.number(each.effects) for each in options], np.intp
        )
        """List of effects that comes before the draw; those of a steady option come with it."""
        self.any_certain = bool(self.certain.any())
        counts = [len(each.outcomes) for each in options]
        self.most = max(counts, default=1)
        self.outcome = _column(1 + np.cumsum([0, *counts])[: len(options)], np.intp)
        """Number of an option's first outcome."""
        self._weights(options, shifts)

    def _weights(self, options: list[OptionTable], shifts: ShiftTables) -> None:
        rows = [each.weights for each in options]
        self.weights = _padded(rows, self.most, 0, np.int32)
        """Weight before shifts by outcome and option; 0 where there is no such outcome."""
        self.steady = _column([each.steady for each in options], np.bool_)
        self.all_steady = bool(self.steady.all())
        most = max((len(o.shifts) for each in options for o in each.outcomes), default=0)
        self.shifts: list[tuple[int, Ints, Ints]] = []
        """Outcome, and by option the slot and the base in the table of shifts."""
        for outcome in range(self.most):
            for number in range(most):
                found = [_shift(each, outcome, number) for each in options]
                if any(found):
                    slots = _column([each[0] if each else 0 for each in found], np.int32)
                    bases = [shifts.base(each) if each else None for each in found]
                    self.shifts.append((outcome, slots, np.array(bases, dtype=object)))

    def finish(self, rows: Sequence[int], nothing: int, weight: Any) -> None:
        """Fix how wide weights are, and turn slots into rows of values.

        Where a shift is missing, slot 0 adds nothing by the base `nothing`.
        """
        self.weights = self.weights.astype(weight)
        order = np.array(rows, dtype=np.intp)
        self.shifts = [
            (
                outcome,
                order[slots],
                np.array([nothing if base is None else base for base in bases], dtype=np.intp),
            )
            for outcome, slots, bases in self.shifts
        ]


class Outcomes:
    """What every outcome and neglect does beside its draw, by number; 0 does nothing."""

    def __init__(self, tables: Tables, effects: Effects, flags: dict[str, int]) -> None:
        drawn = [u for inject in tables.injects for o in inject.options for u in o.outcomes]
        certain = [
            o.effects if o.steady else ()
            for inject in tables.injects
            for o in inject.options
            for _ in o.outcomes
        ]
        left = [inject.neglect for inject in tables.injects]
        given = [each for each in left if each is not None]
        every: list[OutcomeTable] = [*drawn, *given]
        before = [*certain, *(() for _ in given)]
        lists = [effects.number((*b, *each.effects)) for b, each in zip(before, every, strict=True)]
        self.effects = _column([0, *lists], np.intp)
        numbers = iter(range(len(drawn) + 1, len(every) + 1))
        self.neglect = _column([0 if each is None else next(numbers) for each in left], np.intp)
        """Number by inject; 0 if nothing happens."""
        self.followed = sorted({index for each in every for index, _ in each.then})
        """Injects that may be put on the calendar."""
        self._consequences(every, flags, len(tables.initiatives))

    def _consequences(
        self, every: list[OutcomeTable], flags: dict[str, int], initiatives: int
    ) -> None:
        row = {inject: index for index, inject in enumerate(self.followed)}
        self.raised = _ragged([[flags[f] for f in each.raised] for each in every], len(flags))
        self.lowered = _ragged([[flags[f] for f in each.lowered] for each in every], len(flags))
        self.then = _ragged([[row[i] for i, _ in each.then] for each in every], len(row))
        self.after = _ragged([[after for _, after in each.then] for each in every], 0)
        self.set_back = _ragged([[i for i, _ in each.set_backs] for each in every], initiatives)
        self.lost = _ragged([[by for _, by in each.set_backs] for each in every], 0)
        self.special = np.array(
            [False, *(bool(u.raised or u.lowered or u.then or u.set_backs) for u in every)]
        )
        """Which do more than move indicators."""
        self.any_special = bool(self.special.any())


def _shift(option: OptionTable, outcome: int, number: int) -> Any:
    if outcome < len(option.outcomes) and number < len(option.outcomes[outcome].shifts):
        return option.outcomes[outcome].shifts[number]
    return None


def _column(values: Any, dtype: Any) -> Ints:
    return np.array(values, dtype=dtype)


def _padded(rows: Sequence[Sequence[int]], most: int, rest: int, dtype: Any) -> Ints:
    """Return rows as the columns of one array."""
    table = np.full((most, len(rows)), rest, dtype=dtype)
    for index, row in enumerate(rows):
        table[: len(row), index] = row
    return table


def _ragged(rows: Sequence[Sequence[int]], rest: int) -> Ints:
    """Return rows as columns after an empty one, as long as the longest."""
    most = max(map(len, rows), default=0)
    return _padded([[], *rows], most, rest, np.int32)
