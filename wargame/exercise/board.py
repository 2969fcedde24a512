"""Describes what a seat sees of the room, beside its view of the world. Texts are plain."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.exercise.tally import Vote
from wargame.exercise.wash import Gap
from wargame.exercise.watch import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the room."""

    id: str
    name: str
    role: str
    cell: str
    here: bool
    """Whether the seat is connected now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """The clock, to be counted down by whoever shows it."""

    status: str
    """stopped, running, paused or out."""
    phase: str
    until: int
    """Deadline of a running clock, in milliseconds since 1970."""
    left: int
    """Milliseconds left on a paused clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotView:
    """How a cell's vote on an inject stands."""

    cell: str
    inject: str
    mine: str
    """Option this seat voted for; empty if it has not."""
    confidence: int
    reason: str
    cast: int
    voters: int
    open: bool
    """Whether the votes have been revealed."""
    votes: tuple[Vote, ...]
    """Empty while sealed."""
    alignment: str
    leading: str
    mean: int
    """Mean confidence; 0 while sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """One line of the shared notes."""

    id: str
    cell: str
    who: str
    text: str
    struck: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request for information."""

    id: str
    cell: str
    who: str
    inject: str
    text: str
    answer: str
    """Empty while it waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowRow:
    """One inject in the run of show."""

    id: str
    title: str
    status: str
    """pending, held, skipped, on-table, answered or neglected."""
    turn: int
    """Turn it came in, or is fixed for; 0 if neither."""
    contingency: bool
    to: tuple[str, ...]
    answered: tuple[tuple[str, str], ...]
    """Cell and course of action of every answer so far."""
    voted: tuple[tuple[str, int], ...]
    """Cell and number of votes cast."""
    read: tuple[str, ...]
    """Names of those who have opened it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What only the facilitator reads about an inject; it is asked for when it is wanted."""

    id: str
    title: str
    sender: str
    situation: str
    private: tuple[tuple[str, str], ...]
    """Cell id and text."""
    facilitator: str
    expected: str
    discuss: tuple[str, ...]
    options: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Id, label and outcome ids of every option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """What only the facilitator sees."""

    guidance: str
    """What to do next, in one sentence."""
    may_close: bool
    """Whether the turn waits for nobody: every cell has answered, every request is answered."""
    show: tuple[ShowRow, ...]
    lines: tuple[tuple[int, int, str], ...]
    """Line, turn and words of every act that can be gone back to, the last first."""
    scored: tuple[str, ...]
    """Who has given scores for the turn just closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationView:
    """What an evaluator saw."""

    who: str
    at: str
    turn: int
    inject: str
    objective: str
    step: str
    kind: str
    rating: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What evaluators see, and after the exercise everybody."""

    observations: tuple[ObservationView, ...]
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWash:
    """The agenda of the discussion after the exercise."""

    gaps: tuple[Gap, ...]
    """The widest first."""
    questions: tuple[str, ...]
    discussed: tuple[tuple[str, str], ...]
    reflections: tuple[tuple[str, str], ...]
    """Name (empty if unnamed) and text."""
    actions: tuple[tuple[str, str, str], ...]
    """Text, owner and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything a seat sees of the room."""

    seat: str
    name: str
    role: str
    cell: str
    rights: tuple[str, ...]
    """Names of what it may ask for."""
    deck: str
    turn: int
    ended: bool
    washing: bool
    clock: ClockView
    names: tuple[tuple[str, str], ...]
    """Titles by id: of every cell, and of the injects this seat watches or votes on, with their
    courses of action as INJECT/OPTION."""
    people: tuple[Person, ...]
    ballots: tuple[BallotView, ...]
    notes: tuple[NoteView, ...]
    requests: tuple[RequestView, ...]
    steps: tuple[tuple[str, str], ...]
    """Id and title of what is scored."""
    my_scores: tuple[tuple[int, tuple[int, ...]], ...]
    """Turn and scores this seat's cell, or this evaluator, has given."""
    console: Console | None
    watch: Watch | None
    hot_wash: HotWash | None

    def title(self, name: str) -> str:
        """Return what a cell, an inject or a course of action is called; its id if unknown here."""
        return dict(self.names).get(name, name.rpartition("/")[2])
