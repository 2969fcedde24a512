"""The same MSEL, decisions and luck under another model."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.trails import lines_of
from tests.support.small import SEED, effects, ending, fixed, inject, option, scenario
from wargame.analysis.policies import POLICIES, play
from wargame.analysis.rescore import Trail, rescore
from wargame.core.assumptions import Assumptions, Leverage, assume
from wargame.core.commands import Command, EndTurn, Respond, StartExercise
from wargame.core.evolve import evolve, initial
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

ALL = "all"


def trail_of(tables: Tables, commands: list[Command], seed: int) -> tuple[Trail, State]:
    """Return the trail of some commands and the world they lead to."""
    trail = [(command, events) for _, command, events in lines_of(tables, commands, seed)]
    return trail, evolve(tables, initial(tables), [e for _, events in trail for e in events])


@pytest.mark.parametrize("policy", ["random", "firm"])
@pytest.mark.parametrize("played", [("all",), ("tokyo",)])
def test_a_record_rescored_under_its_own_model_comes_to_the_same(
    policy: str, played: tuple[str, ...], decks: Path
) -> None:
    """Else a difference under other assumptions would mean nothing."""
    tables = compile_tables(load_scenario(decks / "alliance.yaml"))
    commands: list[Command] = []
    play(tables, POLICIES[policy], 3, played, tell=commands.append)
    trail, state = trail_of(tables, commands, 3)

    told = rescore(tables, trail, 3)

    assert told.state == state
    assert told.not_open == []
    assert [command for command, _ in told.trail] == commands


def small(trust: int, *endings: object) -> Tables:
    """Return a game of two injects, the second of which asks for trust."""
    bold = option("bold", effects=effects(trust=-20))
    costly = option("costly", needs="trust >= 30")
    return compile_tables(
        scenario(
            inject("one", bold, option("calm"), deliver=fixed(1)),
            inject("two", costly, option("plain"), deliver=fixed(2)),
            set=(("trust", trust),),
            endings=(*endings, ending("over", "final")),
            turns=3,
        )
    )


COURSE: list[Command] = [
    StartExercise((ALL,)),
    Respond(ALL, "one", "bold"),
    EndTurn(ALL),
    Respond(ALL, "two", "costly"),
    EndTurn(ALL),
    EndTurn(ALL),
]


def test_a_decision_the_other_world_would_refuse_is_taken_and_counted() -> None:
    """The question is what it would have been worth, not whether it was open."""
    trail, _ = trail_of(small(60), COURSE, SEED)

    told = rescore(small(40), trail, SEED)

    assert [each.split(":")[:2] for each in told.not_open] == [["turn 2", " two/costly"]]
    assert told.state.taken == {0: 0, 1: 0}
    assert told.state.ending == "over"


def test_an_ending_that_comes_true_earlier_ends_it_there() -> None:
    """Nothing is decided after ENDEX."""
    collapse = ending("collapse", "trust < 30")
    trail, state = trail_of(small(60, collapse), COURSE, SEED)

    told = rescore(small(40, collapse), trail, SEED)

    assert (state.ending, told.state.ending) == ("over", "collapse")
    assert told.state.turn == 1
    assert len(told.trail) == 3


def test_leverage_changes_the_end_and_not_the_decisions() -> None:
    """The whole way from a set of assumptions to a world."""
    tables = small(60)
    trail, state = trail_of(tables, COURSE, SEED)
    mild = Assumptions(
        id="m",
        model="small",
        title="M",
        says="So.",
        source=(),
        answers={"trust": Leverage(worse=50)},
    )

    told = rescore(compile_tables(assume(tables.scenario, mild)), trail, SEED)

    assert (state.values[0], told.state.values[0]) == (40, 50)
    assert told.state.taken == state.taken
