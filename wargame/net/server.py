"""Serves an exercise on one port: takes frames, hands them to the hub, tells everybody."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import Callable

from aiohttp import WSMsgType, web

from wargame.errors import WargameError
from wargame.exercise.room import Seat
from wargame.journal.canonical import canonical
from wargame.language import _
from wargame.net import frames, protocol
from wargame.net.answers import Library
from wargame.net.bots import Bots
from wargame.net.connection import Connection
from wargame.net.guard import is_own_host, is_own_origin, own_names
from wargame.net.hub import Hub, Reply
from wargame.net.outgoing import Outgoing
from wargame.net.seats import MOST_SEATS, Door, seat_of

HELLO_WITHIN = 10.0
"""Seconds a client has to say who it is."""
TICK = 0.25
"""Seconds between looks at the clock."""
MOST_STRANGERS = 100
"""Connections that may be open without a seat."""
PATIENCE = 300
"""Frames in a row that may come too fast before the client is cut off."""

Milliseconds = Callable[[], int]


def wall_milliseconds() -> int:
    """Return the time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Server:
    """One exercise on one port."""

    def __init__(
        self,
        hub: Hub,
        door: Door,
        *,
        bots: Bots | None = None,
        now: Milliseconds = wall_milliseconds,
        names: frozenset[str] | None = None,
    ) -> None:
        """Serve a hub to whoever comes through the door."""
        self.hub = hub
        self.door = door
        self._bots = bots
        self._now = now
        self._names = own_names() if names is None else names
        self._library = Library(hub)
        self._here: dict[str, Connection] = {}
        self._outgoing = Outgoing(hub, self.now)
        self._strangers = 0
        self._runner: web.AppRunner | None = None
        self._chores: list[asyncio.Task[None]] = []
        self.port = 0

    def app(self) -> web.Application:
        """Return the web application; other paths can be added to it before it starts."""
        app = web.Application(middlewares=[self._only_own_names])
        app.router.add_get("/hub", self._socket)
        app.router.add_get("/health", self._health)
        return app

    async def start(
        self,
        app: web.Application,
        bind: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Begin to listen. Raises OSError if the port is taken."""
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, bind, port, ssl_context=tls)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._chores = [
            asyncio.create_task(self._tick()),
            asyncio.create_task(self._outgoing.call()),
        ]

    async def stop(self) -> None:
        """Let everybody go and stop listening."""
        for chore in self._chores:
            chore.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await chore
        for connection in list(self._here.values()):
            connection.end(frames.bye("closed", _("the host was closed")))
        await asyncio.sleep(0)
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _only_own_names(
        self, request: web.Request, handler: Callable[[web.Request], object]
    ) -> web.StreamResponse:
        if not is_own_host(request.host, self._names):
            raise web.HTTPMisdirectedRequest(text="This host does not answer to that name.")
        response: web.StreamResponse = await handler(request)  # type: ignore[misc]  # a coroutine
        return response

    async def _health(self, request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    # One client

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        if not is_own_origin(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="The page that asks is not this host's.")
        if self._strangers >= MOST_STRANGERS:
            raise web.HTTPServiceUnavailable(text="Too many are at the door; try again.")
        socket = web.WebSocketResponse(
            max_msg_size=protocol.FRAME_LIMIT, heartbeat=20.0, compress=False
        )
        await socket.prepare(request)
        self._strangers += 1
        try:
            connection = await self._greet(socket, request)
        finally:
            self._strangers -= 1
        if connection is not None:
            await self._serve(connection)
        await socket.close()
        return socket

    async def _greet(
        self, socket: web.WebSocketResponse, request: web.Request
    ) -> Connection | None:
        """Return the connection of a client that has a seat, or let it go with a word."""
        address = request.remote or "?"
        wait = self.door.waits(address, self._now())
        if wait:
            await socket.send_str(
                frames.bye(
                    "locked-out", _("too many wrong codes; wait {wait} seconds").format(wait=wait)
                )
            )
            return None
        try:
            message = await asyncio.wait_for(socket.receive(), HELLO_WITHIN)
            if message.type is not WSMsgType.TEXT:
                return None
            hello = protocol.read_hello(message.data)
        except TimeoutError:
            await socket.send_str(frames.bye("silent", _("the first frame did not come")))
            return None
        except protocol.BadFrame as error:
            await socket.send_str(frames.bye("bad-hello", str(error)))
            return None
        found = self.seat_for(hello, address)
        if isinstance(found, str):
            await socket.send_str(found)
            return None
        seat, token = found
        await socket.send_str(frames.welcome(seat, token))
        self._take_over(seat.id)
        return Connection(seat.id, socket, request, items=min(hello.have, len(self.hub.feed(seat))))

    def now(self) -> int:
        """Return the time in milliseconds, as the door and the hub are told it."""
        return self._now()

    def seat_for(self, hello: protocol.Hello, address: str) -> tuple[Seat, str] | str:
        """Return the seat and a token that is new, or the frame that refuses."""
        wait = self.door.waits(address, self._now())
        if wait:
            return frames.bye(
                "locked-out", _("too many wrong codes; wait {wait} seconds").format(wait=wait)
            )
        if hello.token:
            seat = seat_of(self.hub.room, hello.token)
            if seat is None:
                self.door.failed(address, self._now())
                return frames.bye(
                    "no-seat", _("this seat does not exist any more; join with a code")
                )
            return seat, ""
        kind = self.door.kind_of(hello.code, address, self._now())
        if kind is None:
            return frames.bye("wrong-code", _("this is no join code of the exercise"))
        if not hello.name:
            return frames.bye("no-name", _("say who you are"))
        if len(self.hub.room.seats) >= MOST_SEATS:
            return frames.bye("full", _("all {most} seats are taken").format(most=MOST_SEATS))
        try:
            given = self.hub.give_seat(kind, hello.name)
        except WargameError as error:
            return frames.bye("not-saved", str(error))
        self.changed()
        return given

    def _take_over(self, seat: str) -> None:
        old = self._here.pop(seat, None)
        if old is not None:
            old.end(frames.bye("taken-over", _("somebody has taken this seat from another client")))

    async def _serve(self, connection: Connection) -> None:
        self._here[connection.seat] = connection
        self.hub.arrive(connection.seat)
        self.changed()
        writing = asyncio.create_task(self._outgoing.write(connection))
        try:
            async for message in connection.socket:
                if message.type is not WSMsgType.TEXT:
                    connection.end(frames.bye("bad-frame", "frames are text"))
                    break
                if not self._read(connection, message.data):
                    break
        finally:
            if self._here.get(connection.seat) is connection:
                del self._here[connection.seat]
                self.hub.leave(connection.seat)
                self.changed()
            connection.wake.set()
            if not connection.goodbye:
                writing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writing

    def _read(self, connection: Connection, text: str) -> bool:
        """Take one frame; tell whether the client may go on."""
        if not connection.bucket.take(time.monotonic()):
            if connection.bucket.refused > PATIENCE:
                connection.end(frames.bye("too-fast", _("too many frames; slow down")))
                return False
            connection.reply(
                frames.done(frames.id_in(text), Reply("too-fast", _("too many at once; slow down")))
            )
            return True
        try:
            frame = protocol.read_frame(text)
        except protocol.BadFrame as error:
            connection.reply(frames.done(frames.id_in(text), Reply("bad-frame", str(error))))
            return True
        seat = self.hub.room.seats.get(connection.seat)
        if seat is None:
            connection.end(frames.bye("closed-seat", _("the facilitator has closed this seat")))
            return False
        if isinstance(frame, protocol.Ask):
            value = self._library.answer(seat, frame)
            connection.reply(f'{{"id":{canonical(frame.id)},"t":"answer","value":{value}}}')
            return True
        reply = self.hub.do(seat, frame.id, frame.seen, frame.what, self._now())
        connection.reply(frames.done(frame.id, reply))
        if not reply.why and not reply.again:
            self.changed()
        return True

    def changed(self) -> None:
        """Let the bots answer, then wake everybody's writer."""
        self._outgoing.forget()
        if self._bots is not None:
            self._bots.act(self._now())
        for connection in self._here.values():
            connection.behind = True
            connection.wake.set()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            if self.hub.tick(self._now()):
                self.changed()
