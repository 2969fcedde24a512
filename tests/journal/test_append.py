from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.tiny import begin, clock, play, tiny_scenario
from wargame.core.commands import EndTurn, StartExercise
from wargame.errors import WargameError
from wargame.journal import disk, store
from wargame.journal.record import read
from wargame.journal.store import Journal
from wargame.session import Session

ROOT = Path(__file__).parents[2]


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short write is rolled back, the command has not happened, and it can be tried again."""
    with begin(tmp_path) as session:
        play(session, 1)
        before, state = session.path.read_bytes(), session.state
        real = os.write
        monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[: len(data) // 2]))

        with pytest.raises(WargameError) as caught:
            play(session, 1)

        assert "the disk is full; nothing of this was saved" in str(caught.value)
        assert session.path.read_bytes() == before
        assert session.state is state
        monkeypatch.undo()
        play(session, 1)
        assert len(session.trail) == 3
    assert read(session.path).damage is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
def test_a_disk_that_is_really_full_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """The kernel itself cuts the write short here, by a limit on the size of files."""
    script = """
import resource, sys
from pathlib import Path
from tests.journal.tiny import begin, play
from wargame.errors import WargameError
session = begin(Path(sys.argv[1]))
size = session.path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, resource.RLIM_INFINITY))
try:
    play(session, 1)
except WargameError as error:
    assert "the disk is full" in str(error), error
else:
    raise SystemExit("nothing was refused")
assert session.path.stat().st_size == size
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
play(session, 2)
print(session.path, len(session.trail))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    path, steps = done.stdout.split()
    record = read(Path(path))
    assert record.damage is None
    assert len(record.entries) == int(steps) == 3


def test_after_a_failed_sync_nothing_more_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows what such a disk holds, so the file is opened and read anew first."""
    session = begin(tmp_path)
    before = session.path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(disk, "sync", fail)
    with pytest.raises(WargameError, match=r"cannot be written \(Input/output error\)"):
        play(session, 1)
    monkeypatch.undo()

    with pytest.raises(WargameError, match="an earlier write failed; close the session"):
        play(session, 1)
    assert session.path.read_bytes() == before
    session.close()
    with Session.resume(session.path, clock) as resumed:
        play(resumed, 1)
        assert len(resumed.trail) == 2


def test_an_interrupted_command_has_not_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C during a write leaves file and state together, before the command."""
    with begin(tmp_path) as session:
        before, state = session.path.read_bytes(), session.state

        def interrupt(_: int, __: bytes) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "write", interrupt)
        with pytest.raises(KeyboardInterrupt):
            play(session, 1)
        monkeypatch.undo()

        assert session.path.read_bytes() == before
        assert session.state is state


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files from being deleted")
def test_a_file_deleted_while_it_is_open_is_noticed(tmp_path: Path) -> None:
    """Writing on into a file that has no name any more would lose everything."""
    with begin(tmp_path) as session:
        session.path.unlink()

        with pytest.raises(WargameError, match="the file was deleted while the session was open"):
            play(session, 1)


def test_a_file_that_somebody_else_changed_is_noticed(tmp_path: Path) -> None:
    """A line after a foreign one would not be chained to it."""
    with begin(tmp_path) as session:
        with session.path.open("ab") as file:
            file.write(b"{}\n")

        with pytest.raises(WargameError, match="another program changed the file"):
            play(session, 1)


def test_a_record_that_is_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be read back is not written."""
    with begin(tmp_path) as session:
        before = session.path.read_bytes()
        monkeypatch.setattr(store, "FILE_LIMIT", len(before) + 10)

        with pytest.raises(WargameError, match="the record is full; begin a new session"):
            play(session, 1)
        assert session.path.read_bytes() == before


def test_what_one_appends_the_other_reads(tmp_path: Path) -> None:
    """The journal alone, without a session, keeps line numbers and hashes in step."""
    session = Session.create(
        tiny_scenario(),
        seed=1,
        played=("all",),
        cell="all",
        preview="blind",
        title="",
        saves=tmp_path,
        clock=clock,
    )
    session.close()
    journal, record, _ = Journal.open(session.path)

    first = journal.append(StartExercise(("all",)), (), "a", clock())
    second = journal.append(EndTurn("all"), (), "b", clock())
    journal.close()

    again = read(session.path)
    assert (first, second) == (3, 4)
    assert record.lines == 2
    assert (again.lines, again.hash, again.size) == (4, journal.hash, journal.size)
