"""The facilitator controls the pace; every act has a reason and folds to the same state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.support import small
from tests.support.exercise import BOTH, WHO, Exercise
from tests.support.small import Game, drawn, effects, fixed, inject, option, outcome
from wargame.core import facilitator_commands as c
from wargame.core import facilitator_events as f
from wargame.core import scenario as s
from wargame.core.commands import Command, EndTurn, Respond
from wargame.core.decide import decide
from wargame.core.events import (
    CellsConcurred,
    Event,
    ExerciseEnded,
    FreelyAdjudicated,
    InjectDelivered,
    InjectNeglected,
    ResponseResolved,
)
from wargame.core.evolve import evolve, initial
from wargame.core.exercise import UNTOUCHED, current
from wargame.core.legal import legal_commands
from wargame.core.perspective import Perspective
from wargame.core.rejections import Reason
from wargame.core.tables import compile_tables

WHY = "The cells need another push"


def given(*injects: s.Inject) -> Exercise:
    """Return an exercise whose first turn brings inject `a`."""
    return Exercise(inject("a", deliver=fixed(1)), *injects)


def written(name: str = "flash", *options: s.Option, **more: Any) -> s.Inject:
    """Return an inject as a facilitator would write it."""
    return inject(name, *options, **({"contingency": True} | more))


def test_players_do_not_close_the_turn() -> None:
    """Participants choose the path, the facilitator controls the pace."""
    game = given()

    refusal = game.refused(EndTurn("north"))

    assert refusal.reason is Reason.FACILITATOR_PACES
    assert not any(isinstance(each, EndTurn) for each in legal_commands(game.tables, game.state))


def test_a_solo_session_has_no_facilitator() -> None:
    """A solo session has no facilitator."""
    game = Game(inject("a", deliver=fixed(1)))

    assert game.refused(c.CloseTurn(WHO, "")).reason is Reason.NOT_FACILITATED
    assert game.state.exercise is UNTOUCHED


def test_the_facilitator_closes_a_turn_that_cells_left_unanswered() -> None:
    """The facilitator closes a turn that cells left unanswered."""
    game = given()

    game.close("time")

    assert game.of(f.TurnCalled) == f.TurnCalled(1, WHO, "time")
    assert game.of(InjectNeglected).inject == "a"
    assert game.state.turn == 2


def test_the_answer_of_one_cell_holds_when_time_runs_out_on_the_other() -> None:
    """The answer of one cell holds when time runs out on the other."""
    game = given()
    game.do(Respond("south", "a", "no"))

    events = game.close()

    assert game.of(ResponseResolved).option == "no"
    assert not any(isinstance(each, InjectNeglected | CellsConcurred) for each in events)


def test_an_inject_that_may_wait_is_not_settled_by_one_answer() -> None:
    """An inject that may wait is not settled by one answer."""
    game = Exercise(inject("a", deliver=fixed(1), deadline=1))
    game.do(Respond("south", "a", "no"))

    game.close()

    assert game.lying() == ["a"]


def test_a_held_inject_does_not_come_and_comes_at_once_when_it_is_released_late() -> None:
    """A held inject does not come and comes at once when it is released late."""
    game = given(inject("b", deliver=fixed(2)))
    game.do(c.HoldInject("b", WHO, WHY))
    game.close()
    assert game.lying() == []

    game.do(c.ReleaseInject("b", WHO, ""))

    assert game.of(InjectDelivered) == InjectDelivered("b", 2, 2, "released", None)
    assert game.lying() == ["b"]


def test_an_inject_released_before_its_time_waits_for_it() -> None:
    """An inject released before its time waits for it."""
    game = given(inject("b", deliver=fixed(2)))
    game.do(c.HoldInject("b", WHO, WHY))

    events = game.do(c.ReleaseInject("b", WHO, ""))

    assert events == (f.InjectReleased("b", WHO, ""),)
    game.close()
    assert game.lying() == ["b"]


def test_a_skipped_inject_is_never_drawn() -> None:
    """A skipped inject is never drawn."""
    game = Exercise(inject("a", deliver=drawn()), inject("b", deliver=drawn()), draw_to=1)
    [on_table] = game.lying()
    other = "b" if on_table == "a" else "a"
    game.do(c.SkipInject(other, WHO, WHY))

    for _ in range(3):
        game.close()

    assert other not in {game.tables.injects[index].id for index in game.state.seen}


def test_an_inject_on_the_table_can_be_withdrawn() -> None:
    """An inject on the table can be withdrawn."""
    game = given()
    game.do(Respond("north", "a", "yes"))

    game.do(c.SkipInject("a", WHO, WHY))

    assert game.lying() == []
    assert game.close()[0] == f.TurnCalled(1, WHO, "")


def test_a_skipped_follow_up_stays_away_until_it_is_fired() -> None:
    """A skipped follow up stays away until it is fired."""
    then = option("yes", outcomes=(outcome(then=(s.FollowUp(inject="b", after=1),)),))
    game = Exercise(inject("a", then, deliver=fixed(1)), inject("b"))
    game.do(c.SkipInject("b", WHO, WHY))
    game.do(Respond("north", "a", "yes"))
    game.do(Respond("south", "a", "yes"))
    game.close()
    assert game.lying() == []

    game.do(c.FireInject("b", WHO, WHY))

    assert game.lying() == ["b"]
    assert game.of(InjectDelivered).cause == "facilitator"


def test_an_inject_comes_once() -> None:
    """An inject comes once."""
    game = given()

    assert game.refused(c.FireInject("a", WHO, WHY)).reason is Reason.ALREADY_CAME
    assert game.refused(c.HoldInject("a", WHO, WHY)).reason is Reason.ALREADY_CAME


def test_a_written_inject_is_played_like_any_other() -> None:
    """A written inject is played like any other."""
    game = given()
    flash = written(
        "flash",
        option("act", effects=effects(trust=7)),
        option("wait", needs="seen('flash') and trust > 20"),
    )

    game.do(c.WriteInject(flash, WHO, WHY))
    game.do(c.FireInject("flash", WHO, WHY))
    for cell in BOTH:
        game.do(Respond(cell, "a", "yes"))
        game.do(Respond(cell, "flash", "act"))
    before = game.value("trust")
    game.close()

    assert game.value("trust") == before + 7
    assert [each.inject for each in game.events if isinstance(each, ResponseResolved)] == [
        "a",
        "flash",
    ]


def test_a_written_inject_moves_no_other_index_and_no_other_luck() -> None:
    """What the deck would draw stays what it was."""
    deck = [inject(name, deliver=drawn()) for name in "bcdefg"]
    plain, grown = given(*deck), given(*deck)
    grown.do(c.WriteInject(written(), WHO, WHY))

    for _ in range(3):
        plain.close()
        grown.close()

    assert plain.state.seen == grown.state.seen


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (written("a"), "taken"),
        (written("Flash"), "lower-case"),
        (inject("x"), "contingency"),
        (written(deliver=fixed(1)), "contingency"),
        (written(to=("east",)), "addressed"),
        (written(to=("north",)), "private"),
        (written(to=("south",), private=()), "holds"),
        (written(title=""), "empty"),
        (written(situation="\x1b[2J"), "control"),
        (written(situation="x" * 2001), "characters"),
        (written("f", *[option(f"o{n}") for n in range(6)]), "options"),
        (written("f", option("x"), option("x")), "same id"),
        (written("f", option("x", needs="no_such > 1")), "condition"),
        (written("f", option("x", effects=effects(gold=1))), "gold"),
        (written("f", option("x", effects=effects(trust=0))), "but 0"),
        (written("f", option("x", capital=10)), "price"),
        (written("f", option("x", steps=("9",))), "step"),
        (written("f", option("x", outcomes=())), "outcomes"),
        (written("f", option("x", outcomes=(outcome(weight=0),))), "weight"),
        (
            written("f", option("x", outcomes=(outcome(then=(s.FollowUp(inject="z", after=1),)),))),
            "follow-up",
        ),
        (
            written(
                "f", option("x", outcomes=(outcome(set_backs=(s.SetBack(initiative="z", by=1),)),))
            ),
            "set-back",
        ),
        (written(flashpoint="moon"), "flashpoint"),
        (written(phase="later"), "phase"),
        (written(deadline=61), "deadline"),
        (written(objectives=("o9",)), "objective"),
    ],
)
def test_a_written_inject_is_checked_like_a_deck(spoilt: s.Inject, what: str) -> None:
    """A written inject is checked like a deck."""
    refusal = given().refused(c.WriteInject(spoilt, WHO, WHY))

    assert refusal.reason is Reason.BAD_INJECT
    assert what in refusal.what


def test_texts_can_be_edited_before_release_only() -> None:
    """Texts can be edited before release only."""
    game = given(inject("b", deliver=fixed(2)))
    edit = c.EditInject("b", "New title", "Tower", "New text", (("south", "New"),), WHO, WHY)
    game.do(edit)
    game.close()

    [view] = Perspective(game.tables, "south", "standard").view(game.state).injects

    assert (view.title, view.sender, view.situation) == ("New title", "Tower", "New text")
    assert view.private == (("South", "New"),)
    assert game.refused(edit).reason is Reason.ALREADY_CAME


def lucky() -> Exercise:
    """Return an exercise in which the tables would not choose the outcome `bad`."""
    rows = (outcome("good", weight=999), outcome("bad", weight=1, effects=effects(trust=-9)))
    return Exercise(inject("a", option("yes", outcomes=rows), deliver=fixed(1)))


def test_an_outcome_can_be_ruled_before_the_turn_is_resolved() -> None:
    """An outcome can be ruled before the turn is resolved."""
    game = lucky()
    for cell in BOTH:
        game.do(Respond(cell, "a", "yes"))
    game.do(c.RuleOutcome("a", "yes", "bad", WHO, WHY))

    game.close()

    resolved = game.of(ResponseResolved)
    assert resolved.outcome == "bad"
    assert resolved.draw.value * 1000 < 999 * 10_000, "the draw stays in the record as it fell"
    assert game.value("trust") == 41


def test_a_ruling_can_be_given_back_to_the_tables() -> None:
    """A ruling can be given back to the tables."""
    game = lucky()
    for cell in BOTH:
        game.do(Respond(cell, "a", "yes"))
    game.do(c.RuleOutcome("a", "yes", "bad", WHO, WHY))
    game.do(c.RuleOutcome("a", "yes", "", WHO, WHY))

    game.close()

    assert game.of(ResponseResolved).outcome == "good"


def test_free_adjudication_closes_an_inject_and_moves_the_world() -> None:
    """Free adjudication closes an inject and moves the world."""
    game = given()

    game.do(c.AdjudicateFreely("a", "They met in secret.", (("trust", 60),), WHO, WHY))

    ruled = game.of(FreelyAdjudicated)
    assert (ruled.changes[0].asked, ruled.changes[0].after) == (60, 100)
    assert game.lying() == []
    assert game.value("trust") == 100


def test_the_world_at_large_can_be_adjudicated() -> None:
    """The world at large can be adjudicated."""
    game = given()

    game.do(c.AdjudicateFreely("", "A calm week.", (("tension", -5),), WHO, WHY))

    assert game.value("tension") == 35
    assert game.lying() == ["a"]


def test_endex_can_be_called() -> None:
    """Endex can be called."""
    game = given()

    game.do(c.CallEndex(WHO, "The hour is over"))

    assert game.of(ExerciseEnded).overall == 5000
    end = Perspective(game.tables, "north", "standard").view(game.state).end
    assert end is not None
    assert end.title == "The facilitator called ENDEX"
    assert game.refused(c.CloseTurn(WHO, "")).reason is Reason.ENDED


@pytest.mark.parametrize(
    "command",
    [
        c.HoldInject("b", WHO, " "),
        c.SkipInject("b", WHO, ""),
        c.FireInject("b", WHO, ""),
        c.WriteInject(written(), WHO, ""),
        c.RuleOutcome("a", "yes", "done", WHO, ""),
        c.AdjudicateFreely("", "So.", (), WHO, ""),
        c.CallEndex(WHO, ""),
    ],
)
def test_a_reason_is_asked_for(command: c.FacilitatorCommand) -> None:
    """A reason is asked for."""
    assert given(inject("b")).refused(command).reason is Reason.NO_REASON


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (c.HoldInject("z", WHO, WHY), Reason.UNKNOWN_INJECT),
        (c.ReleaseInject("b", WHO, WHY), Reason.NOT_HELD),
        (c.RuleOutcome("b", "yes", "done", WHO, WHY), Reason.NOT_ON_TABLE),
        (c.RuleOutcome("a", "maybe", "done", WHO, WHY), Reason.UNKNOWN_OPTION),
        (c.RuleOutcome("a", "yes", "odd", WHO, WHY), Reason.UNKNOWN_OUTCOME),
        (c.AdjudicateFreely("b", "So.", (), WHO, WHY), Reason.NOT_ON_TABLE),
        (c.AdjudicateFreely("", "", (), WHO, WHY), Reason.BAD_TEXT),
        (c.AdjudicateFreely("", "So.", (("gold", 1),), WHO, WHY), Reason.UNKNOWN_INDICATOR),
        (c.AdjudicateFreely("", "So.", (("trust", 0),), WHO, WHY), Reason.BAD_INJECT),
        (c.CallEndex(WHO, "x" * 501), Reason.BAD_TEXT),
        (c.CallEndex(WHO, "a\nb"), Reason.BAD_TEXT),
        (c.StartFacilitated(("north",), WHO), Reason.ALREADY_STARTED),
        (c.EditInject("b", "T", "S", "", (), WHO, WHY), Reason.BAD_INJECT),
        (c.EditInject("b", "T", "S", "x", (("east", "x"),), WHO, WHY), Reason.BAD_INJECT),
    ],
)
def test_what_does_not_fit_is_refused(command: Command, reason: Reason) -> None:
    """What does not fit is refused."""
    game = given(inject("b"))
    before = game.state.fork()

    assert game.refused(command).reason is reason
    assert game.state == before


def test_a_cell_cannot_read_the_other_capitals_answer_out_of_its_view() -> None:
    """Neither what is left to spend nor what must be answered may tell."""
    dear = option("dear", capital=4)
    game = Exercise(inject("a", dear, deliver=fixed(1)), inject("b", dear, deliver=fixed(1)))
    seat = Perspective(game.tables, "north", "standard")
    before = seat.view(game.state)

    game.do(Respond("south", "a", "dear"))

    assert seat.view(game.state) == before


def test_cells_that_overspend_together_leave_nothing() -> None:
    """Cells that overspend together leave nothing."""
    dear = option("dear", capital=4)
    game = Exercise(
        inject("a", dear, deliver=fixed(1), to=("north",), private=(), holds="north"),
        inject("b", dear, deliver=fixed(1), to=("south",), private=(), holds="south"),
        most=2,
        draw_to=2,
        capital=small.capital(carry=100, income=s.WeightedSum(base=0)),
    )
    game.do(Respond("north", "a", "dear"))
    game.do(Respond("south", "b", "dear"))

    game.close()

    assert game.state.capital == 0


def test_folding_what_was_decided_gives_the_same_state() -> None:
    """A replay of a facilitated exercise runs no rule."""
    deck = (inject("a", deliver=fixed(1)), inject("b", deliver=fixed(2)), inject("x"))
    tables = compile_tables(small.scenario(*deck))
    flash = replace(written(), situation="More.")
    course: tuple[Command, ...] = (
        c.StartFacilitated(BOTH, WHO),
        c.HoldInject("b", WHO, WHY),
        c.WriteInject(flash, WHO, WHY),
        c.EditInject("flash", "T", "S", "Yet more.", (), WHO, WHY),
        c.FireInject("flash", WHO, WHY),
        Respond("north", "flash", "yes"),
        c.RuleOutcome("flash", "yes", "done", WHO, WHY),
        c.CloseTurn(WHO, ""),
        c.ReleaseInject("b", WHO, ""),
        c.SkipInject("x", WHO, WHY),
        c.AdjudicateFreely("b", "So.", (("budget", 3),), WHO, WHY),
        c.CallEndex(WHO, WHY),
    )
    state, told = initial(tables), list[Event]()
    for command in course:
        decided = decide(tables, state, command, 7)
        assert isinstance(decided, tuple), decided
        state = evolve(tables, state, decided)
        told += decided

    again = evolve(tables, initial(tables), told)

    assert again == state
    assert current(tables, again).scenario == current(tables, state).scenario
