"""Two sessions with different choices read as different histories."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from statistics import mean

import pytest

from wargame.analysis.policies import POLICIES, play
from wargame.core.commands import Command
from wargame.core.decide import step
from wargame.core.events import ResponseResolved, SituationTold
from wargame.core.evolve import initial
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

DECKS = Path(__file__).parents[1] / "decks"
CHOICES = ("firm", "cautious", "balanced")


def history(tables: Tables, policy: str, seed: int) -> tuple[list[str], set[str]]:
    """Return what the turns of a session told, and how its injects turned out."""
    commands: list[Command] = []
    play(tables, POLICIES[policy], seed, tell=commands.append)
    state, told, outcomes = initial(tables), list[str](), set[str]()
    for command in commands:
        decided = step(tables, state, command, seed)
        assert not isinstance(decided, Rejection)
        events, state = decided
        for event in events:
            if isinstance(event, SituationTold):
                told += event.lines
            elif isinstance(event, ResponseResolved):
                outcomes.add(f"{event.inject}/{event.option}/{event.outcome}")
    return told, outcomes


@pytest.mark.parametrize(
    "deck", ["taiwan-strait", "senkakus", "north-korea", "alliance", "campaign"]
)
def test_three_sessions_do_not_read_alike(deck: str) -> None:
    """Of the sentences that end its turns, a session shares at most a quarter with another."""
    tables = compile_tables(load_scenario(DECKS / f"{deck}.yaml"))
    shared, answered = [], []
    for group in range(4):
        sessions = [
            history(tables, policy, 3 * group + number) for number, policy in enumerate(CHOICES)
        ]
        for (told, outcomes), (others, other_outcomes) in combinations(sessions, 2):
            shared.append(sum(line in others for line in told) / len(told))
            answered.append(len(outcomes & other_outcomes) / len(outcomes))

    assert mean(shared) <= 0.25
    assert mean(answered) <= 0.15


def test_every_sentence_that_ends_a_turn_is_written_once() -> None:
    """A sentence that stood for two states of the world would tell of neither."""
    model = load_scenario(DECKS / "campaign.yaml").model
    lines = [line for each in model.narrative for line in each.lines]

    assert len(lines) == len(set(lines))
    assert len(lines) >= 300
