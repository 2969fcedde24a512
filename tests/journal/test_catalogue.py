from __future__ import annotations

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journal.forge import Lines, forge
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

        def readinto(self, buffer: bytearray) -> int | None:  # type: ignore[override]
            nonlocal read_bytes
            count = super().readinto(buffer)
            read_bytes += count or 0
            return count

    monkeypatch.setattr(
        catalogue, "open_file", lambda path: io.BufferedReader(Counting(str(path), "r"))
    )
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

    with pytest.raises(WargameError, match="cannot be listed .Not a directory.; choose another"):
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
    monkeypatch.setattr(
        catalogue, "_deck", lambda path, file: (decks.append(path), real(path, file))[1]
    )

    assert {info.deck_title for info in list_saves(tmp_path)} == {"A tiny deck"}
    assert len(decks) == 1


# What is wrong with a file


def test_an_unfinished_last_line_is_no_problem(save: Path) -> None:
    """Resuming sets it aside; until then the line before it tells how things stand."""
    whole = save.read_bytes()
    for cut in (b"", b"\n"):
        save.write_bytes(whole[:-5] + cut)

        info = only(save.parent)

        assert (info.turn, info.ending, info.problem) == (3, "", "")


def test_damage_at_the_end_is_listed_with_its_line(save: Path) -> None:
    """The tail is checked against its chain, and then the whole file says where it broke."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[-1] = lines[-1].replace(b"player", b"prayer")
    save.write_bytes(b"".join(lines))

    info = only(save.parent)

    assert info.title == "A lesson"
    assert info.problem.startswith(f"{save.name}:{len(lines)}: the line does not follow")
    assert f"--line {len(lines) - 1}`" in info.problem


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\xff\xfe\n", b"no session\n", b"\x00" * 99])
def test_what_is_no_save_is_listed_last_with_its_problem(save: Path, content: bytes) -> None:
    """Anything can be called .jsonl."""
    (save.parent / "zzz.jsonl").write_bytes(content)

    sound, odd = list_saves(save.parent)

    assert sound.name == save.name
    assert odd.name == "zzz.jsonl"
    assert odd.problem.startswith("zzz.jsonl:1: ")
    assert "take the file from a copy, or delete it" in odd.problem


def test_a_folder_with_the_name_of_a_save_is_a_problem(tmp_path: Path) -> None:
    """It is told, and the others are listed."""
    (tmp_path / "folder.jsonl").mkdir()

    assert "there is no such save" in only(tmp_path).problem


def test_another_format_is_listed_with_what_to_do(save: Path) -> None:
    """A newer program's saves lie in the same folder."""
    forge(save, lambda lines: lines[0].update(format=2))

    assert "open it with the version of wargame that wrote it" in only(save.parent).problem


@pytest.mark.parametrize("count", [1, None])
def test_a_missing_scenario_is_listed(save: Path, count: int | None) -> None:
    """A header alone, or with half a scenario, is no session."""
    lines = save.read_bytes().splitlines(keepends=True)
    save.write_bytes(lines[0] if count else lines[0] + lines[1][:50])

    assert f"{save.name}:2: the scenario is missing; nothing" in only(save.parent).problem


def _no_title(lines: Lines) -> None:
    del lines[1]["scenario"]["title"]


def _odd_endings(lines: Lines) -> None:
    lines[1]["scenario"]["model"]["endings"] = 7


def _not_a_scenario(lines: Lines) -> None:
    lines[1] = {"kind": "scenario", "scenario": None}


@pytest.mark.parametrize("edit", [_no_title, _odd_endings, _not_a_scenario])
def test_an_odd_scenario_is_listed(save: Path, edit: object) -> None:
    """The list looks at a few facts only, and those may be anything."""
    assert callable(edit)
    forge(save, edit)

    assert only(save.parent).problem.startswith(f"{save.name}:2: ")


def test_a_tail_of_other_events_is_listed(save: Path) -> None:
    """An event of a kind nobody knows is damage, named by its line."""

    def rename(lines: Lines) -> None:
        lines[-1]["events"][-1]["type"] = "ExerciseEnded"
        lines[-1]["events"].append({"type": "Encore"})

    lines = len(forge(save, rename).read_bytes().splitlines())

    assert only(save.parent).problem.startswith(f"{save.name}:{lines}: 'Encore' event is of a kind")


def test_hostile_texts_are_made_safe(save: Path) -> None:
    """A list is shown in a terminal, which obeys what it is sent."""

    def poison(lines: Lines) -> None:
        lines[0]["title"] = "\x1b[2Jtitle"
        lines[0]["parent"] = {"file": "\x1b[2Jparent", "line": 3, "hash": "0"}
        lines[1]["scenario"]["title"] = "\x1b[2Jdeck\n"
        lines[1]["scenario"]["model"]["endings"][0]["title"] = "\x1b[2Jending"

    info = only(forge(save, poison).parent)

    assert info.title == "[2Jtitle"
    assert (info.parent, info.deck_title, info.ending) == ("[2Jparent", "[2Jdeck ", "[2Jending")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_hostile_file_name_is_listed_safely(save: Path) -> None:
    """A name with escape sequences is a problem to be told, not sent to the terminal."""
    save.rename(save.with_name("a\x1b[2Jb.jsonl"))

    info = only(save.parent)

    assert info.name == "a[2Jb.jsonl"
    assert "the name has control characters; rename the file" in info.problem
