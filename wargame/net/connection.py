"""Holds one client: what it has been sent, what it still gets, and how long it may take."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from wargame.net.guard import Bucket

SLOW = 10.0
"""Seconds that a client may take to accept a frame before it is dropped."""
MOST_REPLIES = 200
"""Replies that may wait for a client; more and it is dropped."""


@dataclass(eq=False, slots=True)
class Connection:
    """One client in one seat."""

    seat: str
    socket: web.WebSocketResponse
    request: web.Request
    items: int = 0
    """Items of its feed that it has."""
    version: str = ""
    """Of the world that it has."""
    world: Mapping[str, str] = field(default_factory=dict)
    board: Mapping[str, str] = field(default_factory=dict)
    """JSON of each member that it has."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    replies: deque[str] = field(default_factory=deque)
    bucket: Bucket = field(default_factory=Bucket)
    behind: bool = True
    """Whether something may have changed since its last state."""
    in_line: bool = False
    """Whether it waits for its turn to have a state made."""
    turn: bool = False
    """Whether it is its turn."""
    goodbye: str = ""
    """Frame to send last; set when the connection is to end."""
    dropped: bool = False

    def reply(self, text: str) -> None:
        """Queue a frame. A client that lets too many wait is dropped."""
        if len(self.replies) >= MOST_REPLIES:
            self.drop()
            return
        self.replies.append(text)
        self.wake.set()

    def end(self, frame: str) -> None:
        """Let the client go with a last word."""
        self.goodbye = frame
        self.wake.set()

    def drop(self) -> None:
        """Cut the client off at once; it comes back by its token and goes on where it was."""
        self.dropped = True
        transport = self.request.transport
        if transport is not None:
            transport.abort()
        self.wake.set()

    async def send(self, text: str) -> None:
        """Send a frame, or drop a client that does not take it."""
        try:
            async with asyncio.timeout(SLOW):
                await self.socket.send_str(text)
        except (TimeoutError, ConnectionError, RuntimeError):
            self.drop()
