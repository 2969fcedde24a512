"""A save of each release replays for ever, whatever becomes of rules and decks."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.core.events import ExerciseEnded
from wargame.journal.record import read
from wargame.journal.replay import replay

FROZEN = sorted((Path(__file__).parents[1] / "data" / "saves").rglob("*.jsonl"))


def test_there_are_frozen_saves() -> None:
    """Without one the next test would hold of nothing."""
    assert {path.parent.name for path in FROZEN} >= {"v0.1"}


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_frozen_save_replays_to_its_recorded_end(path: Path) -> None:
    """Folding needs nothing but the file: no deck, no rule, no draw."""
    record = read(path)
    history = replay(record)

    end = record.entries[-1].events[-1]
    assert record.damage is None
    assert isinstance(end, ExerciseEnded)
    assert (history.state.ending, history.state.overall) == (end.ending, end.overall)
