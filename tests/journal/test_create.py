from __future__ import annotations

import errno
import os
import re
import secrets
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.tiny import SEED, begin, clock, play
from wargame.errors import WargameError
from wargame.journal import disk, store
from wargame.journal.record import read
from wargame.journal.store import Journal


def test_a_file_is_named_by_day_and_deck_and_never_by_its_title(tmp_path: Path) -> None:
    """People call sessions what they like; paths are made by the program."""
    with begin(tmp_path, title="../../etc/passwd\x00\x1b[2J") as session:
        path = session.path

    assert path.parent == tmp_path
    assert re.fullmatch(r"2026-11-24-tiny-deck-[0-9a-f]{4}\.jsonl", path.name)
    assert read(path).header.title == "../../etc/passwd[2J"


@given(st.text(max_size=60))
def test_a_deck_can_put_nothing_into_a_path(deck: str) -> None:
    """A scenario out of a save is untrusted, and a branch makes a file name of its deck."""
    name = store.new_name(deck, clock())

    assert re.fullmatch(r"2026-11-24-[a-z0-9-]{1,40}-[0-9a-f]{4}\.jsonl", name)


def test_a_file_that_exists_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sessions of one day and deck can draw the same digits; the second draws again."""
    draws = iter(["aaaa", "aaaa", "bbbb"])
    monkeypatch.setattr(secrets, "token_hex", lambda _: next(draws))

    with begin(tmp_path) as first, begin(tmp_path) as second:
        assert first.path.name == "2026-11-24-tiny-deck-aaaa.jsonl"
        assert second.path.name == "2026-11-24-tiny-deck-bbbb.jsonl"


def test_a_file_made_in_the_same_moment_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking whether a name is free is not enough; only exclusive creation is."""
    draws = iter(["aaaa", "bbbb"])
    monkeypatch.setattr(secrets, "token_hex", lambda _: next(draws))
    theirs = tmp_path / "2026-11-24-tiny-deck-aaaa.jsonl"
    theirs.write_text("theirs", encoding="utf-8")
    monkeypatch.setattr(Path, "exists", lambda _: False)

    with begin(tmp_path) as session:
        assert session.path.name == "2026-11-24-tiny-deck-bbbb.jsonl"
    assert theirs.read_text(encoding="utf-8") == "theirs"


def test_without_a_free_name_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives up rather than try for ever."""
    monkeypatch.setattr(secrets, "token_hex", lambda _: "aaaa")

    with begin(tmp_path), pytest.raises(WargameError, match="no free name was found"):
        begin(tmp_path)


def test_the_folder_is_made_when_it_is_needed(tmp_path: Path) -> None:
    """The first session on a machine has nowhere to go yet."""
    with begin(tmp_path / "a" / "b") as session:
        assert session.path.parent == tmp_path / "a" / "b"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in the way is the user's to move."""
    (tmp_path / "a").write_text("", encoding="utf-8")

    with pytest.raises(WargameError, match=r"a/b: cannot be written \(Not a directory\); check"):
        begin(tmp_path / "a" / "b")


def test_a_file_that_could_not_be_finished_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a scenario is no session, and would be listed as a damaged one."""

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "sync", fail)

    with pytest.raises(WargameError, match="the disk is full; nothing of this was saved"):
        begin(tmp_path)
    assert not list(tmp_path.glob("*.jsonl"))


def test_an_interrupted_creation_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C at the wrong moment leaves nothing half-made, and no lock held."""

    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "sync_folder", interrupt)
    with pytest.raises(KeyboardInterrupt):
        begin(tmp_path)
    monkeypatch.undo()

    assert not list(tmp_path.glob("*.jsonl"))
    begin(tmp_path).close()


def test_a_folder_without_permission_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the file, the reason and what to check."""

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(WargameError, match=r"cannot be written \(Permission denied\); check"):
        begin(tmp_path)


def test_a_folder_that_takes_locks_and_no_saves_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Quotas and odd network drives can refuse the second file after the first."""

    def refuse(path: Path, _: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(disk, "create", refuse)

    with pytest.raises(WargameError, match=r"cannot be written \(Permission denied\); check"):
        begin(tmp_path)


def test_a_save_that_may_only_be_read_is_told(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be replayed and branched, not resumed."""
    real = os.open

    def refuse(path: Path, flags: int, *rest: int) -> int:
        if path == save:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(WargameError, match=r"cannot be written \(Permission denied\); check"):
        Journal.open(save)
    monkeypatch.undo()

    Journal.open(save)[0].close()


def test_a_scenario_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be read back is not written."""
    monkeypatch.setattr(store, "SCENARIO_LIMIT", 1000)

    with pytest.raises(WargameError, match="the deck makes a scenario of over"):
        begin(tmp_path)


def test_the_same_course_makes_the_same_file(tmp_path: Path) -> None:
    """Nothing but seed, commands and wall time goes into a save."""
    contents = []
    for name in ("one", "two"):
        with begin(tmp_path / name, seed=SEED) as session:
            play(session, 6)
            contents.append(session.path.read_bytes())

    assert contents[0] == contents[1]
