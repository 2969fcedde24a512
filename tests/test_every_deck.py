"""What must hold for every deck: it loads, it plays to its end, its record is true."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from wargame.analysis.batch import BATCH_POLICIES, BatchTables, simulate
from wargame.analysis.policies import POLICIES, play
from wargame.core.commands import Command, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.tables import compile_tables
from wargame.deck.folders import deck_files
from wargame.deck.load import check_paths, load_scenario
from wargame.explain import ledger
from wargame.journal.codec import write_events
from wargame.journal.verify import verify
from wargame.session import Session

ROOT = Path(__file__).parents[1]
DECKS = ROOT / "decks"
OURS = [pytest.param(path, id=path.stem) for path in deck_files(DECKS)]
ALL = [
    *OURS,
    *(pytest.param(p, id=p.stem) for p in deck_files(ROOT / "tests" / "data" / "foreign")),
]


@cache
def tables_of(deck: Path) -> Tables:
    """Return a deck's tables, made once for all policies."""
    return compile_tables(load_scenario(deck))


def clock() -> datetime:
    """Return a wall time that stands still."""
    return datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("deck", ALL)
def test_a_deck_has_no_problems(deck: Path) -> None:
    """What we ship is what we would accept."""
    assert check_paths([deck]) == ()


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("deck", ALL)
def test_every_policy_plays_every_deck_to_its_end(deck: Path, policy: str) -> None:
    """Whoever plays, whatever luck: no exception, and an ending; also with vacant cells."""
    tables = tables_of(deck)
    endings = {each.id for each in tables.scenario.model.endings}
    for seed in range(2):
        for played in ((WHOLE,), tables.scenario.cells[:1], tables.scenario.cells):
            state = play(tables, POLICIES[policy], seed, played)
            assert state.ending in endings


@pytest.mark.parametrize("deck", ALL)
def test_a_recorded_session_is_true_and_its_ledger_adds_up(deck: Path, tmp_path: Path) -> None:
    """The file verifies, and each indicator's rows lead from its start to its last value."""
    with Session.create(
        load_scenario(deck),
        seed=11,
        played=(WHOLE,),
        cell=WHOLE,
        preview="standard",
        title="",
        saves=tmp_path,
        clock=clock,
    ) as session:
        command: Command = StartExercise((WHOLE,))
        while True:
            assert not isinstance(session.submit(command, "test"), Rejection)
            legal = legal_commands(session.tables, session.state)
            if not legal:
                break
            command = POLICIES["random"](session.tables, session.state, legal, 5)

    assert verify(session.path).is_true
    rows = ledger(session.tables, [(each.line, each.events) for each in session.trail])
    for name, slot in session.tables.slots.items():
        value = session.tables.start[slot]
        for row in rows:
            if row.about == name:
                assert row.before == value
                value = row.after
        assert value == session.state.values[slot]


def recorded(deck: Path, policy: str, seed: int) -> str:
    """Return all events of a session as they are written."""
    tables = tables_of(deck)
    state = initial(tables)
    command: Command = StartExercise((WHOLE,))
    lines = []
    while not state.ending:
        decided = step(tables, state, command, seed)
        assert not isinstance(decided, Rejection)
        events, state = decided
        lines.append(write_events(events))
        legal = legal_commands(tables, state)
        command = POLICIES[policy](tables, state, legal, seed) if legal else command
    return "\n".join(lines)


@pytest.mark.parametrize("hashing", ["0", "1"])
def test_the_same_seed_brings_the_same_bytes_whatever_the_hash_seed(hashing: str) -> None:
    """No order of a set or a dictionary reaches the record."""
    code = (
        "import json; from tests.test_every_deck import OURS, recorded;"
        "print(json.dumps([recorded(each.values[0], 'random', 5) for each in OURS]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONHASHSEED": hashing, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout) == [recorded(deck, "random", 5) for deck in deck_files(DECKS)]


@pytest.mark.parametrize("deck", OURS)
def test_every_inject_comes_and_nearly_every_option_is_taken_in_some_game(deck: Path) -> None:
    """Nothing an author wrote is out of reach, over seeds and policies."""
    tables = tables_of(deck)
    batch = BatchTables(tables)
    plans = {"random": 400, "firm": 40, "cautious": 40}
    games = [simulate(batch, BATCH_POLICIES[who](batch), range(n)) for who, n in plans.items()]
    seen = [bool(each.any()) for each in np.hstack([each.seen for each in games])]
    taken = np.hstack([each.taken for each in games])
    wanted = {(i, o) for i, each in enumerate(tables.injects) for o in range(len(each.options))}

    assert [each.id for each, came in zip(tables.injects, seen, strict=True) if not came] == []
    missing = {
        f"{tables.injects[i].id}/{tables.injects[i].options[o].id}"
        for i, o in wanted
        if not (taken[i] == o).any()
    }
    # An option that wants a rare flag of a rare inject may stay untaken in so few games.
    assert len(missing) * 20 <= len(wanted), missing
