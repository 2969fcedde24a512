"""Describes what people in the room of an exercise did, as far as a report tells it.

This is the one place that knows how an exercise with several people stands in the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from wargame.report.after.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who had a seat."""

    name: str
    role: str
    cell: str
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """An exercise of several people."""

    participants: tuple[Participant, ...]


def room_of(source: Source) -> Room | None:
    """Return the room of a session; None if one person played it."""
    return None
