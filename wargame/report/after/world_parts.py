"""Describes the parts of an after-action report that follow the world over the turns.

Scores are in hundredths of a point, 0-10,000. Values by turn begin with STARTEX, so that a turn is
its own index.
"""

from __future__ import annotations

from dataclasses import dataclass

from wargame.core.views import LedgerRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """One cause that moved a step or the whole, with all it moved."""

    text: str
    change: int
    turn: int
    line: int
    source: tuple[str, ...]
    lasted: bool
    """Whether it worked in several turns, of which `turn` is the first."""

    @property
    def when(self) -> str:
        """When it worked, or began to."""
        return f"{'from ' if self.lasted else ''}turn {self.turn}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An indicator that a step is measured by, from STARTEX to now."""

    measure: str
    indicator: str
    start: int
    now: int
    unit: str
    worst: int
    best: int
    """Values that score 0 and 100; a band's lower and upper end if it is one."""
    is_band: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCourse:
    """A step over the session."""

    id: str
    title: str
    short: str
    says: str
    values: tuple[int, ...]
    gate: str
    """The gate that caps it now; empty if none does."""
    cap: int | None
    measures: tuple[Measured, ...]
    up: tuple[Mover, ...]
    down: tuple[Mover, ...]

    @property
    def now(self) -> int:
        """The score now."""
        return self.values[-1]

    @property
    def change(self) -> int:
        """What changed since STARTEX."""
        return self.values[-1] - self.values[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """A flashpoint over the session."""

    id: str
    title: str
    short: str
    values: tuple[int, ...]
    rungs: tuple[str, ...]
    """Rung by turn."""
    ranks: tuple[int, ...]
    """The same as numbers, 0 the lowest."""
    deterrence: tuple[int, ...]
    """Empty if it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCourse:
    """An indicator over the session."""

    id: str
    title: str
    group: str
    unit: str
    low: int
    high: int
    better: str
    values: tuple[int, ...]
    good: bool | None
    """Whether it ended better than it began; None if neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that can be followed over the turns."""

    turns: tuple[int, ...]
    """Turn of each value, 0 for STARTEX."""
    labels: tuple[str, ...]
    lines: tuple[int, ...]
    """Line after which each value stood."""
    times: tuple[str, ...]
    steps: tuple[StepCourse, ...]
    overall: tuple[int, ...]
    tensions: tuple[Tension, ...]
    ladder: tuple[tuple[str, int], ...]
    """Rungs and the tension each begins at."""
    indicators: tuple[IndicatorCourse, ...]
    ledger: tuple[LedgerRow, ...]
