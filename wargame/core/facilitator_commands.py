"""Lists what a facilitator can ask of the engine. `who` is the seat and `reason` is for the record.

A reason is plain text of 1 to `REASON_LIMIT` characters, save where it is said to be optional.
"""

from __future__ import annotations

from wargame.core.records import record
from wargame.core.scenario import Inject

REASON_LIMIT = 500
"""Longest reason, in characters."""
WHO_LIMIT = 80
"""Longest name of a seat, in characters."""


@record
class StartFacilitated:
    """STARTEX of a facilitated exercise: from here on the facilitator closes the turns."""

    played: tuple[str, ...]
    """Cells with a seat in the room; the others are played by the program."""
    who: str


@record
class CloseTurn:
    """Close the period of play, whoever has answered or not."""

    who: str
    reason: str
    """May be empty."""


@record
class HoldInject:
    """Keep an inject back until it is released."""

    inject: str
    who: str
    reason: str


@record
class ReleaseInject:
    """Let a held inject come; if its time has come already, it comes now."""

    inject: str
    who: str
    reason: str
    """May be empty."""


@record
class SkipInject:
    """Take an inject out of the exercise; one that lies on the table is withdrawn."""

    inject: str
    who: str
    reason: str


@record
class FireInject:
    """Deliver any inject of the deck now, out of its time."""

    inject: str
    who: str
    reason: str


@record
class WriteInject:
    """Add a contingency inject that is not in the deck; it comes when it is fired."""

    written: Inject
    who: str
    reason: str


@record
class EditInject:
    """Change what an inject says before it comes. Its options and effects stay."""

    inject: str
    title: str
    sender: str
    situation: str
    private: tuple[tuple[str, str], ...]
    who: str
    reason: str


@record
class RuleOutcome:
    """Semi-rigid adjudication: say beforehand how an answer turns out."""

    inject: str
    option: str
    outcome: str
    """Empty gives the matter back to the tables (rigid adjudication)."""
    who: str
    reason: str


@record
class AdjudicateFreely:
    """Free adjudication: set effects by judgement, for an inject or for the world at large."""

    inject: str
    """An inject on the table, which is closed by this; empty for the world at large."""
    says: str
    """What the players are told; 1 to 2,000 characters."""
    effects: tuple[tuple[str, int], ...]
    """Indicators and changes asked for; at most 40."""
    who: str
    reason: str


@record
class CallEndex:
    """ENDEX: end the exercise now, with the world as it stands."""

    who: str
    reason: str


FacilitatorCommand = (
    StartFacilitated
    | CloseTurn
    | HoldInject
    | ReleaseInject
    | SkipInject
    | FireInject
    | WriteInject
    | EditInject
    | RuleOutcome
    | AdjudicateFreely
    | CallEndex
)
