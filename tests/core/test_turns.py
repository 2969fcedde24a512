"""The order of a turn: delivery, deadlines, follow-ups, programmes, rules, endings."""

from __future__ import annotations

from tests.support.small import (
    Game,
    drawn,
    effects,
    ending,
    fixed,
    indicator,
    initiative,
    inject,
    measure,
    model,
    option,
    outcome,
    rule,
    stage,
    step_of,
)
from wargame.core import scenario as s
from wargame.core.commands import AbandonInitiative, EndTurn, Respond, StartInitiative
from wargame.core.events import (
    ExerciseEnded,
    InitiativeAdvanced,
    InitiativeSetBack,
    InitiativeStalled,
    InjectDelivered,
    InjectNeglected,
    RuleApplied,
    TurnBegan,
    TurnClosed,
)
from wargame.core.rejections import Reason

END = EndTurn("all")


def neglect(**more: object) -> s.Neglect:
    """Return a neglect that costs trust."""
    fields: dict[str, object] = {
        "text": "Too late.",
        "effects": effects(trust=-5),
        "flags": ("late",),
        "then": (),
        "set_backs": (),
    }
    return s.Neglect(**(fields | more))  # type: ignore[arg-type]  # fields of Neglect


def delivered(game: Game) -> list[tuple[str, str]]:
    """Return what the last command delivered, and why."""
    return [(each.inject, each.cause) for each in game.events if isinstance(each, InjectDelivered)]


def test_fixed_and_triggered_injects_come_before_drawn_ones() -> None:
    """The order of delivery is the one the format promises."""
    triggered = s.Delivery(turn=None, first=1, last=9, when="trust >= 50", weight=0, shifts=())
    game = Game(
        inject("luck", deliver=drawn()),
        inject("sign", deliver=triggered),
        inject("plan", deliver=fixed(1)),
        draw_to=3,
        most=3,
    )

    assert delivered(game) == [("plan", "scheduled"), ("sign", "triggered"), ("luck", "drawn")]


def test_a_full_turn_makes_a_fixed_inject_wait() -> None:
    """Never more new injects in a turn than the deck's pace allows."""
    game = Game(*(inject(name, deliver=fixed(1)) for name in "abc"), most=2)
    assert [name for name, _ in delivered(game)] == ["a", "b"]
    for name in "ab":
        game.do(Respond("all", name, "yes"))

    game.do(END)

    assert delivered(game) == [("c", "scheduled")]


def test_an_inject_comes_only_once() -> None:
    """What has happened does not happen again."""
    game = Game(inject("a", deliver=drawn()), draw_to=2)
    game.do(Respond("all", "a", "yes"))

    game.do(END)

    assert delivered(game) == []


def test_a_draw_keeps_its_window_and_its_condition() -> None:
    """An inject outside its turns, or whose condition fails, is not in the pool."""
    game = Game(
        inject("late", deliver=drawn(first=2)),
        inject("never", deliver=drawn(when="trust > 90")),
        draw_to=2,
    )
    assert delivered(game) == []

    game.do(END)

    assert delivered(game) == [("late", "drawn")]


def test_a_follow_up_comes_in_its_turn() -> None:
    """Outcomes make stories."""
    then = (s.FollowUp(inject="b", after=2),)
    game = Game(
        inject("a", option("yes", outcomes=(outcome(then=then),)), deliver=fixed(1)), inject("b")
    )
    game.do(Respond("all", "a", "yes"))

    game.do(END)
    assert delivered(game) == []
    game.do(END)

    assert delivered(game) == [("b", "follow-up")]


def test_neglect_comes_when_the_deadline_has_passed() -> None:
    """An inject may wait as long as it says, and then silence is an answer."""
    game = Game(inject("a", deadline=1, neglect=neglect(), deliver=fixed(1)))
    game.do(END)
    assert game.value("trust") == 50

    game.do(END)

    assert game.value("trust") == 45
    assert "late" in game.state.flags
    assert game.of(InjectNeglected).inject == "a"


def test_flags_are_raised_and_lowered() -> None:
    """Later conditions read what was done."""
    outcomes = (outcome(flags=("x",), lower=("y",)),)
    game = Game(
        inject("a", option("yes", outcomes=outcomes), deliver=fixed(1)),
        inject("b", option("hard", needs="flag('x') and not flag('y')"), deliver=fixed(2)),
    )
    game.do(Respond("all", "a", "yes"))
    game.do(END)

    game.do(Respond("all", "b", "hard"))

    assert game.state.flags == {"x"}


def test_a_programme_pays_upkeep_and_pays_off_by_stage() -> None:
    """Long programmes cost every turn and give at the end of each stage."""
    game = Game(
        initiatives=(initiative("plan", stage(1, trust=2), stage(1, trust=5), capital=2, upkeep=1),)
    )
    game.do(StartInitiative("all", "plan"))
    assert game.state.capital == 3

    game.do(END)
    assert game.value("trust") == 52
    assert game.of(InitiativeAdvanced).capital == 2
    game.do(END)

    assert game.value("trust") == 57
    assert game.of(InitiativeAdvanced).completed


def test_a_programme_stalls_without_upkeep_or_condition() -> None:
    """It makes no progress, and says why."""
    game = Game(
        initiatives=(
            initiative("dear", upkeep=9),
            initiative("shut", holds="trust > 90"),
        )
    )
    game.do(StartInitiative("all", "dear"))
    game.do(StartInitiative("all", "shut"))

    game.do(END)

    stalled = [each for each in game.events if isinstance(each, InitiativeStalled)]
    assert [(each.initiative, each.reason) for each in stalled] == [
        ("dear", "upkeep"),
        ("shut", "condition"),
    ]
    assert game.state.progress == [0, 0]


def test_an_outcome_sets_a_programme_back() -> None:
    """Events can cost what was built."""
    back = (s.SetBack(initiative="plan", by=3),)
    game = Game(
        inject("a", option("yes", outcomes=(outcome(set_backs=back),)), deliver=fixed(2)),
        initiatives=(initiative("plan", stage(4)),),
    )
    game.do(StartInitiative("all", "plan"))
    game.do(END)
    game.do(Respond("all", "a", "yes"))

    game.do(END)

    assert game.of(InitiativeSetBack).progress == 0
    assert game.state.progress == [1]


def test_an_abandoned_programme_costs_and_cannot_be_started_again() -> None:
    """Giving up is a decision too."""
    game = Game(initiatives=(initiative("plan", abandon=effects(trust=-3)),))
    game.do(StartInitiative("all", "plan"))

    game.do(AbandonInitiative("all", "plan"))

    assert game.value("trust") == 47
    assert game.refused(StartInitiative("all", "plan")).reason is Reason.NOT_AVAILABLE
    assert game.refused(AbandonInitiative("all", "plan")).reason is Reason.NOT_RUNNING


def test_rules_read_the_state_before_the_first_of_them() -> None:
    """The order of rules in the file does not matter to which of them fire."""
    game = Game(
        rules=(
            rule("down", effects=effects(trust=-10)),
            rule("if-high", when="trust >= 50", effects=effects(budget=1)),
        )
    )

    game.do(END)

    assert (game.value("trust"), game.value("budget")) == (40, 11)


def test_a_drift_moves_towards_its_target_and_stops_there() -> None:
    """A lag is a slow pull, not a jump, and never overshoots."""
    toward = s.WeightedSum(base=0, terms=(s.Term(indicator="trust", percent=50),))
    drift = s.Drift(indicator="budget", toward=toward, by=10)
    game = Game(rules=(rule("lag", drifts=(drift,)),))

    game.do(END)
    assert game.value("budget") == 20
    game.do(END)
    assert game.value("budget") == 25
    game.do(END)

    assert not any(isinstance(each, RuleApplied) for each in game.events)


def test_change_counts_from_the_start_of_the_turn() -> None:
    """A rule can punish a jump that a slow rise would not bring."""
    game = Game(
        inject("a", option("yes", effects=effects(budget=9)), deliver=fixed(1)),
        rules=(rule("jump", when="change('budget') > 8", effects=effects(trust=-1)),),
    )
    game.do(Respond("all", "a", "yes"))

    game.do(END)
    assert game.value("trust") == 49
    game.do(END)

    assert game.value("trust") == 49


def test_capital_carries_over_in_part_and_is_bounded() -> None:
    """Half of what is left, rounded half up, and the income, never above the most."""
    game = Game()
    assert game.state.capital == 5

    game.do(END)
    assert game.of(TurnBegan).capital == 3 + 3
    game.do(END)

    assert game.of(TurnBegan).capital == 3 + 3


def test_a_derived_indicator_follows_and_keeps_its_offset() -> None:
    """Effects move the offset; the sum goes on following its parts."""
    total = s.WeightedSum(base=10, terms=(s.Term(indicator="trust", percent=40),))
    game = Game(
        inject("a", option("yes", effects=effects(shield=7, trust=10)), deliver=fixed(1)),
        indicators=(*model().indicators, indicator("shield", 0, derived=total)),
    )
    assert game.value("shield") == 30
    game.do(Respond("all", "a", "yes"))

    game.do(END)

    assert game.value("shield") == 30 + 7 + 4


def test_an_ending_with_odds_is_drawn_and_the_draw_recorded() -> None:
    """Conflict is a risk, not a certainty."""
    odds = s.WeightedSum(base=0, terms=(s.Term(indicator="tension", percent=100),))
    game = Game(
        endings=(
            ending("clash", "rung('strait') >= 'crisis'", odds=odds, points=-30),
            ending("over", "final"),
        ),
        set=(("tension", 99),),
    )

    for _ in range(4):
        game.do(END)
        if game.state.ending:
            break

    event = game.of(ExerciseEnded)
    assert event.ending == "clash"
    assert event.draw.odds == (("ends", 9900), ("goes-on", 100))
    assert event.overall == game.of(TurnClosed).overall - 3000


def test_the_first_ending_that_holds_is_the_one() -> None:
    """Endings are checked in order."""
    game = Game(turns=1, endings=(ending("good", "final and trust >= 50"), ending("so", "final")))

    game.do(END)

    assert game.state.ending == "good"


def test_scores_are_recorded_when_the_turn_closes() -> None:
    """The record holds the assessment, so a replay needs no scoring."""
    gate = s.Gate(when="budget < 20", cap=30, says="Poor.", source=())
    game = Game(
        steps=(step_of("1", measure("trust"), gates=(gate,)), step_of("2", measure("trust"))),
    )

    game.do(END)

    closed = game.of(TurnClosed)
    assert closed.steps == (3000, 5000)
    assert closed.overall == (4000 + 3000) // 2
