"""Answers: who may give them, when they are refused, and that the first one stands."""

from __future__ import annotations

from tests.support.small import Game, drawn, effects, fixed, inject, option, outcome
from wargame.core.commands import AbandonInitiative, EndTurn, Respond, StartExercise
from wargame.core.events import ResponseGiven, ResponseResolved
from wargame.core.rejections import Reason
from wargame.core.scenario import Shift


def test_an_answer_takes_effect_at_the_end_of_the_turn() -> None:
    """Committing and learning what came of it are two moments."""
    game = Game(inject("a", option("yes", effects=effects(trust=4)), deliver=fixed(1)))

    game.do(Respond("all", "a", "yes"))
    assert game.value("trust") == 50
    game.do(EndTurn("all"))

    assert game.value("trust") == 54
    assert game.of(ResponseResolved).option == "yes"


def test_a_cell_may_not_answer_twice() -> None:
    """The first choice stands: players cannot shop for a better roll."""
    game = Game(inject("a", deliver=fixed(1)))
    game.do(Respond("all", "a", "yes"))

    assert game.refused(Respond("all", "a", "no")).reason is Reason.ALREADY_ANSWERED


def test_a_turn_cannot_end_while_an_answer_is_owed() -> None:
    """An inject without a deadline is a decision gate."""
    game = Game(inject("a", deliver=fixed(1)))

    refusal = game.refused(EndTurn("all"))

    assert refusal.reason is Reason.MUST_ANSWER
    assert "A" in refusal.what


def test_capital_is_reserved_by_an_answer_and_spent_when_it_takes_effect() -> None:
    """Two answers cannot be paid with the same capital."""
    dear = option("dear", capital=3)
    cheap = option("cheap")
    game = Game(
        inject("a", dear, cheap, deliver=fixed(1)),
        inject("b", dear, cheap, deliver=fixed(1)),
        draw_to=2,
    )

    game.do(Respond("all", "a", "dear"))
    assert game.of(ResponseGiven).reserved == 3
    assert game.state.capital == 5
    assert game.refused(Respond("all", "b", "dear")).reason is Reason.TOO_DEAR
    game.do(Respond("all", "b", "cheap"))
    game.do(EndTurn("all"))

    assert game.state.capital == 1 + 3  # half of the 2 left, and the income


def test_needs_shut_an_option() -> None:
    """An option's requirement is checked when it is chosen."""
    game = Game(inject("a", option("hard", needs="trust >= 51"), option("easy"), deliver=fixed(1)))

    assert game.refused(Respond("all", "a", "hard")).reason is Reason.NEEDS_UNMET


def test_what_does_not_exist_is_refused_by_name() -> None:
    """A program that plays gets a reason it can act on."""
    game = Game(inject("a", deliver=fixed(1)), inject("b", deliver=fixed(2)))

    assert game.refused(Respond("all", "zzz", "yes")).reason is Reason.UNKNOWN_INJECT
    assert game.refused(Respond("all", "b", "yes")).reason is Reason.NOT_ON_TABLE
    assert game.refused(Respond("all", "a", "zzz")).reason is Reason.UNKNOWN_OPTION
    assert game.refused(Respond("zzz", "a", "yes")).reason is Reason.UNKNOWN_CELL
    assert game.refused(Respond("north", "a", "yes")).reason is Reason.NOT_YOUR_CELL
    assert game.refused(AbandonInitiative("all", "z")).reason is Reason.UNKNOWN_INITIATIVE
    assert game.refused(StartExercise(("all",))).reason is Reason.ALREADY_STARTED


def test_an_inject_for_another_cell_is_not_mine_to_answer() -> None:
    """Only the cells an inject is addressed to answer it."""
    game = Game(inject("a", to=("south",), deliver=fixed(1)), played=("north", "south"))

    assert game.refused(Respond("north", "a", "yes")).reason is Reason.NOT_ADDRESSED


def test_nothing_is_accepted_after_the_end() -> None:
    """ENDEX is final."""
    game = Game(turns=1)
    game.do(EndTurn("all"))

    assert game.state.ending == "over"
    assert game.refused(EndTurn("all")).reason is Reason.ENDED


def test_odds_shift_with_the_state_and_are_recorded() -> None:
    """A point of shift for each tenth of the range above the middle; the draw keeps the odds."""
    outcomes = (
        outcome("good", weight=50, shifts=(Shift(indicator="trust", by=4),)),
        outcome("bad", weight=50),
    )
    game = Game(
        inject("a", option("yes", outcomes=outcomes), deliver=fixed(1)), set=(("trust", 75),)
    )
    game.do(Respond("all", "a", "yes"))

    game.do(EndTurn("all"))

    assert game.of(ResponseResolved).draw.odds == (("good", 60), ("bad", 50))


def test_a_weight_never_falls_under_one() -> None:
    """What can happen stays possible."""
    outcomes = (
        outcome("good", weight=5, shifts=(Shift(indicator="trust", by=9),)),
        outcome("bad", weight=50),
    )
    game = Game(inject("a", option("yes", outcomes=outcomes), deliver=drawn()), set=(("trust", 0),))
    game.do(Respond("all", "a", "yes"))

    game.do(EndTurn("all"))

    assert game.of(ResponseResolved).draw.odds[0] == ("good", 1)


def test_an_effect_is_clipped_to_the_range_and_says_what_was_asked() -> None:
    """The ledger shows what could not be had."""
    game = Game(inject("a", option("yes", effects=effects(trust=60)), deliver=fixed(1)))
    game.do(Respond("all", "a", "yes"))

    game.do(EndTurn("all"))

    [change] = game.of(ResponseResolved).changes
    assert (change.before, change.asked, change.after) == (50, 60, 100)
