"""Builds whole scenarios at random, with every feature that a deck can have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from tests.support.generated_conditions import Conditions
from tests.support.small import (
    capital,
    ending,
    indicator,
    initiative,
    inject,
    measure,
    option,
    outcome,
    rule,
    scenario,
    step_of,
)
from wargame.core import scenario as s

Number = Callable[[int, int], int]
"""Chooses a number between two, inclusive; everything else rests on it."""
T = TypeVar("T")
RANGES = ((0, 100), (0, 100), (-50, 50), (-90, -20), (5, 20), (0, 1), (0, 9000), (-300, 40))
CELLS = ("north", "south", "east")


@dataclass
class Generator:
    """Draws a scenario with one source of numbers."""

    number: Number

    def chance(self, percent: int) -> bool:
        """Return True so often."""
        return self.number(0, 99) < percent

    def pick(self, items: Sequence[T]) -> T:
        """Return one of some things."""
        return items[self.number(0, len(items) - 1)]

    def some(self, items: Sequence[T], most: int) -> tuple[T, ...]:
        """Return a few of some things, maybe one of them twice."""
        return tuple(self.pick(items) for _ in range(self.number(0, most) if items else 0))

    def scenario(self) -> s.Scenario:
        """Return a scenario whose sessions always end."""
        self.cells = CELLS[: self.number(1, 3)]
        self.indicators = self._indicators()
        self.names = tuple(each.id for each in self.indicators)
        self.initiatives = tuple(f"p{each}" for each in range(self.number(0, 4)))
        self.injects = tuple(f"j{each}" for each in range(self.number(2, 8)))
        self.options = {each: self.number(1, 4) for each in self.injects}
        self.flags = ("f0", "f1", "f2")
        self.turns = self.number(2, 6)
        self.conditions = Conditions(
            self.number,
            self.indicators,
            self.flags,
            {each: [f"o{k}" for k in range(count)] for each, count in self.options.items()},
            self.initiatives,
        )
        most = self.number(1, 4)
        built = scenario(
            *(self._inject(each) for each in self.injects),
            turns=self.turns,
            most=most,
            draw_to=self.number(0, most),
            set=tuple((each.id, self._start(each)) for each in self.some(self.indicators, 1)),
            cells=self.cells,
        )
        return replace(built, model=replace(built.model, **self._model()))

    def _start(self, each: s.Indicator) -> int:
        return self.number(-30, 30) if each.derived else self.number(each.low, each.high)

    def _indicators(self) -> tuple[s.Indicator, ...]:
        plain = []
        for each in range(self.number(1, 5)):
            low, high = self.pick(RANGES)
            plain.append(indicator(f"i{each}", self.number(low, high), low=low, high=high))
        found = list(plain)
        for each in range(self.number(0, 2)):
            low, high = self.pick(RANGES)
            follows = tuple(dict.fromkeys(self.pick(plain).id for _ in range(self.number(1, 3))))
            terms = tuple(s.Term(indicator=i, percent=self.number(-150, 250)) for i in follows)
            total = s.WeightedSum(base=self.number(-40, 60), terms=terms)
            place = self.number(0, len(found))
            derived = indicator(f"d{each}", self.number(-30, 30), low=low, high=high, derived=total)
            found.insert(place, derived)
        return tuple(found)

    def effects(self, most: int = 4) -> tuple[s.Effect, ...]:
        """Return effects, maybe several on one indicator."""
        large = 400 if self.chance(10) else 30
        return tuple(
            s.Effect(indicator=each, by=self.number(-large, large) or 1)
            for each in self.some(self.names, most)
        )

    def shifts(self) -> tuple[s.Shift, ...]:
        """Return up to two shifts."""
        if self.chance(50):
            return ()
        return tuple(
            s.Shift(indicator=each, by=self.number(-9, 9) or 1) for each in self.some(self.names, 2)
        )

    def total(self) -> s.WeightedSum:
        """Return a weighted sum of any indicators."""
        terms = tuple(
            s.Term(indicator=each, percent=self.number(-200, 200))
            for each in self.some(self.names, 2)
        )
        return s.WeightedSum(base=self.number(-30, 110), terms=terms)

    def when(self, percent: int) -> str:
        """Return a condition so often, else an empty one."""
        return self.conditions.text() if self.chance(percent) else ""

    def _then(self) -> tuple[s.FollowUp, ...]:
        if self.chance(60):
            return ()
        return tuple(
            s.FollowUp(inject=each, after=self.number(1, 3)) for each in self.some(self.injects, 2)
        )

    def _set_backs(self) -> tuple[s.SetBack, ...]:
        return tuple(
            s.SetBack(initiative=each, by=self.number(1, 2))
            for each in self.some(self.initiatives, 2)
        )

    def _outcome(self, number: int) -> s.Outcome:
        return outcome(
            f"u{number}",
            weight=self.number(1, 60),
            shifts=self.shifts(),
            effects=self.effects(),
            flags=self.some(self.flags, 1),
            lower=self.some(self.flags, 1),
            then=self._then(),
            set_backs=self._set_backs(),
        )

    def _option(self, number: int, *, always: bool) -> s.Option:
        return option(
            f"o{number}",
            posture=self.pick(("firm", "conciliatory", "mixed")),
            capital=0 if always else self.number(0, 5),
            needs="" if always else self.when(40),
            effects=self.effects(),
            outcomes=tuple(self._outcome(each) for each in range(self.number(1, 4))),
        )

    def _inject(self, name: str) -> s.Inject:
        always = self.number(0, self.options[name] - 1)
        options = [self._option(k, always=k == always) for k in range(self.options[name])]
        if name == self.injects[0]:
            # A condition may name only flags that some outcome raises or lowers.
            options[0] = _lowering(options[0], self.flags)
        to = self._to()
        deadline = None if self.chance(50) else self.number(1, 3)
        return inject(
            name,
            *options,
            to=to,
            holds=self.pick(to),
            deadline=deadline,
            neglect=self._neglect() if deadline and self.chance(80) else None,
            deliver=self._delivery(),
        )

    def _to(self) -> tuple[str, ...]:
        cells = list(self.cells)
        to = [cells.pop(self.number(0, len(cells) - 1)) for _ in range(self.number(1, len(cells)))]
        return tuple(to)

    def _neglect(self) -> s.Neglect:
        return s.Neglect(
            text="Too late.",
            effects=self.effects(),
            flags=self.some(self.flags, 1),
            then=self._then(),
            set_backs=self._set_backs(),
        )

    def _delivery(self) -> s.Delivery | None:
        kind = self.number(0, 5)
        if kind == 0:
            return None
        first = self.number(1, self.turns)
        turn = first if kind == 1 else None
        weight = self.number(1, 9) if kind > 2 else 0
        return s.Delivery(
            turn=turn,
            first=first if turn is None and self.chance(40) else 1,
            last=self.number(first, self.turns),
            when=self.when(50),
            weight=weight,
            shifts=self.shifts() if weight else (),
        )

    def _model(self) -> dict[str, Any]:
        steps = tuple(self._step(each) for each in range(self.number(1, 3)))
        return {
            "indicators": self.indicators,
            "cells": tuple(self._cell(each) for each in CELLS),
            "flashpoints": (
                s.Flashpoint(
                    id="strait", title="", short="", tension=self.names[0], deterrence=None
                ),
            ),
            "rules": tuple(self._rule(each) for each in range(self.number(0, 5))),
            "endings": (*(self._ending(each) for each in range(self.number(0, 2))), self._last()),
            "steps": steps,
            "overall": s.Overall(
                mean=self.number(1, 70),
                lowest=self.number(0, 70),
                lowest_count=self.number(1, len(steps)),
                says="",
                source=(),
            ),
            "capital": capital(
                start=self.number(0, 8),
                income=s.WeightedSum(base=self.number(0, 3), terms=self.total().terms),
                carry=self.number(0, 100),
                most=self.number(8, 15),
            ),
            "initiatives": tuple(self._initiative(each) for each in self.initiatives),
            "counterparts": tuple(
                self._counterpart(each) for each in self.cells if self.chance(60)
            ),
            "concert": self._concert() if self.chance(70) else None,
        }

    def _cell(self, name: str) -> s.Cell:
        cares = tuple(dict.fromkeys(self.some(self.names, 3)))
        worth = tuple(s.Effect(indicator=each, by=self.number(-5, 5) or 1) for each in cares)
        return s.Cell(id=name, title=name, says="", cares=worth)

    def _rule(self, number: int) -> s.Rule:
        drifts = tuple(
            s.Drift(indicator=each, toward=self.total(), by=self.number(1, 12))
            for each in self.some(self.names, 2)
        )
        return rule(f"r{number}", when=self.when(60), effects=self.effects(), drifts=drifts)

    def _ending(self, number: int) -> s.Ending:
        odds = self.total() if self.chance(60) else None
        return ending(f"e{number}", self.when(90), odds=odds, points=self.number(-40, 10))

    def _last(self) -> s.Ending:
        return ending("over", "final", points=self.number(-5, 5))

    def _measure(self) -> s.Measure:
        start = self.number(-50, 100)
        band = (start, start + self.number(0, 20)) if self.chance(30) else None
        return measure(
            *dict.fromkeys((self.pick(self.names), *self.some(self.names, 2))),
            start=start,
            end=start + (self.number(-80, 80) or 7),
            band=band,
            fade=self.number(1, 30),
            weight=self.number(1, 5),
        )

    def _step(self, number: int) -> s.Step:
        gates = tuple(
            s.Gate(when=self.when(90), cap=self.number(0, 90), says="", source=())
            for _ in range(self.number(0, 2))
        )
        measures = [self._measure() for _ in range(self.number(1, 3))]
        return step_of(str(number), *measures, gates=gates)

    def _initiative(self, name: str) -> s.Initiative:
        stages = tuple(
            s.Stage(title="", turns=self.number(1, 2), text="", effects=self.effects())
            for _ in range(self.number(1, 3))
        )
        return initiative(
            name,
            *stages,
            needs=self.when(40),
            holds=self.when(40),
            capital=self.number(0, 4),
            upkeep=self.number(0, 2),
            abandon=self.effects(2),
        )

    def _counterpart(self, cell: str) -> s.Counterpart:
        reactions = tuple(
            s.Reaction(
                id=f"t{each}",
                title="",
                own=self.chance(50),
                weight=self.number(1, 9),
                shifts=self.shifts(),
                effects=self.effects(2),
                capital=self.number(0, 2),
                text="",
                source=(),
            )
            for each in range(self.number(1, 3))
        )
        return s.Counterpart(cell=cell, reactions=reactions)

    def _concert(self) -> s.Concert:
        return s.Concert(
            same=self.effects(2),
            differ=self.effects(2),
            delay=self.number(0, 2),
            says="",
            source=(),
        )


def _lowering(first: s.Option, flags: tuple[str, ...]) -> s.Option:
    """Return an option with one outcome more, which lowers every flag."""
    return option(
        first.id,
        posture=first.posture,
        capital=first.capital,
        needs=first.needs,
        effects=first.effects,
        outcomes=(*first.outcomes, outcome("low", weight=5, lower=flags)),
    )
