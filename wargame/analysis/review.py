"""Annotates a session as a chess program annotates a game: choice on one side, luck on the other.

The worth of a world is the mean final score of many games played on from it by a policy, with
luck that nobody knew. A decision is judged against the best course that was open, on the same
luck for all courses; a draw by what it changed in expectation. The changes of all decisions and
all draws add up to the way from the first expectation to the final score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from wargame.analysis.positions import Chance, Decision, Passage, World
from wargame.appraisals import Appraisal, Label, Luck, Review, Verdict

Finals = npt.NDArray[np.int64]
"""Final scores in hundredths: a row for each world, a column for each game."""
Row = npt.NDArray[np.int64]
Key = tuple[int, bool]

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

    def begin(self, worlds: Sequence[World]) -> Callable[[], Finals]:
        """Begin to play on from worlds of one turn; the result is fetched when it is needed."""


def review(passages: Iterable[Passage], evaluator: Evaluator) -> Iterator[Review]:
    """Yield the review of the session so far after each turn; the last one is the whole."""
    course = list(passages)
    building = _Building(course, evaluator)
    for place, passage in enumerate(course):
        building.passage(passage)
        if passage.chances or place == len(course) - 1:
            yield building.review()


def _worlds_of(passage: Passage) -> Iterator[World]:
    """Yield every world of a passage whose worth is asked for."""
    yield from (passage.before, passage.after)
    for decision in passage.decisions:
        yield from (course.world for course in decision.courses)
    for chance in passage.chances:
        yield from (chance.before, chance.after)


class _Building:
    """Holds what is known while a session is reviewed turn by turn."""

    def __init__(self, course: Iterable[Passage], evaluator: Evaluator) -> None:
        self.start: int | None = None
        self.verdicts: list[Verdict] = []
        self.draws: list[Luck] = []
        self.curve: list[tuple[int, int, int]] = []
        self.choice = self.luck = 0
        turns: dict[int, dict[Key, World]] = {}
        for passage in course:
            for world in _worlds_of(passage):
                turns.setdefault(world.state.turn, {})[world.key] = world
        self.worlds = turns
        """By turn; kept, since a world is known by the identity of its state."""
        self.begun = {turn: evaluator.begin(tuple(each.values())) for turn, each in turns.items()}
        self.rows: dict[Key, Row] = {}

    def row(self, world: World) -> Row:
        """Return the final scores of the games from a world, waiting for its turn if need be."""
        if world.key not in self.rows:
            turn = world.state.turn
            self.rows |= zip(self.worlds[turn], self.begun[turn](), strict=True)
        return self.rows[world.key]

    def passage(self, passage: Passage) -> None:
        """Judge the decisions and draws of one command."""
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
        """Return the label of a decision, with what every course was worth."""
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
                appraise(course.id, row) for course, row in zip(decision.courses, rows, strict=True)
            ),
        )

    def draw(self, chance: Chance) -> Luck:
        """Return what a draw changed."""
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


def appraise(course: str, row: Row) -> Appraisal:
    """Return what a course is worth, from the final scores of the games played on from it."""
    return Appraisal(
        id=course,
        expected=_mean(row[1:]),
        error=_half_width(row[1:]),
        same_luck=int(row[0]),
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
