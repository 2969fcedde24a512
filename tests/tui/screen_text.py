"""Reads what stands on the screen, and waits until nothing is under way."""

from __future__ import annotations

from contextlib import suppress

from rich.style import Style
from textual._compositor import Compositor
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.worker import WorkerFailed

from wargame.tui.app import WargameApp

SIZES = {"80x24": (80, 24), "200x60": (200, 60)}
PAINT = Compositor.render_update
"""Textual's own painting, which `conftest` puts off until a screen has come to rest."""


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way, then paint what has changed."""
    await _come_to_rest(pilot)
    # The compositor is private to Textual; no other place but this module may use it.
    PAINT(pilot.app.screen._compositor, screen_stack=pilot.app._background_screens)


async def _come_to_rest(pilot: Pilot[None]) -> None:
    """Wait for the threads and for what they hand to the interface, threads of its own too."""
    await pilot.pause()
    while pilot.app.workers:
        with suppress(WorkerFailed):  # of which the app tells
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each when the one before has done its work; then paint."""
    for key in keys:
        await pilot.press(key)
        await _come_to_rest(pilot)
    await settle(pilot)


def _strips(app: WargameApp) -> list[Strip]:
    return app.screen._compositor.render_strips()


def segments(app: WargameApp, part: Region | None = None) -> list[tuple[str, Style | None]]:
    """Return every piece of the screen, or of a part of it, with its style."""
    strips = _strips(app)
    if part is not None:
        strips = [strip.crop(part.x, part.right) for strip in strips[part.y : part.bottom]]
    return [(one.text, one.style) for strip in strips for one in strip]


def rows(app: WargameApp) -> list[str]:
    """Return the rows of the screen as plain text, blanks at their ends cut off."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in _strips(app)]


def text(app: WargameApp) -> str:
    """Return the screen as one text."""
    return "\n".join(rows(app)).rstrip() + "\n"


def words(app: WargameApp) -> str:
    """Return the screen's words with single spaces, so that wrapping does not matter."""
    return " ".join(text(app).split())


def toasts(app: WargameApp) -> str:
    """Return what the toasts say that were raised and have not faded.

    Where they lie over other text, the rows of the screen would not show them whole.
    """
    return "\n".join(one.message for one in app._notifications)


def place(app: WargameApp) -> str:
    """Return the name of the screen on top."""
    return type(app.screen).__name__
