"""Whole sessions as text: a change of rules or content is read as a diff.

`pytest tests/playthroughs --update-playthroughs` rewrites the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wargame.analysis.policies import POLICIES
from wargame.core.commands import Command, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.perspective import Perspective
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario
from wargame.transcript import transcript

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DECKS = [*deck_files(ROOT / "decks"), *deck_files(ROOT / "tests" / "data" / "foreign")]
SEED = 2020


def playthrough(deck: Path, policy: str, played: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of one session: what was open, what was done, what came of it."""
    tables = compile_tables(load_scenario(deck))
    seats = {cell: Perspective(tables, cell, "instructor") for cell in tables.scenario.cells}
    state = initial(tables)
    command: Command = StartExercise(played)
    yield f"deck {deck.stem}, policy {policy}, seed {SEED}, cells {', '.join(played)}"
    while True:
        decided = step(tables, state, command, SEED)
        assert not isinstance(decided, Rejection)
        turn, (events, state) = state.turn, decided
        yield f"\n> {command}"
        yield from list(transcript(tables, [(turn, 0, events)]))[2:]
        if state.ending:
            return
        yield from world(tables, state)
        for cell, seat in seats.items():
            for inject in seat.view(state).injects:
                yield f"  {cell} sees {inject.id}: {dict(inject.private)}"
        legal = legal_commands(tables, state)
        yield from (f"  may {each}" for each in legal)
        command = POLICIES[policy](tables, state, legal, SEED)


def world(tables: Tables, state: State) -> Iterator[str]:
    """Yield the values of all indicators, eight a line."""
    values = [f"{name}={state.values[slot]}" for name, slot in tables.slots.items()]
    for start in range(0, len(values), 8):
        yield f"  {' '.join(values[start : start + 8])}"
    yield f"  capital={state.capital} flags={sorted(state.flags)} scores={state.scores[-1:]}"


CASES = [
    pytest.param(deck, policy, whole, id=f"{deck.stem}-{policy}")
    for deck in DECKS
    for policy, whole in (("balanced", True), ("firm", False))
]


@pytest.mark.parametrize(("deck", "policy", "whole"), CASES)
def test_a_session_goes_as_it_went(
    deck: Path,
    policy: str,
    whole: bool,  # noqa: FBT001 - a parameter of the table above
    request: pytest.FixtureRequest,
) -> None:
    """A recorded session of every deck, played for the whole and with one cell vacant."""
    scenario = load_scenario(deck)
    played = (WHOLE,) if whole else scenario.cells[:1]
    golden = HERE / f"{deck.stem}-{policy}.txt"

    text = "\n".join(playthrough(deck, policy, played)) + "\n"

    if request.config.getoption("--update-playthroughs"):
        golden.write_text(text, encoding="utf-8")
    assert golden.is_file(), "no golden file; run with --update-playthroughs and read it"
    assert text == golden.read_text(encoding="utf-8")
