"""Provides refusals: normal play, told to the player, never saved."""

from __future__ import annotations

from enum import Enum

from wargame.core.records import record


class Reason(Enum):
    """Why a command is refused, for programs; the sentence beside it is for people."""

    NOT_STARTED = "not-started"
    ALREADY_STARTED = "already-started"
    ENDED = "ended"
    UNKNOWN_CELL = "unknown-cell"
    NOT_YOUR_CELL = "not-your-cell"
    UNKNOWN_INJECT = "unknown-inject"
    NOT_ON_TABLE = "not-on-table"
    NOT_ADDRESSED = "not-addressed"
    ALREADY_ANSWERED = "already-answered"
    UNKNOWN_OPTION = "unknown-option"
    NEEDS_UNMET = "needs-unmet"
    TOO_DEAR = "too-dear"
    MUST_ANSWER = "must-answer"
    UNKNOWN_INITIATIVE = "unknown-initiative"
    NOT_AVAILABLE = "not-available"
    NOT_RUNNING = "not-running"
    NOT_ON_COURSE = "not-on-course"
    NOTHING_TO_UNDO = "nothing-to-undo"
    OLD_RECORD = "old-record"
    NO_SUCH_LINE = "no-such-line"
    BAD_TEXT = "bad-text"
    FACILITATOR_PACES = "facilitator-paces"
    NOT_FACILITATED = "not-facilitated"
    ALREADY_CAME = "already-came"
    KEPT_BACK = "kept-back"
    NOT_HELD = "not-held"
    BAD_INJECT = "bad-inject"
    UNKNOWN_OUTCOME = "unknown-outcome"
    UNKNOWN_INDICATOR = "unknown-indicator"
    NO_REASON = "no-reason"


@record
class Rejection:
    """A command that was not accepted; nothing has changed."""

    reason: Reason
    what: str
    """One sentence for the player."""
