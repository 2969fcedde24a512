"""Keeps a seat connected: says who it is, takes in what is new, asks until it is answered."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import aiohttp

from wargame.core.plain import plain
from wargame.core.views import Entry, View
from wargame.errors import WargameError
from wargame.exercise.board import Board
from wargame.exercise.feed import Item
from wargame.exercise.requests import Request
from wargame.journal.canonical import canonical
from wargame.journal.codec import Malformed, reader_for
from wargame.language import _
from wargame.mishaps import sentence
from wargame.net.address import Address
from wargame.net.protocol import VERSION, write_do
from wargame.net.sight import Sight

read_view = reader_for(View)
read_board = reader_for(Board)
read_items = reader_for(tuple[Item, ...])
read_entries = reader_for(tuple[Entry, ...])
PATIENCE = 20.0
"""Seconds that a request waits for its answer, reconnecting meanwhile."""
_PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between attempts to come back."""
_CLOSING = 0.1
"""Seconds that connections have to close when the link ends."""
_LARGEST = 8 << 20
"""Most bytes of a frame from the host."""
_RETRIED = {"silent", "closed", "too-fast", ""}
"""Last words after which a client tries to come back."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request."""

    why: str
    refused: str
    """One sentence; empty if it was done."""
    entries: tuple[Entry, ...] = ()
    act: str = ""
    """Name under which it was asked for."""


class Link:
    """One seat at a host far away.

    Its own thread carries the frames; the public methods may be called from any other.
    """

    def __init__(
        self,
        address: Address,
        *,
        token: str = "",
        code: str = "",
        name: str = "",
        told: Callable[[], None] = lambda: None,
    ) -> None:
        """Begin to connect; `told` is called, from the link's thread, whenever something is new."""
        self.address = address
        self.token = token
        self.seat = ""
        self._world, self._room = Sight(View), Sight(Board)
        self.items: list[Item] = []
        self.ahead = 0
        """Milliseconds by which the host's clock is ahead of the one here, as last heard."""
        self.connected = False
        self.farewell = ""
        """Why the host let this client go for good; empty while it did not."""
        self.told = told
        self._code, self._name = code, name
        self._pending: dict[str, tuple[str, Future[dict[str, Any]]]] = {}
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._main: asyncio.Task[None] | None = None
        self._thread = threading.Thread(target=self._run, name="wargame-link", daemon=True)
        self._thread.start()

    # For the thread that owns the screens

    def wait(self, seconds: float = PATIENCE) -> None:
        """Wait until the seat has seen the world. Raises WargameError if it is refused."""
        if not self._ready.wait(seconds):
            self.close()
            what = _("nobody answers; is the host running, and is the address right?")
            raise WargameError(f"{self.address}: {what}")
        if self.farewell:
            raise WargameError(f"{self.address}: {self.farewell}")
        if self.view is None or self.board is None:
            self.close()
            what = _(
                "the host has shown nothing that makes sense here; use the same release on both"
            )
            raise WargameError(f"{self.address}: {what}")

    @property
    def view(self) -> View | None:
        """What this seat sees of the world; None before it was shown anything."""
        return self._world.look()

    @property
    def board(self) -> Board | None:
        """What this seat sees of the room; None before it was shown anything."""
        return self._room.look()

    def do(self, request: Request, seconds: float = PATIENCE) -> Outcome:
        """Ask for something and wait for what came of it; it is done once, however often sent."""
        act = secrets.token_hex(8)
        answer = self._ask(act, write_do(act, self._world.version, request), seconds)
        if answer is None:
            return Outcome(
                "no-answer", _("The host does not answer. It is tried again meanwhile."), act=act
            )
        refused = plain(str(answer.get("refused", "")), lines=False)
        entries = read_entries(answer.get("entries", []))
        return Outcome(str(answer.get("why", "")), sentence(refused), entries, act)

    def ask(self, what: str, *about: str, seconds: float = PATIENCE) -> Any:
        """Return the answer to a question as parsed JSON; None if there is none."""
        act = secrets.token_hex(8)
        frame = canonical({"t": "ask", "id": act, "what": what, "about": list(about)})
        answer = self._ask(act, frame, seconds)
        return None if answer is None else answer.get("value")

    def _ask(self, act: str, frame: str, seconds: float) -> dict[str, Any] | None:
        waiting: Future[dict[str, Any]] = Future()
        self._loop.call_soon_threadsafe(self._post, act, frame, waiting)
        try:
            return waiting.result(seconds)
        except TimeoutError:
            self._loop.call_soon_threadsafe(self._pending.pop, act, None)
            return None

    def close(self) -> None:
        """Leave the host; the seat stays."""
        if self._loop.is_running():
            self._loop.call_soon_threadsafe(self._cancel)
        self._thread.join(3)

    # In the link's own thread

    def _cancel(self) -> None:
        if self._main is not None:
            self._main.cancel()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._main = self._loop.create_task(self._stay())
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._main)
        # Connections close in later turns of the loop; without these they would be left open.
        self._loop.run_until_complete(asyncio.sleep(_CLOSING))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def _post(self, act: str, frame: str, waiting: Future[dict[str, Any]]) -> None:
        self._pending[act] = (frame, waiting)
        self._send(frame)

    def _send(self, frame: str) -> None:
        if self._socket is not None and not self._socket.closed:
            task = self._loop.create_task(self._socket.send_str(frame))
            # A frame that was lost is sent again when the client is back.
            task.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _stay(self) -> None:
        """Be connected, and come back whenever that breaks, until let go for good."""
        tries = 0
        async with aiohttp.ClientSession() as session:
            while not self.farewell:
                with contextlib.suppress(aiohttp.ClientError, OSError, asyncio.TimeoutError):
                    await self._visit(session)
                    tries = 0
                self._socket = None
                if self.connected:
                    self.connected = False
                    self.told()
                if not self.farewell:
                    await asyncio.sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
                    tries += 1
        self._ready.set()
        self.told()

    async def _visit(self, session: aiohttp.ClientSession) -> None:
        async with session.ws_connect(
            self.address.url, ssl=self.address.tls(), max_msg_size=_LARGEST, heartbeat=20.0
        ) as socket:
            await socket.send_str(self._hello())
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._take(socket, message.data)

    def _hello(self) -> str:
        who = {"token": self.token} if self.token else {"code": self._code, "name": self._name}
        return canonical({"t": "hello", "v": VERSION, "have": len(self.items), **who})

    def _take(self, socket: aiohttp.ClientWebSocketResponse, text: str) -> None:
        """Take in one frame; one that makes no sense is passed over."""
        try:
            frame = json.loads(text)
            match frame["t"]:
                case "welcome":
                    self._welcome(socket, frame)
                case "state":
                    self._state(frame)
                case "done" | "answer":
                    waiting = self._pending.pop(frame["id"], None)
                    if waiting is not None:
                        waiting[1].set_result(frame)
                case "bye":
                    self._bye(frame)
                case _:
                    pass
        except (ValueError, KeyError, TypeError, Malformed):
            return

    def _welcome(self, socket: aiohttp.ClientWebSocketResponse, frame: dict[str, Any]) -> None:
        self.seat = plain(str(frame["seat"]), lines=False)
        self.token = str(frame["token"]) or self.token
        self._socket = socket
        self.connected = True
        for text, _future in list(self._pending.values()):
            self._send(text)

    def _state(self, frame: dict[str, Any]) -> None:
        self.ahead = int(frame["now"]) - time.time_ns() // 1_000_000
        if "world" in frame:
            self._world.take(frame["world"], str(frame["version"]))
        if "board" in frame:
            self._room.take(frame["board"])
        if "items" in frame:
            items = read_items(frame["items"])
            # What was sent twice, because a connection broke in between, is taken once.
            fresh = int(frame["next"]) - len(self.items)
            self.items.extend(items[len(items) - fresh :] if fresh > 0 else ())
        # The first frame shows a seat all that it may see.
        self._ready.set()
        self.told()

    def _bye(self, frame: dict[str, Any]) -> None:
        why, what = str(frame.get("why", "")), plain(str(frame.get("what", "")), lines=False)
        if why not in _RETRIED:
            self.farewell = what or why
