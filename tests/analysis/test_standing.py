"""A place among many games, kept for the next time."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.support.small import drawn, effects, fixed, inject, option, outcome, scenario
from wargame.analysis import standing
from wargame.analysis.policies import POLICIES as PLAYERS
from wargame.analysis.policies import play
from wargame.analysis.staff import Staff
from wargame.analysis.standing import POLICIES, places, scores_of
from wargame.analysis.workers import Here
from wargame.appraisals import Standing
from wargame.core import scenario as s
from wargame.core.commands import StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.rejections import Rejection
from wargame.core.scenario import WHOLE
from wargame.core.tables import compile_tables

DECK = scenario(inject("one", option("a", effects=effects(trust=9)), option("b"), deliver=drawn()))


@pytest.fixture(autouse=True)
def few_games(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play few games."""
    monkeypatch.setattr(standing.simulated, "__defaults__", (50,))


@contextmanager
def here() -> Iterator[Executor]:
    """Lend this process."""
    yield Here()


@contextmanager
def nobody() -> Iterator[Executor]:
    """Lend nobody: nothing may be played."""
    raise AssertionError("nothing needs to be played")
    yield Here()


def test_a_place_counts_equals_half() -> None:
    """The middle of the games is in the middle."""
    scores = {"random": np.array([1000, 2000, 2000, 3000], dtype=np.int16)}

    assert places(2000, scores) == (Standing(policy="random", percent=50, median=2000),)
    assert places(999, scores)[0].percent == 0
    assert places(9999, scores)[0].percent == 100


def test_games_are_played_once_for_a_deck(tmp_path: Path) -> None:
    """The second time nothing is played."""
    first = scores_of(DECK, "d" * 64, (WHOLE,), tmp_path, here)
    again = scores_of(DECK, "d" * 64, (WHOLE,), tmp_path, nobody)

    assert set(first) == set(POLICIES)
    assert all((first[name] == again[name]).all() for name in POLICIES)
    assert all((np.diff(each) >= 0).all() for each in first.values())


@pytest.mark.parametrize("damage", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_scores_that_cannot_be_read_are_played_anew(tmp_path: Path, damage: bytes) -> None:
    """A cache is never a reason to fail."""
    scores_of(DECK, "d" * 64, (WHOLE,), tmp_path, here)
    [file] = tmp_path.iterdir()
    file.write_bytes(damage)

    assert set(scores_of(DECK, "d" * 64, (WHOLE,), tmp_path, here)) == set(POLICIES)


def test_another_deck_or_seat_has_games_of_its_own(tmp_path: Path) -> None:
    """A place among games of another deck would mean nothing."""
    scores_of(DECK, "d" * 64, (WHOLE,), tmp_path, here)

    with pytest.raises(AssertionError):
        scores_of(DECK, "e" * 64, (WHOLE,), tmp_path, nobody)
    with pytest.raises(AssertionError):
        scores_of(DECK, "d" * 64, ("north",), tmp_path, nobody)


def test_the_staff_sees_what_pays_later() -> None:
    """An option that looks worse now and opens a way that pays is found by looking ahead."""
    door = option(
        "door",
        effects=effects(trust=-5),
        outcomes=(outcome(then=(s.FollowUp(inject="gift", after=1),)),),
    )
    tables = compile_tables(
        scenario(
            inject("one", option("plain", effects=effects(trust=2)), door, deliver=fixed(1)),
            inject("gift", option("take", effects=effects(trust=40))),
            draw_to=0,
        )
    )

    ahead, balanced = play(tables, Staff(tables, games=4), 1), play(tables, PLAYERS["balanced"], 1)

    assert (ahead.taken[0], balanced.taken[0]) == (1, 0)
    assert ahead.overall == balanced.overall + 3300


def test_the_staff_says_what_each_answer_is_worth() -> None:
    """The best first, in the words of a review."""
    tables = compile_tables(DECK)
    state = step(tables, initial(tables), StartExercise((WHOLE,)), 1)
    assert not isinstance(state, Rejection)

    told = Staff(tables, games=4).appraise(state[1], WHOLE, "one")

    assert [(each.id, each.expected) for each in told] == [("a", 5900), ("b", 5000)]
