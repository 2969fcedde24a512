"""Reads a save as a record: header, scenario, and one entry for each accepted command."""

from __future__ import annotations

import gc
import operator
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, assert_never

from wargame.core.memo import Latest
from wargame.core.remarks import Titled
from wargame.core.scenario import Scenario
from wargame.core.scenario_json import scenario_from_json
from wargame.errors import WargameError
from wargame.journal.canonical import digest
from wargame.journal.chain import (
    SCENARIO,
    Broken,
    Link,
    Unfinished,
    open_file,
    unsealed,
    walk,
)
from wargame.journal.codec import Malformed
from wargame.journal.header import Header, check_header, read_header
from wargame.journal.lines import Entry, Line, LineReader, Note, Remarked, Rewind
from wargame.journal.soundness import check_scenario
from wargame.language import _

T = TypeVar("T")

_SCENARIO_START = f'{{"kind":"{SCENARIO}","scenario":'


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a save, where, and what to do."""

    file: str
    line: int
    what: str
    todo: str = ""
    """What to do, if that is not the usual thing."""

    def __str__(self) -> str:
        """Return it as `file:line: what; what to do`."""
        return f"{self.file}:{self.line}: {self.what}; {self.todo or self._usual()}"

    def _usual(self) -> str:
        if self.line <= 2:
            return _("nothing can be played from it: take the file from a copy, or delete it")
        intact = self.line - 1
        return _(
            "up to line {intact} it is intact: `wargame branch {file} --line {intact}`"
        ).format(intact=intact, file=self.file)


class DamagedSave(WargameError):
    """A save that cannot be used, or not any further."""

    def __init__(self, damage: Damage) -> None:
        """Say what the damage says."""
        self.damage = damage
        super().__init__(str(damage))


@dataclass(slots=True)
class Record:
    """A save, as far as it is intact."""

    path: Path
    header: Header
    scenario: Scenario
    entries: list[Entry] = field(default_factory=list)
    """The course of play: every command that was not taken back."""
    acts: list[Entry | Rewind] = field(default_factory=list)
    """Every command and every rewind, in the order of the file."""
    remarks: list[Remarked] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lines: int = 0
    """Number of intact lines."""
    size: int = 0
    """Bytes of the intact lines."""
    hash: str = ""
    """Hash of the last intact line."""
    unfinished: int = 0
    """Number of the last line if it was never finished; 0 if it was."""
    damage: Damage | None = None
    titled_at: int = 0
    """Bytes up to the last line that gave the session another title; 0 if none did."""

    @property
    def title(self) -> str:
        """What the session is called now; it may be empty."""
        titles = [each.remark.title for each in self.remarks if isinstance(each.remark, Titled)]
        return titles[-1] if titles else self.header.title

    @property
    def undone(self) -> int:
        """Number of commands that were taken back."""
        return sum(isinstance(act, Entry) for act in self.acts) - len(self.entries)

    def take(self, line: Line) -> None:
        """Add what the next line of the file says."""
        match line:
            case Entry():
                self.entries.append(line)
                self.acts.append(line)
            case Rewind():
                while self.entries[-1].line > line.to:
                    self.entries.pop()
                self.acts.append(line)
            case Remarked():
                self.remarks.append(line)
            case Note():
                self.notes.append(line)
            case _:
                assert_never(line)


def read(path: Path) -> Record:
    """Read a save without locking or changing it.

    An unfinished last line and damage after line 2 are told in the record. Raises DamagedSave if
    not even the header and the scenario can be read, other WargameErrors if there is no file.
    """
    with open_file(path) as file, _no_collection():
        links = walk(file)
        record = _begin(path, links)
        _continue(record, links)
    return record


@contextmanager
def _no_collection() -> Iterator[None]:
    """Switch garbage collection off: a save makes many small objects and no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def first_line(path: Path, links: Iterator[Link]) -> Header:
    """Return the header, taking it from the lines of a file. Raises DamagedSave."""
    return _or_damaged(path, 1, lambda: read_header(next(links).members))


def _begin(path: Path, links: Iterator[Link]) -> Record:
    """Read the header and the scenario."""
    header = first_line(path, links)
    second, scenario = _or_damaged(path, 2, lambda: _second_line(next(links), header))
    return Record(path, header, scenario, lines=2, size=second.end, hash=second.hash)


def _or_damaged(path: Path, line: int, read_line: Callable[[], T]) -> T:
    """Return what one of the first two lines holds; without them a save cannot be used at all."""
    try:
        return read_line()
    except StopIteration as error:
        what = _("the scenario is missing") if line == 2 else _("the file is empty")
        raise DamagedSave(Damage(path.name, line, what)) from error
    except Unfinished as error:
        what = _("the file was never begun properly")
        raise DamagedSave(Damage(path.name, error.number, what)) from error
    except Broken as error:
        raise DamagedSave(_damage(path, error)) from error
    except Malformed as error:
        raise DamagedSave(Damage(path.name, line, str(error))) from error


def _damage(path: Path, error: Broken) -> Damage:
    return Damage(path.name, error.number, error.what, error.todo)


def _second_line(link: Link, header: Header) -> tuple[Link, Scenario]:
    scenario = _scenario(link, header)
    check_header(header, scenario)
    return link, scenario


_latest: Latest[str, Scenario] = Latest(operator.eq)
"""The scenario read last, by its digest: the saves of one class hold the same."""


def _scenario(link: Link, header: Header) -> Scenario:
    if link.members.get("kind") != SCENARIO:
        raise Malformed("is not the scenario", "the line")
    body = unsealed(link.text, link.members, link.hash) or ""
    if not body.startswith(_SCENARIO_START):
        raise Malformed("has other fields than a scenario line", "the line")
    if digest(body.removeprefix(_SCENARIO_START)[:-1]) != header.deck_digest:
        raise Malformed("is not that of the scenario in line 2", "deck_digest")
    return _latest.get(header.deck_digest, lambda: _checked_scenario(link))


def _checked_scenario(link: Link) -> Scenario:
    try:
        scenario = scenario_from_json(link.members["scenario"])
    except ValueError as error:
        raise Malformed(f"cannot be read: {error}", "the line") from error
    check_scenario(scenario)
    return scenario


def _continue(record: Record, links: Iterator[Link]) -> None:
    """Read all other lines, up to the first that is damaged."""
    reader = LineReader(record.scenario, record.header.format)
    number = record.lines
    try:
        for link in links:
            number = link.number
            line = reader.read(link)
            record.take(line)
            record.lines, record.size, record.hash = link.number, link.end, link.hash
            if isinstance(line, Remarked) and isinstance(line.remark, Titled):
                record.titled_at = link.end
    except Unfinished as error:
        record.unfinished = error.number
    except Broken as error:
        record.damage = _damage(record.path, error)
    except Malformed as error:
        record.damage = Damage(record.path.name, number, str(error))
