from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journal.tiny import begin, clock, play
from wargame.errors import WargameError
from wargame.journal.lock import lock_path
from wargame.journal.record import DamagedSave, read
from wargame.journal.store import Journal
from wargame.session import Session

ROOT = Path(__file__).parents[2]


@contextmanager
def writer(save: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run a process that appends to a save, and kill it in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journal.writer", str(save), *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def read_line(process: subprocess.Popen[str]) -> str:
    """Return the next line a process printed."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught")
def test_a_kill_during_appends_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Power fails and windows are closed: what the program said it saved is there."""
    with begin(tmp_path) as session:
        save = session.path
    acknowledged = 3
    for round_number in range(6):
        with writer(save) as process:
            assert read_line(process) == "open"
            for _ in range(10 + 7 * round_number):
                acknowledged = int(read_line(process))
            os.kill(process.pid, signal.SIGKILL)
            # What it had printed before it died is acknowledged too; `communicate` would pass over
            # what lies in the buffer that the lines are read from.
            assert process.stdout is not None
            acknowledged = max([acknowledged, *map(int, process.stdout.read().split())])

        record = read(save)

        assert record.damage is None
        assert record.lines >= acknowledged
        assert record.lines <= acknowledged + 1


def test_a_second_writer_is_refused_and_told_by_whom(tmp_path: Path) -> None:
    """Two windows writing one file would each break the other's chain."""
    with begin(tmp_path) as session:
        with pytest.raises(WargameError) as caught:
            Session.resume(session.path, clock)

        assert str(caught.value) == (
            f"{session.path.name}: this session is open in another window (pid {os.getpid()}); "
            f"close it there, or play on from a copy: `wargame branch {session.path.name}`"
        )
    Session.resume(session.path, clock).close()


def test_a_writer_in_another_process_is_named_and_its_death_frees_the_save(
    tmp_path: Path,
) -> None:
    """The lock file of a killed process stays behind, and must not block anybody."""
    with begin(tmp_path) as session:
        save = session.path
    with writer(save, "0") as process:
        assert read_line(process) == "open"
        with pytest.raises(WargameError, match=rf"another window \(pid {process.pid}\)"):
            Session.resume(save, clock)
        process.kill()

    assert lock_path(save).exists()
    Session.resume(save, clock).close()


@pytest.mark.parametrize("content", [b"", b"not a number", b"\xff\xfe", b"9" * 500])
def test_without_a_readable_number_the_holder_is_not_named(tmp_path: Path, content: bytes) -> None:
    """The lock file can be edited; then nobody is blamed."""
    with begin(tmp_path) as session:
        lock_path(session.path).write_bytes(content)

        with pytest.raises(WargameError, match="open in another window"):
            Session.resume(session.path, clock)


def test_a_lock_file_that_cannot_be_read_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a locked file cannot be read; the refusal is the same."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    with begin(tmp_path) as session:
        monkeypatch.setattr(Path, "read_bytes", refuse)

        with pytest.raises(WargameError, match="open in another window; close it there"):
            Session.resume(session.path, clock)


def test_reading_needs_no_lock(tmp_path: Path) -> None:
    """Replaying a session that is being played is fine."""
    with begin(tmp_path) as session:
        play(session, 2)

        assert len(read(session.path).entries) == 3


def test_a_refused_file_is_not_left_locked(save: Path) -> None:
    """After damage is found the file can be repaired and opened in the same window."""
    whole = save.read_bytes()
    save.write_bytes(whole.replace(b"player", b"prayer", 1))
    with pytest.raises(DamagedSave):
        Journal.open(save)
    save.write_bytes(whole)

    Journal.open(save)[0].close()


def test_a_lock_that_cannot_be_made_is_told(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save on a read-only disk can be replayed, not resumed."""
    import filelock

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)

    with pytest.raises(WargameError, match=r"cannot be written \(Read-only file system\)"):
        Journal.open(save)
