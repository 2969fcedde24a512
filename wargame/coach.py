"""Chooses the next thing a first-time player should do, by looking at the view.

What it is called depends on how one plays: `wargame.tui.tips` names keys, `wargame.plain.tips`
names commands.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.core.views import InjectView, View

OPENED_INJECT = "opened-inject"
SAW_RESOLUTION = "saw-resolution"
SAW_LEDGER = "saw-ledger"
SAW_INITIATIVES = "saw-initiatives"
SAW_INDICATORS = "saw-indicators"


class Tip(StrEnum):
    """The things that a newcomer is told, one at a time."""

    OVER = auto()
    OPEN_INJECT = auto()
    ASK_WHY = auto()
    MUST_ANSWER = auto()
    PROGRAMMES = auto()
    INDICATORS = auto()
    MAY_WAIT = auto()
    END_TURN = auto()
    COMPARE = auto()
    ANSWERED = auto()
    RESOLUTION = auto()
    BRIEFING = auto()
    LEDGER = auto()
    STARTING = auto()
    STARTED = auto()
    READING = auto()
    FINISHED = auto()


def advise(view: View, seen: AbstractSet[str]) -> Tip:
    """Return the next thing to do at the table.

    `seen` are the milestones above that the player has passed in this session.
    """
    if view.end is not None:
        return Tip.OVER
    waiting = [inject for inject in view.injects if not inject.answered]
    if waiting and OPENED_INJECT not in seen:
        return Tip.OPEN_INJECT
    if SAW_RESOLUTION in seen and SAW_LEDGER not in seen:
        return Tip.ASK_WHY
    if any(inject.must for inject in waiting) or (waiting and not view.can_end_turn):
        return Tip.MUST_ANSWER
    if SAW_INITIATIVES not in seen:
        return Tip.PROGRAMMES
    if SAW_RESOLUTION in seen and SAW_INDICATORS not in seen:
        return Tip.INDICATORS
    return Tip.MAY_WAIT if waiting else Tip.END_TURN


PLACES = {
    "briefing": Tip.BRIEFING,
    "ledger": Tip.LEDGER,
    "initiatives": Tip.STARTING,
    "indicators": Tip.READING,
    "resolution": Tip.RESOLUTION,
    "end": Tip.FINISHED,
}
"""What is told at places that are not the table and not an inject."""


def advise_at(place: str, view: View) -> Tip | None:
    """Return what is told at one of `PLACES`; None if `place` is none of them."""
    tip = PLACES.get(place)
    is_started = any(one.status in {"running", "stalled"} for one in view.initiatives)
    return Tip.STARTED if tip is Tip.STARTING and is_started else tip


def advise_inject(inject: InjectView | None) -> Tip:
    """Return the next thing to do with an inject open."""
    return Tip.ANSWERED if inject is None or inject.answered else Tip.COMPARE
