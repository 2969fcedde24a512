"""Sums up many games: how scores fall, how sessions end, which way tension goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wargame.analysis.batch import BatchResult
from wargame.core.scenario import Model

PERCENTILES = (5, 25, 50, 75, 95)
BAND = (10, 50, 90)
"""Percentiles of a path of tension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How one quantity falls over many games, in hundredths of a point."""

    mean: int
    deviation: int
    percentiles: tuple[int, ...]
    """At 5, 25, 50, 75 and 95 percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What many games by one policy came to."""

    policy: str
    games: int
    decisions: int
    overall: Spread
    steps: tuple[tuple[str, Spread], ...]
    """By step id."""
    endings: tuple[tuple[str, int], ...]
    """Games by ending, in the order of the model; those that never came are 0."""
    kinds: tuple[tuple[str, int], ...]
    """Games by kind of ending."""
    tensions: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
    """By flashpoint and turn: tension at 10, 50 and 90 percent of the games still going."""


def spread(scores: npt.ArrayLike) -> Spread:
    """Return how some scores fall. There is at least one."""
    values = np.asarray(scores, dtype=np.int64)
    return Spread(
        mean=round(float(values.mean())),
        deviation=round(float(values.std())),
        percentiles=_percentiles(values, PERCENTILES),
    )


def distribution(model: Model, policy: str, games: BatchResult) -> Distribution:
    """Return what the games of one policy came to. There is at least one."""
    counts = np.bincount(games.ending[games.ending >= 0], minlength=len(model.endings))
    endings = [(each.id, int(n)) for each, n in zip(model.endings, counts, strict=True)]
    kinds: dict[str, int] = {}
    for each, (_, number) in zip(model.endings, endings, strict=True):
        kinds[each.kind] = kinds.get(each.kind, 0) + number
    return Distribution(
        policy=policy,
        games=games.games,
        decisions=games.decisions,
        overall=spread(games.overall),
        steps=tuple(
            (step.id, spread(games.steps[column])) for column, step in enumerate(model.steps)
        ),
        endings=tuple(endings),
        kinds=tuple(kinds.items()),
        tensions=_tensions(model, games),
    )


def _tensions(
    model: Model, games: BatchResult
) -> tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]:
    if games.tensions is None or games.scores is None:
        return ()
    paths = []
    for column, place in enumerate(model.flashpoints):
        turns = []
        for turn, (tension, score) in enumerate(zip(games.tensions, games.scores, strict=True)):
            going = tension[column, score[-1] >= 0]
            if len(going):
                turns.append((turn + 1, *_percentiles(going, BAND)))
        paths.append((place.id, tuple(turns)))
    return tuple(paths)


def _percentiles(values: npt.ArrayLike, at: Sequence[int]) -> tuple[int, ...]:
    """Return values of the sample itself, so that a score is one that a game had."""
    found = np.percentile(np.asarray(values, dtype=np.int64), at, method="nearest")
    return tuple(int(each) for each in found)
