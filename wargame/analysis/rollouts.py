"""Plays many games on from some worlds at once: what a world is worth, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wargame.analysis.batch import BATCH_POLICIES, BatchState, BatchTables, play_on
from wargame.analysis.batch_stack import stacked
from wargame.analysis.positions import World
from wargame.analysis.review import Finals
from wargame.core.chance import MASK, key_hash
from wargame.core.rows import Tables

POLICY = "balanced"
"""Who plays the games on."""


class Rollouts:
    """An evaluator that plays on with the batch engine."""

    def __init__(self, tables: Tables, seed: int, games: int, policy: str = POLICY) -> None:
        """Prepare to play.

        Args:
            tables: The compiled scenario.
            seed: The session's own seed, whose luck the first game of every world has.
            games: Games with fresh luck from each world, at least 2.
            policy: Who plays them on, from `BATCH_POLICIES`.
        """
        self.batch = BatchTables(tables)
        self.policy = BATCH_POLICIES[policy](self.batch)
        self.seeds = np.array([seed, *fresh_seeds(seed, games)], dtype=np.uint64)

    def finals(self, worlds: Sequence[World]) -> Finals:
        """Return the final score of every game from every world; all are in the same turn."""
        finals = np.zeros((len(worlds), len(self.seeds)), dtype=np.int64)
        going = []
        for row, world in enumerate(worlds):
            finals[row] = world.state.overall
            if not world.state.ending:
                going.append(row)
        if going:
            state = stacked([self._games(worlds[row]) for row in going])
            played = play_on(state, self.policy)
            finals[going] = played.overall.reshape(len(going), len(self.seeds))
        return finals

    def _games(self, world: World) -> BatchState:
        state = BatchState(self.batch, world.state, self.seeds)
        if world.closed:
            state.passed = np.ones(state.size, dtype=np.bool_)
        return state


def fresh_seeds(seed: int, games: int) -> list[int]:
    """Return seeds for games whose luck has nothing to do with that of a session."""
    return [key_hash(f"fresh/{number}/{seed}") & MASK for number in range(games)]
