"""Plays games on from worlds with the scalar engine: slow, and what the batch must agree with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from wargame.analysis.policies import POLICIES
from wargame.analysis.positions import World
from wargame.analysis.review import Finals
from wargame.core.commands import EndTurn
from wargame.core.decide import step
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.state import State


class ScalarGames:
    """An evaluator without arrays."""

    def __init__(self, tables: Tables, seeds: Sequence[int], policy: str = "balanced") -> None:
        """Play with these seeds, the session's own first."""
        self.tables, self.seeds, self.policy = tables, seeds, POLICIES[policy]

    def begin(self, worlds: Sequence[World]) -> Callable[[], Finals]:
        """Play when the result is asked for."""
        return lambda: self.finals(worlds)

    def finals(self, worlds: Sequence[World]) -> Finals:
        """Return the final score of every game from every world."""
        rows = [[self.final(world, seed) for seed in self.seeds] for world in worlds]
        return np.array(rows, dtype=np.int64).reshape(len(worlds), len(self.seeds))

    def final(self, world: World, seed: int) -> int:
        """Play one game to its end."""
        state = world.state
        if world.closed and not state.ending:
            state = self.after(state, EndTurn(state.played[0]), seed)
        while not state.ending:
            command = self.policy(self.tables, state, legal_commands(self.tables, state), seed)
            state = self.after(state, command, seed)
        return state.overall

    def after(self, state: State, command: object, seed: int) -> State:
        """Return the world after a legal command."""
        decided = step(self.tables, state, command, seed)  # type: ignore[arg-type]  # any command
        assert not isinstance(decided, Rejection), decided.what
        return decided[1]
