"""Throws generated frames at a host: wrong, replayed, oversized, malformed, out of role, stale.

    python -m benchmarks.hostile_frames --count 100000

Every frame must be refused with a reason and leave the record as it was, or be an act that its
seat has a right to. Prints how many were refused for what; exits with 1 if the host was moved.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random  # noqa: TID251 - traffic, not the luck of a session
from typing import Any

from tests.support.room import Gathering, gather
from wargame.exercise.audience import audience_of
from wargame.exercise.roles import RIGHTS
from wargame.journal.record import read
from wargame.journal.verify import verify
from wargame.net.answers import Library
from wargame.net.protocol import FRAME_LIMIT, Ask, BadFrame, read_frame

WORDS: tuple[str, ...] = (
    "a",
    "b",
    "spare",
    "yes",
    "no",
    "north",
    "south",
    "cell",
    "everyone",
    "1",
    "o1",
    "P",
    "",
)
WORDS += (
    "\x1b[2J",
    "\u202e",
    "../../etc/passwd",
    "[bold]x[/]",
    "x" * 3000,
    "seat/north-1",
    "é" * 50,
)
NUMBERS = (0, 1, -1, 50, 101, 1 << 40, 1 << 70, -(1 << 70))
ODD: tuple[Any, ...] = (None, True, 1.5, [], {}, [[["x"]]], {"type": "x"})


@dataclass
class Tally:
    """What became of the frames."""

    refused: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    moved: list[str] = field(default_factory=list)
    """Frames that were refused and yet changed the record, or were done without a right."""


class Thrower:
    """Throws frames at a room of people and watches what they do."""

    def __init__(self, room: Gathering, seed: int) -> None:
        self.room, self.dice, self.tally = room, Random(seed), Tally()
        self.library = Library(room.hub)
        self.kinds = {kind.__name__: kind for kind in RIGHTS}
        self.sent: list[tuple[str, str]] = []
        self.size = room.hub.session.path.stat().st_size

    def throw(self) -> None:
        """Send one frame in somebody's name."""
        name = self.dice.choice(list(self.room.seats))
        if self.sent and self.dice.random() < 0.05:
            name, text = self.dice.choice(self.sent[-200:])
        else:
            text = self.frame(name)
        self.sent = [*self.sent[-400:], (name, text)]
        why, kind = self.send(name, text)
        size = self.room.hub.session.path.stat().st_size
        if why:
            self.tally.refused[why] += 1
        else:
            self.tally.done[kind] += 1
            seat = self.room.hub.room.person(self.room.seats[name].id)
            if kind in self.kinds and seat.role not in RIGHTS[self.kinds[kind]]:
                was_done_before = size == self.size
                if not was_done_before:
                    self.tally.moved.append(text)
        if why and size != self.size:
            self.tally.moved.append(text)
        self.size = size

    def send(self, name: str, text: str) -> tuple[str, str]:
        """Take a frame as the server does; return why it was refused, and its kind."""
        hub = self.room.hub
        try:
            frame = read_frame(text)
        except BadFrame:
            return "bad-frame", ""
        seat = hub.room.seats.get(self.room.seats[name].id)
        if seat is None:
            return "closed-seat", ""
        if isinstance(frame, Ask):
            self.library.answer(seat, frame)
            return "", "ask"
        reply = hub.do(seat, frame.id, frame.seen, frame.what, self.room.at)
        return reply.why, type(frame.what).__name__

    def frame(self, name: str) -> str:
        """Return a frame: sometimes nonsense, mostly nearly right."""
        dice = self.dice.random()
        if dice < 0.03:
            return "".join(chr(self.dice.randrange(1, 0x2FF)) for _ in range(60))
        if dice < 0.05:
            return "[" * self.dice.randrange(1, 40_000)
        if dice < 0.06:
            return json.dumps({"t": "do", "id": "x", "what": "y" * (FRAME_LIMIT + 1)})
        seat = self.room.hub.room.person(self.room.seats[name].id)
        seen = self.room.hub.world(audience_of(seat))[0] if self.dice.random() < 0.7 else "stale"
        frame: dict[str, Any] = {
            "t": "do",
            "id": f"act-{self.dice.randrange(1 << 30)}",
            "seen": seen,
            "what": self.request(),
        }
        if dice < 0.12:
            frame = {"t": "ask", "id": "q", "what": self.word(), "about": [self.word()]}
        if self.dice.random() < 0.05:
            frame[self.dice.choice(list(frame))] = self.dice.choice(ODD)
        return json.dumps(frame)

    def word(self) -> str:
        """Return a text."""
        return self.dice.choice(
            (*WORDS, "ledger", "courses", "reference", "summary", "look", "citations", "trust")
        )

    def request(self) -> dict[str, Any]:
        """Return a request with the right fields, filled at random."""
        kind = self.dice.choice([k for k in self.kinds.values() if k.__name__ != "SeatClosed"])
        made: dict[str, Any] = {"type": kind.__name__}
        for name, hint in kind.__annotations__.items():
            made[name] = self.value(str(hint))
        if self.dice.random() < 0.05:
            made[self.dice.choice(list(made))] = self.dice.choice(ODD)
        if self.dice.random() < 0.03:
            made["extra"] = 1
        return made

    def value(self, hint: str) -> Any:
        """Return a value of about the type of a field."""
        if hint == "int":
            return self.dice.choice(NUMBERS)
        if hint == "bool":
            return self.dice.random() < 0.5
        if hint == "tuple[str, ...]":
            return [self.word() for _ in range(self.dice.randrange(3))]
        if hint.startswith("tuple[int"):
            return [self.dice.choice(NUMBERS) for _ in range(self.dice.randrange(3))]
        if hint.startswith("tuple[tuple[str, int"):
            return [[self.word(), self.dice.choice(NUMBERS)]]
        if hint.startswith("tuple["):
            return [[self.word(), self.word()]]
        return self.word() if hint == "str" else self.dice.choice(ODD)


def run(folder: Path, count: int, seed: int = 1) -> Tally:
    """Throw frames at a fresh exercise and return what became of them."""
    room = gather(folder)
    thrower = Thrower(room, seed)
    for _ in range(count):
        thrower.throw()
    room.hub.close()
    assert read(room.hub.session.path).damage is None
    assert verify(room.hub.session.path).is_true
    return thrower.tally


def main() -> int:
    """Throw as many as asked for and print what became of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), options.count)
    print("refused:", dict(tally.refused.most_common()))
    print("done:", dict(tally.done.most_common()))
    print("moved by what was refused:", len(tally.moved))
    return 1 if tally.moved else 0


if __name__ == "__main__":
    sys.exit(main())
