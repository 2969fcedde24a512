"""Describes what people in the room of an exercise did, as far as a report tells it.

Lines and turns are those of the record. Texts are safe to show.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who had a seat."""

    name: str
    role: str
    cell: str
    """Title of the cell; empty for those who sit in none."""
    seat: str
    line: int
    left: bool
    """Whether the seat was taken away again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One vote, opened."""

    name: str
    option: str
    confidence: int
    reason: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The sealed votes of a cell on an inject."""

    turn: int
    line: int
    """Of the last vote."""
    cell: str
    inject: str
    alignment: str
    """unified, majority or split."""
    leading: str
    confidence: int
    chosen: str
    """What the lead committed to; empty if nothing."""
    ballots: tuple[Ballot, ...]

    @property
    def against(self) -> tuple[Ballot, ...]:
        """Votes for something else than was chosen, or than led if nothing was."""
        kept = self.chosen or self.leading
        return tuple(each for each in self.ballots if each.option != kept)

    @property
    def overruled(self) -> bool:
        """Whether the lead chose what most had not voted for."""
        return bool(self.chosen) and self.chosen != self.leading

    @property
    def shares(self) -> tuple[tuple[str, int], ...]:
        """Options and their votes, most votes first."""
        counts: dict[str, int] = {}
        for each in self.ballots:
            counts[each.option] = counts.get(each.option, 0) + 1
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An observation of an evaluator."""

    line: int
    turn: int
    at: str
    name: str
    about: str
    """Inject, objective and step it is pinned to, in words."""
    inject: str
    objective: str
    step: str
    kind: str
    """strength or improvement."""
    rating: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How evaluators rated the same thing."""

    about: str
    ratings: tuple[tuple[str, str], ...]
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A step in a turn, scored by model, cells and evaluators, in points of 0-100."""

    turn: int
    line: int
    step: str
    title: str
    model: int
    scores: tuple[tuple[str, int], ...]
    """Who, and the score."""
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request for information with its answer."""

    line: int
    turn: int
    at: str
    name: str
    cell: str
    inject: str
    text: str
    answer: str
    to_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Something that was said or written down by somebody."""

    line: int
    turn: int
    at: str
    name: str
    kind: str
    """message, note, discussion, comment, clock or read."""
    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A corrective action agreed in the room."""

    line: int
    turn: int
    text: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPart:
    """An exercise of several people."""

    participants: tuple[Participant, ...]
    votes: tuple[Vote, ...]
    observations: tuple[Seen, ...]
    agreements: tuple[Agreed, ...]
    gaps: tuple[Gap, ...]
    questions: tuple[Question, ...]
    talk: tuple[Talk, ...]
    actions: tuple[Taken, ...]

    @property
    def discussed(self) -> tuple[Talk, ...]:
        """What the room said at the hot wash."""
        return tuple(each for each in self.talk if each.kind == "discussion")

    @property
    def reflections(self) -> tuple[Talk, ...]:
        """What participants said of the exercise."""
        return tuple(each for each in self.talk if each.kind == "comment")
