"""Writes the frames that a host sends."""

from __future__ import annotations

from collections.abc import Mapping

import wargame
from wargame.core.views import Entry
from wargame.exercise.feed import Item
from wargame.exercise.room import Seat
from wargame.journal.canonical import canonical, parse_object
from wargame.journal.codec import joined, writer_for
from wargame.net import protocol
from wargame.net.connection import Connection
from wargame.net.hub import Reply

MOST_ITEMS = 100
"""Items in one frame; a long feed comes in several."""
write_items = writer_for(tuple[Item, ...])
write_entries = writer_for(tuple[Entry, ...])


def state(  # noqa: PLR0917 - all of them, in the order of the frame
    connection: Connection,
    world: tuple[str, Mapping[str, str]],
    board: Mapping[str, str],
    feed: list[Item],
    now: int,
    written: dict[tuple[int, ...], str],
) -> tuple[str, bool]:
    """Return the frame of what is new to a client, and whether more is to follow.

    Args:
        connection: The client; what it is sent is noted in it.
        world: Version and members of its view of the world.
        board: Members of its board.
        feed: Everything its seat has learnt.
        now: The time in milliseconds since 1970.
        written: JSON of items that another client was sent; what is written here is added.
    """
    parts = []
    version, view = world
    if version != connection.version:
        parts.append(f'"version":"{version}","world":{_changed(connection.world, view)}')
        connection.version, connection.world = version, view
    if board != connection.board:
        parts.append(f'"board":{_changed(connection.board, board)}')
        connection.board = board
    parts += _items(connection, feed, written)
    return _framed(now, parts), connection.items < len(feed)


def news(
    connection: Connection, feed: list[Item], now: int, written: dict[tuple[int, ...], str]
) -> str:
    """Return the frame of what a seat has learnt since the client's last; empty if nothing."""
    return _framed(now, _items(connection, feed, written))


def _framed(now: int, parts: list[str]) -> str:
    return f'{{"now":{now},"t":"state",{",".join(parts)}}}' if parts else ""


def _items(
    connection: Connection, feed: list[Item], written: dict[tuple[int, ...], str]
) -> list[str]:
    """Return the part of a frame with the items that a client does not have yet, if there are."""
    until = min(len(feed), connection.items + MOST_ITEMS)
    if until <= connection.items:
        return []
    fresh = tuple(feed[connection.items : until])
    key = tuple(map(id, fresh))  # they stay in their feeds, so no other item can have its id
    if key not in written:
        written[key] = write_items(fresh)
    connection.items = until
    return [f'"items":{written[key]},"next":{until}']


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Return the members that differ from those a client has, as JSON."""
    return joined({name: text for name, text in new.items() if old.get(name) != text})


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
