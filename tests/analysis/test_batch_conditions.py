"""A condition holds in the same games, whichever engine asks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.support.generated import Generator
from tests.support.numbers import numbers
from wargame.analysis.batch import BatchState, BatchTables
from wargame.analysis.batch.conditions import column
from wargame.analysis.batch.view import View
from wargame.core.condition_parser import parse
from wargame.core.evolve import initial
from wargame.core.predicates import Compiler
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.core.tables import _Build, compile_tables

GAMES = 40
TELLING = (0, 1, 59, 60, 61, 89, 90, 91)
"""Values at which a rung begins or ends, and those beside them."""


def any_state(tables: Tables, number: Callable[[int, int], int]) -> State:
    """Return a state that no game need ever reach."""
    state = initial(tables)
    state.turn = number(1, tables.scenario.turns)
    for slot, (low, high) in enumerate(zip(tables.low, tables.high, strict=True)):
        wish = TELLING[number(0, 7)] if number(0, 1) else number(low, high)
        state.values[slot] = max(low, min(high, wish))
        state.opening[slot] = number(low, high)
    state.flags = {each for each in ("f0", "f1", "f2") if number(0, 1)}
    for index, inject in enumerate(tables.injects):
        if number(0, 1):
            state.seen[index] = 1
            state.taken[index] = number(0, len(inject.options) - 1)
    state.status = [number(0, 3) for _ in tables.initiatives]
    return state


def scalar_compiler(tables: Tables) -> Compiler:
    """Return the compiler of conditions that the scalar engine uses."""
    return _Build(tables.scenario).compiler


@pytest.mark.parametrize("deck", range(20))
def test_conditions_hold_alike(deck: int) -> None:
    """Any text of the language, at the edges of rungs and ranges, in all games and in some."""
    number = numbers(deck)
    generator = Generator(number)
    tables = compile_tables(generator.scenario())
    batch = BatchTables(tables)
    names = batch.texts.names
    texts = [generator.conditions.text() for _ in range(60)]
    trees = [parse(text, names) for text in texts]
    tests = [batch.texts.compiler.test(tree) for tree in trees]
    batch.moved = list(batch.texts.compiler.amounts.moved)
    states = [any_state(tables, number) for _ in range(GAMES)]
    predicates = [scalar_compiler(tables).predicate(tree) for tree in trees]
    odd = np.arange(1, GAMES, 2)

    for turn in {state.turn for state in states}:
        some = [state for state in states if state.turn == turn]
        columns = side_by_side(batch, some)
        for text, test, predicate in zip(texts, tests, predicates, strict=True):
            told = [predicate(state) for state in some]
            assert column(test(View(columns)), len(some)).tolist() == told, text
            part = odd[odd < len(some)]
            held = column(test(View(columns, part)), len(part)).tolist()
            assert held == [told[each] for each in part], text


def side_by_side(batch: BatchTables, states: list[State]) -> BatchState:
    """Return a batch with one game in each of some states of the same turn."""
    whole = BatchState(batch, states[0], range(len(states)))
    for game, state in enumerate(states):
        alone = BatchState(batch, state, [0])
        for name in ("values", "opening", "flags", "seen", "taken", "status"):
            getattr(whole, name)[:, game] = getattr(alone, name)[:, 0]
    return whole


def test_a_product_too_large_for_a_machine_word_is_still_exact() -> None:
    """Conditions count as Python does, however far."""
    tables = compile_tables(Generator(numbers(3)).scenario())
    batch = BatchTables(tables)
    name = tables.names[0]
    text = f"{' * '.join(['1000000000'] * 3)} + {name} > {' * '.join(['1000000000'] * 3)}"
    tree = parse(text, batch.texts.names)
    state = initial(tables)

    held = batch.texts.compiler.test(tree)(View(BatchState(batch, state, [0])))

    assert column(held, 1).tolist() == [scalar_compiler(tables).predicate(tree)(state)]
    assert column(held, 1).tolist() == [state.values[0] > 0]
