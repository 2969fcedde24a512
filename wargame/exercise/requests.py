"""Lists what a seat can ask for. Where the seat knows all of it, the request is the fact itself."""

from __future__ import annotations

from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core.commands import AbandonInitiative, StartInitiative
from wargame.core.records import record


@record
class Commit:
    """A lead answers an inject for its cell, with a reason for and one against."""

    inject: str
    option: str
    reason_for: str
    reason_against: str
    assumption: str
    """What the decision takes for granted; may be empty."""


@record
class StartClock:
    """Let time run for a phase."""

    phase: str
    minutes: int
    """1-600."""


@record
class PauseClock:
    """PAUSEX: let time stand still."""


@record
class ResumeClock:
    """Let time run again."""


@record
class ExtendClock:
    """Put the deadline off."""

    minutes: int
    """1-600."""


@record
class OpenHotWash:
    """Begin the discussion after the exercise and break the seals."""


@record
class TakeBack:
    """Go back to a line of the record; the undone stretch stays in it."""

    to: int
    reason: str


WorldRequest = Commit | StartInitiative | AbandonInitiative | c.FacilitatorCommand | TakeBack
"""What moves the world; it is refused if the seat has seen an older one."""

Request = (
    WorldRequest
    | StartClock
    | PauseClock
    | ResumeClock
    | ExtendClock
    | OpenHotWash
    | r.SeatClosed
    | r.LeadPassed
    | r.Voted
    | r.VotesRevealed
    | r.NoteAdded
    | r.NoteStruck
    | r.Said
    | r.Asked
    | r.Answered
    | r.HasRead
    | r.Observed
    | r.SelfScored
    | r.EvaluatorScored
    | r.Discussed
    | r.Reflected
    | r.ActionAgreed
)
