"""Provides the colours. This is the only file of the interface with colours in it.

Every text colour stands at 4.5 to 1 or more (WCAG AA) on every background below, at 7 to 1 in the
theme of high contrast; `tests/tui/test_themes.py` measures it on the screens.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import App
from textual.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme by what they mean."""

    dark: bool
    background: str
    surface: str
    """Dialogs and fields."""
    panel: str
    """Banner and footer."""
    cursor: str
    """Under the marked row."""
    mark: str
    """Under the marked row of a list that the keys do not go to."""
    coach: str
    """Under the line that teaches."""
    text: str
    quiet: str
    good: str
    bad: str
    warn: str
    lead: str
    frame: str
    """Rules, bars and titles of panels."""


PALETTES = {
    "dark": Palette(
        dark=True,
        background="#11151a",
        surface="#181e25",
        panel="#1d252e",
        cursor="#27435e",
        mark="#222f3c",
        coach="#2e2a18",
        text="#e8ecf0",
        quiet="#b4bec8",
        good="#7fd8a0",
        bad="#ffa198",
        warn="#f2cc60",
        lead="#f5c26b",
        frame="#8cc8ff",
    ),
    "light": Palette(
        dark=False,
        background="#fbfbf8",
        surface="#f2f3f0",
        panel="#e7ebef",
        cursor="#cfe2f3",
        mark="#e2ebf3",
        coach="#fbf0cf",
        text="#1a1f24",
        quiet="#4b545d",
        good="#0f5f34",
        bad="#9b1c16",
        warn="#6d4500",
        lead="#6b3f00",
        frame="#174f82",
    ),
    "high-contrast": Palette(
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#000000",
        cursor="#00305c",
        mark="#1c1c1c",
        coach="#000000",
        text="#ffffff",
        quiet="#e0e0e0",
        good="#5dfc8a",
        bad="#ffb3b3",
        warn="#ffe14d",
        lead="#ffe14d",
        frame="#8fd0ff",
    ),
    # Blue and orange instead of green and red, after Okabe and Ito; told apart by their lightness
    # as well, so that they differ for every kind of colour vision.
    "colour-blind": Palette(
        dark=True,
        background="#10141a",
        surface="#171d25",
        panel="#1c242e",
        cursor="#26405a",
        mark="#212e3b",
        coach="#2c2918",
        text="#e8ecf0",
        quiet="#b4bec8",
        good="#6cc4f5",
        bad="#ff9248",
        warn="#fff07a",
        lead="#fff07a",
        frame="#9ccbf0",
    ),
}
"""Palettes by the name of their theme. The ANSI themes are Textual's: they have no colours."""


def theme_of(name: str, palette: Palette) -> Theme:
    """Return a palette as a theme of Textual, its text colours as they stand."""
    one = palette
    return Theme(
        name=name,
        primary=one.frame,
        secondary=one.frame,
        warning=one.warn,
        error=one.bad,
        success=one.good,
        accent=one.lead,
        foreground=one.text,
        background=one.background,
        surface=one.surface,
        panel=one.panel,
        boost=one.panel,
        dark=one.dark,
        variables={
            "text": one.text,
            "text-muted": one.quiet,
            "text-disabled": one.quiet,
            "text-primary": one.frame,
            "text-secondary": one.frame,
            "text-accent": one.lead,
            "text-success": one.good,
            "text-error": one.bad,
            "text-warning": one.warn,
            "warning-muted": one.coach,
            "block-cursor-foreground": one.text,
            "block-cursor-background": one.cursor,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": one.text,
            "block-cursor-blurred-background": one.mark,
            "block-hover-background": one.mark,
            "border": one.lead,
            "border-blurred": one.frame,
            "footer-foreground": one.text,
            "footer-background": one.panel,
            "footer-key-foreground": one.lead,
            "footer-description-foreground": one.text,
            "input-cursor-background": one.text,
            "input-cursor-foreground": one.background,
            "input-selection-background": one.cursor,
            "input-selection-foreground": one.text,
            "button-foreground": one.text,
            "button-color-foreground": one.background,
            "surface-lighten-1": one.surface,
            "surface-darken-1": one.surface,
            "scrollbar": one.frame,
            "scrollbar-hover": one.lead,
            "scrollbar-active": one.lead,
            "scrollbar-background": one.panel,
        },
    )


def register_themes(app: App[None]) -> None:
    """Let an app wear the themes."""
    for name, palette in PALETTES.items():
        app.register_theme(theme_of(name, palette))
