"""Provides the line with the clock."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import shorten


class TeamLine(Drawn):
    """Says what phase it is, how much time is left and what waits."""

    says: reactive[Content] = reactive(Content(""))

    def draw(self, width: int) -> Content:
        """Return one line."""
        return shorten(self.says, width, self.glyphs.more)
