"""Decides every recorded command again, and tells where rules and record part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from wargame.core.decide import decide
from wargame.core.events import Event
from wargame.core.plain import plain
from wargame.core.rejections import Rejection
from wargame.journal.history import History
from wargame.journal.lines import Entry
from wargame.journal.record import read
from wargame.journal.replay import tables_of
from wargame.language import _

_SHOWN = 80
"""Characters of a value that a message shows."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first point at which today's rules bring something else than was recorded."""

    line: int
    event: int
    """Number of the event in its line, from 1; 0 if the command is refused now."""
    field: str
    """Such as "changes[2].after"; empty if the whole event differs."""
    recorded: str
    decided: str

    def __str__(self) -> str:
        """Return the difference in one phrase."""
        place = _("event {n}").format(n=self.event) if self.event else _("the command")
        place = f"{place}, {self.field}" if self.field else place
        return _("{place}: recorded {recorded}, decided {decided}").format(
            place=place, recorded=self.recorded, decided=self.decided
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of deciding a record again."""

    file: str
    commands: int
    """How many commands were decided alike, those that were taken back with the others."""
    undone: int
    """How many of them were taken back."""
    difference: Difference | None
    damage: str
    """What is wrong with the file itself; empty if nothing is."""

    @property
    def is_true(self) -> bool:
        """Whether the file is whole and the rules bring all that it says."""
        return self.difference is None and not self.damage

    def __str__(self) -> str:
        """Return what is to be said, a line for the file and a line for the rules."""
        if self.damage and self.difference is None:
            return self.damage
        if self.difference is not None:
            damage = f"{self.damage}\n" if self.damage else ""
            return damage + (
                _(
                    "{file}:{line}: {difference}; the rules have changed since, or the record was: "
                    "replaying shows what was recorded"
                ).format(file=self.file, line=self.difference.line, difference=self.difference)
            )
        undone = (
            _(", {undone} of them taken back later").format(undone=self.undone)
            if self.undone
            else ""
        )
        return _("{file}: {commands} commands decided again{undone}, all as recorded").format(
            file=self.file, commands=self.commands, undone=undone
        )


def verify(path: Path) -> Verdict:
    """Decide every command of a save again, from the start, and compare events one by one.

    Rewinds are followed: what comes after one is decided from the state it went back to.
    """
    record = read(path)
    history = History(tables_of(record))
    damage = str(record.damage or "")
    if record.unfinished:
        what = _("the last line is unfinished; resuming the session sets it aside")
        damage = f"{path.name}:{record.unfinished}: {what}"
    commands = 0
    for act in record.acts:
        if isinstance(act, Entry):
            decided = decide(history.tables, history.state, act.command, record.header.seed)
            difference = _compare(act, decided)
            if difference is not None:
                return Verdict(path.name, commands, history.undone_steps, difference, damage)
            commands += 1
        history.take(act)
    return Verdict(path.name, commands, history.undone_steps, None, damage)


def _compare(entry: Entry, decided: tuple[Event, ...] | Rejection) -> Difference | None:
    if isinstance(decided, Rejection):
        refused = _("refused ({what})").format(what=plain(decided.what, lines=False))
        return Difference(entry.line, 0, "", "accepted", refused)
    pairs = enumerate(zip_longest(entry.events, decided), start=1)
    found = (
        Difference(entry.line, number, field, _shown(old), _shown(new))
        for number, (recorded, event) in pairs
        for field, old, new in _differences(recorded, event, "")
    )
    return next(found, None)


def _differences(old: Any, new: Any, field: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield where two values differ, as deep down as they are alike in shape."""
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new):
        for each in fields(old):
            inner = f"{field}.{each.name}".lstrip(".")
            yield from _differences(getattr(old, each.name), getattr(new, each.name), inner)
    elif type(old) is tuple and type(new) is tuple and len(old) == len(new):
        for index, (left, right) in enumerate(zip(old, new, strict=True)):
            yield from _differences(left, right, f"{field}[{index}]")
    else:
        yield field, old, new


def _shown(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
