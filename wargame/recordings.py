"""States what the interface may ask of recorded sessions, and what it is told.

Every text here is safe to show. Scores are in hundredths of a point, 0-10,000.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from wargame.appraisals import Annotated, Review
from wargame.core.views import Citation, Entry, LedgerRow, View
from wargame.core.views_reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A comment on a moment."""

    text: str
    seat: str
    """Who said it."""
    at: str
    """Wall time in ISO form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One accepted command in a session that is played back."""

    index: int
    """From 0, the moment after STARTEX."""
    turn: int
    label: str
    """What was done, in words."""
    entries: tuple[Entry, ...]
    view: View
    """The world after it, or after the first `shown` of its events."""
    events: int = 0
    """How many events the command brought; each has an entry."""
    shown: int = 0
    """How many of them are shown and folded."""
    undone: bool = False
    """Whether the command was taken back later."""
    comments: tuple[Said, ...] = ()
    """What was said about it, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offshoot:
    """A line of play that leaves the one that is shown."""

    key: str
    """Name it by this: a file name for a branch, "undone/LINE" for a line taken back."""
    kind: Literal["undone", "branch"]
    inside: str
    """Key of the offshoot that it leaves; empty if it leaves the course itself."""
    at: int
    """Index of the last moment that is shared with the course; -1 if none is."""
    turn: int
    """Turn in which it leaves."""
    title: str
    """First decision of a line taken back, title of a branch."""
    length: int
    """Commands taken back; 0 for a branch."""
    reason: str
    """Why it was taken back; empty if nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An earlier command of this session that can be taken back, with all that followed."""

    to: int
    """Line of the record to go back to."""
    turn: int
    label: str
    undoes: int
    """How many commands would be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two sessions that are compared."""

    name: str
    title: str
    seed: int
    seat: str
    commands: int
    turn: int
    ending: str
    """Title of the ending; empty while it goes on."""
    overall: int
    """As it stands, or the final score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A value that is not the same in both."""

    about: str
    """Indicator id, "step/ID" or "overall"."""
    title: str
    first: int | None
    """None if this session did not come so far."""
    second: int | None
    good: bool | None
    """Whether the second is better off; None if neither, or unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnDifference:
    """What differed at the end of one turn, or where the session stands in it."""

    turn: int
    first: tuple[str, ...]
    """Decisions that only the first took in this turn."""
    second: tuple[str, ...]
    scores: tuple[Difference, ...]
    indicators: tuple[Difference, ...]
    """The largest difference, as a part of the range, first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Where two sessions of one deck part, and what differed after."""

    first: Side
    second: Side
    shared: int
    """Commands that are the same in both, with the same results, from the start."""
    turn: int
    """Turn in which they part; 0 if they do not."""
    parts_first: str
    """What the first did there; empty if it ends there."""
    parts_second: str
    notes: tuple[str, ...]
    """What makes the comparison less than even, such as another seed."""
    turns: tuple[TurnDifference, ...]


class Playback(Protocol):
    """A recorded session, or one line of it that was taken back, opened to be looked at."""

    @property
    def save_name(self) -> str:
        """Name of the file."""

    @property
    def notice(self) -> str:
        """What is wrong with the record; empty if nothing is."""

    @property
    def parent(self) -> str:
        """File it was branched from; empty if none."""

    def __len__(self) -> int:
        """Return the number of moments."""

    def moment(self, index: int, shown: int | None = None, seat: str = "") -> Moment:
        """Return one moment, 0 being STARTEX.

        Args:
            index: Which one.
            shown: How many of its events to show and fold, from 1; all if None.
            seat: Cell whose view is wanted; that of the session's own seat if empty.
        """

    def events_of(self, index: int) -> int:
        """Return how many events a moment has."""

    def seats(self) -> tuple[tuple[str, str], ...]:
        """Return id and title of every seat whose view can be shown, the session's own first."""

    def turn_starts(self) -> tuple[int, ...]:
        """Return the index of the first moment of every turn."""

    def rung_changes(self) -> tuple[int, ...]:
        """Return the moments after which a flashpoint stands on another rung than before."""

    def evaluation(self) -> tuple[int, ...]:
        """Return how the session stood after every moment: the overall score, in hundredths."""

    def commented(self) -> tuple[int, ...]:
        """Return the moments that somebody commented on."""

    def undone_from(self) -> int:
        """Return the first moment that was taken back; the number of moments if none was."""

    def offshoots(self) -> tuple[Offshoot, ...]:
        """Return the lines that were taken back and the branches of this session."""

    def undone_line(self, key: str) -> Playback:
        """Return the session as it stood at the end of a line that was taken back."""

    def comment(self, index: int, text: str) -> str:
        """Add a comment on a moment to the record; return why not, empty if it was added."""

    def compare(self, other: str) -> Comparison:
        """Compare this line of play with another save, or with one of its offshoots."""

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change, as `Table.ledger` does."""

    def story(self) -> tuple[Entry, ...]:
        """Return everything that happened, in order."""

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return the values of each subject, as `Table.courses` does."""

    def reference(self) -> Reference:
        """Return the book of the model, as far as the seat could read it at the end."""

    def review(self, heard: Callable[[Review], bool]) -> Annotated:
        """Judge every decision and every draw; it takes seconds, so ask beside the interface.

        `heard` hears of the review after every turn that is judged; if it returns false, the
        review is given up and `appraisals.GivenUp` raised.
        """

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return the full text of citations."""

    def branch(self, index: int) -> str:
        """Begin a new session that shares everything up to this moment; return its file name."""
