"""Creates saves and appends to them; nothing is announced before it is on the disk."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.core.commands import Command
from wargame.core.events import Event
from wargame.core.remarks import Remark, Titled
from wargame.errors import WargameError
from wargame.journal import disk
from wargame.journal.canonical import canonical
from wargame.journal.chain import (
    COMMAND,
    FILE_LIMIT,
    FIRST_HASH,
    LINE_LIMIT,
    REMARK,
    REWIND,
    SCENARIO,
    SCENARIO_LIMIT,
    open_file,
    seal,
)
from wargame.journal.codec import write_command, write_events, write_remark
from wargame.journal.header import Header, write_header
from wargame.journal.lines import BEFORE_STARTEX
from wargame.journal.lock import lock
from wargame.journal.record import DamagedSave, Record, read
from wargame.language import _

if TYPE_CHECKING:
    from filelock import BaseFileLock

SUFFIX = ".jsonl"
_ATTEMPTS = 64
"""Names to try before giving up: one in 65,536 is taken by each save of the same day and deck."""
_NAME_LIMIT = 40
RESTATED_AFTER = 1 << 15
"""Bytes after which a title that was given later is written again. Lists read the last 64 KB."""

Clock = Callable[[], datetime]
"""Tells the wall time."""


def write_scenario(text: str) -> dict[str, str]:
    """Return the members of the scenario line for a scenario in canonical JSON."""
    return {"kind": f'"{SCENARIO}"', "scenario": text}


def new_name(deck: str, begun: datetime) -> str:
    """Return a fresh file name: the day, the deck, four hexadecimal digits. No title gets in."""
    safe = re.sub(r"[^a-z0-9]+", "-", deck.lower()).strip("-")[:_NAME_LIMIT] or "session"
    return f"{begun:%Y-%m-%d}-{safe}-{secrets.token_hex(2)}{SUFFIX}"


def create_file(folder: Path, deck: str, begun: datetime, data: bytes) -> tuple[Path, BaseFileLock]:
    """Make a new save with some content and lock it. It never replaces a file."""
    disk.make_folder(folder)
    for _attempt in range(_ATTEMPTS):
        path = folder / new_name(deck, begun)
        if path.exists():
            continue
        held = lock(path)
        try:
            disk.create(path, data)
        except FileExistsError:
            held.release()
            continue
        except OSError as error:
            held.release()
            raise disk.mishap(path, error) from error
        except BaseException:
            held.release()
            raise
        return path, held
    raise WargameError(
        _("{folder}: no free name was found for the session; clear the folder out").format(
            folder=folder
        )
    )


@dataclass(slots=True)
class Journal:
    """A save that is open for writing."""

    path: Path
    lines: int
    """Number of lines in the file."""
    hash: str
    """Hash of the last line."""
    size: int
    _file: disk.AppendFile
    _lock: BaseFileLock
    _title: tuple[Titled, int] | None = None
    """Title that was given later, and the size of the file when it was last written."""

    @classmethod
    def create(cls, folder: Path, header: Header, scenario: str, begun: datetime) -> Journal:
        """Make a new save; the scenario is in canonical JSON."""
        first = seal(write_header(header), FIRST_HASH)
        second = seal(write_scenario(scenario), first.hash)
        if len(second.data) > SCENARIO_LIMIT:
            limit = SCENARIO_LIMIT >> 20
            raise WargameError(
                _("{deck}: the deck makes a scenario of over {limit} MB").format(
                    deck=header.deck, limit=limit
                )
            )
        data = first.data + second.data
        path, held = create_file(folder, header.deck, begun, data)
        file = disk.AppendFile(path, len(data))
        return cls(path, 2, second.hash, len(data), file, held)

    @classmethod
    def reopen(cls, record: Record) -> Journal | None:
        """Open a save that was read a while ago, without reading it again.

        Returns:
            None if the file is no longer as it was read, or was not whole.
        """
        held = lock(record.path)
        try:
            if record.damage or record.unfinished or not _is_as_read(record):
                held.release()
                return None
            file = disk.AppendFile(record.path, record.size)
        except BaseException:
            held.release()
            raise
        return cls._of(record, file, held)

    @classmethod
    def open(cls, path: Path) -> tuple[Journal, Record, str]:
        """Open a save to go on with it.

        An unfinished last line is cut off and kept in a file beside it.

        Returns:
            The journal, what it holds, and a notice of what was mended (empty if nothing was).
        """
        held = lock(path)
        try:
            record = read(path)
            if record.damage is not None:
                raise DamagedSave(record.damage)
            notice = _set_aside(record) if record.unfinished else ""
            file = disk.AppendFile(path, record.size)
        except BaseException:
            held.release()
            raise
        return cls._of(record, file, held), record, notice

    @classmethod
    def _of(cls, record: Record, file: disk.AppendFile, held: BaseFileLock) -> Journal:
        title = (Titled(record.title), record.titled_at) if record.titled_at else None
        return cls(record.path, record.lines, record.hash, record.size, file, held, title)

    def append(
        self, command: Command, events: tuple[Event, ...], seat: str, at: datetime, act: str = ""
    ) -> int:
        """Add an accepted command and return its line number; it is on the disk by then.

        `act` is the name a client gave to what it asked for, so that asking twice is doing once.
        """
        members = {"command": write_command(command), "events": write_events(events)}
        line = self._add(COMMAND, members, seat, at, act)
        self._restate(at)
        return line

    def append_rewind(  # noqa: PLR0917 - the members of the line
        self,
        to: int,
        standing: tuple[int, int | None],
        reason: str,
        seat: str,
        at: datetime,
        act: str = "",
    ) -> int:
        """Add a rewind to an earlier line, where turn and score were those, and return its line."""
        turn, overall = standing
        members = {
            "overall": canonical(overall),
            "reason": canonical(reason),
            "to": str(to),
            "turn": str(turn),
        }
        return self._add(REWIND, members, seat, at, act)

    def append_remark(
        self, about: int, remark: Remark, seat: str, at: datetime, act: str = ""
    ) -> int:
        """Add a remark about a line and return its line number."""
        members = {"about": str(about), "remark": write_remark(remark)}
        line = self._add(REMARK, members, seat, at, act)
        if isinstance(remark, Titled):
            self._title = (remark, self.size)
        return line

    def _restate(self, at: datetime) -> None:
        """Say a title again that has come to lie far from the end, where a list looks for it."""
        if self._title is not None and self.size - self._title[1] > RESTATED_AFTER:
            self.append_remark(BEFORE_STARTEX, self._title[0], "", at)

    def _add(
        self, kind: str, members: dict[str, str], seat: str, at: datetime, act: str = ""
    ) -> int:
        """Seal a line and return its number; it is on the disk by then."""
        signed = {
            "at": canonical(at.isoformat(timespec="seconds")),
            "kind": f'"{kind}"',
            "seat": canonical(seat),
        }
        if act:
            signed["act"] = canonical(act)
        sealed = seal(members | signed, self.hash)
        if len(sealed.data) > LINE_LIMIT or self.size + len(sealed.data) > FILE_LIMIT:
            raise WargameError(
                _("{path}: the record is full; begin a new session").format(path=self.path)
            )
        self._file.append(sealed.data)
        self.lines += 1
        self.hash = sealed.hash
        self.size += len(sealed.data)
        return self.lines

    @property
    def is_closed(self) -> bool:
        """Whether the file was let go of."""
        return self._file.is_closed

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._file.close()
        self._lock.release()


def _is_as_read(record: Record) -> bool:
    """Tell whether a file still ends with the line that was its last."""
    with open_file(record.path) as file:
        if file.seek(0, os.SEEK_END) != record.size:
            return False
        file.seek(max(0, record.size - LINE_LIMIT))
        last = file.read().rstrip(b"\n").rpartition(b"\n")[2]
    return f'"hash":"{record.hash}"'.encode() in last


def _set_aside(record: Record) -> str:
    """Move an unfinished last line to a file of its own, and tell about it."""
    path = record.path
    with path.open("rb") as file:
        file.seek(record.size)
        rest = file.read()
    number = 1
    while True:
        aside = path.with_name(f"{path.name}.torn-{number}")
        try:
            disk.create(aside, rest)
            disk.cut(path, record.size)
        except FileExistsError:
            number += 1
            continue
        except OSError as error:
            raise disk.mishap(path, error) from error
        return _(
            "{name}:{line}: the last line was unfinished and was cut off; it is kept "
            "in {aside}, and everything before it is intact"
        ).format(name=path.name, line=record.unfinished, aside=aside.name)
