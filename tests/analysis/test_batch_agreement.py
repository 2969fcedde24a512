"""The batch engine and the scalar engine play the same games, value by value, turn by turn."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.crisis_game import crisis_scenario
from tests.support.agreement import differences
from tests.support.generated import Generator
from wargame.analysis.batch import BATCH_POLICIES, BatchTables
from wargame.analysis.policies import POLICIES
from wargame.core import scenario as s
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.tables import compile_tables
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario

ROOT = Path(__file__).parents[2]
DECKS = [pytest.param(path, id=path.stem) for path in deck_files(ROOT / "decks")]


@cache
def compiled(deck: Path) -> tuple[Tables, BatchTables]:
    """Return both engines' tables of a deck."""
    tables = compile_tables(load_scenario(deck))
    return tables, BatchTables(tables)


def test_every_policy_has_its_twin() -> None:
    """None of the rules of thumb is left out."""
    assert list(BATCH_POLICIES) == list(POLICIES)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("deck", DECKS)
def test_both_engines_agree_on_our_decks(deck: Path, policy: str) -> None:
    """One seat for all cells."""
    tables, batch = compiled(deck)
    seeds = [2**64 - 1, *range(5)]

    assert list(differences(tables, batch, policy, seeds)) == []


@pytest.mark.parametrize("deck", DECKS)
def test_both_engines_agree_with_one_cell_or_several(deck: Path) -> None:
    """The program plays the other cell, or the cells dispute."""
    tables, batch = compiled(deck)

    for played in (tables.scenario.cells[:1], tables.scenario.cells):
        assert list(differences(tables, batch, "random", range(8), played)) == []


def test_both_engines_agree_on_the_crisis_game() -> None:
    """The deck that speed is measured on, laid out game by game in memory."""
    tables = compile_tables(crisis_scenario())
    batch = BatchTables(tables)
    assert batch.by_game

    assert list(differences(tables, batch, "random", range(40))) == []


@st.composite
def scenarios(draw: st.DrawFn) -> s.Scenario:
    """Return any scenario that can be played."""
    return Generator(lambda low, high: draw(st.integers(low, high))).scenario()


@settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    scenario=scenarios(),
    policy=st.sampled_from(list(POLICIES)),
    seats=st.integers(0, 2),
    seed=st.integers(0, 2**64 - 8),
)
def test_both_engines_agree_on_any_deck(
    scenario: s.Scenario, policy: str, seats: int, seed: int
) -> None:
    """Whatever a deck makes of the rules, by whatever policy, whoever sits at the table."""
    tables = compile_tables(scenario)
    batch = BatchTables(tables)
    played = ((WHOLE,), scenario.cells[:1], scenario.cells)[seats]

    assert list(differences(tables, batch, policy, range(seed, seed + 4), played)) == []
