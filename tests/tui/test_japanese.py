"""The screens in Japanese, with a real deck: nothing cut, nothing shifted, lines broken well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.fitting import nothing_is_cut
from tests.tui.screen_text import press, rows, settle, text, words
from wargame.desk import LocalDesk
from wargame.gateway import NewSession
from wargame.language import speak
from wargame.linebreak import NO_START
from wargame.tui.app import WargameApp
from wargame.tui.widgets.drawn import Drawn

DECKS = Path(__file__).parents[2] / "decks"
WALK = (
    *(("enter",), ("i",), ("escape", "n"), ("escape", "w"), ("escape", "m"), ("escape", "g")),
    *(("escape", "f3"), ("escape", "question_mark"), ("escape", "enter"), ("enter",)),
    *(("y", "e"), ("escape", "l"), ("escape", "t"), ("n",), ("escape", "d"), ("escape", "s")),
)
"""Keys that lead from the briefing through the screens."""
FORBIDDEN = [letter for letter in NO_START if not letter.isascii()]
"""Letters no line begins with; the ASCII ones among them are signs of ours, such as "!"."""


@pytest.fixture
def japanese() -> Iterator[None]:
    """Speak Japanese for one test."""
    speak("ja")
    yield
    speak("en")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
async def test_every_screen_holds_in_japanese(
    width: int, height: int, tmp_path: Path, japanese: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wide letters take two cells in every table and box, and no line begins with a full stop."""
    # a short path, since one that is cut is told as cut
    monkeypatch.chdir(tmp_path)
    desk = LocalDesk(Path("saves"), (DECKS,))
    new = NewSession(deck="turn-zero", cell="all", seed=1)
    app = WargameApp(desk, new=new)
    async with app.run_test(size=(width, height)) as pilot:
        await settle(pilot)
        for keys in ((), *WALK):
            await press(pilot, *keys)
            if not app.screen.is_modal:
                nothing_is_cut(app, width)
            assert max(cell_len(row) for row in rows(app)) <= width
            for part in app.screen.query(Drawn):
                for line in part.draw(max(1, part.content_size.width)).plain.split("\n"):
                    assert line.strip()[:1] not in FORBIDDEN, line


async def test_interface_deck_and_engine_speak_together(tmp_path: Path, japanese: None) -> None:
    """Title, places, reasons and news: a Japanese reader meets no English sentence."""
    app = WargameApp(LocalDesk(tmp_path, (DECKS,)))
    async with app.run_test(size=(110, 40)) as pilot:
        await settle(pilot)
        assert "危機の中の同盟" in text(app)
        await press(pilot, "enter", "enter")

        shown = words(app)
        assert "ターンゼロ 2020年第1四半期、ターン1/2" in shown
        assert "最初の公電" in shown
        assert "台湾海峡" in shown
        assert "次に：出来事が起きた。" in shown
        assert "訓練用モデルであり、予測ではない" in shown
        await press(pilot, "enter", "enter")
        assert "に決定しますか。" in text(app)
        await press(pilot, "y", "e")
        assert "空席は影響力を失わせる" in text(app)
