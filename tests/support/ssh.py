"""Serves a small exercise to ssh clients on loopback, and comes to it as one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
import pyte

from tests.support.hosting import CODES
from tests.support.room import begin, small_deck
from wargame.net.hub import Hub
from wargame.net.seats import Door
from wargame.net.server import Server
from wargame.net.ssh.gate import Gate
from wargame.net.ssh.host_key import host_key

NORTH = "nort-haaa"
PATIENCE = 10
"""Seconds after which a test gives up."""


@dataclass
class Station:
    """A server with an ssh port under test."""

    server: Server
    gate: Gate
    at: int = 1_800_000_000_000
    connections: list[asyncssh.SSHClientConnection] = field(default_factory=list)

    async def knock(
        self, code: str = NORTH, user: str = "Nora", **options: object
    ) -> asyncssh.SSHClientConnection:
        """Return a connection whose password is a code. Raises asyncssh.DisconnectError."""
        connection = await asyncssh.connect(
            "127.0.0.1",
            self.gate.port,
            username=user,
            password=code,
            known_hosts=None,
            client_keys=None,
            agent_path=None,
            config=None,
            kbdint_auth=False,
            **options,
        )
        self.connections.append(connection)
        return connection


@asynccontextmanager
async def station(saves: Path, hub: Hub | None = None) -> AsyncIterator[Station]:
    """Serve a small exercise while the context lasts."""
    hub = hub or Hub(begin(saves, small_deck()))
    server = Server(hub, Door(CODES))
    gate = Gate(server, lambda: f"ws://127.0.0.1:{server.port}")
    found = Station(server, gate)
    server._now = lambda: found.at
    await server.start(server.app())
    await gate.start("127.0.0.1", 0, host_key(saves / "own" / "key"))
    try:
        yield found
    finally:
        await gate.stop()
        await server.stop()
        hub.close()
        for connection in found.connections:
            connection.abort()
            await connection.wait_closed()


class Window(asyncssh.SSHClientSession[bytes]):
    """A terminal that draws what an ssh server sends."""

    def __init__(self, columns: int = 80, lines: int = 24) -> None:
        """Open a window of a size."""
        self.screen = pyte.Screen(columns, lines)
        self.raw = b""
        self.channel: asyncssh.SSHClientChannel[bytes]
        self.ended = asyncio.Event()
        self._stream = pyte.ByteStream(self.screen)
        self._drawn = asyncio.Event()

    def connection_made(self, chan: asyncssh.SSHClientChannel[bytes]) -> None:
        """Keep the channel."""
        self.channel = chan

    def connection_lost(self, exc: Exception | None) -> None:
        """Wake who waits."""
        self.ended.set()
        self._drawn.set()

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Draw."""
        self.raw += data
        # pyte knows neither the keyboard protocol nor the mode for synchronized frames.
        self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))
        self._drawn.set()

    @property
    def words(self) -> str:
        """What stands in the window, with single spaces."""
        return " ".join(" ".join(self.screen.display).split())

    async def until(self, *words: str) -> str:
        """Return the window's words as soon as all of some stand in it."""
        await self.when(lambda: all(each in self.words for each in words), str(words))
        return self.words

    async def when(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds of the window."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    assert not self.ended.is_set(), self.words
                    self._drawn.clear()
                    await self._drawn.wait()
        except TimeoutError:
            raise AssertionError(f"{what} is not in {self.words}") from None

    def press(self, keys: str) -> None:
        """Press keys."""
        self.channel.write(keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self.screen.resize(lines, columns)
        self.channel.change_terminal_size(columns, lines)

    async def end(self) -> int | None:
        """Return the exit status when the server has closed the session."""
        async with asyncio.timeout(PATIENCE):
            await self.ended.wait()
        return self.channel.get_exit_status()


async def open_window(
    connection: asyncssh.SSHClientConnection,
    size: Sequence[int] = (80, 24),
    term: str = "xterm-256color",
    **environment: str,
) -> Window:
    """Return a window on a connection."""
    told: list[bytes | str] = [f"{name}={value}" for name, value in environment.items()]
    shown = min(max(size[0], 80), 200), min(max(size[1], 24), 100)
    window = Window(*shown)
    await connection.create_session(
        lambda: window,
        term_type=term,
        term_size=(size[0], size[1]),
        encoding=None,
        env=told,
    )
    return window
