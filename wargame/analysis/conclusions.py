"""Compares what a session comes to under several sets of assumptions: what survives, what hangs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wargame.appraisals import Review, Verdict
from wargame.core.rows import Tables
from wargame.core.state import State

ORDER, ENDING, BEST, WORST = "order", "ending", "best", "worst"
CONCLUSIONS = (ENDING, ORDER, BEST, WORST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A session under one set of assumptions. Scores are in hundredths of a point."""

    assumptions: str
    title: str
    overall: int
    turns: int
    ending: str
    """Id of the ending; empty if the record stops before one comes true."""
    steps: tuple[tuple[str, int], ...]
    """Step ids and scores, in the order of the model."""
    order: tuple[str, ...]
    """Step ids from the highest score to the lowest; equals in the order of the model."""
    best: Verdict | None
    """The decision that was better than the next best course by most; None if none was."""
    worst: Verdict | None
    """The decision that lost most against the best course; None if none lost."""
    not_open: tuple[str, ...] = field(default=())
    """Decisions that this world would not have allowed."""


def reading(  # noqa: PLR0917 - one place, and each is needed
    name: str, title: str, tables: Tables, state: State, review: Review, not_open: Sequence[str]
) -> Reading:
    """Return what a session comes to under one set of assumptions."""
    scores = state.scores[-1] if state.scores else (0,) * (len(tables.steps) + 1)
    ids = [step.id for step in tables.scenario.model.steps]
    steps = tuple(zip(ids, scores[:-1], strict=True))
    return Reading(
        assumptions=name,
        title=title,
        overall=state.overall if state.ending else scores[-1],
        turns=state.turn,
        ending=state.ending,
        steps=steps,
        order=tuple(step for step, _ in sorted(steps, key=lambda pair: -pair[1])),
        best=_best(review.verdicts),
        worst=_worst(review.verdicts),
        not_open=tuple(not_open),
    )


def survives(readings: Sequence[Reading]) -> dict[str, bool]:
    """Return for each conclusion whether all readings come to it."""
    return {name: len({_conclusion(each, name) for each in readings}) == 1 for name in CONCLUSIONS}


def _conclusion(told: Reading, name: str) -> object:
    if name == ENDING:
        return told.ending
    if name == ORDER:
        return told.order
    verdict = told.best if name == BEST else told.worst
    return (verdict.line, verdict.kind, verdict.inject) if verdict else None


def _worst(verdicts: Sequence[Verdict]) -> Verdict | None:
    lossy = [each for each in verdicts if each.loss > each.error]
    return max(lossy, key=lambda each: each.loss, default=None)


def _best(verdicts: Sequence[Verdict]) -> Verdict | None:
    rated = [(margin(each), each) for each in verdicts if each.label == "best"]
    return max(rated, key=lambda pair: pair[0], default=(0, None))[1]


def margin(verdict: Verdict) -> int:
    """Return by how much the course taken beats the next best, in hundredths; may be negative."""
    others = [each.expected for each in verdict.courses if each.id != verdict.chosen]
    [own] = [each.expected for each in verdict.courses if each.id == verdict.chosen]
    return own - max(others, default=own)
