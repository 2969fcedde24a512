"""Describes the parts of an after-action report that tell what happened. Plain values only.

Texts are safe to show. Scores are in hundredths of a point, 0-10,000. A line is one of the record.
Values by turn begin with STARTEX, so that a turn is its own index.
"""

from __future__ import annotations

from dataclasses import dataclass

from wargame.core.views import ChangeLine

Placed = tuple[int, int, *tuple[int | str | None, ...]]
"""A row of a table: turn and line of the record, then what the table holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something the record holds, and where."""

    text: str
    turn: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the summary with the lines it rests on."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What was played, by whom, and how it ended."""

    file: str
    title: str
    deck: str
    deck_title: str
    version: str
    digest: str
    """SHA-256 of the deck as it was played."""
    program: str
    seed: int
    mode: str
    seat: str
    preview: str
    parent: str
    """Save and line it was branched from; empty if it was not."""
    begun: str
    last: str
    """Wall times in ISO form, of the header and of the last command."""
    turn: int
    turns: int
    first_date: str
    last_date: str
    ending: str
    """Title of the ending; empty while the session goes on."""
    ending_text: str
    ending_points: int
    """Points the ending added to the overall score, in points."""
    start: int
    overall: int
    commands: int
    undone: int
    rewinds: int
    lines: int
    seal: str
    """Hash of the last line: it stands for the whole record."""
    damage: str
    """What is wrong with the record; empty if nothing is."""

    @property
    def dates(self) -> str:
        """First and last turn that was played, on the calendar."""
        same = self.first_date == self.last_date
        return self.first_date if same else f"{self.first_date} to {self.last_date}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """An objective of the exercise."""

    id: str
    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What the exercise was for and how it was run."""

    summary: str
    briefing: str
    objectives: tuple[Goal, ...]
    cells: tuple[tuple[str, str, str], ...]
    """Title, who played it, what it is."""
    method: tuple[str, ...]
    """How answers were adjudicated and scored, in sentences."""
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One throw of chance."""

    line: int
    turn: int
    at: str
    about: str
    odds: str
    """Each result with its odds, and the number drawn."""
    brief: str
    """The same on a line: where many results were possible, only that of the one that fell."""
    value: int
    """In 0-9,999."""
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """An inject that reached the players."""

    id: str
    title: str
    line: int
    sender: str
    method: str
    situation: str
    how: str
    due: int
    expected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An option at the moment of a decision."""

    id: str
    label: str
    capital: int
    is_open: bool
    """Whether its needs and its price were met."""
    chosen: bool
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What came of a decision."""

    line: int
    turn: int
    text: str
    odds: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, as somebody said it."""

    kind: str
    """for, against, assumption, or comment."""
    text: str
    seat: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Something that was chosen."""

    line: int
    turn: int
    date: str
    at: str
    kind: str
    """answer, launched or abandoned."""
    subject: str
    """Inject or programme."""
    inject: str
    chosen: str
    intent: str
    capital: int
    cell: str
    owner: str
    courses: tuple[Course, ...]
    reasons: tuple[Reason, ...]
    effects: tuple[Effect, ...]
    judgement: str = ""
    """What the review says of it; empty without a review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happened besides."""

    line: int
    turn: int
    at: str
    kind: str
    headline: str
    detail: str
    odds: str
    because: str
    changes: tuple[ChangeLine, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One period of play."""

    number: int
    date: str
    line: int
    at: str
    capital: int
    income: int
    injects: tuple[Came, ...]
    decisions: tuple[Decision, ...]
    happenings: tuple[Happening, ...]
    situation: tuple[str, ...]
    """How it left the region."""
    closed: int
    """Line that closed it; 0 while it is open."""
    overall: int | None
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A rewind."""

    line: int
    to: int
    turn: int
    commands: tuple[str, ...]
    reason: str
    seat: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment."""

    line: int
    about: int
    turn: int
    on: str
    """What it is about, in words."""
    text: str
    seat: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One line of the record, in words."""

    line: int
    turn: int
    at: str
    seat: str
    what: str
    undone: bool
