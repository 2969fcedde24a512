"""Provides the base of widgets that lay out their own lines for the width they have."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from wargame.tui.glyphs import Glyphs, glyphs_of

ROOMY = 40
"""Rows from which on a terminal has room for lines that are only nice to have."""


class Drawn(Widget):
    """Draws lines that are already cut or wrapped to its width."""

    DEFAULT_CSS = """
    Drawn {
        height: auto;
    }
    """

    @property
    def glyphs(self) -> Glyphs:
        """The letters to draw with."""
        return glyphs_of(self)

    @property
    def is_roomy(self) -> bool:
        """Whether the terminal is tall enough for lines that are only nice to have."""
        return self.app.size.height >= ROOMY

    def draw(self, width: int) -> Content:
        """Return the lines for `width` cells."""
        raise NotImplementedError

    def render(self) -> Content:
        """Return the lines for the width the layout has given."""
        return self.draw(max(1, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are at this width."""
        return self.draw(max(1, width)).plain.count("\n") + 1
