"""Puts what went wrong into a few lines for the player."""

from __future__ import annotations

from wargame.core.phrases import said
from wargame.core.plain import plain
from wargame.core.rejections import Rejection
from wargame.errors import WargameError
from wargame.language import _
from wargame.wording import capital_first

MOST_LINES = 3


def sentence(text: str) -> str:
    """Return a refusal as a sentence of its own; one that is finished stays as it is."""
    end = "" if text.endswith((".", "?", "。")) else "."
    return f"{capital_first(text)}{end}" if text else ""


def refusal(refused: Rejection) -> str:
    """Return why a command was refused, in the language of the interface."""
    return sentence(said(refused.what, _))


def told(error: BaseException | None) -> str:
    """Return an error in words: the message of ours as it is, anything else with a comfort."""
    if isinstance(error, WargameError):
        rows = plain(str(error)).split("\n")
        more = len(rows) - MOST_LINES
        return "\n".join(rows[:MOST_LINES]) + (
            "\n" + _("and {n} more").format(n=more) if more > 0 else ""
        )
    what = plain(f"{type(error).__name__}: {error}", lines=False)
    return _(
        "Something went wrong ({what}). Nothing is lost: every accepted command is on disk."
    ).format(what=what)
