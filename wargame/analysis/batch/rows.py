"""Defines the rows of a scenario that is compiled for many games at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.conditions import Test
from wargame.analysis.batch.numbers import ShiftTables, Terms
from wargame.core import conditions as c
from wargame.core.rows import ShiftRow


@dataclass(slots=True)
class Condition:
    """One condition of the scenario."""

    test: Test
    kinds: frozenset[type]
    """Kinds of node in it."""
    rows: frozenset[int]
    """Rows of the indicators it reads."""


@dataclass(slots=True)
class Weight:
    """The weight by which an inject is drawn."""

    inject: int
    weight: int
    shifts: tuple[tuple[int, int], ...]
    """Pairs of row and base in the table of shifts."""
    when: Condition | None


class Pool:
    """What may be drawn in one turn."""

    def __init__(self, weights: list[Weight]) -> None:
        self.weights = weights
        self.numbers: Ints = np.array([each.inject for each in weights], dtype=np.intp)
        self.asking = [
            row
            for row, each in enumerate(weights)
            if each.when is not None and c.Seen in each.when.kinds
        ]
        """Rows whose condition hangs on what has come."""
        same = all(each.weight == 1 and not each.shifts and each.when is None for each in weights)
        self.alike = same and len(weights) < 256
        """Whether each is as likely as any other."""


@dataclass(slots=True)
class Drift:
    """A slow movement of an indicator."""

    row: int
    toward: Terms
    most: int
    ends: tuple[Any, Any] = (0, 0)
    """The most it moves in a turn, down and up, in the type of weighted sums."""


@dataclass(slots=True)
class Rule:
    """One rule of the dynamics, by row."""

    when: Condition | None
    effects: tuple[tuple[int, int], ...]
    drifts: tuple[Drift, ...]


@dataclass(slots=True)
class Ending:
    """One ending."""

    when: Condition | None
    odds: Terms | None
    points: int
    hash: np.uint64


@dataclass(slots=True)
class Initiative:
    """One long programme."""

    needs: int
    """Number of the condition to start it; 0 if none."""
    holds: Condition | None
    capital: int
    upkeep: int
    total: int
    marks: dict[int, int]
    """Progress at which a stage ends, and its list of effects, in order."""
    abandon: int


@dataclass(slots=True)
class Reaction:
    """One temper of a cell that the program plays."""

    own: bool
    weight: int
    shifts: tuple[tuple[int, int], ...]
    effects: int
    capital: int


def shift_rows(
    shifts: tuple[ShiftRow, ...], rows: list[int], tables: ShiftTables
) -> tuple[tuple[int, int], ...]:
    """Return shifts as pairs of row and base in the table of shifts."""
    return tuple((rows[each[0]], tables.base(each)) for each in shifts)
