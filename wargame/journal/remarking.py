"""Adds remarks to a record that is not being played."""

from __future__ import annotations

from wargame.core.phrases import phrase
from wargame.core.rejections import Reason, Rejection
from wargame.core.remarks import Remark, fault, tidy
from wargame.journal.lines import BEFORE_STARTEX, Entry, Remarked
from wargame.journal.record import Record
from wargame.journal.store import Clock, Journal


def refusal(about: int, remark: Remark, *, is_there: bool) -> Rejection | None:
    """Return why a remark cannot be made; `is_there` tells whether a command stands in the line."""
    if about != BEFORE_STARTEX and not is_there:
        what = phrase(
            "line {about} holds no decision; name the line of one, or 2 for the whole", about=about
        )
        return Rejection(Reason.NO_SUCH_LINE, what)
    wrong = fault(remark)
    return Rejection(Reason.BAD_TEXT, wrong) if wrong else None


def remark_on(
    record: Record, about: int, remark: Remark, seat: str, clock: Clock
) -> Remarked | Rejection:
    """Append a remark to a file that was read a while ago, and take it into the record.

    Raises WargameError if the file is damaged, or open elsewhere.
    """
    is_there = any(isinstance(act, Entry) and act.line == about for act in record.acts)
    refused = refusal(about, remark, is_there=is_there)
    if refused is not None:
        return refused
    journal = Journal.reopen(record) or Journal.open(record.path)[0]
    try:
        at, remark = clock(), tidy(remark)
        line = journal.append_remark(about, remark, seat, at)
        record.lines, record.size, record.hash = journal.lines, journal.size, journal.hash
    finally:
        journal.close()
    remarked = Remarked(line, about, remark, seat, at.isoformat(timespec="seconds"))
    record.take(remarked)
    return remarked
