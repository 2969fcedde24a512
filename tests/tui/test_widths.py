"""Text that reflows: at no width from 80 on is anything cut or pushed off the screen."""

from __future__ import annotations

import pytest
from textual.widgets import DataTable, Footer

from tests.tui.fake_desk import FakeDesk
from tests.tui.screen_text import press, rows, settle
from tests.tui.test_every_screen import JOURNEYS
from wargame.tui.app import WargameApp
from wargame.tui.widgets.drawn import Drawn

WIDTHS = {200: 60, 80: 24, 97: 30, 120: 40}
"""Columns and rows, in the order in which the window is changed."""


@pytest.mark.parametrize("name", JOURNEYS)
async def testnothing_is_cut_at_any_width(name: str, desk: FakeDesk) -> None:
    """Lines wrap, columns shrink, keys fit, also when the window changes while it is open.

    Only a row of a table may end in a sign for more; what it leaves out stands below the table.
    """
    new, save, keys = JOURNEYS[name]
    app = WargameApp(desk, new=new, open_save=save)
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        for width, height in WIDTHS.items():
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            nothing_is_cut(app, width)


def nothing_is_cut(app: WargameApp, width: int) -> None:
    """Assert that everything on the screen is within its place."""
    assert app.screen.query_one(Footer).virtual_size.width <= width
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


@pytest.mark.parametrize("key", ["e", "enter", "f3"])
async def test_a_toast_takes_no_focus_and_no_key(key: str, desk: FakeDesk) -> None:
    """It fades by itself; meanwhile every key does what it does without it."""
    app = WargameApp(desk, open_save="x")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        focused = app.focused

        app.notify("A toast of several words, long enough to stand for a while.", timeout=30)
        await settle(pilot)
        assert app.focused is focused
        assert not any(one.focusable for one in app.screen.query("Toast"))
        before = app.screen
        await press(pilot, key)

        assert app.screen is not before or len(app._notifications) > 1
