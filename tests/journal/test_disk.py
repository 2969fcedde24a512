from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from tests.journal.tiny import begin, play
from wargame.journal import disk


def test_on_macos_the_drive_is_flushed_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There fsync alone leaves the data in the drive's cache."""
    fcntl = pytest.importorskip("fcntl")
    flushed: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, flag: flushed.append(flag))

    disk.create(tmp_path / "file", b"x")

    assert flushed == [51]


def test_on_macos_a_file_system_without_that_flag_is_synced_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Network drives often lack it."""
    fcntl = pytest.importorskip("fcntl")
    synced: list[int] = []

    def refuse(_: int, __: int) -> None:
        raise OSError(errno.ENOTSUP, "Not supported")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", synced.append)

    disk.create(tmp_path / "file", b"x")

    assert len(synced) == 2


def test_the_folder_is_synced_once_when_a_file_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it a power cut can lose the name of a file whose content is safe."""
    folders: list[Path] = []
    monkeypatch.setattr(disk, "sync_folder", folders.append)

    with begin(tmp_path) as session:
        play(session, 3)

    assert folders == [tmp_path]


def test_every_line_is_one_write_and_one_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More would be slower, less would not be safe."""
    calls: list[str] = []
    write, sync = os.write, disk.sync

    def noted_write(descriptor: int, data: bytes) -> int:
        calls.append("write")
        return write(descriptor, data)

    def noted_sync(descriptor: int) -> None:
        calls.append("sync")
        sync(descriptor)

    with begin(tmp_path) as session:
        monkeypatch.setattr(os, "write", noted_write)
        monkeypatch.setattr(disk, "sync", noted_sync)
        play(session, 2)

    assert calls == ["write", "sync", "write", "sync"]
