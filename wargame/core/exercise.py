"""Holds what a facilitator has changed about a session: pace, injects kept back, rulings, texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wargame.core.scenario import Inject

if TYPE_CHECKING:
    from wargame.core.rows import Tables
    from wargame.core.state import State


@dataclass(frozen=True, slots=True)
class Facilitation:
    """The facilitator's part of a state. Solo play never has another than `UNTOUCHED`."""

    paced: bool = False
    """True if the facilitator, not the cells, closes the turns."""
    held: frozenset[int] = frozenset()
    """Injects that do not come before they are released."""
    skipped: frozenset[int] = frozenset()
    """Injects that come no more, unless they are fired."""
    rulings: tuple[tuple[int, int, int], ...] = ()
    """Inject, option and the outcome that it will have, against the tables."""
    texts: tuple[Inject, ...] = ()
    """Injects written on the spot or edited, in that order."""
    tables: Tables | None = field(default=None, compare=False, repr=False)
    """The tables with these texts; None while there are none."""

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Leave the tables behind when sent to another process; they are made again there."""
        return Facilitation, (self.paced, self.held, self.skipped, self.rulings, self.texts)

    @property
    def kept_back(self) -> frozenset[int]:
        """Injects that neither schedule, condition nor draw may bring."""
        return self.held | self.skipped if self.held or self.skipped else self.held

    def ruled(self, inject: int, option: int) -> int | None:
        """Return the outcome that was ruled for an answer; None if the tables decide."""
        for each, ruled_option, outcome in self.rulings:
            if (each, ruled_option) == (inject, option):
                return outcome
        return None


UNTOUCHED = Facilitation()


def current(tables: Tables, state: State) -> Tables:
    """Return the tables that a state is to be read with: the given ones, unless texts were added.

    Added injects come last, so every index of the given tables means the same in both.
    """
    exercise = state.exercise
    if exercise is UNTOUCHED or not exercise.texts:
        return tables
    if exercise.tables is None:
        # A state that came from another process has left its tables there.
        object.__setattr__(exercise, "tables", _grown(tables, exercise.texts))
    return exercise.tables or tables


def _grown(tables: Tables, texts: tuple[Inject, ...]) -> Tables:
    from wargame.core.tables import with_inject, with_texts

    for each in texts:
        is_new = each.id not in tables.inject_index
        tables = with_inject(tables, each) if is_new else with_texts(tables, each)
    return tables
