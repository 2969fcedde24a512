"""Provides the answers to a request: what it comes to, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from wargame.core import room_facts as r
from wargame.core.commands import Command
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.exercise import requests as q
from wargame.exercise.room import Room


class Why(Enum):
    """Why a request is refused, for programs; the sentence beside it is for people."""

    NO_RIGHT = "no-right"
    NO_SUCH_SEAT = "no-such-seat"
    NO_SUCH_INJECT = "no-such-inject"
    NO_SUCH_OPTION = "no-such-option"
    NOT_OPEN = "not-open"
    SEALED = "sealed"
    NOT_ALLOWED = "not-allowed"
    NOT_NOW = "not-now"
    BAD_TEXT = "bad-text"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that was not taken; nothing has changed."""

    why: Why
    what: str
    """One sentence for the seat."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a request comes to. Facts are written first, then what moves the world."""

    facts: tuple[r.RoomFact, ...] = ()
    command: Command | None = None
    back: q.TakeBack | None = None
    signer: str = ""
    """Seat in whose name it is written; empty for the one that asked."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a request is judged by."""

    tables: Tables
    state: State
    room: Room
    at: int
    """Milliseconds since 1970."""


Verdict = Accepted | Refused


def take(fact: r.RoomFact) -> Verdict:
    """Accept a fact if its texts and numbers are in order."""
    fault = r.fact_fault(fact)
    return Refused(Why.BAD_TEXT, fault) if fault else Accepted((r.tidy_fact(fact),))


def came_to(now: Moment, cell: str, inject: str) -> bool:
    """Tell whether an inject has come to a cell, on the table or settled."""
    index = now.tables.inject_index.get(inject, -1)
    return index in now.state.seen and cell in now.tables.injects[index].to
