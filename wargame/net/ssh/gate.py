"""Listens for ssh clients and gives them the seats that their codes open, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine

import asyncssh

from wargame.language import _
from wargame.net.guard import Bucket
from wargame.net.server import Server
from wargame.net.ssh.returning import Returns
from wargame.net.ssh.seat_terminal import SeatTerminal
from wargame.net.ssh.visitor import Visitor

MOST_VISITORS = 40
"""Connections at once: the program of each is a process of some 50 MiB."""
MOST_STRANGERS, MOST_STRANGERS_FROM_ONE = 30, 10
"""Connections without a seat, from everywhere and from one address."""
LOGIN_WITHIN = 60
"""Seconds to type code and name."""
_CLOSING = 2.0
"""Seconds that clients have to hear the host's last word."""


class Gate:
    """The ssh port of an exercise."""

    def __init__(self, server: Server, address: Callable[[], str]) -> None:
        """Let people in to a server; their programs join at what `address` returns."""
        self.server = server
        self.address = address
        self.returns = Returns(server.hub.session.path)
        self.port = 0
        self._fingerprint = ""
        self.terminals: set[SeatTerminal] = set()
        self._visitors: set[Visitor] = set()
        self._arrivals = Bucket(rate=10)
        self._clearing: set[asyncio.Task[None]] = set()
        self._acceptor: asyncssh.SSHAcceptor | None = None

    async def start(self, bind: str, port: int, key: asyncssh.SSHKey) -> None:
        """Begin to listen. Raises OSError if the port is taken."""
        # What strangers send is no news, and the console owns this terminal.
        logging.getLogger("asyncssh").setLevel(logging.CRITICAL + 1)
        self._acceptor = await asyncssh.listen(
            bind,
            port,
            config=None,
            server_factory=lambda: Visitor(self),
            server_host_keys=[key],
            server_version="wargame",
            public_key_auth=False,
            host_based_auth=False,
            gss_host=None,
            compression_algs=["none"],  # a packet that swells would be unpacked in the host
            agent_forwarding=False,
            x11_forwarding=False,
            allow_scp=False,
            line_editor=False,
            encoding=None,
            window=1 << 16,
            login_timeout=LOGIN_WITHIN,
            keepalive_interval=20,
        )
        self.port = self._acceptor.get_port()
        self._fingerprint = key.get_fingerprint()

    def invitation(self, host: str) -> tuple[str, ...]:
        """Return the lines that tell people with an ssh client how to come."""
        return (
            _("With an ssh client alone:"),
            f"  ssh -p {self.port} YOUR-NAME@{host}",
            "  " + _("the key of this host: {fingerprint}").format(fingerprint=self._fingerprint),
            "",
        )

    def greet(self, visitor: Visitor) -> bool:
        """Tell whether there is room for one more at the door."""
        if not self._arrivals.take(time.monotonic()) or len(self._visitors) >= MOST_VISITORS:
            return False
        strangers = [each.address for each in self._visitors if each.is_stranger]
        if len(strangers) >= MOST_STRANGERS:
            return False
        if strangers.count(visitor.address) >= MOST_STRANGERS_FROM_ONE:
            return False
        self._visitors.add(visitor)
        return True

    def part(self, visitor: Visitor) -> None:
        """Take note that a connection is gone."""
        self._visitors.discard(visitor)

    def clear_away(self, work: Coroutine[None, None, None]) -> None:
        """See to something that nobody waits for, until it is done."""
        task = asyncio.get_running_loop().create_task(work)
        self._clearing.add(task)
        task.add_done_callback(self._clearing.discard)

    async def stop(self) -> None:
        """Let everybody go and stop listening."""
        word = _("The host was closed.")
        for terminal in list(self.terminals):
            terminal.leave(word)
        if self._acceptor is not None:
            self._acceptor.close()
        await asyncio.gather(*(each.close(_CLOSING) for each in list(self._visitors)))
        while self._clearing:
            await asyncio.wait(self._clearing)
