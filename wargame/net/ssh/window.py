"""Says what a guest's program is told of the ssh client's window. None of it is trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wargame.net.guest import MOST_COLUMNS, MOST_LINES

LEAST_COLUMNS, LEAST_LINES = 20, 5
_TERM = re.compile(r"[A-Za-z0-9][A-Za-z0-9+._-]{0,39}")
_COLOURLESS = re.compile(r"dumb|unknown|vt\d+.*|.*-(m|mono)")
_COLOURS = {"truecolor", "24bit"}

RESTORE = (
    b"\x1b[<u\x1b[?2004l\x1b[?1004l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"
    b"\x1b[?2048l\x1b[?7h\x1b[?25h\x1b[?1049l\x1b[0m"
)
"""Puts a terminal right again whose program could not do it any more."""


def bounded(columns: int, lines: int) -> tuple[int, int]:
    """Return the size that is drawn; a client that names none has 80 by 24."""
    return (
        max(LEAST_COLUMNS, min(MOST_COLUMNS, columns or 80)),
        max(LEAST_LINES, min(MOST_LINES, lines or 24)),
    )


def terminal_environment(term: str, told: Mapping[str, str]) -> dict[str, str]:
    """Return what a program has to know of a terminal: its kind, and whether it has colours."""
    if not _TERM.fullmatch(term):
        term = "dumb"
    found = {"TERM": term}
    if _COLOURLESS.fullmatch(term) or told.get("NO_COLOR"):
        return found | {"NO_COLOR": "1"}
    if told.get("COLORTERM") in _COLOURS:
        found["COLORTERM"] = told["COLORTERM"]
    return found


def needs_ascii(term: str, told: Mapping[str, str]) -> bool:
    """Tell whether a client can draw ASCII letters only: old terminals, and locales without UTF-8.

    A client that says nothing of its locale is taken for a modern one.
    """
    if re.fullmatch(r"vt\d+.*", term):
        return True
    locale = told.get("LC_ALL") or told.get("LC_CTYPE") or told.get("LANG") or "UTF-8"
    return "utf" not in locale.lower()
