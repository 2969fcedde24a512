"""Holds what the charts share: lines, an axis of round numbers, labels that keep apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STYLES = (
    "$text-primary",
    "$text-success",
    "$text-warning",
    "$text-error",
    "$foreground",
    "$text-secondary",
    "$text-accent",
    "$text-muted",
)
"""Styles of the lines in turn. Letters tell lines apart where colours cannot."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_LINES = 8
"""Lines drawn at once; more could not be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One course to be drawn."""

    id: str
    title: str
    values: tuple[float, ...]
    """At STARTEX and after every closed turn, in the unit of the axis."""
    low: float
    high: float
    """Ends of its range."""
    told: tuple[str, ...]
    """The same values as people read them."""


def reach(lines: Sequence[Line], *, is_whole: bool) -> tuple[float, float]:
    """Return the ends of an axis for all lines: their ranges, or a little beyond where they run."""
    low, high = min(one.low for one in lines), max(one.high for one in lines)
    values = [value for one in lines for value in one.values]
    if is_whole or not values:
        return low, high
    near, far = min(values), max(values)
    spare = max(2.0, (far - near) / 8)
    return max(low, 5 * ((near - spare) // 5)), min(high, 5 * -(-(far + spare) // 5))


def axis(low: float, high: float, room: int) -> list[float]:
    """Return round numbers from `low` to `high`, at most one for every three of `room` rows."""
    most = max(2, room // 3)
    span = max(1.0, high - low)
    for power in (1, 10, 100, 1000, 10_000):
        for step in (1 * power, 2 * power, 5 * power):
            if span / step <= most:
                first = int(-(-low // step)) * step
                return [float(tick) for tick in range(first, int(high) + 1, step)]
    return [low, high]


def keep_apart(wanted: Sequence[float], room: int) -> list[int]:
    """Return a row of 0 to `room` - 1 for each height, no two alike, each as near as can be."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    rows = [0] * len(wanted)
    above = -1
    for place, index in enumerate(order):
        below = room - (len(order) - place)
        rows[index] = max(above + 1, min(int(wanted[index]), below))
        above = rows[index]
    return rows
