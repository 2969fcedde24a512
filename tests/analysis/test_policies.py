"""The policies do what their names say."""

from __future__ import annotations

import pytest

from tests.support import small
from wargame.analysis.policies import POLICIES, begin, play, play_on
from wargame.core.commands import Command, Respond, StartInitiative
from wargame.core.rows import Tables
from wargame.core.scenario import Inject, Neglect
from wargame.core.tables import compile_tables


def option_of(name: str, capital: int) -> Inject:
    """Return an inject in turn 1 whose second option is free and whose first is not."""
    options = (small.option("dear", capital=capital), small.option("free"))
    return small.inject(name, *options, deliver=small.fixed(1))


def commands_of(tables: Tables, policy: str) -> list[Command]:
    """Return what a policy does in a whole game."""
    heard: list[Command] = []
    play(tables, POLICIES[policy], 1, tell=heard.append)
    return heard


@pytest.fixture
def tables() -> Tables:
    """Return a game with one inject that must be answered and one that may wait."""
    waits = small.inject(
        "waits",
        deliver=small.fixed(1),
        deadline=1,
        neglect=Neglect(text="Too late.", effects=(), flags=(), then=(), set_backs=()),
    )
    return compile_tables(
        small.scenario(
            option_of("must", 2), waits, initiatives=(small.initiative("works"),), draw_to=2
        )
    )


def test_passive_answers_only_what_must_be_answered_and_as_cheaply_as_can_be(
    tables: Tables,
) -> None:
    """What may wait is left to its deadline, and no programme is begun."""
    answers = [each for each in commands_of(tables, "passive") if isinstance(each, Respond)]

    assert [(each.inject, each.option) for each in answers] == [("must", "free")]
    assert not any(isinstance(each, StartInitiative) for each in commands_of(tables, "passive"))


def test_cheapest_answers_everything(tables: Tables) -> None:
    """It leaves nothing to a deadline, but pays nothing for it."""
    answers = [each for each in commands_of(tables, "cheapest") if isinstance(each, Respond)]

    assert {(each.inject, each.option) for each in answers} == {("must", "free"), ("waits", "yes")}


def test_a_game_can_be_halted_and_played_on(tables: Tables) -> None:
    """Halting changes nothing: the same policy and luck lead to the same end."""
    halted = play_on(tables, POLICIES["first"], begin(tables, 3), 3, before=3)

    assert halted.turn == 3
    assert not halted.ending
    assert play_on(tables, POLICIES["first"], halted, 3) == play(tables, POLICIES["first"], 3)
