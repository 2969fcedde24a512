"""Places a result among thousands of simulated games of the same deck.

The games have luck of their own, so a place says how well a session was decided and how it fell,
not how its seed would have been played. They are played once for each deck and kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from wargame import __version__
from wargame.analysis.simulation import Plan, gathered, run
from wargame.appraisals import Standing
from wargame.core.scenario import Scenario

GAMES = 10_000
POLICIES = ("random", "first", "cautious", "firm", "balanced")
"""Whose games a result is held against."""

Scores = Mapping[str, npt.NDArray[np.int16]]
"""Final scores in hundredths by policy, in rising order."""


def places(overall: int, scores: Scores) -> tuple[Standing, ...]:
    """Return where a final score stands among the games of each policy."""
    return tuple(
        Standing(
            policy=policy,
            percent=round(
                50
                * (np.searchsorted(each, overall) + np.searchsorted(each, overall, "right"))
                / len(each)
            ),
            median=int(each[len(each) // 2]),
        )
        for policy, each in scores.items()
    )


def scores_of(
    scenario: Scenario,
    digest: str,
    played: tuple[str, ...],
    cache: Path,
    lend: Callable[[], AbstractContextManager[Executor]],
) -> Scores:
    """Return the scores for a deck: those kept in a folder, or new ones, which are then kept.

    Args:
        scenario: The deck.
        digest: What stands for it, as the header of a save has it.
        played: Cells with people in them.
        cache: Folder for what can be worked out again.
        lend: Lends who plays, if anything has to be played.
    """
    file = _file(cache, digest, played)
    kept = _kept(file)
    if kept is not None:
        return kept
    with lend() as executor:
        scores = simulated(scenario, played, executor)
    _keep(file, scores)
    return scores


def simulated(
    scenario: Scenario, played: tuple[str, ...], executor: Executor, games: int = GAMES
) -> Scores:
    """Play a deck by every policy and return the scores."""
    plan = Plan(scenario=scenario, policies=POLICIES, games=games, played=played)
    results = gathered(list(run(plan, executor)), POLICIES)
    return {policy: np.sort(results[policy].overall) for policy in POLICIES}


def _kept(file: Path) -> Scores | None:
    """Return scores that were kept; None if none were, or they cannot be read."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            scores = {policy: kept[policy] for policy in POLICIES}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    sound = all(e.ndim == 1 and len(e) and e.dtype == np.int16 for e in scores.values())
    return scores if sound else None


def _keep(file: Path, scores: Scores) -> None:
    """Keep scores for the next time; a folder that cannot be written to is no mishap."""
    spare = file.with_suffix(f".{os.getpid()}")
    arrays: dict[str, Any] = dict(scores)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with spare.open("wb") as stream:
            np.savez_compressed(stream, **arrays)
        spare.replace(file)


def _file(cache: Path, digest: str, played: Sequence[str]) -> Path:
    """Return the file of a deck's scores; another version of the rules has another one."""
    seats = "-".join(played)
    return cache / f"standing-{__version__}-{digest[:32]}-{seats}.npz"
