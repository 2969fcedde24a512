"""Assumptions change what the model makes of decisions, never which decisions there are."""

from __future__ import annotations

from dataclasses import replace

from tests.support.small import (
    JUDGEMENT,
    drawn,
    effects,
    indicator,
    initiative,
    inject,
    measure,
    model,
    option,
    outcome,
    rule,
    scenario,
    stage,
    step_of,
)
from wargame.core import scenario as s
from wargame.core.assumptions import Assumptions, Leverage, assume


def reading(**more: object) -> Assumptions:
    """Return a set that changes nothing but what a test names."""
    plain = Assumptions(id="r", model="small", title="R", says="So.", source=JUDGEMENT)
    return replace(plain, **more)  # type: ignore[arg-type]  # the tests name real fields


def base() -> s.Scenario:
    """Return a scenario with an effect in every place that has effects."""
    bold = option(
        "bold",
        effects=effects(trust=4, tension=5),
        outcomes=(outcome(effects=effects(trust=-3, tension=-2)),),
    )
    late = s.Neglect(text="Late.", effects=effects(tension=10), flags=(), then=(), set_backs=())
    return scenario(
        inject("storm", bold, option("calm"), deliver=drawn(), neglect=late, deadline=1),
        rules=(rule("heat", effects=effects(tension=3)), rule("slow", drifts=(_drift(),))),
        initiatives=(initiative("plan", stage(2, trust=6)),),
        steps=(step_of("1", measure("trust"), measure("tension", "budget")),),
        set=(("tension", 50),),
    )


def _drift() -> s.Drift:
    return s.Drift(indicator="trust", toward=s.WeightedSum(base=20), by=1)


def by(effects: tuple[s.Effect, ...]) -> dict[str, int]:
    """Return effects by indicator."""
    return {each.indicator: each.by for each in effects}


def test_a_set_that_changes_nothing_leaves_the_scenario_as_it_is() -> None:
    """The base set must compare like with like."""
    assert assume(base(), reading()) == base()


def test_start_values_come_on_top_of_what_the_deck_sets() -> None:
    """A deck that starts tense stays tenser than one that does not."""
    changed = assume(base(), reading(start={"tension": 8, "trust": -5}))

    assert dict(changed.set) == {"tension": 58, "trust": 45}


def test_start_values_stay_in_the_range_of_their_indicator() -> None:
    """A start out of range would be no state of the world."""
    changed = assume(base(), reading(start={"tension": 900, "trust": -900}))

    assert dict(changed.set) == {"tension": 100, "trust": 0}


def test_the_start_of_a_derived_indicator_is_an_offset_without_a_range() -> None:
    """Clipping an offset at the range of the value would move it by something else."""
    derived = indicator("shield", -20, derived=s.WeightedSum(base=50))
    world = scenario(inject("storm"), indicators=(*model().indicators, derived))

    changed = assume(world, reading(start={"shield": -10}))

    assert dict(changed.set) == {"shield": -30}


def test_answers_move_an_indicator_as_strongly_as_assumed() -> None:
    """What is good for the players is told by the indicator, not by the sign."""
    halved = reading(answers={"tension": Leverage(better=50, worse=200)})

    changed = assume(base(), halved).injects[0]

    assert by(changed.options[0].effects) == {"trust": 4, "tension": 10}
    assert by(changed.options[0].outcomes[0].effects) == {"trust": -3, "tension": -1}
    assert changed.neglect is not None
    assert by(changed.neglect.effects) == {"tension": 20}


def test_an_effect_that_vanishes_is_left_out() -> None:
    """An effect of nothing would stand in the ledger for nothing."""
    changed = assume(base(), reading(answers={"tension": Leverage(better=0, worse=0)}))

    assert by(changed.injects[0].options[0].effects) == {"trust": 4}


def test_programmes_are_answers_too() -> None:
    """A programme that moves an indicator does so by what the players did."""
    changed = assume(base(), reading(answers={"trust": Leverage(better=150)}))

    assert by(changed.model.initiatives[0].stages[0].effects) == {"trust": 9}


def test_a_rule_works_at_its_assumed_strength_or_not_at_all() -> None:
    """Effects and pace are scaled alike."""
    changed = assume(base(), reading(rules={"heat": 200, "slow": 0})).model

    assert by(changed.rules[0].effects) == {"tension": 6}
    assert changed.rules[1].drifts == ()


def test_weights_of_measures_and_of_the_overall_score_are_replaced() -> None:
    """A measure of several indicators is found by any of them."""
    changed = assume(base(), reading(weights={"1": {"budget": 7}}, overall=(80, 20))).model

    assert [each.weight for each in changed.steps[0].measures] == [1, 7]
    assert (changed.overall.mean, changed.overall.lowest) == (80, 20)
