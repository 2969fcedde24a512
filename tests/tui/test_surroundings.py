"""What the terminal and the process ask of the app: colours, sizes, the collector, threads."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from rich.color import ColorType

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, press, segments, settle, text, words
from wargame.tui.app import WargameApp
from wargame.tui.glyphs import ASCII, UNICODE

ROOT = Path(__file__).parents[2]


async def test_no_color_leaves_every_colour_to_the_terminal(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those who ask for no colour get none, not greys."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        assert app.theme == "ansi-dark"
        drawn = segments(app)
        styles = [style for _, style in drawn if style is not None]
        colours = [one for style in styles for one in (style.color, style.bgcolor) if one]
        assert colours
        assert {one.type for one in colours} == {ColorType.DEFAULT}
        reversed_rows = "".join(text for text, style in drawn if style and style.reverse)
        assert "A near collision off Penghu" in reversed_rows


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "textual-light", "nord"])
async def test_every_theme_can_draw_the_room(theme: str, desk: FakeDesk) -> None:
    """Colours are tokens, so none is missing from any theme."""
    app = WargameApp(desk, open_save=SAVE)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await settle(pilot)

        assert "Overall ████░░░░░░░ 34.1" in words(app)


async def test_what_is_alive_when_the_screen_is_up_is_left_to_itself(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A collection that looks at all of Textual holds a key up for a frame."""
    told: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: told.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: told.append("freeze"))
    app = WargameApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        assert told == ["collect", "freeze"]


async def test_a_second_wish_while_a_session_is_opened_opens_no_second_one(desk: FakeDesk) -> None:
    """Two sessions open at once would both hold their files."""
    app = WargameApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        await pilot.press("c", "c", "c")
        await settle(pilot)

        assert len([one for one in desk.tables if not one.is_closed]) == 1


def test_the_title_is_up_before_the_other_screens_are_loaded() -> None:
    """The first frame waits for nothing that is not on it."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import wargame.tui.app\n"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert "wargame.tui.screens.title" in loaded
    late = {"room", "inject", "ledger", "replay", "new_session", "indicators", "end", "saves"}
    assert not {f"wargame.tui.screens.{name}" for name in late} & loaded
    assert "textual.widgets._data_table" not in loaded
    assert not {"yaml", "pydantic", "wargame.session", "wargame.deck", "wargame.journal"} & loaded


async def test_the_palette_is_drawn_in_ascii_too_and_offers_a_picture(desk: FakeDesk) -> None:
    """It is Textual's own screen, with an icon and half blocks of its own."""
    app = WargameApp(desk, plain_ascii=True)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")

        shown = text(app)
        assert "Search for commands" in shown
        assert shown.isascii(), sorted({letter for letter in shown if not letter.isascii()})
        await press(pilot, *"screenshot")
        assert "Saves a picture of this screen" in text(app)


def test_a_trend_is_not_read_as_a_number() -> None:
    """Beside "tension 50" two heights once stood as "45"."""
    for glyphs in (ASCII, UNICODE):
        assert not any(letter.isalnum() for letter in glyphs.levels)
        assert len(set(glyphs.levels)) == len(glyphs.levels)


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
