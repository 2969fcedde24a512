"""Scores a world: each step from its measures and gates, then all steps together."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.core.rounding import div_round
from wargame.core.rows import StepTable, Tables
from wargame.core.scenario import Overall
from wargame.core.state import State


def step_scores(steps: Iterable[StepTable], state: State) -> tuple[int, ...]:
    """Return the scores of some steps, each capped by the gates that are shut now."""
    values = state.values
    found = []
    for step in steps:
        total = 0
        for slot, scores in step.single:
            total += scores[values[slot]]
        for several in step.several:
            total += min([scores[values[slot]] for slot, scores in several])
        weight = step.weight
        score = (2 * total + weight) // (2 * weight)
        for shut, cap in step.gates:
            if cap < score and (shut is None or shut(state)):
                score = cap
        found.append(score)
    return tuple(found)


def overall_score(overall: Overall, steps: tuple[int, ...]) -> int:
    """Return the overall score: breadth counts, so the lowest steps weigh again."""
    lowest = sorted(steps)[: overall.lowest_count]
    mean_part = overall.mean * sum(steps) * len(lowest)
    lowest_part = overall.lowest * sum(lowest) * len(steps)
    return div_round(
        mean_part + lowest_part, (overall.mean + overall.lowest) * len(steps) * len(lowest)
    )


def score(tables: Tables, state: State) -> tuple[tuple[int, ...], int]:
    """Return the score of every step and the overall score, in hundredths of a point."""
    steps = step_scores(tables.steps, state)
    return steps, overall_score(tables.scenario.model.overall, steps)
