from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.tiny import SEED, begin, clock, play, tiny_scenario
from wargame.core.commands import EndTurn, StartExercise
from wargame.errors import WargameError
from wargame.journal import disk, store
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


# Creating


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
    monkeypatch.setattr(store.secrets, "token_hex", lambda _: next(draws))

    with begin(tmp_path) as first, begin(tmp_path) as second:
        assert first.path.name == "2026-11-24-tiny-deck-aaaa.jsonl"
        assert second.path.name == "2026-11-24-tiny-deck-bbbb.jsonl"


def test_a_file_made_in_the_same_moment_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking whether a name is free is not enough; only exclusive creation is."""
    draws = iter(["aaaa", "bbbb"])
    monkeypatch.setattr(store.secrets, "token_hex", lambda _: next(draws))
    theirs = tmp_path / "2026-11-24-tiny-deck-aaaa.jsonl"
    theirs.write_text("theirs", encoding="utf-8")
    monkeypatch.setattr(Path, "exists", lambda _: False)

    with begin(tmp_path) as session:
        assert session.path.name == "2026-11-24-tiny-deck-bbbb.jsonl"
    assert theirs.read_text(encoding="utf-8") == "theirs"


def test_without_a_free_name_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives up rather than try for ever."""
    monkeypatch.setattr(store.secrets, "token_hex", lambda _: "aaaa")

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

    monkeypatch.setattr(disk.os, "open", refuse)

    with pytest.raises(WargameError, match=r"cannot be written \(Permission denied\); check"):
        begin(tmp_path)


def test_a_scenario_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be read back is not written."""
    monkeypatch.setattr(store, "SCENARIO_LIMIT", 1000)

    with pytest.raises(WargameError, match="the deck makes a scenario of over"):
        begin(tmp_path)


# Unfinished lines


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

    monkeypatch.setattr(disk.os, "write", fail)

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


# Appending


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short write is rolled back, the command has not happened, and it can be tried again."""
    with begin(tmp_path) as session:
        play(session, 1)
        before, state = session.path.read_bytes(), session.state
        real = os.write
        monkeypatch.setattr(disk.os, "write", lambda fd, data: real(fd, data[: len(data) // 2]))

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

        monkeypatch.setattr(disk.os, "write", interrupt)
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
            # What it had printed before it died is acknowledged too.
            rest = process.communicate()[0].split()
            acknowledged = max([acknowledged, *map(int, rest)])

        record = read(save)

        assert record.damage is None
        assert record.lines >= acknowledged
        assert record.lines <= acknowledged + 1


# Locks


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


# Each platform's way of syncing


def test_on_macos_the_drive_is_flushed_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There fsync alone leaves the data in the drive's cache."""
    fcntl = pytest.importorskip("fcntl")
    flushed: list[int] = []
    monkeypatch.setattr(disk.sys, "platform", "darwin")
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

    monkeypatch.setattr(disk.sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(disk.os, "fsync", synced.append)

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
        monkeypatch.setattr(disk.os, "write", noted_write)
        monkeypatch.setattr(disk, "sync", noted_sync)
        play(session, 2)

    assert calls == ["write", "sync", "write", "sync"]


def test_the_same_course_makes_the_same_file(tmp_path: Path) -> None:
    """Nothing but seed, commands and wall time goes into a save."""
    contents = []
    for name in ("one", "two"):
        with begin(tmp_path / name, seed=SEED) as session:
            play(session, 6)
            contents.append(session.path.read_bytes())

    assert contents[0] == contents[1]


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
