"""An audit names what is dead, what is no choice and what is decided too early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.support.small import (
    drawn,
    effects,
    ending,
    fixed,
    indicator,
    inject,
    measure,
    option,
    scenario,
    step_of,
)
from wargame.analysis.audit import POLICIES, ahead, checks
from wargame.analysis.audit_positions import judged, positions
from wargame.analysis.batch import Keep
from wargame.analysis.simulation import Plan, gathered, run
from wargame.analysis.thresholds import Check, Thresholds
from wargame.analysis.workers import Here
from wargame.core import scenario as s
from wargame.core.tables import compile_tables
from wargame.deck.thresholds import read_thresholds

LIMITS = Thresholds(**read_thresholds(None))


def audited(world: s.Scenario, limits: Thresholds = LIMITS) -> dict[str, Check]:
    """Return the verdicts on a deck from a few games."""
    plan = Plan(scenario=world, policies=POLICIES, games=40, keep=Keep(paths=True, values=True))
    games = gathered(list(run(plan, Here())), POLICIES)
    return {each.name: each for each in checks(world, games, limits)}


def deck(*more: s.Inject, **fields: object) -> s.Scenario:
    """Return a deck whose good answer is neither the first, the cheapest nor the dearest."""
    wise = option("wise", effects=effects(trust=20), capital=1)
    poor = [
        option(name, effects=effects(trust=-20), capital=price)
        for name, price in (("first", 1), ("cheap", 0), ("dear", 2))
    ]
    injects = [inject(f"i{n}", *poor, wise, deliver=fixed(n)) for n in range(1, 5)]
    return scenario(*injects, *more, draw_to=0, **fields)


def test_a_deck_without_faults_meets_what_it_is_held_to() -> None:
    """The checks below fail for a reason of their own."""
    told = audited(deck())

    assert [name for name, each in told.items() if not each.is_met] == []


def test_an_inject_that_never_comes_is_named() -> None:
    """It might as well be left out."""
    never = inject("never", deliver=drawn(when="trust > 100"))

    assert audited(deck(never))["reach"].found == ("never",)


def test_an_option_that_nobody_can_take_is_named() -> None:
    """It is no choice."""
    shut = inject("gate", option("a"), option("b", needs="trust > 100"), deliver=fixed(2))

    assert audited(deck(shut))["choice"].found == ("gate/b",)


def test_an_indicator_that_always_ends_at_its_end_is_named() -> None:
    """It tells no worlds apart."""
    flood = [
        inject(f"f{n}", option("a", effects=effects(flood=60)), deliver=fixed(n)) for n in (1, 2)
    ]
    world = deck(*flood, indicators=(*deck().model.indicators, indicator("flood")))

    assert audited(world)["saturation"].found == ("flood at 100",)


def test_steps_that_are_one_step_are_named() -> None:
    """Two names for one thing are no breadth."""
    steps = (step_of("1", measure("trust")), step_of("2", measure("trust", start=10)))

    assert audited(deck(steps=steps))["breadth"].found == ("steps 1 and 2",)


def test_sessions_that_end_too_early_are_told() -> None:
    """Half of the deck is never played."""
    collapse = (ending("collapse", "turn >= 2"), ending("over", "final"))

    assert not audited(deck(endings=collapse))["early endings"].is_met


def test_a_deck_that_is_decided_early_is_told() -> None:
    """The last turns change nothing."""
    told = audited(_front_loaded())["suspense"]

    assert not told.is_met
    assert "100 %" in told.says


def _front_loaded() -> s.Scenario:
    good, bad = option("good", effects=effects(trust=20)), option("bad", effects=effects(trust=-20))
    return scenario(
        inject("one", bad, good, deliver=fixed(1)), inject("two", deliver=fixed(4)), draw_to=0
    )


def test_a_recipe_of_one_line_that_is_nearly_as_good_is_named() -> None:
    """Nobody should win by always taking the first option."""
    plain = [inject(f"i{n}", deliver=fixed(n)) for n in range(1, 5)]

    told = audited(scenario(*plain, draw_to=0))

    assert not told["no simple recipe"].is_met
    assert not told["skill"].is_met


def test_looking_ahead_must_bring_something() -> None:
    """Else the deck rewards no thought."""
    assert ahead([5500, 5500], [5000, 5000], LIMITS).is_met
    assert not ahead([5000, 5100], [5000, 5000], LIMITS).is_met


def looked_at(options: Sequence[s.Option]) -> tuple[Check, Check]:
    """Return the verdicts on one inject's options."""
    tables = compile_tables(
        scenario(inject("one", *options, deliver=drawn()), inject("two", deliver=drawn()))
    )
    found = positions(tables, wanted=6, games=30)
    return judged(tables, found, Here(), 16, LIMITS)


def test_an_option_that_is_the_best_everywhere_is_named() -> None:
    """There is nothing to weigh."""
    always, never = looked_at(
        [option("gold", effects=effects(trust=20)), option("lead", effects=effects(trust=-20))]
    )

    assert always.found == ("one/gold: the best in all 6 positions",)
    assert never.found == ("one/lead: not the best in any of 6 positions",)


def test_options_that_are_alike_are_not_named() -> None:
    """What the games cannot tell apart may each be the best."""
    always, never = looked_at([option("a"), option("b")])

    assert always.is_met
    assert never.found == ()


def test_limits_of_ones_own_are_read(tmp_path) -> None:  # type: ignore[no-untyped-def]  # a path
    """Keys that are left out stay."""
    own = tmp_path / "mine.yaml"
    own.write_text("positions: 0\nmost_random: 120\n", encoding="utf-8")

    limits = Thresholds(**read_thresholds(own))

    assert limits == replace(LIMITS, positions=0, most_random=120)
