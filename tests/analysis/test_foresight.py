"""Foresight judges an option by what the rules make of the world it leaves."""

from __future__ import annotations

from tests.support import small
from wargame.analysis.foresight import best_option, worth_ahead
from wargame.analysis.policies import begin, worth
from wargame.core.rows import Tables
from wargame.core.scenario import Drift, Effect, WeightedSum
from wargame.core.state import State
from wargame.core.tables import compile_tables

GAIN = small.option("gain", effects=(Effect(indicator="trust", by=4),))
GUARD = small.option("guard", effects=(Effect(indicator="budget", by=10),))


def opened(**more: object) -> tuple[Tables, State]:
    """Return the first turn of a game with one inject and some rules."""
    asked = small.inject("asked", GAIN, GUARD, deliver=small.fixed(1))
    tables = compile_tables(small.scenario(asked, **more))
    return tables, begin(tables, 1)


def test_at_once_the_quick_gain_is_best_and_later_the_guard() -> None:
    """A rule that wears trust away while the budget is low makes the guard worth its price."""
    wears = small.rule("wears", when="budget < 15", effects=(Effect(indicator="trust", by=-5),))
    tables, state = opened(rules=(wears,))

    assert best_option(tables, state, "asked", ["gain", "guard"], 0) == "gain"
    assert best_option(tables, state, "asked", ["gain", "guard"], 3) == "guard"


def test_drifts_are_followed_to_their_target_and_no_further() -> None:
    """Ten turns ahead stop at the last turn of the game, and at the target."""
    drift = Drift(indicator="trust", toward=WeightedSum(base=52), by=1)
    tables, state = opened(rules=(small.rule("mends", drifts=(drift,)),))
    mended = state.fork()
    mended.values[tables.slots["trust"]] = 52

    assert worth_ahead(tables, state, 10) == worth(tables, mended)


def test_an_ending_that_may_come_counts_with_its_odds() -> None:
    """Three turns at one in ten of losing thirty points cost nine."""
    clash = small.ending("clash", "tension >= 40", odds=WeightedSum(base=10), points=-30)
    tables, state = opened(endings=(clash, small.ending("over", "final")))
    calm, calm_state = opened()

    assert worth_ahead(calm, calm_state, 3) - worth_ahead(tables, state, 3) == 900


def test_looking_ahead_leaves_the_state_alone() -> None:
    """A state is shared by all who read it."""
    tables, state = opened(
        rules=(small.rule("wears", effects=(Effect(indicator="trust", by=-5),)),)
    )
    before = state.fork()

    worth_ahead(tables, state, 4)

    assert state == before
