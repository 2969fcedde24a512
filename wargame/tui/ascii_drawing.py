"""Makes Textual's own widgets draw with ASCII letters, for terminals that have no others."""

from __future__ import annotations

from textual.scrollbar import ScrollBar, ScrollBarRender


class PlainBars(ScrollBarRender):
    """Draws scroll bars with whole cells only."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


def draw_ascii() -> None:
    """Draw scroll bars in ASCII from now on. Borders follow the app's `-ascii` class."""
    ScrollBar.renderer = PlainBars
