"""Pins that the foot of a screen names its keys, and that a mouse can press them."""

from __future__ import annotations

import pytest

from tests.tui.fake_desk import FakeDesk
from tests.tui.screen_text import place, settle
from wargame.tui.app import WargameApp
from wargame.tui.widgets.key_bar import KeyBar


def column_of(bar: KeyBar, word: str) -> int:
    """Return the column where a word of the bar begins."""
    return bar.render().plain.index(word)


async def test_a_click_presses_the_key(desk: FakeDesk) -> None:
    """Whoever points at `New session` gets what the key gives."""
    app = WargameApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(KeyBar)
        await pilot.click(bar, offset=(column_of(bar, "New"), 0))
        await settle(pilot)
        assert place(app) == "NewSessionScreen"


async def test_a_click_on_a_key_that_does_nothing_now_only_rings(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to continue yet, and the foot says so by its slant."""
    rings: list[str] = []
    desk.cards.clear()
    app = WargameApp(desk)
    monkeypatch.setattr(app, "bell", lambda: rings.append("bell"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(KeyBar)
        column = column_of(bar, "Continue")
        assert bar.get_style_at(column, 0).italic
        assert not bar.get_style_at(column_of(bar, "New"), 0).italic
        await pilot.click(bar, offset=(column, 0))
        await settle(pilot)
        assert (place(app), rings) == ("TitleScreen", ["bell"])


async def test_the_key_under_the_mouse_is_lit_and_explained(desk: FakeDesk) -> None:
    """The tooltip is the sentence of the help; away from the bar nothing stays lit."""
    app = WargameApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(KeyBar)
        before = bar.get_style_at(column_of(bar, "Saves"), 0).bgcolor
        await pilot.hover(bar, offset=(column_of(bar, "Saves"), 0))
        await settle(pilot)
        assert bar.tooltip == next(one.help for one in bar.keys if one.word == "Saves")
        assert bar.get_style_at(column_of(bar, "Saves"), 0).bgcolor != before
        await pilot.hover(offset=(2, 2))
        await settle(pilot)
        assert bar.get_style_at(column_of(bar, "Saves"), 0).bgcolor == before


async def test_where_there_is_no_room_the_help_stays(desk: FakeDesk) -> None:
    """In a window of forty columns the last key named is still the one that lists all others."""
    app = WargameApp(desk)
    async with app.run_test(size=(40, 24)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(KeyBar)
        assert 1 < len(bar.that_fit()) < len(bar.keys)
        assert bar.that_fit()[-1].key == "question_mark"
