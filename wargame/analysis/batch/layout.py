"""Lays indicators out in the matrix of values, and works the derived ones out in it."""

from __future__ import annotations

from typing import Any

import numpy as np

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.numbers import at, reach, terms_of, weigh, width
from wargame.core.rows import Tables


class Layout:
    """Where each indicator lies in the matrix of values: measured, derived, then offsets."""

    def __init__(self, tables: Tables) -> None:
        slots = range(len(tables.names))
        plain = [slot for slot in slots if slot not in tables.derived]
        self.plain, self.derived = len(plain), len(tables.derived)
        order = [*plain, *tables.derived]
        self.slots = [*order, *(tables.derived[slot][0] for slot in tables.derived)]
        """Slot of the scalar engine by row."""
        self.rows = [self.slots.index(slot) for slot in range(len(self.slots))]
        """Row by slot of the scalar engine."""
        self.spans = [(tables.low[slot], tables.high[slot]) for slot in slots]
        """Range by slot."""
        sums = [tables.derived[slot][1] for slot in tables.derived]
        self.sums = [terms_of(each, self.rows) for each in sums]
        self.fed = [tuple(self.rows[slot] for slot, _ in terms) for _, terms in sums]
        """Rows that each derived indicator follows."""
        reaches = [reach(each, self.spans) for each in sums]
        wide = [(low - span[1], high - span[0]) for span in self.spans for low, high in reaches]
        steps = [(2 * low - high, 2 * high - low) for low, high in self.spans]
        self.sum_type = width(*reaches, *wide, (0, 0))
        offsets = [(-most, most) for most in (_offset_reach(tables, self.spans, sums))]
        starts = [(value, value) for value in tables.start]
        self.type = width(*steps, *offsets, *starts)
        """Type of the values: an indicator and the largest effect on it fit."""
        if np.object_ in {self.type, self.sum_type}:
            raise ValueError("the indicators of this model are too large for the batch engine")
        low = np.array([tables.low[slot] for slot in plain], dtype=self.type)
        high = np.array([tables.high[slot] for slot in plain], dtype=self.type)
        alike = (low == low[:1]).all() and (high == high[:1]).all() and len(plain)
        self.clip = (low[0], high[0]) if alike else (low[:, None], high[:, None])
        """Ends of the measured indicators' ranges, one number each if all are the same."""
        self.bounds = [(tables.low[slot], tables.high[slot]) for slot in order]
        """Range by row, offsets left out."""
        kind = np.dtype(self.type).type
        self.ends = [(kind(low), kind(high)) for low, high in self.bounds]
        """The same in the type of the values, which is quicker to clip to."""
        kind = np.dtype(self.sum_type).type
        self.wide_ends = [(kind(low), kind(high)) for low, high in self.bounds]
        self.feeds = [
            tuple(d for d, fed in enumerate(self.fed) if row in fed) for row in range(self.plain)
        ]
        """Derived indicators, counted from 0, that follow a measured one, by row."""


def _offset_reach(tables: Tables, spans: list[Any], sums: list[Any]) -> list[int]:
    """Return how far from 0 each offset can lie."""
    found = []
    for slot, (base, terms) in zip(tables.derived, sums, strict=True):
        most = sum(abs(p) * max(map(abs, spans[each])) for each, p in terms) // 100 + abs(base)
        offset = abs(tables.start[tables.derived[slot][0]])
        found.append(2 * (most + max(map(abs, spans[slot])) + offset) + 2)
    return found


def columns(values: Ints, rows: Ints) -> Ints:
    """Return the values of some games, in the same order in memory."""
    if values.flags.c_contiguous:
        return values.take(rows, axis=1)
    return values.T.take(rows, axis=0).T


def work_out(
    layout: Layout, values: Ints, derived: int, rows: Ints | None = None
) -> tuple[Ints, int | Ints]:
    """Set a derived indicator from what it follows and its offset; return it and the bare sum."""
    row = layout.plain + derived
    total = weigh(values, layout.sums[derived], layout.sum_type, rows)
    value: Ints = np.add(at(values[row + layout.derived], rows), total, dtype=layout.sum_type)
    value.clip(*layout.wide_ends[row], out=value)
    values[row, slice(None) if rows is None else rows] = value
    return value, total


def move_derived(
    layout: Layout, values: Ints, derived: int, by: int | Ints, rows: Ints | None = None
) -> None:
    """Work a derived indicator out, add to it, and let its offset take that up."""
    row = layout.plain + derived
    value, total = work_out(layout, values, derived, rows)
    value += by
    value.clip(*layout.wide_ends[row], out=value)
    where = slice(None) if rows is None else rows
    values[row, where] = value
    value -= total
    offset = values[row + layout.derived]
    offset[where] = value if isinstance(by, int) else np.where(by != 0, value, at(offset, rows))
