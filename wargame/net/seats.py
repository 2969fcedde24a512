"""Gives out seats: codes that people type, tokens that programs keep, lock-out for guessers."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wargame.exercise.room import Room, Seat

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that are not taken for one another."""
CODE_LENGTH = 8
"""Characters of a code: 31 to the power of 8 codes, some 40 bits."""
MOST_SEATS = 80
WRONG_LIMIT = 8
"""Wrong codes or tokens after which an address has to wait."""
WRONG_EVERYWHERE = 200
"""Wrong codes from all addresses after which codes are refused until the host is started again."""
LOCKED_FOR = 60_000
"""Milliseconds of waiting; they double each time."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of seat that a code gives."""

    role: str
    """A role, or "cell": the first to come is the lead, all others are players."""
    cell: str = ""

    @property
    def title(self) -> str:
        """Return what the kind is called when it is printed."""
        return f"cell {self.cell}" if self.cell else self.role


def kinds(cells: Iterable[str]) -> tuple[Kind, ...]:
    """Return every kind of seat of an exercise."""
    others = ("facilitator", "evaluator", "observer", "projector")
    return (*(Kind("cell", cell) for cell in cells), *(Kind(role) for role in others))


def bare(code: str) -> str:
    """Return a code as it is compared, from what somebody typed."""
    return "".join(code.upper().replace("-", " ").split())


def fresh_code() -> str:
    """Return a new join code such as "K7QM-2XPD"."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def fresh_token() -> str:
    """Return a new token: 256 bits that nobody types."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """Return what the record keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def seat_of(room: Room, token: str) -> Seat | None:
    """Return the open seat that a token belongs to. It takes as long whichever it is."""
    given, found = digest_of(token), None
    for seat in room.seats.values():
        if seat.digest and hmac.compare_digest(seat.digest, given):
            found = seat
    return found


@dataclass(slots=True)
class _Guesses:
    wrong: int = 0
    times: int = 0
    """How often it was locked out."""
    until: int = 0


@dataclass(slots=True)
class Door:
    """Knows the codes of one run of the host, and keeps guessers waiting."""

    codes: Mapping[Kind, str]
    guesses: dict[str, _Guesses] = field(default_factory=dict)
    wrong: int = 0

    @classmethod
    def new(cls, cells: Iterable[str], kept: Mapping[str, str] | None = None) -> Door:
        """Return a door with fresh codes, or with those that were kept under their titles."""
        kept = kept or {}
        return cls({kind: kept.get(kind.title) or fresh_code() for kind in kinds(cells)})

    def waits(self, address: str, at: int) -> int:
        """Return how many seconds an address has still to wait; 0 if it may try."""
        known = self.guesses.get(address)
        return max(0, -(-(known.until - at) // 1000)) if known else 0

    @property
    def is_shut(self) -> bool:
        """Whether so many codes were wrong that none is taken any more."""
        return self.wrong >= WRONG_EVERYWHERE

    def kind_of(self, code: str, address: str, at: int) -> Kind | None:
        """Return the kind of seat a code gives; a wrong one is counted."""
        typed = bare(code)
        found = None
        for kind, right in self.codes.items():
            if hmac.compare_digest(bare(right).encode(), typed.encode()):
                found = kind
        if self.is_shut:
            return None
        if found is None:
            self.failed(address, at)
        return found

    def failed(self, address: str, at: int) -> None:
        """Count a wrong code or token, and lock the address out after too many."""
        self.wrong += 1
        if len(self.guesses) > 10_000:
            self.guesses.clear()
        known = self.guesses.setdefault(address, _Guesses())
        known.wrong += 1
        if known.wrong % WRONG_LIMIT == 0:
            known.until = at + LOCKED_FOR * (1 << min(known.times, 6))
            known.times += 1


def new_seat_id(room: Room, kind: Kind) -> str:
    """Return an id that no seat has had, such as "tokyo-2"."""
    stem = kind.cell or kind.role
    number = 1
    while f"{stem}-{number}" in room.seats or f"{stem}-{number}" in room.former:
        number += 1
    return f"{stem}-{number}"


def role_in(room: Room, kind: Kind) -> str:
    """Return the role of the next to come: the first in a cell is its lead."""
    if kind.role != "cell":
        return kind.role
    return "player" if room.lead(kind.cell) else "lead"
