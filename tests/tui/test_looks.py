"""What the main screens look like, as plain text that is read in a diff."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import SIZES, press, rows, settle, text
from wargame.gateway import NewSession
from wargame.tui.app import WargameApp
from wargame.tui.wording import HONESTY

Golden = Callable[[str, str], None]
START = NewSession(deck="taiwan-strait", cell="all")
LOOKS: dict[str, tuple[NewSession | None, str, tuple[str, ...]]] = {
    "title": (None, "", ()),
    "room": (START, "", ("enter",)),
    "inject": (START, "", ("enter", "enter")),
    "initiatives": (START, "", ("enter", "i")),
    "resolution": (START, "", ("enter", "enter", "enter", "y", "e", "right")),
    "ledger": (START, "", ("enter", "w")),
    "indicators": (START, "", ("enter", "n")),
    "map": (START, "", ("enter", "m")),
    "charts": (None, SAVE, ("g",)),
    "trade-off": (None, SAVE, ("g", "x")),
    "reference": (None, SAVE, ("f2", "down")),
    "end": (None, "2026-11-25-korea-9.jsonl", ()),
    "new-session": (None, "", ("n",)),
    "replay": (None, "", ("r", "enter", "right", "right")),
}
"""Session to begin, save to open, and the keys that lead to the screen."""


LARGE, SMALL = "200x60", "80x24"
WINDOWS: list[tuple[str, tuple[str, ...]]] = [
    (look, (LARGE, SMALL)) for look in LOOKS if look != "replay"
]
WINDOWS += [("replay", (LARGE,)), ("replay", (SMALL,))]
"""Sizes that each screen is shown at in turn; a small replay begins with all its news folded."""


@pytest.mark.parametrize(("look", "sizes"), WINDOWS)
async def test_a_screen_looks_as_its_goldens(
    look: str, sizes: tuple[str, ...], desk: FakeDesk, golden: Golden
) -> None:
    """A change of layout is seen by a reader before it is seen by players.

    A window that is made smaller shows what a small one shows. A number on a screen looks like
    knowledge; its first line says that it is training.
    """
    new, save, keys = LOOKS[look]
    app = WargameApp(desk, new=new, open_save=save)

    async with app.run_test(size=SIZES[sizes[0]]) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        for size in sizes:
            await pilot.resize_terminal(*SIZES[size])
            await settle(pilot)

            golden(f"{look}-{size}", text(app))
            assert HONESTY in rows(app)[0]


WALKS: dict[str, tuple[tuple[str, ...], ...]] = {
    "title": (("n",), ("escape", "r", "enter", "right")),
    "room": (
        *(("enter",), ("enter",), ("escape", "i"), ("escape", "w"), ("escape", "n")),
        *(("escape", "m"), ("escape", "enter", "enter", "y", "e", "right")),
    ),
    "charts": (("g",), ("x",), ("escape", "f2", "down")),
    "end": (),
}
"""Keys that lead on from the beginning of a look, screen by screen."""


@pytest.mark.parametrize("start", WALKS)
async def test_ascii_letters_are_enough(start: str, desk: FakeDesk) -> None:
    """Some terminals and some fonts have no block letters."""
    new, save, _keys = LOOKS[start]
    app = WargameApp(desk, new=new, open_save=save, plain_ascii=True)

    async with app.run_test(size=SIZES[SMALL]) as pilot:
        await settle(pilot)
        for keys in ((), *WALKS[start]):
            await press(pilot, *keys)

            shown = text(app)
            assert shown.isascii(), sorted({letter for letter in shown if not letter.isascii()})
