"""Lists what people in the room of an exercise did, as far as it does not move the world.

Each fact stands in the record as a remark, signed with the seat that did it and pinned to the
command before it. No rule of the engine reads one; `wargame.exercise` folds them.
"""

from __future__ import annotations

from dataclasses import fields, replace

from wargame.core.phrases import mark, phrase
from wargame.core.plain import plain
from wargame.core.records import record

ROLES = ("facilitator", "lead", "player", "evaluator", "observer", "projector")
"""The kinds of seat. A lead is the player who commits for a cell."""
RATINGS = ("P", "S", "M", "U", "N")
"""Performed without challenges, with some, with major ones, unable to be performed; N not seen."""
KINDS = (mark("strength"), mark("improvement"))
"""An observation is a strength or an area for improvement."""
PHASES = ("brief", "discuss", "decide", "hot-wash", "break")
"""What a clock can run for."""
RUN_OUTS = ("neglect", "last-vote", "wait")
"""What happens when time runs out: the turn closes, each lead's last vote counts, or nothing."""


@record
class SeatGiven:
    """Somebody got a seat in the room."""

    seat: str
    """Stable id, such as "tokyo-2"."""
    role: str
    cell: str
    """Cell of a lead or player; empty for everybody else."""
    name: str
    digest: str
    """SHA-256 of the seat's token; the token itself is kept by its holder alone."""


@record
class SeatClosed:
    """A seat was taken away by the facilitator."""

    seat: str
    reason: str


@record
class LeadPassed:
    """A player became the lead of its cell, in the place of the one before."""

    seat: str


@record
class Voted:
    """A member of a cell voted, sealed until the reveal; the last vote counts."""

    inject: str
    option: str
    confidence: int
    """0-100."""
    reason: str


@record
class VotesRevealed:
    """The votes of a cell on an inject were opened to it."""

    cell: str
    inject: str


@record
class Reasoned:
    """A lead gave the reasons of a decision; the answer to the inject follows."""

    inject: str
    option: str
    reason_for: str
    reason_against: str
    assumption: str


@record
class NoteAdded:
    """A line was added to a cell's shared notes."""

    text: str


@record
class NoteStruck:
    """A line of a cell's shared notes was struck out."""

    note: str


@record
class Said:
    """Somebody said something to somebody."""

    to: str
    """"cell" (one's own), "everyone", "facilitator", "cell/ID" or "seat/ID"."""
    text: str


@record
class Asked:
    """A cell asked the facilitator for information."""

    inject: str
    """May be empty."""
    text: str


@record
class Answered:
    """The facilitator answered a request for information."""

    request: str
    text: str
    to_all: bool
    """Whether every cell reads question and answer."""


@record
class HasRead:
    """A seat opened an inject or a message of the facilitator."""

    what: str
    """"inject/ID" or "message/ID"."""


@record
class Observed:
    """An evaluator saw something."""

    inject: str
    """May be empty, as may the next two; not all three."""
    objective: str
    step: str
    kind: str
    rating: str
    text: str


@record
class ClockStarted:
    """Time began to run for a phase. Times are milliseconds since 1970."""

    phase: str
    at: int
    until: int


@record
class ClockPaused:
    """PAUSEX: time stands still."""

    at: int


@record
class ClockResumed:
    """Time runs again, with what was left of it."""

    at: int
    until: int


@record
class ClockExtended:
    """The deadline was put off; of a paused clock, the time left grew."""

    at: int
    by: int
    """Milliseconds."""


@record
class ClockRanOut:
    """The deadline passed in a turn."""

    at: int
    turn: int
    then: str


@record
class SelfScored:
    """A cell said how it did in a turn, sealed until the hot wash."""

    turn: int
    scores: tuple[int, ...]
    """0-100 for each step."""


@record
class EvaluatorScored:
    """An evaluator said how the cells did in a turn."""

    turn: int
    scores: tuple[int, ...]
    """0-100 for each step."""


@record
class HotWashOpened:
    """The discussion after the exercise began; seals are broken."""

    at: int


@record
class Discussed:
    """What the room said about a point of the hot wash, as the facilitator wrote it down."""

    topic: str
    text: str


@record
class Reflected:
    """A participant's comment on the exercise. Unnamed ones are signed by nobody."""

    text: str
    named: bool


@record
class ActionAgreed:
    """A corrective action for the improvement plan."""

    text: str
    owner: str
    """Empty if nobody took it."""
    due: str
    """A date as people say it; empty if none was set."""


RoomFact = (
    SeatGiven
    | SeatClosed
    | LeadPassed
    | Voted
    | VotesRevealed
    | Reasoned
    | NoteAdded
    | NoteStruck
    | Said
    | Asked
    | Answered
    | HasRead
    | Observed
    | ClockStarted
    | ClockPaused
    | ClockResumed
    | ClockExtended
    | ClockRanOut
    | SelfScored
    | EvaluatorScored
    | HotWashOpened
    | Discussed
    | Reflected
    | ActionAgreed
)

_LONG = {"text": 2_000, "reason_for": 500, "reason_against": 500, "reason": 500, "assumption": 500}
"""Longest text of each field, in characters; these may have line breaks."""
_SHORT = 160
"""Longest text of every other field."""
_MAY_BE_EMPTY = {"inject", "objective", "step", "cell", "owner", "due", "assumption", "digest"}
_CHOICES = {
    (SeatGiven, "role"): ROLES,
    (Observed, "kind"): KINDS,
    (Observed, "rating"): RATINGS,
    (ClockStarted, "phase"): PHASES,
    (ClockRanOut, "then"): RUN_OUTS,
}
_SAID = (
    *(mark("text"), mark("reason"), mark("reason for"), mark("reason against")),
    *(mark("assumption"), mark("owner"), mark("due"), mark("confidence"), mark("topic")),
    *(mark("option"), mark("inject"), mark("phase"), mark("rating"), mark("name")),
)
"""Fields that people fill in, as a refusal calls them."""
_MOST_SCORES = 40
_LATEST = 1 << 52
"""Largest number in a fact, and the latest time."""


def tidy_fact(fact: RoomFact) -> RoomFact:
    """Return a fact whose texts are safe to show."""
    texts = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if isinstance(value, str):
            texts[field.name] = plain(value, lines=field.name in _LONG).strip()
    tidied: RoomFact = replace(fact, **texts)  # type: ignore[arg-type]  # its own fields
    return tidied


def fact_fault(fact: RoomFact) -> str:
    """Return why a fact cannot be taken, in one sentence; empty if it can."""
    for field in fields(fact):
        fault = _field_fault(fact, field.name, getattr(fact, field.name))
        if fault:
            return fault
    return ""


def _field_fault(fact: RoomFact, name: str, value: object) -> str:
    words = phrase(name.replace("_", " "))
    allowed = _CHOICES.get((type(fact), name))
    if allowed is not None and value not in allowed:
        return phrase("the {words} must be one of {allowed}", words=words, allowed=allowed)
    if isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return _text_fault(fact, name, words, value)
    if isinstance(value, int):
        limit = 100 if name == "confidence" else _LATEST
        return (
            ""
            if 0 <= value <= limit
            else phrase("the {words} must be 0 to {limit}", words=words, limit=limit)
        )
    scores = value if isinstance(value, tuple) else ()
    if len(scores) > _MOST_SCORES or not all(0 <= each <= 100 for each in scores):
        return phrase("every score must be 0 to 100")
    return ""


def _text_fault(fact: RoomFact, name: str, words: str, value: str) -> str:
    text = plain(value).strip()
    limit = _LONG.get(name, _SHORT)
    if len(text) > limit:
        return phrase(
            "the {words} has {n} characters; {limit} are allowed",
            words=words,
            n=len(text),
            limit=limit,
        )
    if (
        not text
        and name not in _MAY_BE_EMPTY
        and not (isinstance(fact, Voted) and name == "reason")
    ):
        return phrase("the {words} is empty; write it", words=words)
    return ""
