"""Games are the same whoever plays them, and a summary says what they came to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from wargame.analysis import simulation
from wargame.analysis.batch import BatchResult, Keep
from wargame.analysis.distribution import distribution, spread
from wargame.analysis.policies import POLICIES, play
from wargame.analysis.simulation import Plan, game_seeds, gathered, run
from wargame.analysis.workers import Here, workers
from wargame.core.scenario import Scenario
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario


@pytest.fixture(scope="module")
def alliance() -> Scenario:
    """Return a deck."""
    return load_scenario(Path(__file__).parents[2] / "decks" / "alliance.yaml")


def plan_of(scenario: Scenario, games: int = 24) -> Plan:
    """Return a plan for two policies that keeps everything."""
    keep = Keep(paths=True, draws=True, values=True)
    return Plan(scenario=scenario, policies=("random", "firm"), games=games, seed=9, keep=keep)


def arrays(games: dict[str, BatchResult]) -> dict[str, bytes]:
    """Return every array of some results as bytes."""
    return {
        f"{policy}.{name}": np.asarray(getattr(each, name)).tobytes()
        for policy, each in games.items()
        for name in BatchResult.__dataclass_fields__
    }


def test_a_game_of_a_simulation_is_the_game_of_its_seed(alliance: Scenario) -> None:
    """Somebody who finds an odd game in the table can play it."""
    plan = plan_of(alliance, games=3)
    games = gathered(list(run(plan, Here())), plan.policies)
    tables = compile_tables(alliance)

    for number, seed in enumerate(game_seeds(9, 0, 3)):
        state = play(tables, POLICIES["firm"], int(seed))
        assert games["firm"].overall[number] == state.overall
        assert alliance.model.endings[games["firm"].ending[number]].id == state.ending


def test_results_do_not_depend_on_how_the_work_is_cut(
    alliance: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More or fewer workers must not change a published figure."""
    plan = plan_of(alliance)
    whole = arrays(gathered(list(run(plan, Here())), plan.policies))

    monkeypatch.setattr(simulation, "PIECE", 7)
    parts = list(run(plan, Here()))

    assert len(parts) == 8
    assert arrays(gathered(parts[::-1], plan.policies)) == whole


def test_two_processes_play_the_same_games(alliance: Scenario) -> None:
    """The pool is the default."""
    plan = plan_of(alliance)
    whole = arrays(gathered(list(run(plan, Here())), plan.policies))

    with workers(2) as executor:
        shared = list(run(plan, executor))

    assert arrays(gathered(shared, plan.policies)) == whole


def test_one_worker_is_this_process() -> None:
    """A single core needs no second process."""
    with workers(1) as executor:
        assert isinstance(executor, Here)
        assert executor.submit(max, 2, 5).result() == 5
        with pytest.raises(ZeroDivisionError):
            executor.submit(divmod, 1, 0).result()


def test_seeds_of_games_do_not_depend_on_the_piece() -> None:
    """Game 12 is game 12, in whatever piece it is."""
    assert list(game_seeds(3, 10, 4)) == list(game_seeds(3, 0, 14))[10:]
    assert len(set(game_seeds(3, 0, 1000))) == 1000
    assert game_seeds(3, 0, 1)[0] != game_seeds(4, 0, 1)[0]


def test_a_spread_says_where_scores_lie() -> None:
    """Percentiles are scores that a game had."""
    told = spread(np.arange(101) * 100)

    assert (told.mean, told.percentiles) == (5000, (500, 2500, 5000, 7500, 9500))
    assert told.deviation == round(100 * np.arange(101).std())


def test_a_distribution_counts_every_game(alliance: Scenario) -> None:
    """Endings add up, by name and by kind, and tension has a line a turn."""
    plan = plan_of(alliance)
    games = gathered(list(run(plan, Here())), plan.policies)["firm"]

    told = distribution(alliance.model, "firm", games)

    assert told.games == sum(dict(told.endings).values()) == sum(dict(told.kinds).values()) == 24
    assert told.overall.mean == round(float(games.overall.mean()))
    assert [name for name, _ in told.steps] == ["1", "2", "3", "4", "5"]
    places = dict(told.tensions)
    assert set(places) == {place.id for place in alliance.model.flashpoints}
    for turns in places.values():
        assert [turn for turn, *_ in turns] == list(range(1, int(games.turn.max()) + 1))
        assert all(low <= middle <= high for _, low, middle, high in turns)
