"""Sends each client what is new for it, and decides in which order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from wargame.exercise.audience import audience_of
from wargame.exercise.room import Seat
from wargame.language import _
from wargame.net import frames
from wargame.net.connection import Connection
from wargame.net.hub import Hub


class Outgoing:
    """What goes out to the clients of one exercise.

    What was said goes ahead of what has changed, which takes a while to make for everybody: the
    clients that are behind stand in a line. A slow client holds up nobody but itself.
    """

    def __init__(self, hub: Hub, now: Callable[[], int]) -> None:
        """Send what a hub shows; `now` gives the time in milliseconds since 1970."""
        self._hub = hub
        self._now = now
        self._line: asyncio.Queue[Connection] = asyncio.Queue()
        """Clients that are behind; states are made for them one by one."""
        self._written: dict[tuple[int, ...], str] = {}
        """JSON of items since the last change, by who they are: many seats learn the same."""

    def forget(self) -> None:
        """Let go of what was written; something has changed."""
        self._written.clear()

    async def write(self, connection: Connection) -> None:
        """Send a client what is new, whenever something is, until its connection ends."""
        while not connection.dropped:
            await connection.wake.wait()
            connection.wake.clear()
            while frame := self.next_for(connection):
                await connection.send(frame)
            if connection.goodbye:
                await connection.send(connection.goodbye)
                await connection.socket.close()
                return

    async def call(self) -> None:
        """Call the clients that are behind, one by one: what comes in meanwhile is taken first."""
        while True:
            connection = await self._line.get()
            await asyncio.sleep(0)
            connection.in_line, connection.turn = False, True
            connection.wake.set()

    def next_for(self, connection: Connection) -> str:
        """Return the frame that a client gets next; empty if there is none for now.

        A reply goes out after the state that its act has made, never before.
        """
        seat = self._hub.room.seats.get(connection.seat)
        if seat is None:
            connection.goodbye = frames.bye(
                "closed-seat", _("the facilitator has closed this seat")
            )
        if seat is None or connection.dropped:
            return ""
        if connection.version:  # the first frame shows a seat all that it may see
            feed = self._hub.feed(seat)
            if news := frames.news(connection, feed, self._now(), self._written):
                return news
        if connection.behind and connection.turn:
            connection.turn = False
            state, connection.behind = self._state(connection, seat)
            if state:
                return state
        if connection.behind:
            if not connection.in_line:
                connection.in_line = True
                self._line.put_nowait(connection)
            return ""
        return connection.replies.popleft() if connection.replies else ""

    def _state(self, connection: Connection, seat: Seat) -> tuple[str, bool]:
        """Return the frame of what has changed for a client, and whether more is to follow."""
        world = self._hub.world(audience_of(seat))
        board, feed = self._hub.board(seat), self._hub.feed(seat)
        return frames.state(connection, world, board, feed, self._now(), self._written)
