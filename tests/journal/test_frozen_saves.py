"""A save of each release replays for ever, whatever becomes of rules and decks."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.core.events import ExerciseEnded
from wargame.core.remarks import Comment, Titled
from wargame.journal.record import read
from wargame.journal.replay import replay

FROZEN = sorted((Path(__file__).parents[1] / "data" / "saves").rglob("*.jsonl"))


def test_there_are_frozen_saves() -> None:
    """Without one the next test would hold of nothing."""
    assert {path.parent.name for path in FROZEN} >= {"v0.1", "v0.2"}


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_frozen_save_replays_to_its_recorded_end(path: Path) -> None:
    """Folding needs nothing but the file: no deck, no rule, no draw."""
    record = read(path)
    history = replay(record)

    end = record.entries[-1].events[-1]
    assert record.damage is None
    assert isinstance(end, ExerciseEnded)
    assert (history.state.ending, history.state.overall) == (end.ending, end.overall)


def test_the_second_format_is_frozen_with_all_its_kinds_of_line() -> None:
    """A rewind, a comment and a title that an older program does not know."""
    frozen = [read(path) for path in FROZEN if path.parent.name == "v0.2"]

    assert {record.header.format for record in frozen} == {2}
    for record in frozen:
        assert record.undone > 0
        assert {type(each.remark) for each in record.remarks} == {Comment, Titled}
        assert record.title == "Frozen, taken back twice"
        assert len(replay(record).undone) == 2


def test_the_first_format_is_still_read_as_such() -> None:
    """It goes on in its own format when it is played on."""
    assert {read(path).header.format for path in FROZEN if path.parent.name == "v0.1"} == {1}
