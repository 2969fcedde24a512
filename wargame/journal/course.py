"""Tells where on the course of play a line stands.

The course is the lines of commands that count now, oldest first. A rewind takes lines off its end;
they stay in the file and are called undone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wargame.core.phrases import phrase
from wargame.core.rejections import Reason, Rejection


def position(lines: Sequence[int], to: int) -> int | Rejection:
    """Return the place of a line on the course that play can go back to, or why it cannot.

    Args:
        lines: Lines of the course, rising.
        to: Line after which the session shall stand again.
    """
    if not lines:
        return Rejection(
            Reason.NOT_STARTED, phrase("the session has not begun: nothing can be taken back")
        )
    if to < lines[0]:
        what = phrase(
            "line {to} is before STARTEX; the earliest line to go back to is {first}",
            to=to,
            first=lines[0],
        )
        return Rejection(Reason.NOT_ON_COURSE, what)
    at = bisect_left(lines, to)
    if at == len(lines) or lines[at] != to:
        what = phrase(
            "line {to} holds no decision that counts now; branch there, or name another line", to=to
        )
        return Rejection(Reason.NOT_ON_COURSE, what)
    if at == len(lines) - 1:
        what = phrase(
            "the session stands at line {to} already: there is nothing to take back", to=to
        )
        return Rejection(Reason.NOTHING_TO_UNDO, what)
    return at
