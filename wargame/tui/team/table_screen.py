"""Provides what cells and evaluators look at: the table, the news and the state of the world."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from wargame.tui.team.base import TeamScreen
from wargame.tui.team.feed import FeedPanel
from wargame.tui.team.line import TeamLine
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.widgets.inject_list import InjectList
from wargame.tui.widgets.steps import StepPanel


class TableScreen(TeamScreen):
    """Shows the injects that lie before a seat."""

    AUTO_FOCUS = "#injects"

    def body(self) -> ComposeResult:
        """Yield clock, injects and feed at the left, the state of the world at the right."""
        view = self.seen
        yield TeamLine()
        with Horizontal(id="room"):
            with Vertical(id="desk"):
                yield InjectList(view.injects, view.turn)
                yield FeedPanel(self.table.items(), self.room)
            with Vertical(id="world"):
                yield FlashpointPanel(view.flashpoints)
                yield StepPanel(view.steps, (view.overall, view.overall_since_turn))

    def take(self) -> None:
        """Hand the parts of the new view to the panels."""
        view = self.seen
        self.query_one(InjectList).show(view)
        self.query_one(FlashpointPanel).flashpoints = view.flashpoints
        self.query_one(StepPanel).show(view)
