"""Provides the screen for observers and the projector: what everybody may see."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from wargame.language import _
from wargame.tui.team.base import TeamScreen
from wargame.tui.team.feed import FeedPanel
from wargame.tui.team.keys import WALL
from wargame.tui.team.line import TeamLine
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.widgets.steps import StepPanel


class WallScreen(TeamScreen):
    """Shows the clock, the state of the world and the news. It can never show a secret."""

    KEYS = WALL
    BINDINGS = WALL.bindings()
    AUTO_FOCUS = "#feed"

    def body(self) -> ComposeResult:
        """Yield the world at the left, the news at the right."""
        view = self.seen
        yield TeamLine(id="wall-clock")
        with Horizontal(id="room"):
            with Vertical(id="world"):
                yield FlashpointPanel(view.flashpoints)
                yield StepPanel(view.steps, (view.overall, view.overall_since_turn))
            with Vertical(id="desk"):
                yield FeedPanel(self.table.items(), self.room, _("News"))

    def take(self) -> None:
        """Hand the parts of the new view to the panels."""
        view = self.seen
        self.query_one(FlashpointPanel).flashpoints = view.flashpoints
        self.query_one(StepPanel).show(view)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what this seat has no right to, as the projector has none."""
        if action == "comment" and "Reflected" not in self.room.rights:
            return False
        return super().check_action(action, parameters)
