"""Reads the lines after the scenario: commands, rewinds, remarks, and notes of later versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wargame.core.commands import Command
from wargame.core.events import Event
from wargame.core.plain import plain
from wargame.core.rejections import Rejection
from wargame.core.remarks import Remark, tidy
from wargame.core.scenario import Scenario
from wargame.journal.chain import COMMAND, HEADER, REMARK, REWIND, SCENARIO, Link
from wargame.journal.codec import Malformed, knows_remark, read_command, read_events, read_remark
from wargame.journal.course import position
from wargame.journal.header import moment
from wargame.journal.order import Order
from wargame.journal.references import References

REASON_LIMIT = 500
"""Longest reason for a rewind, in characters; the rest is cut."""
ACT_LIMIT = 64
"""Longest name of an act, in characters."""
BEFORE_STARTEX = 2
"""Line that stands for the session as a whole in a remark."""
REWINDS_FROM = 2
"""First format in which a rewind is more than a note."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted command and what it brought."""

    line: int
    """Line of the file, from 3."""
    command: Command
    events: tuple[Event, ...]
    seat: str
    """Who gave it."""
    at: str
    """Wall time in ISO form."""
    act: str = ""
    """Name that a client gave to what it asked for; empty in solo play."""


@dataclass(frozen=True, slots=True)
class Rewind:
    """The session went back to an earlier line; what came between is undone and stays."""

    line: int
    to: int
    """Line after which the session stands again."""
    turn: int
    """Turn it stands in then; here, so that a list of saves need not look for that line."""
    overall: int | None
    """Overall score of the last turn closed by then, in hundredths."""
    reason: str
    seat: str
    at: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Remarked:
    """Something said about a line; it changes nothing."""

    line: int
    about: int
    """Line of a command, undone or not; 2 for the session as a whole."""
    remark: Remark
    seat: str
    at: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a kind that this version does not use; it is kept."""

    line: int
    kind: str
    members: Mapping[str, Any]


Line = Entry | Rewind | Remarked | Note


class LineReader:
    """Reads one line after another and follows the course they make."""

    def __init__(self, scenario: Scenario, file_format: int) -> None:
        """Begin before the first command of a scenario, in a file of some format."""
        self._references = References(scenario)
        self._format = file_format
        self._order = Order()
        self._course: list[int] = []
        self._orders: list[Order] = []
        """What can come after each line of the course."""
        self._known: list[References] = []
        """What can be named after each line of the course."""
        self._commands: set[int] = {BEFORE_STARTEX}

    def read(self, link: Link) -> Line:
        """Return what a line says. Raises Malformed if it cannot come here."""
        kind = link.members.get("kind")
        if kind == COMMAND:
            return self._entry(link)
        if kind == REWIND and self._format >= REWINDS_FROM:
            return self._rewind(link)
        if kind == REMARK and knows_remark(link.members.get("remark")):
            return self._remark(link)
        if type(kind) is not str or kind in {HEADER, SCENARIO}:
            raise Malformed("is of a kind that does not belong here", "the line")
        return Note(link.number, plain(kind, lines=False), link.members)

    def _entry(self, link: Link) -> Entry:
        command = read_command(link.members.get("command"))
        known = self._known[-1] if self._known else self._references
        known.check(command)
        events = read_events(link.members.get("events"))
        order = self._order.fork()
        for event in events:
            known.check(event)
            order.check(event)
            known = known.after(event)
        entry = Entry(link.number, command, events, *_signed(link))
        self._order = order
        self._orders.append(order)
        self._known.append(known)
        self._course.append(link.number)
        self._commands.add(link.number)
        return entry

    def _rewind(self, link: Link) -> Rewind:
        to = _number(link.members, "to")
        at = position(self._course, to)
        if isinstance(at, Rejection):
            raise Malformed(f"cannot be gone back to: {at.what}", "to")
        turn, overall = standing(link.members)
        if (turn, overall) != (self._orders[at].turn, self._orders[at].overall):
            raise Malformed("or the overall score is not that of the line gone back to", "turn")
        reason = plain(_text(link, "reason"), lines=False)[:REASON_LIMIT]
        rewind = Rewind(link.number, to, turn, overall, reason, *_signed(link))
        del self._course[at + 1 :]
        del self._orders[at + 1 :]
        del self._known[at + 1 :]
        self._order = self._orders[at]
        return rewind

    def _remark(self, link: Link) -> Remarked:
        about = _number(link.members, "about")
        if about not in self._commands:
            raise Malformed("is not the line of a command", "about")
        remark = tidy(read_remark(link.members.get("remark")))
        return Remarked(link.number, about, remark, *_signed(link))


def standing(members: Mapping[str, Any]) -> tuple[int, int | None]:
    """Return turn and overall score that a rewind says it went back to. Raises Malformed."""
    overall = members.get("overall")
    return _number(members, "turn"), None if overall is None else _number(members, "overall")


def _signed(link: Link) -> tuple[str, str, str]:
    """Return who wrote a line, when, and what the client called it."""
    at = moment(link.members.get("at"), "at")
    act = _text(link, "act") if "act" in link.members else ""
    return plain(_text(link, "seat"), lines=False), at, plain(act, lines=False)[:ACT_LIMIT]


def _text(link: Link, field: str) -> str:
    value = link.members.get(field)
    if type(value) is not str:
        raise Malformed("is not a text", field)
    return value


def _number(members: Mapping[str, Any], field: str) -> int:
    value = members.get(field)
    if type(value) is not int:
        raise Malformed("is not a whole number", field)
    return value
