"""Chooses how wide whole numbers must be, and divides as the scalar engine does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from wargame.analysis.batch.chance import Ints
from wargame.core.rows import ShiftRow, SumRow

Span = tuple[int, int]
"""Lowest and highest value, inclusive."""
Terms = tuple[tuple[tuple[int, int], ...], int]
"""Pairs of row and doubled percent, and the doubled base with what rounding adds."""


def at(column: Ints, rows: Ints | None) -> Ints:
    """Return a column, or its entries at some games."""
    return column if rows is None else column.take(rows)


def width(*spans: Span) -> Any:
    """Return the narrowest type that holds all of some ranges; Python's own numbers if none."""
    low, high = min(each[0] for each in spans), max(each[1] for each in spans)
    for kind in (np.int16, np.int32, np.int64):
        info = np.iinfo(kind)
        if info.min <= low and high <= info.max:
            return kind
    return np.object_


def reach(total: SumRow, spans: Sequence[Span]) -> Span:
    """Return the range a weighted sum can lie in, its intermediate values included."""
    base, terms = total
    most = sum(abs(percent) * max(map(abs, spans[slot])) for slot, percent in terms)
    most = 2 * most + 200 * abs(base) + 200
    return -most, most


def terms_of(total: SumRow, rows: Sequence[int]) -> Terms:
    """Return a weighted sum by row, prepared for one rounded division by 200."""
    base, terms = total
    return tuple((rows[slot], 2 * percent) for slot, percent in terms), 200 * base + 100


def weigh(values: Ints, total: Terms, dtype: npt.DTypeLike, rows: Ints | None = None) -> int | Ints:
    """Return a weighted sum in every game or some, rounded half up."""
    terms, constant = total
    if not terms:
        return constant // 200
    (row, percent), *others = terms
    sums: Ints = np.multiply(at(values[row], rows), percent, dtype=dtype)
    for row, percent in others:
        sums += np.multiply(at(values[row], rows), percent, dtype=dtype)
    sums += constant
    sums //= 200
    return sums


def div_round(numerators: Ints, divisor: int) -> Ints:
    """Return quotients rounded half up; `divisor` is above 0 and the numerators are used up."""
    numerators *= 2
    numerators += divisor
    numerators //= 2 * divisor
    return numerators


class ShiftTables:
    """What each value of an indicator adds to a weight, for every kind of shift in a deck."""

    def __init__(self) -> None:
        self._bases: dict[tuple[int, int, int], int] = {}
        self._points: list[int] = []
        self.points: Ints = np.zeros(0, dtype=np.int32)

    def base(self, shift: ShiftRow) -> int:
        """Return where a shift's points begin: value `v` adds `points[base + v]`."""
        _, by, low, span = shift
        key = by, low, span
        if key not in self._bases:
            self._bases[key] = len(self._points) - low
            self._points += [
                (2 * by * 5 * (2 * step - span) + span) // (2 * span) for step in range(span + 1)
            ]
        return self._bases[key]

    def most(self) -> int:
        """Return the most that one shift can add or take."""
        return max((abs(each) for each in self._points), default=0)

    def finish(self, dtype: npt.DTypeLike, span: Span) -> int:
        """Fix the table once every shift is in.

        Returns a base at which each value of a range adds nothing.
        """
        low, high = span
        self.points = np.array([*self._points, *(0 for _ in range(low, high + 1))], dtype=dtype)
        return len(self._points) - low
