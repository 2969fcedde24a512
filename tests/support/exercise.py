"""Plays small facilitated exercises, with a facilitator and two cells."""

from __future__ import annotations

from typing import Any

from tests.support.small import Game, scenario
from wargame.core import scenario as s
from wargame.core.evolve import initial
from wargame.core.facilitator_commands import CloseTurn, StartFacilitated
from wargame.core.tables import compile_tables

WHO = "Facilitator"
BOTH = ("north", "south")


class Exercise(Game):
    """A facilitated exercise of a small scenario, after STARTEX."""

    def __init__(self, *injects: s.Inject, played: tuple[str, ...] = BOTH, **more: Any) -> None:
        """Compile the scenario and give STARTEX."""
        self.tables = compile_tables(scenario(*injects, **more))
        self.state = initial(self.tables)
        self.events = ()
        self.do(StartFacilitated(played, WHO))

    def close(self, reason: str = "") -> Any:
        """Close the turn as the facilitator."""
        return self.do(CloseTurn(WHO, reason))

    def lying(self) -> list[str]:
        """Return the ids of the injects on the table."""
        tables = self.state.exercise.tables or self.tables
        return [tables.injects[item.inject].id for item in self.state.table]
