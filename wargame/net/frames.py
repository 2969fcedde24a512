"""Writes the frames that a host sends."""

from __future__ import annotations

import wargame
from wargame.core.views import Entry
from wargame.exercise.feed import Item
from wargame.exercise.room import Seat
from wargame.journal.canonical import canonical, parse_object
from wargame.journal.codec import writer_for
from wargame.net import protocol
from wargame.net.connection import Connection
from wargame.net.hub import Reply

MOST_ITEMS = 100
"""Items in one frame; a long feed comes in several."""
write_items = writer_for(tuple[Item, ...])
write_entries = writer_for(tuple[Entry, ...])


def state(
    connection: Connection, world: tuple[str, str], board: str, feed: list[Item], now: int
) -> tuple[str, bool]:
    """Return the frame of what is new to a client, and whether more is to follow.

    Args:
        connection: The client; what it is sent is noted in it.
        world: Version and JSON of its view of the world.
        board: JSON of its board.
        feed: Everything its seat has learnt.
        now: The time in milliseconds since 1970.
    """
    parts = []
    version, view = world
    if version != connection.version:
        parts.append(f'"version":"{version}","world":{view}')
        connection.version = version
    if board != connection.board:
        parts.append(f'"board":{board}')
        connection.board = board
    until = min(len(feed), connection.items + MOST_ITEMS)
    if until > connection.items:
        items = write_items(tuple(feed[connection.items : until]))
        parts.append(f'"items":{items},"next":{until}')
        connection.items = until
    if not parts:
        return "", False
    return f'{{"now":{now},"t":"state",{",".join(parts)}}}', until < len(feed)


def id_in(text: str) -> str:
    """Return the id of a frame that could not be read, if it can be made out."""
    try:
        given = parse_object(text).get("id") if len(text) <= 4096 else ""
    except ValueError:
        return ""
    return given[: protocol.ID_LIMIT] if isinstance(given, str) else ""


def welcome(seat: Seat, token: str) -> str:
    """Return the frame that says which seat a client has, with its token if it is new."""
    return canonical(
        {
            "t": "welcome",
            "v": protocol.VERSION,
            "program": wargame.__version__,
            "seat": seat.id,
            "token": token,
        }
    )


def bye(why: str, what: str) -> str:
    """Return the last frame a client gets."""
    return canonical({"t": "bye", "why": why, "what": what})


def done(act: str, reply: Reply) -> str:
    """Return the frame that says what came of a request."""
    entries = write_entries(reply.entries)
    head = canonical({"t": "done", "id": act, "why": reply.why, "refused": reply.what})
    return f'{head[:-1]},"entries":{entries}}}'
