from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from tests.journal.forge import forge
from tests.journal.tiny import TOKYO, begin, clock, finished, play, tiny_scenario
from wargame.errors import WargameError
from wargame.journal import catalogue
from wargame.journal.branch import branch
from wargame.journal.catalogue import SaveInfo, list_saves
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.session import Session


def only(folder: Path) -> SaveInfo:
    """Return the one save of a folder as it is listed."""
    [info] = list_saves(folder)
    return info


def test_a_finished_session_is_listed_with_its_ending(save: Path) -> None:
    """The list alone tells what a file is."""
    state = replay(read(save)).state

    assert only(save.parent) == SaveInfo(
        name=save.name,
        title="A lesson",
        deck="tiny-deck",
        deck_title="A tiny deck",
        turn=3,
        turns=3,
        begun="2026-11-24T09:30:00+00:00",
        seed=7,
        preview="standard",
        cell="all",
        overall=state.overall,
        ending="The term is over",
    )


@pytest.mark.parametrize("commands", range(10))
def test_a_running_session_is_listed_as_it_stands(tmp_path: Path, commands: int) -> None:
    """The end of the file tells turn and score, whatever the last command was."""
    with begin(tmp_path, turns=9, played=(TOKYO,)) as session:
        play(session, commands)
        state = session.state

    info = only(tmp_path)

    assert info.turn == state.turn
    assert info.overall == (state.scores[-1][-1] if state.scores else None)
    assert (info.ending, info.problem, info.cell) == ("", "", TOKYO)


def test_a_session_before_startex_is_listed(tmp_path: Path) -> None:
    """It has a header and a scenario and nothing else."""
    with begin(tmp_path) as session:
        path = session.path
    made = branch(path, saves=tmp_path / "new", clock=clock, line=2)

    info = only(made.parent)

    assert (info.turn, info.overall, info.problem) == (0, None, "")
    assert info.parent == path.name


def test_the_beginning_of_the_turn_may_lie_far_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A turn with many commands is read further back, step by step, down to the start."""
    with begin(tmp_path, turns=9) as session:
        play(session, 25)
        state = session.state
        size = session.path.stat().st_size
    for windows in ((10, 1 << 20), (600, 900, 1 << 20), (size, size), (size - 1, 1 << 20)):
        monkeypatch.setattr(catalogue, "_WINDOWS", windows)

        assert only(tmp_path).turn == state.turn


def test_a_tail_that_tells_nothing_ends_the_search(
    save: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large a file is, only so much of it is read for a list."""
    monkeypatch.setattr(catalogue, "_WINDOWS", (10, 20))

    assert only(save.parent).turn == 0


def test_only_head_and_tail_of_a_file_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand long sessions must be listed while somebody waits."""
    with begin(tmp_path, turns=400) as session:
        play(session, 800)
        size = session.path.stat().st_size
    read_bytes = 0

    class Counting(io.FileIO):
        """Counts what is read."""

        def readinto(self, buffer: Any) -> int:
            nonlocal read_bytes
            count = super().readinto(buffer) or 0
            read_bytes += count
            return count

    def open_counting(path: Path) -> io.BufferedReader[Any]:
        return io.BufferedReader(Counting(str(path), "r"))

    monkeypatch.setattr(catalogue, "open_file", open_counting)
    monkeypatch.setattr(catalogue, "_WINDOWS", (4096,))

    assert only(tmp_path).turn > 100
    assert read_bytes < 60_000 < size


def test_the_last_begun_comes_first(tmp_path: Path) -> None:
    """One wants to go on with what one did last; time zones are taken into account."""
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    for hours, zone in ((1, 9), (3, -5), (2, 0)):
        at = (start + timedelta(hours=hours)).astimezone(
            datetime.strptime(f"{zone:+03d}00", "%z").tzinfo
        )
        Session.create(
            tiny_scenario(),
            seed=hours,
            played=("all",),
            cell="all",
            preview="blind",
            title="",
            saves=tmp_path,
            clock=lambda at=at: at,  # type: ignore[misc]
        ).close()

    assert [info.seed for info in list_saves(tmp_path)] == [3, 2, 1]


def test_a_time_without_a_zone_can_be_sorted_too(save: Path, tmp_path: Path) -> None:
    """Python refuses to compare such times with others."""
    begin(tmp_path).close()

    forge(save, lambda lines: lines[0].update(begun="2026-11-24T09:30:00"))

    assert len(list(list_saves(tmp_path))) == 2


def test_a_branch_is_listed_with_its_parent(save: Path, tmp_path: Path) -> None:
    """Otherwise a folder of branches is a riddle."""
    branch(save, saves=tmp_path / "new", clock=clock, turn=2)

    assert only(tmp_path / "new").parent == save.name


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """It is made when the first session is begun."""
    assert list(list_saves(tmp_path / "none")) == []


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    """A file in its place, for one."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(WargameError, match=r"cannot be listed \(Not a directory\)"):
        list(list_saves(tmp_path / "file"))


def test_locks_and_scraps_are_not_listed(save: Path) -> None:
    """They lie beside the saves."""
    save.with_name(f"{save.name}.lock").write_text("1", encoding="utf-8")
    save.with_name(f"{save.name}.torn-1").write_text("1", encoding="utf-8")

    assert only(save.parent).name == save.name


def test_a_deck_is_read_once_for_all_its_sessions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenarios are large; sessions of one deck share the digest of theirs."""
    for salt in range(4):
        finished(tmp_path, salt=salt)
    decks: list[Path] = []
    real = catalogue._deck

    def noted(path: Path, file: BinaryIO) -> object:
        decks.append(path)
        return real(path, file)

    monkeypatch.setattr(catalogue, "_deck", noted)

    assert {info.deck_title for info in list_saves(tmp_path)} == {"A tiny deck"}
    assert len(decks) == 1
