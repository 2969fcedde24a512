"""Puts what went wrong into a few lines for the player."""

from __future__ import annotations

from wargame.core.plain import plain
from wargame.errors import WargameError

MOST_LINES = 3


def told(error: BaseException | None) -> str:
    """Return an error in words: the message of ours as it is, anything else with a comfort."""
    if isinstance(error, WargameError):
        rows = plain(str(error)).split("\n")
        more = len(rows) - MOST_LINES
        return "\n".join(rows[:MOST_LINES]) + (f"\nand {more} more" if more > 0 else "")
    what = plain(f"{type(error).__name__}: {error}", lines=False)
    return f"Something went wrong ({what}). Nothing is lost: every accepted command is on disk."
