"""Describes the review of a session: what decisions and draws were worth. Plain values for all.

All scores and losses are expectations in hundredths of a point of the final score, under a policy
that plays on; `wargame.analysis.review` works them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


class GivenUp(Exception):
    """Nobody wants the review any more."""


Kind = Literal["response", "left-open", "programme", "no-programme", "abandonment"]
"""What was decided: an answer, an inject left open at the end of a turn, a programme launched,
none launched at the end of a turn, a programme given up."""
Label = Literal["best", "good", "inaccuracy", "mistake", "blunder", "forced", ""]
"""Empty if the games cannot tell the course taken from the best one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """What one course is worth. Scores are in hundredths of a point."""

    id: str
    expected: int
    """Mean final score under fresh luck."""
    error: int
    """Half width of the 95 % interval of `expected`."""
    same_luck: int
    """Final score under the luck this session had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One decision with its label."""

    line: int
    turn: int
    kind: Kind
    inject: str
    chosen: str
    best: str
    loss: int
    """Expected loss against the best course, in hundredths; 0 if it was the best."""
    error: int
    """Half width of the 95 % interval of `loss`."""
    label: Label
    courses: tuple[Appraisal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """One draw, and what it changed in expectation."""

    line: int
    turn: int
    inject: str
    """Empty for the turn of the page: an ending that might have come, the injects that came."""
    option: str
    outcome: str
    change: int
    """In hundredths of a point."""
    error: int
    """Half width of the 95 % interval of `change`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A whole session, annotated. Scores are in hundredths of a point."""

    start: int
    """Expected final score after STARTEX."""
    final: int
    """The score it came to, or what is expected of it while it goes on."""
    choice: int
    """Sum of what the decisions changed in expectation, against the policy of the games."""
    luck: int
    """Sum of what the draws changed in expectation."""
    loss: int
    """Sum of the losses against the best courses."""
    verdicts: tuple[Verdict, ...]
    draws: tuple[Luck, ...]
    curve: tuple[tuple[int, int, int], ...]
    """Line, turn and expected final score after every command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a result stands among thousands of games of one policy on the same deck."""

    policy: str
    percent: int
    """Games it does better than, equals counted half, in percent."""
    median: int
    """Score in the middle of these games, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a review says of one moment of a session, safe to show."""

    judgements: tuple[str, ...]
    """A line for each decision: what was chosen, what it cost, what was best."""
    draws: tuple[str, ...]
    """A line for each draw: how it fell and what it changed."""
    mark: str
    """Sign of the worst decision, as chess books print them; empty if none stands out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A review laid over the moments of a recording."""

    notes: tuple[Note, ...]
    """By moment."""
    evaluation: tuple[int, ...]
    """By moment: expected final score after it, in hundredths."""
    sums: str
    """How much of the result was choice and how much luck, in one sentence."""
