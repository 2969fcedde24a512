"""Checks that everything on a screen is within its place, at any width from 80 on."""

from __future__ import annotations

from textual.widgets import DataTable

from tests.tui.screen_text import rows
from wargame.tui.app import WargameApp
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.key_bar import KeyBar

WIDTHS = {200: 60, 80: 24, 97: 30, 120: 40}
"""Columns and rows, in the order in which the window is changed."""


def nothing_is_cut(app: WargameApp, width: int) -> None:
    """Assert that everything on the screen is within its place."""
    assert app.screen.query_one(KeyBar).render().cell_length <= width
    for part in app.screen.walk_children(Drawn):
        if part.display and part.content_size.width:
            drawn = part.draw(part.content_size.width)
            assert app.glyphs.more not in drawn.plain, drawn.plain
            assert all(line.cell_length <= part.content_size.width for line in drawn.split("\n"))
    for widget in app.screen.query("*"):
        if widget.display and widget.region.width:
            assert widget.region.right <= width, widget
    for table in app.screen.query(DataTable):
        assert table.virtual_size.width <= table.size.width
    if not app.screen.query(DataTable):
        assert not [row for row in rows(app) if app.glyphs.more in row]
