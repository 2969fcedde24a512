"""The same games on a Dask cluster, one of whose workers is killed on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.test_simulation import arrays, plan_of
from wargame.analysis.batch import BatchResult
from wargame.analysis.simulation import Piece, gathered, run
from wargame.analysis.workers import Here, workers
from wargame.core.scenario import Scenario
from wargame.deck.load import load_scenario
from wargame.errors import BadInput, WargameError


@pytest.fixture(scope="module", autouse=True)
def distributed() -> Any:
    """Load Dask only where these tests run: every worker of pytest imports every file of tests."""
    return pytest.importorskip("distributed", reason="the extra `cluster` is not installed")


@pytest.fixture
def cluster(distributed: Any, tmp_path: Path) -> Iterator[object]:
    """Start a scheduler and two workers in processes of their own."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        host="127.0.0.1",
        local_directory=str(tmp_path),
        silence_logs=50,
    ) as running:
        yield running


def scenario() -> Scenario:
    """Return a deck that takes a moment."""
    return load_scenario(Path(__file__).parents[2] / "decks" / "alliance.yaml")


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_changes_no_bit(cluster: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines of a cluster come and go; a figure stays."""
    monkeypatch.setattr("wargame.analysis.simulation.PIECE", 8)
    plan = plan_of(scenario(), games=40)
    whole = arrays(gathered(list(run(plan, Here())), plan.policies))
    address: str = cluster.scheduler_address  # type: ignore[attr-defined]  # distributed has no types
    pids = [worker.pid for worker in cluster.workers.values()]  # type: ignore[attr-defined]

    with workers(cluster=address) as executor:
        parts: list[tuple[Piece, BatchResult]] = []
        for part in run(plan, executor):
            if not parts:
                os.kill(pids[0], signal.SIGKILL)
            parts.append(part)

    assert arrays(gathered(parts, plan.policies)) == whole


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No traceback, and what to do."""
    monkeypatch.setattr("wargame.analysis.workers.PATIENCE", "1s")
    with (
        pytest.raises(WargameError, match="no scheduler answers"),
        workers(cluster="tcp://127.0.0.1:9"),
    ):
        pass
    with pytest.raises(BadInput, match="is no address"), workers(cluster="nonsense://x"):
        pass
