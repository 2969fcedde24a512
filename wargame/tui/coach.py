"""Tells a first-time player the next thing to do, by looking at the view."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.core.views import View

OPENED_INJECT = "opened-inject"
SAW_RESOLUTION = "saw-resolution"
SAW_LEDGER = "saw-ledger"
SAW_INITIATIVES = "saw-initiatives"
SAW_INDICATORS = "saw-indicators"

RESOLUTION = "Right opens an entry: numbers, odds, rule and source. Esc goes on."
"""What the coach says after a turn."""


def advise(view: View, seen: AbstractSet[str]) -> str:
    """Return the next thing to do in the situation room, in one line.

    `seen` are the milestones above that the player has passed in this session.
    """
    if view.end is not None:
        return "The exercise is over. Press x to see how it ended."
    waiting = [inject for inject in view.injects if not inject.answered]
    if waiting and OPENED_INJECT not in seen:
        return "Something has happened. Enter opens the inject that is marked."
    if SAW_RESOLUTION in seen and SAW_LEDGER not in seen:
        return "The turn is resolved. Press w for why: every change and its cause."
    if any(inject.must for inject in waiting) or (waiting and not view.can_end_turn):
        return "Open the inject marked !, mark an option, press Enter, then y."
    if SAW_RESOLUTION in seen and SAW_INITIATIVES not in seen:
        return "Press i for the long programmes that capital pays for."
    if SAW_RESOLUTION in seen and SAW_INDICATORS not in seen:
        return "Press n to see all indicators and how they moved."
    if waiting:
        return "What is open may wait, at a price. Press e to end the turn."
    return "Everything is answered. Press e to end the turn."


def advise_inject(view: View, inject_id: str) -> str:
    """Return the next thing to do with an inject open, in one line."""
    inject = next((inject for inject in view.injects if inject.id == inject_id), None)
    if inject is None or inject.answered:
        return "Your answer stands. Esc goes back to the situation room."
    return "Up and down compare the options; Enter, then y, commits."
