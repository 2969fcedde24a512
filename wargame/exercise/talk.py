"""Decides on what people write, ask, answer and read."""

from __future__ import annotations

from typing import assert_never

from wargame.core import room_facts as r
from wargame.core.phrases import phrase
from wargame.exercise.room import Seat, place
from wargame.exercise.verdicts import Accepted, Moment, Refused, Verdict, Why, came_to, take

Talk = r.Said | r.Asked | r.Answered | r.NoteAdded | r.NoteStruck | r.HasRead


def talk(now: Moment, seat: Seat, request: Talk) -> Verdict:
    """Return what comes of a request to write or read something."""
    match request:
        case r.Said(to):
            return _said(now, seat, to) or take(request)
        case r.Asked(inject):
            if inject and not came_to(now, seat.cell, inject):
                return Refused(Why.NO_SUCH_INJECT, phrase("this inject has not come to your cell"))
        case r.Answered(asked):
            known = now.room.requests.get(asked)
            if known is None or known.answer:
                return Refused(Why.NOT_OPEN, phrase("there is no open request of this number"))
        case r.NoteStruck(note):
            written = now.room.notes.get(note)
            if written is None or written.cell != seat.cell or written.struck:
                return Refused(Why.NOT_OPEN, phrase("your cell has no such note"))
        case r.HasRead(what):
            return _has_read(now, seat, what) or take(request)
        case r.NoteAdded():
            pass
        case _:
            assert_never(request)
    return take(request)


def _has_read(now: Moment, seat: Seat, what: str) -> Verdict | None:
    kind, _, name = what.partition("/")
    if kind == "inject" and came_to(now, seat.cell, name):
        return Accepted() if seat.id in now.room.read.get(what, {}) else None
    if kind == "message" and any(each.id == name for each in now.room.messages):
        return Accepted() if seat.id in now.room.read.get(what, {}) else None
    return Refused(Why.NO_SUCH_INJECT, phrase("there is nothing of that name to be read"))


def _said(now: Moment, seat: Seat, to: str) -> Refused | None:
    """Refuse an address that is none, or one that this seat may not write to."""
    where, _, name = place(seat, to).partition("/")
    talks = now.tables.scenario.exercise.cells_talk
    match where:
        case "facilitator":
            return None
        case "everyone" if seat.role == "facilitator":
            return None
        case "cell" if name in now.tables.scenario.cells:
            allowed = seat.role == "facilitator" or seat.cell == name or (talks and seat.cell)
            return None if allowed else _not_allowed()
        case "seat" if name in now.room.seats:
            other = now.room.seats[name]
            near = other.cell == seat.cell != "" or other.role == "facilitator"
            allowed = seat.role == "facilitator" or near or (talks and seat.cell and other.cell)
            return None if allowed else _not_allowed()
        case "everyone":
            return _not_allowed()
        case _:
            pass
    return Refused(Why.NO_SUCH_SEAT, phrase("there is nobody of that name in the room"))


def _not_allowed() -> Refused:
    return Refused(Why.NOT_ALLOWED, phrase("this exercise does not let your seat write there"))
