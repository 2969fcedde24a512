"""Writes conditions at random, with every kind of node the language has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wargame.core import scenario as s

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
RUNGS = ("calm", "crisis", "war")


@dataclass
class Conditions:
    """Draws conditions over the names of one scenario."""

    number: Callable[[int, int], int]
    indicators: Sequence[s.Indicator]
    flags: Sequence[str]
    options: Mapping[str, Sequence[str]]
    """By inject."""
    initiatives: Sequence[str]

    def pick(self, items: Sequence[str]) -> str:
        """Return one of some texts."""
        return items[self.number(0, len(items) - 1)]

    def text(self, depth: int = 2) -> str:
        """Return a condition."""
        kind = self.number(0, 10 if depth else 7)
        if kind <= 2:
            return self._plain()
        if kind == 3:
            return f"{self.quantity(1)} {self.pick(COMPARISONS)} {self.quantity(1)}"
        if kind == 4:
            return f"rung('strait') {self.pick(COMPARISONS)} '{self.pick(RUNGS)}'"
        if kind == 5:
            return f"flag('{self.pick(self.flags)}')"
        if kind == 6:
            return self._course()
        if kind == 7:
            return self.pick(("final", "turn >= 2", "turn == turns", "turns - turn > 1"))
        if kind == 8:
            return f"not ({self.text(depth - 1)})"
        joined = f" {self.pick(('and', 'or'))} "
        return joined.join(f"({self.text(depth - 1)})" for _ in range(self.number(2, 3)))

    def _plain(self) -> str:
        each = self.indicators[self.number(0, len(self.indicators) - 1)]
        bound = self.number(each.low, each.high)
        if self.number(0, 4) == 0:
            return f"{bound} <= {each.id} < {bound + self.number(0, 40)}"
        return f"{each.id} {self.pick(COMPARISONS)} {bound}"

    def _course(self) -> str:
        inject = self.pick(list(self.options))
        kind = self.number(0, 3 if self.initiatives else 1)
        if kind == 0:
            return f"seen('{inject}')"
        if kind == 1:
            option = f", '{self.pick(self.options[inject])}'" if self.number(0, 1) else ""
            return f"took('{inject}'{option})"
        return f"{('running', 'done')[kind - 2]}('{self.pick(self.initiatives)}')"

    def quantity(self, depth: int) -> str:
        """Return a number, an indicator or something worked out from them."""
        names = [each.id for each in self.indicators]
        kind = self.number(0, 7 if depth else 3)
        if kind == 0:
            return str(self.number(-60, 120))
        if kind <= 2:
            return self.pick(names)
        if kind == 3:
            return self.pick((f"change('{self.pick(names)}')", "turn", "turns"))
        if kind == 4:
            return f"abs({self.quantity(depth - 1)})"
        if kind == 5:
            parts = ", ".join(self.quantity(depth - 1) for _ in range(self.number(1, 3)))
            return f"{self.pick(('min', 'max'))}({parts})"
        symbol = self.pick(("+", "-", "*"))
        return f"({self.quantity(depth - 1)} {symbol} {self.quantity(depth - 1)})"
