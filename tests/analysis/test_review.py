"""A review tells choice from luck."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.analysis.scalar_games import ScalarGames
from tests.analysis.trails import lines_of
from tests.support.small import (
    effects,
    ending,
    fixed,
    initiative,
    inject,
    option,
    outcome,
    scenario,
    stage,
)
from wargame.analysis.policies import POLICIES, play
from wargame.analysis.positions import passages
from wargame.analysis.review import label, review
from wargame.appraisals import Review
from wargame.core.commands import Command, EndTurn, Respond, StartExercise, StartInitiative
from wargame.core.rows import Tables
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

ALL = "all"
FRESH = range(1000, 1024)


def reviewed(tables: Tables, commands: Sequence[Command], seed: int) -> Review:
    """Return the whole review of a session."""
    games = ScalarGames(tables, [seed, *FRESH])
    *_, last = review(passages(tables, lines_of(tables, commands, seed), seed), games)
    return last


def lottery() -> Tables:
    """Return a game of three turns: a plain choice, a coin that falls well or badly, and a rest."""
    sure = option("sure", effects=effects(trust=10))
    spoil = option("spoil", effects=effects(trust=-20))
    coin = option(
        "coin",
        outcomes=(
            outcome("heads", weight=50, effects=effects(trust=15)),
            outcome("tails", weight=50, effects=effects(trust=-15)),
        ),
    )
    return compile_tables(
        scenario(
            inject("choose", sure, spoil, deliver=fixed(1)),
            inject("toss", coin, deliver=fixed(2)),
            inject("wait", option("a"), option("b"), deliver=fixed(3), deadline=1),
            endings=(ending("over", "final"),),
            initiatives=(initiative("plan", stage(1, trust=5)),),
            turns=3,
            draw_to=0,
        )
    )


def course(first: str, *, programme: bool = True) -> list[Command]:
    """Return a session that begins with a choice."""
    launch: list[Command] = [StartInitiative(ALL, "plan")] if programme else []
    return [
        StartExercise((ALL,)),
        Respond(ALL, "choose", first),
        *launch,
        EndTurn(ALL),
        Respond(ALL, "toss", "coin"),
        EndTurn(ALL),
        EndTurn(ALL),
    ]


def fallen(side: str, tables: Tables) -> int:
    """Return a seed whose coin falls on a side."""
    for seed in range(100):
        told = reviewed(tables, course("sure"), seed)
        if [each.outcome for each in told.draws if each.inject == "toss"] == [side]:
            return seed
    raise AssertionError(side)


def test_a_plainly_bad_decision_is_named() -> None:
    """It is what a review is for."""
    told = reviewed(lottery(), course("spoil"), seed=3)

    worst = max(told.verdicts, key=lambda each: each.loss)
    assert (worst.inject, worst.chosen, worst.best) == ("choose", "spoil", "sure")
    assert worst.loss == 3000
    assert worst.label == "blunder"
    assert told.loss == worst.loss


def test_a_bad_draw_after_good_decisions_is_luck() -> None:
    """Nobody is blamed for a coin."""
    tables = lottery()

    told = reviewed(tables, course("sure"), fallen("tails", tables))

    assert told.loss == 0
    assert {each.label for each in told.verdicts} <= {"best", "forced"}
    [toss] = [each for each in told.draws if each.inject == "toss"]
    assert toss.change < -1000
    assert toss.change < -toss.error
    assert told.luck == sum(each.change for each in told.draws)
    assert told.final < told.start


def test_a_decision_without_an_alternative_is_forced() -> None:
    """There is nothing to judge where there is one course."""
    told = reviewed(lottery(), course("sure"), seed=3)

    assert [each.label for each in told.verdicts if each.inject == "toss"] == ["forced"]


def test_a_programme_that_was_not_launched_is_a_decision_too() -> None:
    """Doing nothing is a choice, and costs most when there is no later."""
    told = reviewed(lottery(), course("sure", programme=False), seed=3)

    [passed] = [each for each in told.verdicts if each.kind == "no-programme" and each.turn == 3]
    assert (passed.chosen, passed.best, passed.loss) == ("", "plan", 500)


def test_an_inject_that_was_left_open_is_a_decision_too() -> None:
    """So is waiting, even when nothing hangs on it."""
    told = reviewed(lottery(), course("sure"), seed=3)

    [left] = [each for each in told.verdicts if each.kind == "left-open"]
    assert (left.inject, left.chosen, left.label) == ("wait", "", "best")
    assert [each.id for each in left.courses] == ["", "a", "b"]


def test_every_course_is_worth_what_it_leads_to_under_the_luck_of_the_session() -> None:
    """The course taken, played on by the policy with the same luck, is one of the games."""
    tables = lottery()
    seed = fallen("heads", tables)

    told = reviewed(tables, course("spoil"), seed)

    [choice] = [each for each in told.verdicts if each.inject == "choose"]
    assert [each.same_luck for each in choice.courses] == [8000, 5000]


@pytest.mark.parametrize("played", [("all",), ("tokyo",)])
def test_choice_and_luck_add_up_to_the_whole_way(played: tuple[str, ...], decks: Path) -> None:
    """A sum that left something out would lay it on choice or on luck by accident."""
    tables = compile_tables(load_scenario(decks / "turn-zero.yaml"))
    commands: list[Command] = []
    state = play(tables, POLICIES["random"], 5, played, tell=commands.append)

    told = reviewed(tables, commands, 5)

    assert told.start + told.choice + told.luck == told.final == state.overall
    assert told.luck == sum(each.change for each in told.draws)
    assert len(told.curve) == len(commands) - 1


def test_a_review_grows_turn_by_turn() -> None:
    """It can be shown while it is made, and stopped."""
    tables = lottery()
    games = ScalarGames(tables, [3, *FRESH])
    steps = list(review(passages(tables, lines_of(tables, course("sure"), 3), 3), games))

    assert [each.curve[-1][1] for each in steps] == [1, 2, 3]
    assert steps[0].verdicts == steps[2].verdicts[: len(steps[0].verdicts)]


@pytest.mark.parametrize(
    ("loss", "error", "courses", "is_best", "expected"),
    [
        (0, 0, 1, True, "forced"),
        (0, 9, 3, True, "best"),
        (40, 50, 3, False, ""),
        (40, 30, 3, False, "good"),
        (60, 30, 3, False, "inaccuracy"),
        (200, 30, 3, False, "mistake"),
        (900, 30, 3, False, "blunder"),
    ],
)
def test_labels(loss: int, error: int, courses: int, is_best: bool, expected: str) -> None:  # noqa: FBT001 - a table of cases
    """A gap the games cannot tell from none has no label."""
    assert label(loss, error, courses, is_best=is_best) == expected
