"""Plays many games of a deck by named policies, in pieces that anybody may play."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

import numpy as np

from wargame.analysis.batch import (
    BATCH_POLICIES,
    BatchPolicy,
    BatchResult,
    BatchTables,
    Keep,
    simulate,
)
from wargame.analysis.batch.chance import Words, mix_in_place
from wargame.analysis.batch.result import joined
from wargame.analysis.workers import Here
from wargame.core.chance import GAMMA, MASK
from wargame.core.scenario import WHOLE, Scenario
from wargame.core.tables import compile_tables

PIECE = 2_048
"""Games in one piece of work. Results do not depend on it; the memory of a worker does."""
AHEAD = 64
"""Pieces given out before the first is back; who does each at once is given one at a time."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some games of one policy."""

    policy: str
    first: int
    """Number of its first game, from 0."""
    games: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be played."""

    scenario: Scenario
    policies: tuple[str, ...]
    games: int
    """Of each policy."""
    seed: int = 0
    """The seeds of all games follow from it; 0 to 2**64 - 1."""
    played: tuple[str, ...] = (WHOLE,)
    keep: Keep = field(default_factory=Keep)

    def pieces(self) -> tuple[Piece, ...]:
        """Return the work, cut in pieces: every policy's first games come first."""
        return tuple(
            Piece(policy, first, min(PIECE, self.games - first))
            for first in range(0, self.games, PIECE)
            for policy in self.policies
        )


def game_seeds(seed: int, first: int, games: int) -> Words:
    """Return the seeds of some games of a simulation; game 7 has the same in every piece."""
    numbers = np.arange(first + 1, first + games + 1, dtype=np.uint64)
    numbers *= np.uint64(GAMMA)
    numbers += np.uint64(seed & MASK)
    return mix_in_place(numbers)


def run(plan: Plan, executor: Executor) -> Iterator[tuple[Piece, BatchResult]]:
    """Yield each piece of a plan with its games, in whatever order they are finished."""
    blob = pickle.dumps(plan.scenario)
    pieces = iter(plan.pieces())
    waiting: dict[Future[BatchResult], Piece] = {}
    ahead = 1 if isinstance(executor, Here) else AHEAD
    while True:
        for piece in islice(pieces, ahead - len(waiting)):
            seeds = game_seeds(plan.seed, piece.first, piece.games)
            future = executor.submit(play_piece, blob, piece.policy, seeds, plan.played, plan.keep)
            waiting[future] = piece
        if not waiting:
            return
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            yield waiting.pop(future), future.result()


def gathered(
    parts: Sequence[tuple[Piece, BatchResult]], policies: Sequence[str]
) -> dict[str, BatchResult]:
    """Return the games of each policy in their order; a policy without any is left out."""
    ordered = sorted(parts, key=lambda part: part[0].first)
    found = {
        policy: [result for piece, result in ordered if piece.policy == policy]
        for policy in policies
    }
    return {policy: joined(results) for policy, results in found.items() if results}


def play_piece(
    blob: bytes, policy: str, seeds: Words, played: tuple[str, ...], keep: Keep
) -> BatchResult:
    """Play some games; a worker does this. `blob` is the pickled scenario."""
    tables, player = prepared(blob, policy)
    return simulate(tables, player, seeds, keep, played=played)


@lru_cache(maxsize=16)
def prepared(blob: bytes, policy: str) -> tuple[BatchTables, BatchPolicy]:
    """Return the tables of a pickled scenario, and a policy made for it; a worker keeps both."""
    tables = _tables(blob)
    return tables, BATCH_POLICIES[policy](tables)


@lru_cache(maxsize=4)
def _tables(blob: bytes) -> BatchTables:
    # the blob was made by `run` in the process that gives out the work
    return BatchTables(compile_tables(pickle.loads(blob)))  # noqa: S301
