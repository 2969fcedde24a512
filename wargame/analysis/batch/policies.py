"""Plays many games by the rules of thumb of `policies.py`, decision for decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from wargame.analysis.batch.answers import Asked, asked, give, seats
from wargame.analysis.batch.chance import Bools, Ints
from wargame.analysis.batch.initiatives import launch, startable
from wargame.analysis.batch.numbers import at
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.tables import BatchTables
from wargame.core.scenario import Option

NONE = -1
"""No initiative."""


class BatchPolicy(Protocol):
    """Decides for all games of a state."""

    def decide(self, state: BatchState) -> int:
        """Make every decision of this turn in all games that have not `passed`.

        Returns how many commands were given, ends of turns not counted.
        """
        ...


class Orderly:
    """Answers all injects in their order, then launches, then ends the turn.

    A policy of this kind says only which option it takes and what it launches.
    """

    def answer(self, asked: Asked) -> Ints:
        """Return an open option for each of the games that are asked."""
        raise NotImplementedError

    def programme(self, state: BatchState, rows: Ints, may: Bools) -> Ints:
        """Return an initiative to launch in each game, or NONE. `may` is by initiative and game."""
        return np.full(len(rows), NONE)

    launches = False
    """Whether it ever launches an initiative."""
    waits = False
    """Whether it leaves unanswered what need not be answered at once."""

    def decide(self, state: BatchState) -> int:
        """Make every decision of this turn."""
        rows = None if state.passed is None else np.flatnonzero(~state.passed)
        given = 0
        while rows is None or len(rows):
            given += self._answer(state, rows)
            if not (self.launches and state.tables.initiatives):
                break
            rows = self._launch(state, rows)
            given += len(rows)
        return given

    def _answer(self, state: BatchState, rows: Ints | None) -> int:
        given = 0
        for position in range(state.longest):
            for seat in seats(state):
                waiting = self._pressing(asked(state, position, seat, rows))
                if waiting is not None:
                    give(state, position, seat, waiting.rows, self.answer(waiting))
                    given += len(waiting.inject)
        return given

    def _pressing(self, waiting: Asked | None) -> Asked | None:
        """Return what it answers of what it is asked; None if nothing."""
        if waiting is None or not self.waits:
            return waiting
        must = np.flatnonzero(waiting.state.tables.injects.must.take(waiting.inject))
        return waiting.only(must) if len(must) else None

    def _launch(self, state: BatchState, rows: Ints | None) -> Ints:
        """Launch at most one initiative in each game; return the games where one was."""
        may = startable(state, at(state.spare(), rows), rows)
        some = np.flatnonzero(may.any(axis=0))
        where = some if rows is None else rows.take(some)
        if not len(where):
            return where
        which = self.programme(state, where, may.take(some, axis=1))
        begun = np.flatnonzero(which != NONE)
        where = where.take(begun)
        if len(where):
            launch(state, where, which.take(begun))
        return where


class Ranked(Orderly):
    """Takes the open option of the lowest rank, the first of equals."""

    def __init__(
        self, tables: BatchTables, rank: Callable[[Option], tuple[int, ...]], *, launches: bool
    ) -> None:
        self.launches = launches
        injects = tables.scenario.injects
        self.ranks = np.full((tables.injects.most, len(injects)), 127, dtype=np.int8)
        for index, inject in enumerate(injects):
            ranks = [rank(option) for option in inject.options]
            order = sorted(set(ranks))
            for option, each in enumerate(ranks):
                self.ranks[option, index] = order.index(each)

    def answer(self, asked: Asked) -> Ints:
        """Return an open option for each of the games that are asked."""
        best = np.full(len(asked.inject), 127, dtype=np.int8)
        option = np.zeros(len(asked.inject), dtype=np.int8)
        for number, opened in enumerate(asked.opened):
            rank = self.ranks[number].take(asked.inject)
            better = opened & (rank < best)
            np.copyto(best, rank, where=better)
            np.copyto(option, number, where=better)
        return option

    def programme(self, state: BatchState, rows: Ints, may: Bools) -> Ints:
        """Return the first initiative that may be launched."""
        which: Ints = may.argmax(axis=0)
        return which


def by_posture(tables: BatchTables, order: tuple[str, ...]) -> Ranked:
    """Return the policy that prefers some postures; firm ones take the dearest first."""
    dear = -1 if order[0] == "firm" else 1
    return Ranked(
        tables, lambda each: (order.index(each.posture), dear * each.capital), launches=True
    )


def _passive(tables: BatchTables) -> BatchPolicy:
    policy = Ranked(tables, lambda each: (each.capital,), launches=False)
    policy.waits = True
    return policy


def _random(tables: BatchTables) -> BatchPolicy:
    from wargame.analysis.batch.random import Uniform

    return Uniform(tables)


def _balanced(tables: BatchTables) -> BatchPolicy:
    from wargame.analysis.batch.balanced import Balanced

    return Balanced(tables)


BATCH_POLICIES: dict[str, Callable[[BatchTables], BatchPolicy]] = {
    "first": lambda tables: Ranked(tables, lambda _: (), launches=False),
    "random": _random,
    "cautious": lambda tables: by_posture(tables, ("conciliatory", "mixed", "firm")),
    "firm": lambda tables: by_posture(tables, ("firm", "mixed", "conciliatory")),
    "cheapest": lambda tables: Ranked(tables, lambda each: (each.capital,), launches=False),
    "passive": _passive,
    "balanced": _balanced,
}
"""The policies of `policies.POLICIES`, made for a scenario."""
