"""Where the order of things decides: small decks in which a wrong order shows at once."""

from __future__ import annotations

from tests.support.agreement import differences, differences_from
from tests.support.small import (
    Game,
    drawn,
    effects,
    fixed,
    indicator,
    initiative,
    inject,
    model,
    option,
    outcome,
    scenario,
)
from wargame.analysis.batch import BatchTables
from wargame.analysis.policies import POLICIES, play
from wargame.core import scenario as s
from wargame.core.commands import Respond, StartInitiative
from wargame.core.tables import compile_tables


def leads_to(*injects: str, after: int = 1) -> s.Option:
    """Return an option that puts injects on the calendar."""
    then = tuple(s.FollowUp(inject=each, after=after) for each in injects)
    return option("go", outcomes=(outcome(then=then),))


def agree(deck: s.Scenario) -> None:
    """Check that both engines play a deck alike by every policy."""
    tables = compile_tables(deck)
    batch = BatchTables(tables)
    for policy in POLICIES:
        assert list(differences(tables, batch, policy, range(20))) == []


def test_a_follow_up_that_was_crowded_out_comes_before_a_newer_one() -> None:
    """The calendar is by turn, then by the order of the deck."""
    deck = scenario(
        inject("late", leads_to()),
        inject("next", leads_to("late")),
        inject("over", leads_to()),
        inject("first", leads_to("next", "over"), deliver=fixed(1)),
        most=1,
        draw_to=0,
        turns=5,
    )

    state = play(compile_tables(deck), POLICIES["first"], 1)
    assert list(state.seen) == [3, 1, 2, 0]
    agree(deck)


def test_what_was_drawn_first_decides_what_may_be_drawn_next() -> None:
    """Conditions on what has come are asked again within a turn."""
    deck = scenario(
        inject("a", deliver=drawn(weight=5)),
        inject("b", deliver=drawn(when="seen('a')", weight=50)),
        inject("c", deliver=drawn(when="not seen('a')", weight=5)),
        inject("d", deliver=drawn(weight=2, shifts=(s.Shift(indicator="trust", by=3),))),
        draw_to=3,
        most=3,
    )

    agree(deck)


def test_a_derived_indicator_sees_what_it_follows_between_two_effects() -> None:
    """Clipping makes the order of effects on it and on what it follows count."""
    shield = s.WeightedSum(base=0, terms=(s.Term(indicator="trust", percent=100),))
    up = effects(trust=60), effects(shield=30), effects(trust=-80), effects(shield=-10)
    down = effects(shield=-70), effects(trust=-30), effects(shield=90), effects(trust=80)
    deck = scenario(
        inject(
            "a",
            option("up", effects=sum(up, ()), outcomes=(outcome(effects=sum(down, ())),)),
            option("down", effects=sum(down, ()), outcomes=(outcome(effects=sum(up, ())),)),
            deliver=fixed(1),
        ),
        inject("b", option("again", effects=(*up[1], *up[0], *up[1])), deliver=fixed(2)),
        indicators=(*model().indicators, indicator("shield", 0, derived=shield)),
    )

    agree(deck)


def test_a_programme_given_up_opens_and_shuts_what_hangs_on_it_in_the_same_turn() -> None:
    """What it needs is asked again, of the programme and of what giving it up moves."""
    choices = (
        option("plain"),
        option("with", needs="running('plan')", effects=effects(trust=9)),
        option("poor", needs="trust < 45", effects=effects(trust=-9)),
    )
    game = Game(
        inject("a", *choices, deliver=fixed(1)),
        inject("b", *choices, deliver=fixed(1)),
        initiatives=(
            initiative("plan", abandon=effects(trust=-20)),
            initiative("other", needs="not running('plan')"),
        ),
    )
    game.do(StartInitiative("all", "plan"))
    batch = BatchTables(game.tables)
    for _ in range(2):
        for policy in POLICIES:
            found = differences_from(game.tables, batch, game.state, policy, range(30))
            assert list(found) == []
        game.do(Respond("all", "a", "with")) if not game.state.table[0].answers else None
