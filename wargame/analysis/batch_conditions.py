"""Compiles condition trees into boolean columns: one answer for each game of a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, assert_never

import numpy as np

from wargame.analysis.batch_chance import Bools, Ints
from wargame.analysis.batch_numbers import Span, width
from wargame.core import conditions as c
from wargame.core.state import DONE, RUNNING

if TYPE_CHECKING:
    from wargame.analysis.batch_view import View

Held = bool | Bools
"""A condition in all games: one answer if it is the same everywhere, else a column."""
Test = Callable[["View"], Held]
Amount = Callable[["View"], "int | Ints"]
Measured = tuple[Amount, Span]
"""A quantity and the range it can lie in, by which the width of the arithmetic is chosen."""

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}


def needs_of(node: c.Condition) -> frozenset[type]:
    """Return the kinds of node in a tree, to tell what can change its answer."""
    return frozenset(type(each) for each in c.walk(node))


def both(left: Held, right: Held) -> Held:
    """Return where both hold."""
    if isinstance(left, bool):
        return right if left else False
    if isinstance(right, bool):
        return left if right else False
    return left & right


def either(left: Held, right: Held) -> Held:
    """Return where one of them holds."""
    if isinstance(left, bool):
        return True if left else right
    if isinstance(right, bool):
        return True if right else left
    return left | right


def column(held: Held, games: int) -> Bools:
    """Return an answer as a column."""
    return np.full(games, held, dtype=np.bool_) if isinstance(held, bool) else held


class Compiler:
    """Turns trees into functions of a view of many games, over the indexes of one scenario."""

    def __init__(
        self,
        rows: dict[str, int],
        spans: dict[str, Span],
        index: dict[str, dict[Any, int]],
        ladder: dict[tuple[str, str], tuple[str, int, int]],
        turns: int,
    ) -> None:
        self.rows = rows
        """Row of each indicator in the matrix of values."""
        self.spans = spans
        self.index = index
        """Indexes of `flags`, `injects`, `options` (by inject and option) and `initiatives`."""
        self.ladder = ladder
        """By flashpoint and rung: the tension, where the rung begins, where it ends."""
        self.turns = turns
        self.moved: dict[int, int] = {}
        """Place by row of each indicator whose change since the turn began is read."""

    def test(self, node: c.Condition) -> Test:
        """Return the function that tells in which games a condition holds."""
        match node:
            case c.Compare(operator, left, right):
                return _compare(operator, self.amount(left)[0], self.amount(right)[0])
            case c.Rungs():
                return self._rungs(node)
            case c.Every(parts):
                return _fold(both, [self.test(part) for part in parts])
            case c.Any(parts):
                return _fold(either, [self.test(part) for part in parts])
            case c.Not(inner):
                return _not(self.test(inner))
            case c.Flag(name):
                flag = self.index["flags"][name]
                return lambda view: view.flag(flag)
            case c.Took():
                return self._took(node)
            case c.Seen(inject):
                seen = self.index["injects"][inject]
                return lambda view: view.seen(seen) != 0
            case c.Programme(initiative, done):
                number = self.index["initiatives"][initiative]
                wanted = DONE if done else RUNNING
                return lambda view: view.status(number) == wanted
            case c.Final():
                return lambda view: view.turn >= self.turns
        assert_never(node)

    def read(self, node: c.Condition) -> Iterator[int]:
        """Yield the rows of the indicators that a condition reads."""
        for each in c.walk(node):
            if isinstance(each, c.Value | c.Moved):
                yield self.rows[each.indicator]
            elif isinstance(each, c.Rungs):
                yield self.rows[self.ladder[each.flashpoint, each.rung][0]]

    def _rungs(self, node: c.Rungs) -> Test:
        tension, begin, end = self.ladder[node.flashpoint, node.rung]
        row = self.rows[tension]
        match node.operator:
            case ">=" | "<":
                return _compare(node.operator, lambda view: view.value(row), lambda _: begin)
            case ">":
                return lambda view: view.value(row) >= end
            case "<=":
                return lambda view: view.value(row) < end
        on = _fold(both, [lambda v: v.value(row) >= begin, lambda v: v.value(row) < end])
        return on if node.operator == "==" else _not(on)

    def _took(self, node: c.Took) -> Test:
        inject = self.index["injects"][node.inject]
        if not node.option:
            return lambda view: view.taken(inject) >= 0
        option = self.index["options"][node.inject, node.option]
        return lambda view: view.taken(inject) == option

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


def _compare(operator: str, left: Amount, right: Amount) -> Test:
    compare = _COMPARE[operator]

    def test(view: View) -> Held:
        held: Held = compare(left(view), right(view))
        return held

    return test


def _fold(join: Callable[[Held, Held], Held], tests: list[Test]) -> Test:
    def test(view: View) -> Held:
        held = tests[0](view)
        for each in tests[1:]:
            held = join(held, each(view))
        return held

    return test


def _not(inner: Test) -> Test:
    def test(view: View) -> Held:
        held = inner(view)
        return not held if isinstance(held, bool) else ~held

    return test


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
    lows, highs = zip(*(span for _, span in arguments), strict=True)
    if function == "abs":
        [(only, (low, high))] = arguments
        most = max(abs(low), abs(high))
        dtype = width((-most, most))
        return (lambda view: np.abs(np.asarray(only(view), dtype=dtype))), (0, most)
    least: bool = function == "min"
    ends = (min(lows), min(highs)) if least else (max(lows), max(highs))
    dtype = width(*(span for _, span in arguments))
    choose: Any = np.minimum if least else np.maximum

    def amount(view: View) -> int | Ints:
        result: Any = arguments[0][0](view)
        for each, _ in arguments[1:]:
            result = choose(result, each(view), dtype=dtype)
        return result  # type: ignore[no-any-return]

    return amount, ends
