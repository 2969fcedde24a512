"""Chooses the screen of a role. Imports each only when it is wanted."""

from __future__ import annotations

from wargame.exercise.seating import TeamTable
from wargame.tui.team.base import TeamScreen


def home(table: TeamTable) -> TeamScreen:
    """Return the screen that a seat begins on."""
    match table.board().role:
        case "facilitator":
            from wargame.tui.team.console import ConsoleScreen

            return ConsoleScreen(table)
        case "lead" | "player":
            from wargame.tui.team.cell import CellScreen

            return CellScreen(table)
        case "evaluator":
            from wargame.tui.team.watch import WatchScreen

            return WatchScreen(table)
        case _:
            from wargame.tui.team.wall import WallScreen

            return WallScreen(table)
