"""Compiles condition trees into boolean columns: one answer for each game of a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, assert_never

import numpy as np

from wargame.analysis.batch.amounts import Amount, Amounts
from wargame.analysis.batch.chance import Bools
from wargame.analysis.batch.numbers import Span
from wargame.core import conditions as c
from wargame.core.state import DONE, RUNNING

if TYPE_CHECKING:
    from wargame.analysis.batch.view import View

Held = bool | Bools
"""A condition in all games: one answer if it is the same everywhere, else a column."""
Test = Callable[["View"], Held]

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
        self.amounts = Amounts(rows, spans, turns)
        self.index = index
        """Indexes of `flags`, `injects`, `options` (by inject and option) and `initiatives`."""
        self.ladder = ladder
        """By flashpoint and rung: the tension, where the rung begins, where it ends."""
        self.turns = turns

    def test(self, node: c.Condition) -> Test:
        """Return the function that tells in which games a condition holds."""
        match node:
            case c.Compare(operator, left, right):
                return _compare(
                    operator, self.amounts.amount(left)[0], self.amounts.amount(right)[0]
                )
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
        if node.operator in {">=", "<"}:
            return _compare(node.operator, lambda view: view.value(row), lambda _: begin)
        if node.operator in {">", "<="}:
            higher = ">=" if node.operator == ">" else "<"
            return _compare(higher, lambda view: view.value(row), lambda _: end)
        on = _fold(both, [lambda v: v.value(row) >= begin, lambda v: v.value(row) < end])
        return on if node.operator == "==" else _not(on)

    def _took(self, node: c.Took) -> Test:
        inject = self.index["injects"][node.inject]
        if not node.option:
            return lambda view: view.taken(inject) >= 0
        option = self.index["options"][node.inject, node.option]
        return lambda view: view.taken(inject) == option


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
