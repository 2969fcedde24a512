"""Says how a deck is meant to be played by several cells with a facilitator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RunOut = Literal["neglect", "last-vote", "wait"]
"""When time runs out: the turn closes over what is unanswered, each lead's last vote counts as the
cell's answer, or nothing happens."""
Learn = Literal["end-of-turn", "effects"]
"""When a cell learns what another answered: as the turn closes, or only by what comes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseRules:
    """Settings of a facilitated exercise."""

    minutes: int = 20
    """Time for a turn, 1-600."""
    runs_out: RunOut = "wait"
    learn: Learn = "end-of-turn"
    cells_talk: bool = False
    """Whether cells may write to each other and to single people of another cell."""
    named: bool = False
    """Whether comments of participants in the hot wash carry names unless they ask otherwise."""


PLAIN_RULES = ExerciseRules()
"""What holds for a deck that says nothing."""
