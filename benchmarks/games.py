"""Plays games for `benchmarks.balance` and keeps what its criteria ask for, and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from wargame.analysis.batch import BATCH_POLICIES, BatchResult, BatchTables, Keep, simulate
from wargame.analysis.foresight import best_option
from wargame.analysis.policies import POLICIES, begin, play, play_on
from wargame.core.commands import Command, Respond
from wargame.core.evolve import initial
from wargame.core.rows import Tables
from wargame.core.scoring import score
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

DECKS = Path(__file__).parents[1] / "decks"
ASKED = ("random", "first", "firm", "cautious", "balanced")
"""Policies in whose games the best option is asked for at every answer: five kinds of world."""
HORIZONS = (0, 4)
"""Turns on at which worlds are judged: at once, as the balanced policy does, and after a year."""
LUCKS = 20
"""Ways in which fortune may go on from the middle of a game."""


@dataclass(slots=True)
class Asked:
    """In which worlds an inject was answered, and what was best there."""

    worlds: set[int] = field(default_factory=set)
    """A mark of the values of each different world."""
    best: Counter[str] = field(default_factory=Counter)
    """How often each option was the best of those that were open, at any horizon."""

    def add(self, other: Asked) -> None:
        """Take over what another process has found."""
        self.worlds |= other.worlds
        self.best.update(other.best)


Choices = dict[str, Asked]


@cache
def tables_of(deck: str) -> Tables:
    """Return the tables of one of our decks."""
    return compile_tables(load_scenario(DECKS / f"{deck}.yaml"))


def start_scores(deck: str) -> tuple[int, ...]:
    """Return the step scores of the world before STARTEX, in hundredths."""
    tables = tables_of(deck)
    return score(tables, initial(tables))[0]


def play_games(deck: str, policy: str, games: int) -> BatchResult:
    """Play a game for each seed from 0, with its course."""
    tables = BatchTables(tables_of(deck))
    return simulate(tables, BATCH_POLICIES[policy](tables), range(games), Keep(paths=True))


def ask_games(deck: str, policy: str, seeds: range) -> Choices:
    """Play a game for each seed and say what was best at each answer."""
    best: Choices = defaultdict(Asked)

    def watched(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
        command = POLICIES[policy](tables, state, commands, seed)
        if isinstance(command, Respond):
            _ask(tables, state, best, command.inject, commands)
        return command

    for seed in seeds:
        play(tables_of(deck), watched, seed)
    return dict(best)


def _ask(
    tables: Tables, state: State, best: Choices, inject: str, commands: Sequence[Command]
) -> None:
    responses = [each for each in commands if isinstance(each, Respond)]
    open_now = [each.option for each in responses if each.inject == inject]
    if len(open_now) > 1:
        asked = best[inject]
        asked.worlds.add(hash(tuple(state.values)))
        for turns in HORIZONS:
            asked.best[best_option(tables, state, inject, open_now, turns)] += 1


def play_branches(deck: str, seed: int, turn: int) -> dict[str, list[int]]:
    """Play a random game until a turn has begun, then on by every policy with several lucks.

    Returns the final scores by policy.
    """
    tables = tables_of(deck)
    middle = play_on(tables, POLICIES["random"], begin(tables, seed), seed, before=turn)
    return {
        name: [play_on(tables, follow, middle, each).overall for each in range(LUCKS)]
        for name, follow in POLICIES.items()
    }
