"""Games that go on from a session's own state, with a decision of their own first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.support.agreement import differences_from
from tests.support.generated import Generator
from tests.support.numbers import numbers
from wargame.analysis.batch import (
    BATCH_POLICIES,
    BatchState,
    BatchTables,
    Keep,
    force,
    play_on,
    simulate,
)
from wargame.analysis.policies import POLICIES, play
from wargame.core.commands import Command, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario


def after(tables: Tables, count: int, seed: int, played: tuple[str, ...] = (WHOLE,)) -> State:
    """Return the state some commands of the random policy lead to, maybe within a turn."""
    state = initial(tables)
    command: Command = StartExercise(played)
    for _ in range(count):
        decided = step(tables, state, command, seed)
        assert not isinstance(decided, Rejection)
        if decided[1].ending:
            break
        state = decided[1]
        command = POLICIES["random"](tables, state, legal_commands(tables, state), seed)
    return state


@pytest.mark.parametrize("policy", ["first", "random", "cautious"])
@pytest.mark.parametrize("count", [1, 4, 14, 33])
def test_each_course_from_a_session_ends_as_the_scalar_engine_ends_it(
    decks: Path, policy: str, count: int
) -> None:
    """From the middle of a turn as from its start, with the session's own luck and with other."""
    tables = compile_tables(load_scenario(decks / "taiwan-strait.yaml"))
    start = after(tables, count, seed=5)

    found = differences_from(tables, BatchTables(tables), start, policy, (5, 6, 2**63))

    assert list(found) == []


@pytest.mark.parametrize("deck", range(12))
def test_each_course_agrees_on_generated_decks_with_disputing_cells(deck: int) -> None:
    """Answers half given, answers held over and programmes under way are carried into the batch."""
    scenario = Generator(numbers(deck)).scenario()
    tables = compile_tables(scenario)
    batch = BatchTables(tables)

    for count in (2, 5, 9):
        for played in ((WHOLE,), scenario.cells):
            start = after(tables, count, deck, played)
            assert list(differences_from(tables, batch, start, "random", (deck, 99))) == []


def test_common_luck_is_the_sessions_own(decks: Path) -> None:
    """A copy with the session's seed and policy goes on exactly as the session does."""
    tables = compile_tables(load_scenario(decks / "senkakus.yaml"))
    whole = play(tables, POLICIES["random"], 3)
    state = BatchState(BatchTables(tables), after(tables, 9, seed=3), [3, 3])

    result = play_on(state, BATCH_POLICIES["random"](state.tables))

    assert result.overall.tolist() == [whole.overall] * 2


def test_a_forced_end_of_the_turn_leaves_the_rest_of_the_turn_out(decks: Path) -> None:
    """Only those that are told to; the others decide as their policy does."""
    tables = compile_tables(load_scenario(decks / "turn-zero.yaml"))
    batch = BatchTables(tables)
    start = after(tables, 1, seed=1)
    while not any(type(each).__name__ == "EndTurn" for each in legal_commands(tables, start)):
        decided = step(tables, start, legal_commands(tables, start)[0], 1)
        assert not isinstance(decided, Rejection)
        start = decided[1]
    end = legal_commands(tables, start)[-1]
    state = BatchState(batch, start, [1, 1])
    force(state, [end], [0, -1])

    assert state.passed is not None
    assert state.passed.tolist() == [True, False]
    with pytest.raises(ValueError, match="startex"):
        force(state, [StartExercise((WHOLE,))], [0, 0])


def test_results_do_not_depend_on_the_block(decks: Path) -> None:
    """Seven at a time or all at once, kept paths and draws included."""
    tables = BatchTables(compile_tables(load_scenario(decks / "north-korea.yaml")))
    policy = BATCH_POLICIES["cautious"](tables)
    keep = Keep(paths=True, draws=True, values=True)
    heard: list[int] = []

    once = simulate(tables, policy, range(20), keep)
    parts = simulate(tables, policy, range(20), keep, block=7, heard=heard.append)

    assert heard == [7, 14, 20]
    assert once.games == parts.games == 20
    assert once.decisions == parts.decisions > 0
    for name in ("steps", "overall", "ending", "turn", "taken", "seen", "status"):
        np.testing.assert_array_equal(getattr(once, name), getattr(parts, name))
    for name in ("scores", "tensions", "marks", "outcomes", "values"):
        np.testing.assert_array_equal(getattr(once, name), getattr(parts, name))


def test_what_is_not_asked_for_is_not_kept(decks: Path) -> None:
    """Paths and draws cost time, so they are kept on demand only."""
    tables = BatchTables(compile_tables(load_scenario(decks / "turn-zero.yaml")))

    result = simulate(tables, BATCH_POLICIES["first"](tables), range(3))

    assert result.scores is None
    assert result.marks is None
    assert result.values is None
