"""Each turn ends with sentences of the model that fit where things stand and where they went."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wargame.analysis.policies import POLICIES, play
from wargame.core.commands import Command
from wargame.core.decide import step
from wargame.core.events import SituationTold
from wargame.core.evolve import initial
from wargame.core.narrative import trend_of
from wargame.core.rejections import Rejection
from wargame.core.scenario import Narrative, Scenario
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

FOREIGN = Path(__file__).parents[1] / "data" / "foreign" / "high-water.yaml"


def told(scenario: Scenario, seed: int) -> list[SituationTold]:
    """Return what a whole session told of its turns."""
    tables = compile_tables(scenario)
    commands: list[Command] = []
    play(tables, POLICIES["first"], seed, tell=commands.append)
    state, heard = initial(tables), []
    for command in commands:
        decided = step(tables, state, command, seed)
        assert not isinstance(decided, Rejection)
        events, state = decided
        heard += [each for each in events if isinstance(each, SituationTold)]
    return heard


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """Return a foreign scenario whose model tells of every step, whatever its score."""
    bare = load_scenario(FOREIGN, cache_dir=tmp_path)
    lines = tuple(
        Narrative(
            about=step.id,
            low=0,
            high=100,
            trend=trend,
            lines=(f"{step.id} {trend} one", f"{step.id} {trend} two"),
            source=("designer's judgement",),
        )
        for step in bare.model.steps
        for trend in ("rising", "falling", "steady")
    )
    return replace(bare, model=replace(bare.model, narrative=lines))


def test_a_model_without_sentences_tells_nothing(tmp_path: Path) -> None:
    """Sessions of models from before there were sentences are decided as they were."""
    assert told(load_scenario(FOREIGN, cache_dir=tmp_path), 1) == []


def test_every_turn_after_the_first_tells_of_the_step_that_moved_most(scenario: Scenario) -> None:
    """A turn can only be compared with one before it."""
    heard = told(scenario, 1)

    assert [each.turn for each in heard] == list(range(2, 2 + len(heard)))
    assert heard
    assert all(len(each.lines) == 1 for each in heard)


def test_the_same_luck_tells_the_same(scenario: Scenario) -> None:
    """A replay reads as the session read; other luck may read otherwise."""
    assert told(scenario, 1) == told(scenario, 1)
    assert len({tuple(told(scenario, seed)) for seed in range(8)}) > 1


@pytest.mark.parametrize(
    ("move", "trend"), [(2, "rising"), (1, "steady"), (-1, "steady"), (-2, "falling")]
)
def test_a_point_either_way_is_no_trend(move: int, trend: str) -> None:
    """Noise is not news."""
    assert trend_of(move) == trend
