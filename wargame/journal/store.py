"""Creates saves and appends to them; nothing is announced before it is on the disk."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.core.commands import Command
from wargame.core.events import Event
from wargame.errors import WargameError
from wargame.journal import disk
from wargame.journal.canonical import canonical
from wargame.journal.chain import (
    COMMAND,
    FILE_LIMIT,
    FIRST_HASH,
    LINE_LIMIT,
    SCENARIO,
    SCENARIO_LIMIT,
    seal,
)
from wargame.journal.codec import write_command, write_events
from wargame.journal.header import Header, write_header
from wargame.journal.lock import lock
from wargame.journal.record import DamagedSave, Record, read

if TYPE_CHECKING:
    from filelock import BaseFileLock

SUFFIX = ".jsonl"
_ATTEMPTS = 64
"""Names to try before giving up: one in 65,536 is taken by each save of the same day and deck."""
_NAME_LIMIT = 40

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
    for _ in range(_ATTEMPTS):
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
    raise WargameError(f"{folder}: no free name was found for the session; clear the folder out")


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

    @classmethod
    def create(cls, folder: Path, header: Header, scenario: str, begun: datetime) -> Journal:
        """Make a new save; the scenario is in canonical JSON."""
        first = seal(write_header(header), FIRST_HASH)
        second = seal(write_scenario(scenario), first.hash)
        if len(second.data) > SCENARIO_LIMIT:
            limit = SCENARIO_LIMIT >> 20
            raise WargameError(f"{header.deck}: the deck makes a scenario of over {limit} MB")
        data = first.data + second.data
        path, held = create_file(folder, header.deck, begun, data)
        file = disk.AppendFile(path, len(data))
        return cls(path, 2, second.hash, len(data), file, held)

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
        return cls(path, record.lines, record.hash, record.size, file, held), record, notice

    def append(self, command: Command, events: tuple[Event, ...], seat: str, at: datetime) -> int:
        """Add an accepted command and return its line number; it is on the disk by then."""
        members = {
            "at": canonical(at.isoformat(timespec="seconds")),
            "command": write_command(command),
            "events": write_events(events),
            "kind": f'"{COMMAND}"',
            "seat": canonical(seat),
        }
        sealed = seal(members, self.hash)
        if len(sealed.data) > LINE_LIMIT or self.size + len(sealed.data) > FILE_LIMIT:
            raise WargameError(f"{self.path}: the record is full; begin a new session")
        self._file.append(sealed.data)
        self.lines += 1
        self.hash = sealed.hash
        self.size += len(sealed.data)
        return self.lines

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._file.close()
        self._lock.release()


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
        return (
            f"{path.name}:{record.unfinished}: the last line was unfinished and was cut off; "
            f"it is kept in {aside.name}, and everything before it is intact"
        )
