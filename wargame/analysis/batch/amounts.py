"""Compiles the quantities of conditions into columns, wide enough for what they can come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, assert_never

import numpy as np

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.numbers import Span, width
from wargame.core import conditions as c

if TYPE_CHECKING:
    from wargame.analysis.batch.view import View

Amount = Callable[["View"], "int | Ints"]
Measured = tuple[Amount, Span]
"""A quantity and the range it can lie in, by which the width of the arithmetic is chosen."""


class Amounts:
    """Reads the indicators of one scenario."""

    def __init__(self, rows: dict[str, int], spans: dict[str, Span], turns: int) -> None:
        self.rows = rows
        """Row of each indicator in the matrix of values."""
        self.spans = spans
        self.turns = turns
        self.moved: dict[int, int] = {}
        """Place by row of each indicator whose change since the turn began is read."""

    def amount(self, node: c.Quantity) -> Measured:
        """Return the function that reads a quantity in all games."""
        match node:
            case c.Number(value):
                return (lambda _: value), (value, value)
            case c.Value(indicator):
                row = self.rows[indicator]
                return (lambda view: view.value(row)), self.spans[indicator]
            case c.Moved(indicator):
                return self._moved(indicator)
            case c.TurnNumber(last):
                turns = self.turns
                read: Amount = (lambda _: turns) if last else (lambda view: view.turn)
                return read, (0, turns)
            case c.Sum(symbol, left, right):
                return _sum(symbol, self.amount(left), self.amount(right))
            case c.Pick(function, arguments):
                return _pick(function, [self.amount(each) for each in arguments])
        assert_never(node)

    def _moved(self, indicator: str) -> Measured:
        row, (low, high) = self.rows[indicator], self.spans[indicator]
        dtype = width((low, high), (low - high, high - low))
        place = self.moved.setdefault(row, len(self.moved))
        return (
            lambda view: np.subtract(view.value(row), view.opening(place), dtype=dtype),
            (low - high, high - low),
        )


def _sum(symbol: str, left: Measured, right: Measured) -> Measured:
    (one, (a, b)), (other, (x, y)) = left, right
    ends = {
        "+": (a + x, b + y),
        "-": (a - y, b - x),
        "*": (min(a * x, a * y, b * x, b * y), max(a * x, a * y, b * x, b * y)),
    }[symbol]
    dtype = width((a, b), (x, y), ends)
    function: Any = {"+": np.add, "-": np.subtract, "*": np.multiply}[symbol]

    def amount(view: View) -> int | Ints:
        first, second = one(view), other(view)
        if isinstance(first, int) and isinstance(second, int):
            return int(function(first, second, dtype=object))
        result: Ints = function(first, second, dtype=dtype)
        return result

    return amount, ends


def _pick(function: str, arguments: list[Measured]) -> Measured:
    spans = [span for _, span in arguments]
    lows, highs = zip(*spans, strict=True)
    most = max(map(abs, (*lows, *highs)))
    ends = {
        "abs": (0, most),
        "min": (min(lows), min(highs)),
        "max": (max(lows), max(highs)),
    }[function]
    dtype = width(*spans, (-most, most))

    def amount(view: View) -> int | Ints:
        found = [read(view) for read, _ in arguments]
        fixed = [each for each in found if isinstance(each, int)]
        if len(fixed) == len(found):
            return abs(fixed[0]) if function == "abs" else _PLAIN[function](fixed)
        result: Ints = np.asarray(found[0], dtype=dtype)
        for each in found[1:]:
            result = _COLUMNS[function](result, each, dtype=dtype)
        return np.abs(result) if function == "abs" else result

    return amount, ends


_PLAIN: dict[str, Callable[[list[int]], int]] = {"min": min, "max": max}
_COLUMNS: dict[str, Any] = {"min": np.minimum, "max": np.maximum}
