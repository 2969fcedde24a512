from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.journal.forge import Lines, forge
from wargame.journal.catalogue import SaveInfo, list_saves


def only(folder: Path) -> SaveInfo:
    """Return the one save of a folder as it is listed."""
    [info] = list_saves(folder)
    return info


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
    forge(save, lambda lines: lines[0].update(format=3))

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
