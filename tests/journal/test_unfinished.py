from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from wargame.errors import WargameError
from wargame.journal import disk
from wargame.journal.record import DamagedSave, read
from wargame.journal.store import Journal


def test_a_last_line_torn_at_any_byte_is_cut_off_and_kept(
    finished_bytes: bytes, tmp_path: Path
) -> None:
    """A crash can stop a write anywhere: what was acknowledged stays, the rest is set aside."""
    lines = finished_bytes.splitlines(keepends=True)
    intact = b"".join(lines[:-1])
    for length in range(1, len(lines[-1])):
        save = tmp_path / f"torn-{length}.jsonl"
        torn = lines[-1][:length]
        save.write_bytes(intact + torn)

        journal, record, notice = Journal.open(save)
        journal.close()

        assert len(record.entries) == len(lines) - 3
        assert save.read_bytes() == intact
        assert save.with_name(f"{save.name}.torn-1").read_bytes() == torn
        assert notice == (
            f"{save.name}:{len(lines)}: the last line was unfinished and was cut off; "
            f"it is kept in {save.name}.torn-1, and everything before it is intact"
        )


@pytest.mark.parametrize("rest", [b"\x00" * 4096, b"{}}\n", b"\xff\n", b"\n"])
def test_garbage_after_the_last_line_is_cut_off(save: Path, rest: bytes) -> None:
    """A power cut can leave zeros or scraps of other files at the end."""
    whole = save.read_bytes()
    save.write_bytes(whole + rest)

    journal, _, notice = Journal.open(save)
    journal.close()

    assert save.read_bytes() == whole
    assert "was cut off" in notice


def test_what_was_set_aside_before_is_never_replaced(save: Path) -> None:
    """It may be all that is left of somebody's decision."""
    for text in (b"first", b"second"):
        with save.open("ab") as file:
            file.write(text)
        Journal.open(save)[0].close()

    assert save.with_name(f"{save.name}.torn-1").read_bytes() == b"first"
    assert save.with_name(f"{save.name}.torn-2").read_bytes() == b"second"


def test_reading_changes_nothing(save: Path) -> None:
    """Whoever only looks, even while another window plays, must not mend anything."""
    torn = save.read_bytes()[:-5]
    save.write_bytes(torn)

    record = read(save)

    assert record.unfinished == record.lines + 1
    assert save.read_bytes() == torn
    assert [path.name for path in save.parent.iterdir()] == [save.name]


def test_a_whole_file_opens_without_a_notice(save: Path) -> None:
    """A notice is for what was mended."""
    journal, _, notice = Journal.open(save)
    journal.close()

    assert notice == ""


def test_other_damage_is_not_mended(save: Path) -> None:
    """Going on from a line that somebody changed would make a record of what never happened."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b"player", b"prayer")
    damaged = b"".join(lines)
    save.write_bytes(damaged)

    with pytest.raises(DamagedSave, match=f"branch {save.name} --line 4"):
        Journal.open(save)

    assert save.read_bytes() == damaged
    assert read(save).lines == 4


def test_setting_aside_needs_room_too(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the scrap cannot be kept, it is not cut off either."""
    torn = save.read_bytes()[:-5]
    save.write_bytes(torn)

    def fail(_: int, __: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", fail)

    with pytest.raises(WargameError, match="the disk is full"):
        Journal.open(save)
    assert save.read_bytes() == torn


def test_a_read_only_save_with_a_torn_line_is_told(
    save: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scrap is kept already when the cut is refused; the reason is told."""
    save.write_bytes(save.read_bytes()[:-5])

    def refuse(path: Path, _: int) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(disk, "cut", refuse)

    with pytest.raises(WargameError, match=r"cannot be written \(Permission denied\)"):
        Journal.open(save)
