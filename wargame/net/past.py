"""Describes what a record of an exercise holds, line by line, and what each seat learns of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from wargame.core import room_facts as r
from wargame.core.events import Event
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.exercise.audience import audience_of, entries
from wargame.exercise.feed import STAFF, Item, items_of
from wargame.exercise.room import Room, Seat, Signed
from wargame.presenters import Teller


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the world, with the world before it."""

    line: int
    at: str
    before: State
    tables: Tables
    """The tables after it."""
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """A step back in the record."""

    line: int
    at: str
    to: int
    turn: int
    reason: str


Happened = Signed | Step | Back


def act_key(seat: str, act: str) -> str:
    """Return what the record calls an act: nobody can tell from it whose it was."""
    return hashlib.sha256(f"{seat}/{act}".encode()).hexdigest()[:32] if act else ""


def fold(room: Room, happened: Happened) -> None:
    """Take something into the room."""
    match happened:
        case Signed():
            room.fold(happened)
        case Step():
            room.follow(happened.line, happened.events)
        case Back():
            room.go_back(happened.to, happened.turn)


def alters(room: Room, happened: Happened, seat: Seat) -> bool:
    """Tell whether something may have altered a seat's board; the room is as it is after it.

    What is done most often alters few boards: in a room of sixty, that most need not be made anew.
    """
    if not isinstance(happened, Signed) or room.washing:
        return True
    match happened.fact:
        case r.Said():
            return False
        case r.HasRead() | r.Observed():
            return seat.role in STAFF
        case r.Voted():
            return seat.role in STAFF or seat.cell == room.person(happened.seat).cell
        case _:
            return True


def told(room: Room, seat: Seat, teller: Teller, happened: Happened) -> Iterator[Item]:
    """Yield what a seat learns of something; the room is as it was before."""
    match happened:
        case Signed():
            yield from items_of(room, seat, happened, teller.say)
        case Step():
            for entry in entries(
                teller, happened.tables, happened.before, happened.events, audience_of(seat)
            ):
                yield Item(kind="news", at=happened.at, about=entry.inject, entry=entry)
        case Back():
            reason = happened.reason if seat.role in STAFF else ""
            yield Item(kind="rewound", at=happened.at, about=str(happened.turn), text=reason)
