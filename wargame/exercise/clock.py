"""Keeps the time of an exercise as facts tell it. All times are milliseconds since 1970."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from wargame.core import room_facts as r

MINUTE = 60_000
"""Milliseconds."""
LONGEST = 600
"""Most minutes that a phase or an extension can have."""

ClockFact = r.ClockStarted | r.ClockPaused | r.ClockResumed | r.ClockExtended | r.ClockRanOut


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock, visible to all."""

    status: Literal["stopped", "running", "paused", "out"] = "stopped"
    phase: str = ""
    until: int = 0
    """Deadline of a running clock."""
    left: int = 0
    """Milliseconds left on a paused clock."""
    out_turn: int = 0
    """Turn in which it ran out, while what follows from that is not done."""
    then: str = ""

    def after(self, fact: ClockFact) -> Clock:
        """Return the clock after a fact."""
        match fact:
            case r.ClockStarted(phase, _, until):
                return Clock("running", phase, until)
            case r.ClockPaused(at):
                return replace(self, status="paused", left=max(0, self.until - at))
            case r.ClockResumed(_, until):
                return replace(self, status="running", until=until, left=0)
            case r.ClockExtended(at, by):
                return self._extended(at, by)
            case r.ClockRanOut(_, turn, then):
                return replace(self, status="out", out_turn=turn, then=then)

    def _extended(self, at: int, by: int) -> Clock:
        if self.status == "paused":
            return replace(self, left=self.left + by)
        until = max(self.until, at) + by if self.status == "out" else self.until + by
        return replace(self, status="running", until=until, out_turn=0, then="")

    def is_due(self, at: int) -> bool:
        """Tell whether a running clock has reached its deadline."""
        return self.status == "running" and at >= self.until
