"""Applies lists of effects to many games at once, clipped and derived as one by one.

Effects on measured indicators commute unless they pull one indicator both ways, and effects on a
derived indicator must see what it follows. So each list is cut into as few phases as keep the
order that matters: in a phase the measured ones move, then the derived ones are worked out, then
effects on these are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from wargame.analysis.batch.chance import Bools, Ints
from wargame.analysis.batch.layout import Layout, columns, move_derived, work_out
from wargame.core.rows import EffectRow

DENSE = 4
"""A part of a block smaller than one in so many is gathered, moved and put back."""


@dataclass(slots=True)
class Phase:
    """One phase of every list: what it adds, by list and row."""

    plain: Ints
    derived: Ints
    moved: tuple[int, ...]
    """Derived rows, counted from 0, that some list moves in this phase."""
    any: Bools
    """Which lists have this phase."""


class Effects:
    """All lists of effects of a scenario, by number; list 0 is empty."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._lists: list[list[dict[int, int]]] = [[]]
        self._plain: list[list[EffectRow]] = [[]]
        """The effects of each list by row, in their order."""
        self._known: dict[tuple[EffectRow, ...], int] = {(): 0}
        self.phases: list[Phase] = []

    def number(self, effects: Iterable[EffectRow]) -> int:
        """Return the number of a list, added if it is new. Effects are by slot."""
        key = tuple(effects)
        if key not in self._known:
            self._known[key] = len(self._lists)
            self._plain.append([(self.layout.rows[slot], by) for slot, by in key])
            self._lists.append(self._cut(self._plain[-1]))
        return self._known[key]

    def _cut(self, effects: Sequence[EffectRow]) -> list[dict[int, int]]:
        """Cut a list into phases."""
        phases: list[dict[int, int]] = []
        for row, by in effects:
            if not phases or not self._fits(phases[-1], row, by):
                phases.append({})
            low, high = self.layout.bounds[row]
            moved = phases[-1].get(row, 0) + by
            phases[-1][row] = max(low - high, min(high - low, moved))
        return phases

    def _fits(self, phase: dict[int, int], row: int, by: int) -> bool:
        if phase.get(row, 0) * by < 0:
            return False
        first = self.layout.plain
        return not any(row in fed for d, fed in enumerate(self.layout.fed) if first + d in phase)

    def finish(self) -> None:
        """Make the tables, once every list is in."""
        layout, count = self.layout, len(self._lists)
        for number in range(max(map(len, self._lists))):
            table = np.zeros((count, layout.plain + layout.derived), dtype=layout.type)
            for each, phases in enumerate(self._lists):
                if number < len(phases):
                    for row, by in phases[number].items():
                        table[each, row] = by
            derived = np.ascontiguousarray(table[:, layout.plain :].T)
            self.phases.append(
                Phase(
                    np.ascontiguousarray(table[:, : layout.plain]),
                    derived,
                    tuple(int(each) for each in np.flatnonzero(derived.any(axis=1))),
                    np.array([number < len(each) for each in self._lists]),
                )
            )

    def apply(self, values: Ints, numbers: Ints, rows: Ints | None = None) -> None:
        """Apply a list to each game, or to each of `rows`; `numbers` runs along these."""
        if not self.phases:
            return
        games = values.shape[1]
        if rows is None:
            self._move(values, numbers, 0)
        elif len(rows) * DENSE > games:
            spread = np.zeros(games, dtype=np.intp)
            spread[rows] = numbers
            self._move(values, spread, 0)
        elif len(rows):
            some = columns(values, rows)
            self._move(some, numbers, 0)
            values[:, rows] = some

    def apply_one(self, values: Ints, number: int, rows: Ints) -> None:
        """Apply the same list to some games."""
        layout, stale = self.layout, set[int]()
        for row, by in self._plain[number]:
            low, high = layout.bounds[row]
            by = max(low - high, min(high - low, by))  # noqa: PLW2901 - no more than the range
            if row < layout.plain:
                value = values[row].take(rows)
                value += by
                value.clip(*layout.ends[row], out=value)
                values[row, rows] = value
                stale.update(layout.feeds[row])
            else:
                move_derived(layout, values, row - layout.plain, by, rows)
                stale.discard(row - layout.plain)
        for derived in sorted(stale):
            work_out(layout, values, derived, rows)

    def touched(self, number: int) -> set[int]:
        """Return the rows that a list may change."""
        rows = {row for row, _ in self._plain[number]}
        fed = {
            self.layout.plain + d
            for row in rows
            if row < self.layout.plain
            for d in self.layout.feeds[row]
        }
        return rows | fed

    def _move(self, values: Ints, numbers: Ints, first: int) -> None:
        self._phase(values, numbers, self.phases[first])
        for later in self.phases[first + 1 :]:
            rows = np.flatnonzero(later.any.take(numbers))
            if not len(rows):
                return
            some = columns(values, rows)
            self._phase(some, numbers.take(rows), later)
            values[:, rows] = some

    def _phase(self, values: Ints, numbers: Ints, phase: Phase) -> None:
        layout = self.layout
        plain = values[: layout.plain]
        # Rows of values or columns of games are fetched, whichever lie side by side in memory.
        if values.flags.c_contiguous:
            plain += phase.plain.T.take(numbers, axis=1)
        else:
            plain += phase.plain.take(numbers, axis=0).T
        np.clip(plain, *layout.clip, out=plain)
        for each in range(layout.derived):
            if each in phase.moved:
                move_derived(layout, values, each, phase.derived[each].take(numbers))
            else:
                work_out(layout, values, each)
