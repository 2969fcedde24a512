"""Compiles condition trees into functions of a state, for the scalar engine."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import assert_never

from wargame.core import conditions as c
from wargame.core.state import DONE, RUNNING, State

Predicate = Callable[[State], bool]
Amount = Callable[[State], int]

_OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_SUMS: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


class Compiler:
    """Turns trees into closures over the indexes of one scenario."""

    def __init__(  # noqa: PLR0917 - the maps of one scenario, used in one place
        self,
        indicators: Mapping[str, int],
        injects: Mapping[str, int],
        options: Mapping[tuple[str, str], int],
        initiatives: Mapping[str, int],
        ladder: Mapping[tuple[str, str], tuple[int, int, int]],
        turns: int,
    ) -> None:
        self.indicators = indicators
        self.injects = injects
        self.options = options
        self.initiatives = initiatives
        self.ladder = ladder
        """By flashpoint and rung: slot of the tension, where the rung begins, where it ends."""
        self.turns = turns

    def predicate(self, node: c.Condition) -> Predicate:
        """Return the function that tells whether a condition holds in a state."""
        match node:
            case c.Compare():
                return self._compare(node)
            case c.Rungs():
                return self._rungs(node)
            case c.Every(parts):
                return _every([self.predicate(part) for part in parts])
            case c.Any(parts):
                return _any([self.predicate(part) for part in parts])
            case c.Not(inner):
                held = self.predicate(inner)
                return lambda state: not held(state)
            case c.Flag(name):
                return lambda state: name in state.flags
            case c.Took():
                return self._took(node)
            case c.Seen(inject):
                index = self.injects[inject]
                return lambda state: index in state.seen
            case c.Programme():
                return self._programme(node)
            case c.Final():
                last = self.turns
                return lambda state: state.turn >= last
        assert_never(node)

    def amount(self, node: c.Quantity) -> Amount:
        """Return the function that reads a quantity from a state."""
        match node:
            case c.Number(value):
                return lambda _: value
            case c.Value(indicator):
                slot = self.indicators[indicator]
                return lambda state: state.values[slot]
            case c.Moved(indicator):
                slot = self.indicators[indicator]
                return lambda state: state.values[slot] - state.opening[slot]
            case c.TurnNumber(last):
                turns = self.turns
                return (lambda _: turns) if last else (lambda state: state.turn)
            case c.Sum(symbol, left, right):
                return _sum(_SUMS[symbol], self.amount(left), self.amount(right))
            case c.Pick(function, arguments):
                return _pick(function, [self.amount(argument) for argument in arguments])
        assert_never(node)

    def _compare(self, node: c.Compare) -> Predicate:
        compare = _OPERATORS[node.operator]
        if isinstance(node.left, c.Value) and isinstance(node.right, c.Number):
            slot, bound = self.indicators[node.left.indicator], node.right.value
            return lambda state: compare(state.values[slot], bound)
        left, right = self.amount(node.left), self.amount(node.right)
        return lambda state: compare(left(state), right(state))

    def _rungs(self, node: c.Rungs) -> Predicate:
        slot, begin, end = self.ladder[node.flashpoint, node.rung]
        match node.operator:
            case ">=":
                return lambda state: state.values[slot] >= begin
            case "<":
                return lambda state: state.values[slot] < begin
            case ">":
                return lambda state: state.values[slot] >= end
            case "<=":
                return lambda state: state.values[slot] < end
            case "==":
                return lambda state: begin <= state.values[slot] < end
            case _:
                return lambda state: not begin <= state.values[slot] < end

    def _took(self, node: c.Took) -> Predicate:
        index = self.injects[node.inject]
        if not node.option:
            return lambda state: index in state.taken
        option = self.options[node.inject, node.option]
        return lambda state: state.taken.get(index) == option

    def _programme(self, node: c.Programme) -> Predicate:
        index = self.initiatives[node.initiative]
        wanted = DONE if node.done else RUNNING
        return lambda state: state.status[index] == wanted


def _every(parts: list[Predicate]) -> Predicate:
    if len(parts) == 2:
        first, second = parts
        return lambda state: first(state) and second(state)
    return lambda state: all(part(state) for part in parts)


def _any(parts: list[Predicate]) -> Predicate:
    if len(parts) == 2:
        first, second = parts
        return lambda state: first(state) or second(state)
    return lambda state: any(part(state) for part in parts)


def _sum(function: Callable[[int, int], int], left: Amount, right: Amount) -> Amount:
    return lambda state: function(left(state), right(state))


def _pick(function: str, arguments: list[Amount]) -> Amount:
    if function == "abs":
        [only] = arguments
        return lambda state: abs(only(state))
    chosen = min if function == "min" else max
    return lambda state: chosen(argument(state) for argument in arguments)
