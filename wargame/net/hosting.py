"""Opens an exercise and serves it: in a thread beside a console, or alone."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from wargame.core.plain import plain
from wargame.core.scenario import WHOLE, Scenario
from wargame.core.views import Preview
from wargame.errors import BadInput, WargameError
from wargame.journal.store import Clock
from wargame.language import _
from wargame.net.bots import Bots
from wargame.net.guard import is_loopback
from wargame.net.hub import Hub
from wargame.net.keys import keep_codes, kept_codes
from wargame.net.seats import Door
from wargame.net.server import Server
from wargame.session import Session
from wargame.wording import left

if TYPE_CHECKING:
    from wargame.net.ssh.gate import Gate

MODE = "exercise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where a host listens."""

    bind: str = "127.0.0.1"
    port: int = 0
    tls: ssl.SSLContext | None = None
    fingerprint: str = ""
    unencrypted: bool = False
    ssh_port: int | None = None
    """Port for ssh clients; None if there is none for them."""

    def check(self) -> None:
        """Refuse to let a network read along unless that was asked for in so many words."""
        if self.tls is None and not self.unencrypted and not is_loopback(self.bind):
            raise BadInput(
                _(
                    "--bind {bind}: without a certificate everybody on the network can read along; "
                    "add --make-cert, give --tls-cert and --tls-key, or say --unencrypted"
                ).format(bind=self.bind)
            )

    @property
    def host(self) -> str:
        """The name or number of this machine for those who join."""
        is_any = self.bind in {"0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to
        return own_address() if is_any else self.bind

    def address(self, port: int) -> str:
        """Return the address that people join at."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        mark = f"#{self.fingerprint}" if self.fingerprint else ""
        return f"wss://{host}:{port}{mark}" if self.tls else f"{host}:{port}"


def own_address() -> str:
    """Return the address of this machine on its network, as far as it can be told."""
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent; it only picks the way out
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def begin(
    scenario: Scenario, *, seed: int | None, preview: Preview, title: str, saves: Path, clock: Clock
) -> Session:
    """Return a new exercise before STARTEX. Without a seed it gets one nobody can guess."""
    return Session.create(
        scenario,
        # Players see draws; from a short seed they could find all others by trying.
        seed=secrets.randbits(64) if seed is None else seed,
        played=scenario.cells,
        cell=WHOLE,
        preview=preview,
        title=title,
        saves=saves,
        clock=clock,
        mode=MODE,
    )


def go_on(path: Path, clock: Clock) -> Session:
    """Return an exercise that goes on from its record. Raises WargameError."""
    session = Session.resume(path, clock)
    if session.header.mode != MODE:
        session.close()
        raise BadInput(
            _("{name}: this is no exercise; play it on with `wargame resume`").format(
                name=path.name
            )
        )
    return session


class Hosting:
    """A served exercise. Its own thread runs it; the console is a client like all others."""

    def __init__(self, session: Session, listening: Listening, bots: dict[str, str]) -> None:
        """Prepare to serve a session."""
        listening.check()
        self.hub = Hub(session)
        self.door = Door.new(session.tables.scenario.cells, kept_codes(session.path))
        keep_codes(session.path, {kind.title: code for kind, code in self.door.codes.items()})
        self.listening = listening
        self.port = 0
        self._server = Server(self.hub, self.door, bots=Bots(self.hub, bots) if bots else None)
        self._gate: Gate | None = None
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._ready = threading.Event()
        self._problem: WargameError | None = None
        self._thread = threading.Thread(target=self._run, name="wargame-host")

    @property
    def server(self) -> Server:
        """The server, for whoever adds paths to it."""
        return self._server

    def start(self, then: Callable[[], None] = lambda: None) -> None:
        """Begin to listen. Raises WargameError if the port is taken."""
        self._then = then
        self._thread.start()
        self._ready.wait()
        if self._problem is not None:
            self._thread.join()
            raise self._problem

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _listen(self) -> None:
        """Begin to listen. Raises WargameError if that cannot be."""
        listening, port = self.listening, self.listening.port
        try:
            app = self._server.app()
            _add_browser(self._server, app, self._own_address)
            await self._server.start(app, listening.bind, port, listening.tls)
            if listening.ssh_port is not None:
                port = listening.ssh_port
                self._gate = await _open_gate(self._server, self._own_address, listening.bind, port)
        except OSError as error:
            what = _("{where}: cannot be listened on ({strerror}); choose another")
            where = f"{listening.bind}:{port}"
            raise WargameError(what.format(where=where, strerror=error.strerror)) from error

    async def _serve(self) -> None:
        try:
            await self._listen()
        except WargameError as error:
            self._problem = error
            await self._server.stop()
            self.hub.close()
            self._ready.set()
            return
        self.port = self._server.port
        self._ready.set()
        await self._stopped.wait()
        if self._gate is not None:
            await self._gate.stop()
        await self._server.stop()
        left = [each for each in asyncio.all_tasks() if each is not asyncio.current_task()]
        for task in left:
            task.cancel()
        await asyncio.wait_for(asyncio.gather(*left, return_exceptions=True), 5)
        self.hub.close()

    def _own_address(self) -> str:
        """Return the address at which programs on this machine join."""
        listening = self.listening
        any_address = listening.bind in {"0.0.0.0", "::"}  # noqa: S104 - compared with
        host = "127.0.0.1" if any_address else listening.bind
        host = f"[{host}]" if ":" in host else host
        mark = f"#{listening.fingerprint}" if listening.fingerprint else ""
        return f"{'wss' if listening.tls else 'ws'}://{host}:{self._server.port}{mark}"

    def stop(self) -> None:
        """Let everybody go; nothing is lost by it."""
        if self._loop.is_running():
            self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join()

    def _page(self, address: str) -> str:
        bare = address.partition("#")[0].removeprefix("wss://")
        return f"{'https' if self.listening.tls else 'http'}://{bare}/"

    def invitation(self) -> str:
        """Return what is read out in the room: the address, and a code for each kind of seat."""
        scenario = self.hub.session.tables.scenario
        titles = {each.id: plain(each.title, lines=False) for each in scenario.model.cells}
        rows = [
            f"  {left(titles.get(kind.cell) or _(kind.title.capitalize()), 24)} {code}"
            for kind, code in self.door.codes.items()
        ]
        address = self.listening.address(self.port)
        return "\n".join(
            (
                _("{title}; the record is {path}").format(
                    title=plain(scenario.title, lines=False), path=self.hub.session.path
                ),
                "",
                _("From any machine with the program:"),
                f"  wargame join {address}"
                + (" --unencrypted" if self.listening.unencrypted else ""),
                "",
                _("With a browser alone:"),
                f"  {self._page(address)}",
                "",
                *(self._gate.invitation(self.listening.host) if self._gate is not None else ()),
                _("All ask for one of these codes, by the seat that one is to have:"),
                *rows,
            )
        )


def _add_browser(server: Server, app: web.Application, address: Callable[[], str]) -> None:
    """Add the browser's paths, if the parts for them are installed."""
    try:
        from wargame.net.browser import Browser
    except ImportError:
        return
    Browser(server, address).add_to(app)


async def _open_gate(server: Server, address: Callable[[], str], bind: str, port: int) -> Gate:
    """Listen for ssh clients too. Raises OSError if the port is taken, WargameError else."""
    from wargame.net.ssh.gate import Gate
    from wargame.net.ssh.host_key import host_key, key_file

    gate = Gate(server, address)
    await gate.start(bind, port, host_key(key_file()))
    return gate
