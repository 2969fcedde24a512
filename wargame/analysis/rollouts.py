"""Plays many games on from some worlds at once: what a world is worth, and how sure that is."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial

import numpy as np

from wargame.analysis.batch import BatchState, BatchTables, play_on
from wargame.analysis.batch.chance import Words
from wargame.analysis.batch.stack import stacked
from wargame.analysis.positions import World
from wargame.analysis.review import Finals
from wargame.analysis.simulation import prepared
from wargame.analysis.workers import Here
from wargame.core.chance import MASK, key_hash
from wargame.core.scenario import Scenario

POLICY = "balanced"
"""Who plays the games on."""


class Rollouts:
    """An evaluator that gives the batch engine's games to workers, a turn at a time."""

    def __init__(
        self, executor: Executor, scenario: Scenario, seed: int, games: int, policy: str = POLICY
    ) -> None:
        """Prepare to play.

        Args:
            executor: Who plays.
            scenario: What is played.
            seed: The session's own seed, whose luck the first game of every world has.
            games: Games with fresh luck from each world, at least 2.
            policy: Who decides in them, from `BATCH_POLICIES`.
        """
        self.executor = executor
        self.blob = pickle.dumps(scenario)
        self.policy = policy
        self.seeds = np.array([seed, *fresh_seeds(seed, games)], dtype=np.uint64)

    def begin(self, worlds: Sequence[World]) -> Callable[[], Finals]:
        """Begin to play on from worlds of one turn."""
        if isinstance(self.executor, Here):
            # played when the turn is asked for, so that a review can be shown as it grows
            return partial(play_worlds, self.blob, self.policy, worlds, self.seeds)
        return self.executor.submit(play_worlds, self.blob, self.policy, worlds, self.seeds).result


def play_worlds(blob: bytes, policy: str, worlds: Sequence[World], seeds: Words) -> Finals:
    """Return the final score of every game from every world; a worker does this.

    The worlds that have not ended are in one turn. `blob` is the pickled scenario.
    """
    tables, player = prepared(blob, policy)
    finals: Finals = np.zeros((len(worlds), len(seeds)), dtype=np.int64)
    going = []
    for row, world in enumerate(worlds):
        finals[row] = world.state.overall
        if not world.state.ending:
            going.append(row)
    if going:
        games = stacked([_games(tables, worlds[row], seeds) for row in going])
        finals[going] = play_on(games, player).overall.reshape(len(going), len(seeds))
    return finals


def _games(tables: BatchTables, world: World, seeds: Words) -> BatchState:
    games = BatchState(tables, world.state, seeds)
    if world.closed:
        games.passed = np.ones(games.size, dtype=np.bool_)
    return games


def fresh_seeds(seed: int, games: int) -> list[int]:
    """Return seeds for games whose luck has nothing to do with that of a session."""
    return [key_hash(f"fresh/{number}/{seed}") & MASK for number in range(games)]
