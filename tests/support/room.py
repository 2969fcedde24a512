"""Fills a room with people around a small exercise, without a network."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.support.small import fixed, inject, option, scenario
from wargame.core import facilitator_commands as c
from wargame.core import scenario as s
from wargame.exercise import requests as q
from wargame.exercise.audience import audience_of
from wargame.exercise.room import Seat
from wargame.journal.codec import joined
from wargame.net.hub import Hub, Reply
from wargame.net.seats import Kind
from wargame.session import Session

SEED = 3
BEGAN = 1_800_000_000_000
"""The time at which a room opens, in milliseconds since 1970."""


def clock() -> datetime:
    """Return the wall time of every line."""
    return datetime(2027, 1, 15, 8, tzinfo=UTC) + timedelta(0)


def begin(saves: Path, deck: s.Scenario, seed: int = SEED) -> Session:
    """Return a new session of an exercise."""
    return Session.create(
        deck,
        seed=seed,
        played=deck.cells,
        cell=s.WHOLE,
        preview="standard",
        title="",
        saves=saves,
        clock=clock,
        mode="exercise",
    )


def small_deck(**more: Any) -> s.Scenario:
    """Return a deck of four turns with an inject for both cells in each of the first two."""
    return scenario(
        inject("a", option("yes", capital=1), option("no"), deliver=fixed(1)),
        inject("b", deliver=fixed(2)),
        inject("spare", contingency=True),
        objectives=(s.Objective(id="o1", text="To see.", steps=("1",)),),
        **more,
    )


@dataclass
class Gathering:
    """A hub with people in the room, each asking under its own name."""

    hub: Hub
    seats: dict[str, Seat] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    at: int = BEGAN
    acts: int = 0

    def join(self, name: str, kind: Kind) -> Seat:
        """Give somebody a seat."""
        seat, self.tokens[name] = self.hub.give_seat(kind, name)
        self.seats[name] = seat
        return seat

    def seat(self, name: str) -> Seat:
        """Return somebody's seat as it is now."""
        return self.hub.room.seats[self.seats[name].id]

    def ask(
        self, name: str, request: q.Request, *, act: str = "", seen: str | None = None
    ) -> Reply:
        """Have somebody ask for something, having seen the world as it is."""
        self.acts += 1
        seat = self.seats[name]
        version = self.hub.world(audience_of(self.hub.room.person(seat.id)))[0]
        seen = version if seen is None else seen
        for each in self.hub.room.seats.values():
            self.hub.board(each)
        reply = self.hub.do(seat, act or f"act-{self.acts}", seen, request, self.at)
        self._boards_are_current()
        return reply

    def _boards_are_current(self) -> None:
        """Assert that no board was kept that the act has altered."""
        kept = {one.id: self.hub.board(one) for one in self.hub.room.seats.values()}
        self.hub._boards.clear()
        for seat_id, board in kept.items():
            assert self.hub.board(self.hub.room.seats[seat_id]) == board

    def board_text(self, name: str) -> str:
        """Return what somebody's board holds, as JSON."""
        return joined(self.hub.board(self.seat(name)))

    def board(self, name: str) -> dict[str, Any]:
        """Return what somebody's board holds."""
        return dict(json.loads(self.board_text(name)))

    def did(self, name: str, request: q.Request) -> Reply:
        """Have somebody do something that is taken."""
        reply = self.ask(name, request)
        assert not reply.why, reply.what
        return reply

    def refused(self, name: str, request: q.Request) -> str:
        """Have somebody refused and return why."""
        before = self.hub.session.path.read_bytes()
        reply = self.ask(name, request)
        assert reply.why, request
        assert reply.what
        assert self.hub.session.path.read_bytes() == before
        return reply.why

    def startex(self) -> None:
        """Give STARTEX for all cells."""
        self.did("Faye", c.StartFacilitated(self.hub.tables.scenario.cells, ""))

    def commit(self, name: str, inject_id: str, option_id: str) -> Reply:
        """Have a lead answer."""
        return self.did(name, q.Commit(inject_id, option_id, "It helps", "It costs", "They wait"))

    def kinds(self, name: str) -> list[str]:
        """Return the kinds of items in somebody's feed."""
        return [item.kind for item in self.hub.feed(self.seat(name))]


PEOPLE = {
    "Faye": Kind("facilitator"),
    "Nora": Kind("cell", "north"),
    "Nils": Kind("cell", "north"),
    "Sara": Kind("cell", "south"),
    "Eve": Kind("evaluator"),
    "Ezra": Kind("evaluator"),
    "Olga": Kind("observer"),
    "Beam": Kind("projector"),
}
"""Nora and Sara lead; Nils is a player."""


def gather(
    saves: Path, deck: s.Scenario | None = None, *, start: bool = True, seed: int = SEED
) -> Gathering:
    """Return a room full of people, after STARTEX unless told otherwise."""
    gathering = Gathering(Hub(begin(saves, deck or small_deck(), seed)))
    for name, kind in PEOPLE.items():
        gathering.join(name, kind)
    if start:
        gathering.startex()
    return gathering
