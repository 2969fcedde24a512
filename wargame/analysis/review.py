"""Annotates a session as a chess program annotates a game: choice on one side, luck on the other.

The worth of a world is the mean final score of many games played on from it by a policy, with
luck that nobody knew. A decision is judged against the best course that was open, on the same
luck for all courses; a draw by what it changed in expectation. The changes of all decisions and
all draws add up to the way from the first expectation to the final score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from wargame.analysis.positions import Chance, Decision, Kind, Passage, World

Finals = npt.NDArray[np.int64]
"""Final scores in hundredths: a row for each world, a column for each game."""
Row = npt.NDArray[np.int64]
Label = Literal["best", "good", "inaccuracy", "mistake", "blunder", "forced", ""]
"""Empty if the games cannot tell the course taken from the best one."""

LABELS: tuple[tuple[int, Label], ...] = (
    (50, "good"),
    (150, "inaccuracy"),
    (300, "mistake"),
)
"""Expected loss in hundredths of a point, exclusive, up to which a course has a label; designer's
judgement. What loses more is a blunder."""
ERRORS = 2
"""Standard errors under which a difference counts as none."""


class Evaluator(Protocol):
    """Plays games on from worlds. Column 0 has the session's own luck, all others fresh luck.

    A column means the same luck in every row, so that courses are compared on equal terms.
    """

    def finals(self, worlds: Sequence[World]) -> Finals:
        """Return the final score of every game from every world; all are in the same turn."""


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


def worlds_of(passage: Passage) -> list[World]:
    """Return every world of a passage whose worth is asked for, all in one turn."""
    worlds = [passage.before, passage.after]
    for decision in passage.decisions:
        worlds += [course.world for course in decision.courses]
    for chance in passage.chances:
        worlds.append(chance.before)
        if chance.inject:
            worlds.append(chance.after)
    return worlds


def review(passages: Iterable[Passage], evaluator: Evaluator) -> Iterator[Review]:
    """Yield the review of the session so far after each turn; the last one is the whole."""
    building = _Building(evaluator)
    turn: list[Passage] = []
    for passage in passages:
        turn.append(passage)
        if passage.chances:
            building.add(turn)
            yield building.review()
            turn = []
    if turn:
        building.add(turn)
        yield building.review()


class _Building:
    """Holds what is known while a session is reviewed turn by turn."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.start: int | None = None
        self.verdicts: list[Verdict] = []
        self.draws: list[Luck] = []
        self.curve: list[tuple[int, int, int]] = []
        self.choice = self.luck = 0
        self.kept: dict[tuple[int, bool], tuple[World, Row]] = {}

    def add(self, turn: Sequence[Passage]) -> None:
        """Judge the decisions and draws of one turn, or of the part of it that was played."""
        self.evaluate([world for passage in turn for world in worlds_of(passage)])
        last = turn[-1].chances[-1].after if turn[-1].chances else None
        if last is not None:
            self.evaluate([last])
        for passage in turn:
            self.passage(passage)

    def evaluate(self, worlds: Iterable[World]) -> None:
        """Play games from the worlds that have not been played from yet."""
        fresh = {each.key: each for each in worlds if each.key not in self.kept}
        rows = self.evaluator.finals(tuple(fresh.values()))
        for (key, world), row in zip(fresh.items(), rows, strict=True):
            self.kept[key] = world, row

    def row(self, world: World) -> Row:
        """Return the final scores of the games from a world."""
        return self.kept[world.key][1]

    def passage(self, passage: Passage) -> None:
        before = self.worth(passage.before)
        if self.start is None:
            self.start = before
        self.choice += self.worth(passage.after) - before
        self.verdicts += [self.verdict(each) for each in passage.decisions]
        self.draws += [self.draw(each) for each in passage.chances]
        self.luck += sum(self.worth(e.after) - self.worth(e.before) for e in passage.chances)
        end = passage.chances[-1].after if passage.chances else passage.after
        self.curve.append((passage.line, passage.turn, self.worth(end)))

    def worth(self, world: World) -> int:
        """Return the expected final score of a world."""
        return _mean(self.row(world)[1:])

    def verdict(self, decision: Decision) -> Verdict:
        rows = [self.row(course.world) for course in decision.courses]
        means = [float(row[1:].mean()) for row in rows]
        best = max(range(len(means)), key=lambda index: (means[index], index == decision.chosen))
        losses = rows[best][1:] - rows[decision.chosen][1:]
        error = _half_width(losses)
        return Verdict(
            line=decision.line,
            turn=decision.turn,
            kind=decision.kind,
            inject=decision.inject,
            chosen=decision.courses[decision.chosen].id,
            best=decision.courses[best].id,
            loss=_mean(losses),
            error=error,
            label=label(_mean(losses), error, len(rows), is_best=best == decision.chosen),
            courses=tuple(
                Appraisal(
                    id=course.id,
                    expected=_mean(row[1:]),
                    error=_half_width(row[1:]),
                    same_luck=int(row[0]),
                )
                for course, row in zip(decision.courses, rows, strict=True)
            ),
        )

    def draw(self, chance: Chance) -> Luck:
        changes = self.row(chance.after)[1:] - self.row(chance.before)[1:]
        return Luck(
            line=chance.line,
            turn=chance.turn,
            inject=chance.inject,
            option=chance.option,
            outcome=chance.outcome,
            change=_mean(changes),
            error=_half_width(changes),
        )

    def review(self) -> Review:
        """Return what is known so far."""
        start = self.start or 0
        return Review(
            start=start,
            final=self.curve[-1][2],
            choice=self.choice,
            luck=self.luck,
            loss=sum(each.loss for each in self.verdicts),
            verdicts=tuple(self.verdicts),
            draws=tuple(self.draws),
            curve=tuple(self.curve),
        )


def label(loss: int, error: int, courses: int, *, is_best: bool) -> Label:
    """Return the label of a decision.

    Args:
        loss: Expected loss against the best course, in hundredths.
        error: Half width of the 95 % interval of the loss.
        courses: How many courses were open.
        is_best: True if no other course has a better expectation.
    """
    if courses == 1:
        return "forced"
    if is_best:
        return "best"
    if loss < error:
        return ""
    return next((name for below, name in LABELS if loss < below), "blunder")


def _mean(row: Row) -> int:
    return round(float(row.mean()))


def _half_width(row: Row) -> int:
    """Return two standard errors of a mean, in whole hundredths, rounded up."""
    if len(row) < 2:
        return 0
    return int(np.ceil(ERRORS * float(row.std(ddof=1)) / len(row) ** 0.5))
