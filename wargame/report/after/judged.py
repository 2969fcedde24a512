"""Describes the parts of an after-action report that judge: findings, ratings, plan, review."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.report.after.parts import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A strength or an area for improvement."""

    key: str
    """Stable over sessions, such as "gate/3/0": by it findings recur."""
    theme: str
    """What recurs, in a few words."""
    is_strength: bool
    text: str
    evidence: tuple[Evidence, ...]
    steps: tuple[str, ...] = ()
    by: str = ""
    """Evaluator who saw it; empty if it follows from the record by rule."""
    rating: str = ""
    action: str = ""
    """What could be done about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A rating that somebody gave against or with the suggestion."""

    rating: str
    reason: str
    seat: str
    at: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A step or an objective with its rating."""

    subject: str
    """"step/ID" or "objective/ID"."""
    title: str
    suggested: str
    rule: str
    """The row of the table that fits, in words."""
    evidence: tuple[Evidence, ...]
    given: Given | None = None
    evaluators: tuple[tuple[str, str], ...] = ()
    """Name and rating of everybody who rated it while it was played."""

    @property
    def rating(self) -> str:
        """The rating that counts."""
        return self.given.rating if self.given else self.suggested


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One row of the improvement plan."""

    id: str
    area: str
    action: str
    owner: str
    """Empty if nobody has taken it."""
    due: str
    status: str
    """open or closed."""
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One decision with what the review says of it. Scores are in hundredths."""

    line: int
    turn: int
    about: str
    chosen: str
    best: str
    label: str
    loss: int
    error: int
    margin: int
    """By how much it beat the next best course; negative if another was better."""
    courses: tuple[tuple[str, int, int, int], ...]
    """Name of each course, its expectation, half the interval, its score under the same luck."""

    @property
    def worth(self) -> int:
        """What it brought against the best of the other courses, in expectation."""
        return -self.loss if self.loss else self.margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Fell:
    """One draw with what it changed in expectation, in hundredths."""

    line: int
    turn: int
    about: str
    change: int
    error: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The review of decisions."""

    start: int
    final: int
    choice: int
    luck: int
    loss: int
    sums: str
    decisions: tuple[Weighed, ...]
    draws: tuple[Fell, ...]
    mattered: tuple[Weighed, ...]
    """The three decisions by which most was lost or gained, by turn."""
    curve: tuple[tuple[int, int, int], ...]
    """Line, turn and expected final score after every command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the result stands among simulated games of one policy."""

    policy: str
    percent: int
    median: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """Something the cells saw differently."""

    line: int
    turn: int
    about: str
    text: str
    weight: int
    """2 where cells acted differently, 1 where a lead or a score stood apart, else 0."""
