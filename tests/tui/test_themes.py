"""Colours: contrast measured on the painted screens, meanings told apart, one place for them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from rich.style import Style
from textual.color import Color

from tests.tui.fake_desk import SAVE, FakeDesk
from tests.tui.screen_text import press, segments, settle
from wargame.preferences import THEMES, Settings, Unkept
from wargame.tui.app import WargameApp
from wargame.tui.themes import PALETTES

TUI = Path(__file__).parents[2] / "wargame" / "tui"
LEAST = {"high-contrast": 7.0}
WALK: tuple[str, ...] = (
    "enter",
    "enter",
    "escape",
    "r",
    "escape",
    "c",
    "escape",
    "escape",
    "i",
    "escape",
    "w",
    "escape",
    "n",
    "s",
    "f3",
    "escape",
    "escape",
)
WALK = (*WALK, "question_mark", "escape", "b", "escape", "e", "x", "escape", "l", "escape")
"""Keys that lead through the screens of a session."""


def dressed(theme: str) -> Unkept:
    """Return preferences with a theme."""
    return Unkept(Settings().having("theme", theme, "test"))


def luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def standing_out(style: Style) -> float:
    """Return the contrast of letters in a style; the most there is where it says no colours."""
    if style.color is None or style.bgcolor is None:
        return 21.0
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def faint(app: WargameApp, least: float) -> set[str]:
    """Return the words on the screen that stand out less than they should."""
    found = set()
    dialogs = [one.region for one in app.screen.query(".dialog")] if app.screen.is_modal else []
    # What lies under a question is dimmed on purpose, and nothing there can be used.
    for text, style in segments(app, dialogs[0] if dialogs else None):
        letters = "".join(one for one in text if one.isalnum())
        if style is not None and letters and standing_out(style) < least:
            found.add(f"{letters}: {standing_out(style):.1f}")
    return found


@pytest.mark.parametrize("theme", PALETTES)
async def test_every_word_on_every_screen_stands_out(theme: str, desk: FakeDesk) -> None:
    """4.5 to 1 on whatever it stands on, marked rows, dialogs, banner and footer among it."""
    least = LEAST.get(theme, 4.5)
    app = WargameApp(desk, open_save=SAVE, preferences=dressed(theme))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.theme == theme
        assert faint(app, least) == set()
        for key in WALK:
            await press(pilot, key)
            assert faint(app, least) == set(), (key, type(app.screen).__name__)


@pytest.mark.parametrize("theme", PALETTES)
def test_every_text_colour_stands_out_on_every_background(theme: str) -> None:
    """What no screen shows together today may stand together tomorrow."""
    one = PALETTES[theme]
    texts = (one.text, one.quiet, one.good, one.bad, one.warn, one.lead, one.frame)
    grounds = (one.background, one.surface, one.panel, one.cursor, one.mark, one.coach)

    ratios = [contrast(Color.parse(a), Color.parse(b)) for a in texts for b in grounds]

    assert min(ratios) >= LEAST.get(theme, 4.5)


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """Return a colour as somebody with another colour vision sees it (Machado et al. 2009)."""
    one = Color.parse(colour)
    parts = [(part / 255) ** 2.2 for part in (one.r, one.g, one.b)]
    mixed = [sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix]
    return tuple(255 * max(0.0, part) ** (1 / 2.2) for part in mixed)


VISIONS = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


@pytest.mark.parametrize("vision", VISIONS)
def test_better_and_worse_differ_for_every_colour_vision(vision: str) -> None:
    """In the theme that is made for it; elsewhere the word beside it tells."""
    one = PALETTES["colour-blind"]
    rungs = [seen(colour, VISIONS[vision]) for colour in (one.good, one.warn, one.bad)]

    for first, second in [*pairwise(rungs), (rungs[0], rungs[2])]:
        distance = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
        assert distance > 60


@pytest.mark.parametrize("theme", [name for name in THEMES if name not in PALETTES])
async def test_the_terminals_own_sixteen_colours_are_enough(theme: str, desk: FakeDesk) -> None:
    """No colour of ours is sent; the user has chosen theirs."""
    app = WargameApp(desk, open_save=SAVE, preferences=dressed(theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        styles = [style for _, style in segments(app) if style is not None]
        colours = [one for style in styles for one in (style.color, style.bgcolor) if one]
        assert colours
        assert {one.triplet for one in colours} == {None}


def test_colours_stand_in_one_file_only() -> None:
    """A literal colour elsewhere would look wrong in some theme."""
    literal = re.compile(r"#[0-9a-fA-F]{6}\b|\brgba?\(|\bhsl\(")
    named = re.compile(r"\b(?:red|green|blue|yellow|orange|magenta|cyan|white|black)\b")
    for path in sorted(TUI.rglob("*")):
        if path.suffix in {".py", ".tcss"} and path.name != "themes.py":
            text = path.read_text(encoding="utf-8")
            styles = text if path.suffix == ".tcss" else "\n".join(re.findall(r'"[^"\n]*"', text))
            assert not literal.findall(styles), path.name
            if path.suffix == ".tcss":
                assert not named.findall(styles), path.name
