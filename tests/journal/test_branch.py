from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journal.forge import forge, lines_of
from tests.journal.tiny import begin, clock, play
from wargame.core.events import TurnBegan
from wargame.errors import BadInput
from wargame.journal.branch import branch
from wargame.journal.record import DamagedSave, read
from wargame.journal.replay import replay
from wargame.journal.verify import verify
from wargame.session import Session


def later() -> datetime:
    """Return a time after the one the saves were begun at."""
    return datetime(2026, 12, 1, 8, tzinfo=UTC)


def test_a_branch_shares_everything_up_to_its_line(save: Path, tmp_path: Path) -> None:
    """Two lines of play are compared best when all before the fork is the same."""
    before = save.read_bytes()

    made = branch(save, saves=tmp_path / "new", clock=later, line=6)

    parent, child = read(save), read(made)
    assert child.entries == parent.entries[:4]
    assert child.scenario == parent.scenario
    assert child.header.seed == parent.header.seed
    assert child.header.begun == "2026-12-01T08:00:00+00:00"
    assert made.name.startswith("2026-12-01-tiny-deck-")
    assert verify(made).is_true
    assert save.read_bytes() == before


def test_a_branch_names_its_parent_by_line_and_hash(save: Path, tmp_path: Path) -> None:
    """Whoever doubts a branch can find the very line it grew from."""
    child = read(branch(save, saves=tmp_path, clock=later, line=6)).header.parent

    assert child is not None
    assert (child.file, child.line, child.hash) == (save.name, 6, lines_of(save)[5]["hash"])


def test_a_branch_of_a_branch_names_the_branch(save: Path, tmp_path: Path) -> None:
    """The chain of parents leads back to the first file, one step at a time."""
    child = branch(save, saves=tmp_path, clock=later, line=8)
    grandchild = branch(child, saves=tmp_path, clock=later, line=6)

    parent = read(grandchild).header.parent

    assert parent is not None
    assert (parent.file, parent.hash) == (child.name, lines_of(child)[5]["hash"])
    assert parent.hash != lines_of(save)[5]["hash"]
    assert verify(grandchild).is_true


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_branch_at_a_turn_begins_with_that_turn(save: Path, tmp_path: Path, turn: int) -> None:
    """Everything up to the turn's beginning is kept, and nothing after it."""
    made = branch(save, saves=tmp_path, clock=later, turn=turn)

    record = read(made)
    assert replay(record).state.turn == turn
    assert any(e == TurnBegan(turn, e.income, e.capital) for e in _began(made))
    assert len([e for e in _began(made) if e.turn == turn]) == 1
    assert any(e.turn == turn for e in record.entries[-1].events if isinstance(e, TurnBegan))


def _began(path: Path) -> list[TurnBegan]:
    return [e for entry in read(path).entries for e in entry.events if isinstance(e, TurnBegan)]


def test_a_branch_without_a_place_is_a_copy(save: Path, tmp_path: Path) -> None:
    """It lets one play on from a session that is open elsewhere."""
    assert read(branch(save, saves=tmp_path, clock=later)).entries == read(save).entries


def test_a_branch_at_line_two_is_the_world_before_startex(save: Path, tmp_path: Path) -> None:
    """The same deck and luck, from the start."""
    made = branch(save, saves=tmp_path, clock=later, line=2)

    assert read(made).entries == []
    with Session.resume(made, clock) as session:
        assert session.state.turn == 0


def test_a_branch_can_be_played_on_differently(tmp_path: Path) -> None:
    """That is what branches are for; the parent stays as it was."""
    with begin(tmp_path, turns=6) as session:
        play(session, 12)
        path = session.path
    before = path.read_bytes()

    made = branch(path, saves=tmp_path, clock=later, turn=2)
    with Session.resume(made, later) as session:
        play(session, 12, salt=5)

    assert verify(made).is_true
    assert path.read_bytes() == before


def test_notes_are_taken_along_and_lines_keep_their_numbers(save: Path, tmp_path: Path) -> None:
    """What refers to a line by its number stays true in the branch."""
    note = {"kind": "annotation", "about": 5, "weight": 1.5}
    forge(save, lambda lines: lines.insert(5, note))

    made = read(branch(save, saves=tmp_path, clock=later, line=8))

    assert [each.line for each in made.entries] == [3, 4, 5, 7, 8]
    assert [dict(each.members)["weight"] for each in made.notes] == [1.5]


@pytest.mark.parametrize("line", [-1, 0, 1, 10_000])
def test_a_line_that_is_not_there_is_refused(save: Path, tmp_path: Path, line: int) -> None:
    """The message says which lines there are."""
    last = read(save).lines

    with pytest.raises(BadInput, match=f"has no line {line}; branch at a line from 2 to {last}"):
        branch(save, saves=tmp_path, clock=later, line=line)


@pytest.mark.parametrize("turn", [-1, 0, 4])
def test_a_turn_that_is_not_there_is_refused(save: Path, tmp_path: Path, turn: int) -> None:
    """The message says which turns there are."""
    with pytest.raises(BadInput, match=f"has no turn {turn}; branch at a turn from 1 to 3"):
        branch(save, saves=tmp_path, clock=later, turn=turn)


def test_a_session_before_startex_has_no_turns(save: Path, tmp_path: Path) -> None:
    """There is only line 2 to branch at."""
    made = branch(save, saves=tmp_path, clock=later, line=2)

    with pytest.raises(BadInput, match="has not been started; branch it at line 2"):
        branch(made, saves=tmp_path, clock=later, turn=1)


def test_a_damaged_save_can_be_branched_before_the_damage(save: Path, tmp_path: Path) -> None:
    """That is the way on that the message about the damage names."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[6] = lines[6].replace(b"player", b"prayer")
    save.write_bytes(b"".join(lines))

    made = branch(save, saves=tmp_path, clock=later, line=6)

    with Session.resume(made, clock) as session:
        assert len(session.trail) == 4
    with pytest.raises(DamagedSave, match=r"branch .* --line 6"):
        branch(save, saves=tmp_path, clock=later, line=7)


def test_an_unfinished_line_is_not_taken_along(save: Path, tmp_path: Path) -> None:
    """It was never acknowledged to anybody."""
    whole = len(read(save).entries)
    save.write_bytes(save.read_bytes()[:-5])

    assert len(read(branch(save, saves=tmp_path, clock=later)).entries) == whole - 1
