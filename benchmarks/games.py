"""Plays games for `benchmarks.balance` and keeps what its criteria ask for, and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wargame.analysis.policies import POLICIES, balanced, play, play_on
from wargame.core.commands import Command, Respond
from wargame.core.evolve import initial
from wargame.core.rows import Tables
from wargame.core.scoring import score
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

DECKS = Path(__file__).parents[1] / "decks"
ASKED = ("random", "first", "balanced")
"""Policies in whose games the best option is asked for at every answer: three kinds of world."""
Choices = dict[str, Counter[str]]
"""How often each option of an inject was the best of those that were open."""


@dataclass(frozen=True, slots=True)
class Game:
    """What is left of one game."""

    ending: str
    turns: int
    overall: int
    """Final score in hundredths, with the points of the ending."""
    steps: tuple[int, ...]
    """Step scores of the last turn, in hundredths."""
    course: tuple[int, ...]
    """Overall score after each turn, in hundredths, without the points of an ending."""
    seen: frozenset[int]
    taken: frozenset[tuple[int, int]]


@cache
def tables_of(deck: str) -> Tables:
    """Return the tables of one of our decks."""
    return compile_tables(load_scenario(DECKS / f"{deck}.yaml"))


def start_scores(deck: str) -> tuple[int, ...]:
    """Return the step scores of the world before STARTEX, in hundredths."""
    tables = tables_of(deck)
    return score(tables, initial(tables))[0]


def play_games(deck: str, policy: str, seeds: range) -> tuple[list[Game], Choices]:
    """Play a game for each seed; say also what was best at each answer."""
    tables = tables_of(deck)
    best: Choices = defaultdict(Counter)

    def watched(
        tables: Tables, state: State, commands: Sequence[Command], seed: int
    ) -> Command:
        command = POLICIES[policy](tables, state, commands, seed)
        if policy in ASKED and isinstance(command, Respond):
            wanted = command.inject
            open_now = [c for c in commands if isinstance(c, Respond) and c.inject == wanted]
            choice = balanced(tables, state, open_now, seed)
            if len(open_now) > 1 and isinstance(choice, Respond):
                best[wanted][choice.option] += 1
        return command

    return [_kept(play(tables, watched, seed)) for seed in seeds], dict(best)


def _kept(state: State) -> Game:
    return Game(
        state.ending,
        state.turn,
        state.overall,
        state.scores[-1][:-1],
        tuple(row[-1] for row in state.scores),
        frozenset(state.seen),
        frozenset(state.taken.items()),
    )


def play_branches(deck: str, policy: str, seed: int, turn: int, luck: range) -> dict[str, list[int]]:
    """Play one game until a turn has begun, then on by every policy with other luck.

    Returns the final scores by policy; nothing if the game had ended before that turn.
    """
    tables = tables_of(deck)
    middle = _opening(tables, policy, seed, turn)
    if middle.ending:
        return {}
    return {
        name: [play_on(tables, follow, middle, each).overall for each in luck]
        for name, follow in POLICIES.items()
    }


def _opening(tables: Tables, policy: str, seed: int, turn: int) -> State:
    halted: list[State] = []

    def until(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
        if state.turn == turn and not halted:
            halted.append(state)
        return POLICIES[policy](tables, state, commands, seed)

    ended = play(tables, until, seed)
    return halted[0] if halted else ended
