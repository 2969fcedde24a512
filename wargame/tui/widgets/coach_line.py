"""Provides the line that teaches a first-time player."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from wargame.language import _
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import shorten


class CoachLine(Drawn):
    """Says the next thing to do; takes no room when there is nothing to say."""

    says: reactive[str] = reactive("", layout=True)

    def __init__(self, says: str = "") -> None:
        """Begin with this advice."""
        super().__init__()
        self.set_reactive(CoachLine.says, says)
        self.display = bool(says)

    def watch_says(self, says: str) -> None:
        """Come and go with the advice."""
        self.display = bool(says)

    def draw(self, width: int) -> Content:
        """Return the advice in one line."""
        line = Content.assemble((_(" Next: "), "bold"), self.says)
        return shorten(line, width, self.glyphs.more)
