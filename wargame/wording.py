"""Puts numbers and columns into words, for the screens and for the plain prompts. Holds no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from wargame.language import N_, NN_, _, ngettext

if TYPE_CHECKING:
    from wargame.core.views import (
        FlashpointView,
        IndicatorView,
        InitiativeView,
        InjectView,
        Preview,
    )

HONESTY = N_("training model, not a forecast")
"""Stands on every main screen, because a number on a screen looks like knowledge."""

STATUS = {
    "available": N_("can start"),
    "closed": N_("closed"),
    "running": N_("running"),
    "stalled": N_("stalled"),
    "done": N_("done"),
    "abandoned": N_("given up"),
}
"""Status of an initiative in words."""

CAUSES = (
    ("by-you", N_("Because of you")),
    ("by-others", N_("Because of others")),
    ("by-world", N_("Because of the world")),
)
"""Cause of an entry and heading, in the order they are shown."""

KINDS_OF_CAUSE = {
    "option": N_("Options, their certain effects"),
    "outcome": N_("Outcomes, by chance"),
    "neglect": N_("Injects left open"),
    "reaction": N_("Cells played by the program"),
    "cells": N_("Cells alike or apart"),
    "rule": N_("Rules of the world"),
    "initiative": N_("Initiatives"),
    "turn": N_("A new turn"),
    "ending": N_("The ending"),
}
"""Kinds of causes in words."""

PREVIEW_SAYS: dict[Preview, str] = {
    "instructor": N_("size of every effect and the odds"),
    "standard": N_("which way each indicator goes"),
    "realistic": N_("which indicators are touched"),
    "blind": N_("nothing beforehand"),
}
"""What each level shows of an option before it is chosen."""

LUCK = N_("Luck is keyed: the same decisions bring the same results again.")
"""Said to players, so that nobody takes back in the hope of another draw."""

NOUNS = (
    NN_("{n} command", "{n} commands"),
    NN_("{n} inject", "{n} injects"),
    NN_("{n} option", "{n} options"),
    NN_("{n} point", "{n} points"),
    NN_("{n} programme", "{n} programmes"),
    NN_("{n} rewind", "{n} rewinds"),
    NN_("{n} session", "{n} sessions"),
    NN_("{n} turn", "{n} turns"),
)
"""What is counted; a noun that is missing here stays English."""

LABELS = (
    *(N_("competition"), N_("crisis"), N_("conflict"), N_("de-escalation")),
    *(N_("instructor"), N_("standard"), N_("realistic"), N_("blind"), N_("no"), N_("yes")),
    *(N_("Alliance"), N_("default"), N_("this run"), N_("the command line")),
    *(N_("Title"), N_("Deck"), N_("Turn"), N_("Date"), N_("Seed"), N_("Preview"), N_("Score")),
    *(N_("Branches"), N_("State"), N_("Value"), N_("Range"), N_("Start"), N_("  Better")),
    *(N_("Trend"), N_("Indicator"), N_("Change"), N_("By"), N_("T"), N_("What")),
    *(N_("Because of"), N_("Held back"), N_("Source")),
)
"""Words of lists and decks that are shown by `_` where they are used."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def points(hundredths: int) -> str:
    """Return a score such as 4730 as "47.3", rounded half up."""
    sign = "-" if hundredths < 0 else ""
    tenths = (abs(hundredths) + 5) // 10
    return f"{sign}{tenths // 10}.{tenths % 10}"


def signed_points(hundredths: int) -> str:
    """Return a change of a score as "+1.2", "-0.4" or "0.0"."""
    text = points(hundredths)
    return f"+{text}" if hundredths > 0 and text != "0.0" else text.replace("-0.0", "0.0")


def signed(change: int) -> str:
    """Return a change as "+3", "-2" or "0"."""
    return f"{change:+d}" if change else "0"


def judged(*, good: bool | None) -> str:
    """Return the word that goes with the colour of a change."""
    if good is None:
        return ""
    return _("better") if good else _("worse")


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 turn" or "3 turns"."""
    return ngettext(f"{{n}} {one}", f"{{n}} {many or one + 's'}", number)


def due(inject: InjectView, turn: int) -> str:
    """Return when the inject must be answered and what comes of waiting, in words."""
    if inject.must:
        return _("answer now")
    then = _("{wait}, then worsens") if inject.worsens else _("{wait}, then lapses")
    if inject.due <= turn:
        wait = _("can wait to the end of this turn")
    elif inject.due == turn + 1:
        wait = _("can wait until next turn")
    else:
        wait = _("can wait until turn {turn}").format(turn=inject.due)
    return then.format(wait=wait)


def stalls(one: InitiativeView, free: int) -> str:
    """Return a warning if `free` capital would not pay a programme's first turn; else nothing."""
    if free - one.capital >= one.upkeep:
        return ""
    return _(" What is left then would not pay for this turn: it would stall.")


def letter(one: FlashpointView) -> str:
    """Return the letter of the rung, A the calmest."""
    return LETTERS[one.rung] if one.rung < len(LETTERS) else str(one.rung + 1)


def rung(one: FlashpointView) -> str:
    """Return the rung as a letter, A the calmest, and its title."""
    return f"{letter(one)} {one.rung_title}"


def which_is_better(one: IndicatorView) -> str:
    """Return which way an indicator should go, in words."""
    if one.better == "up":
        return _("more is better")
    return _("less is better") if one.better == "down" else _("a middle is best")


def clip(text: str, width: int, more: str = "…") -> str:
    """Return `text` cut to `width` cells, with a sign at the end if something is missing."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(more)
    return set_cell_size(text, room).rstrip() + more if room > 0 else more[:width]


def cell(text: str, width: int, more: str = "…") -> str:
    """Return `text` cut and filled to exactly `width` cells."""
    return set_cell_size(clip(text, width, more), width)


def left(text: str, width: int) -> str:
    """Return `text` filled to `width` cells; a longer one stays whole."""
    return text + " " * max(0, width - cell_len(text))


def right(text: str, width: int) -> str:
    """Return `text` moved to the right end of `width` cells."""
    return " " * max(0, width - cell_len(text)) + text


def capital_first(text: str) -> str:
    """Return a sentence that begins with a capital letter."""
    return f"{text[:1].upper()}{text[1:]}"
