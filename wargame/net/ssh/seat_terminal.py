"""Carries keys, pictures and sizes between an ssh client and the program of its seat."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import asyncssh

from wargame.language import _
from wargame.net.guard import Bucket
from wargame.net.guest import guest_command, guest_environment
from wargame.net.ssh.pty_process import PtyProcess
from wargame.net.ssh.window import RESTORE, bounded, needs_ascii, terminal_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wargame.net.ssh.gate import Gate
    from wargame.net.ssh.visitor import Admission

KEYS_A_SECOND, KEYS_AT_ONCE = 8 << 10, 256 << 10
"""Bytes of input: far more than hands, a mouse and a pasted page bring."""


class SeatTerminal(asyncssh.SSHServerSession[bytes]):
    """The one session of a connection. It runs the seat's screens and nothing else."""

    def __init__(self, gate: Gate, admission: Admission, here: str) -> None:
        """Open a seat; `here` is the address that the client has reached this host at."""
        self._gate, self._admission, self._here = gate, admission, here
        self._channel: asyncssh.SSHServerChannel[bytes]
        self._term = ""
        self._size = (80, 24)
        self._has_window = False
        self._is_read = False
        """Whether the way back has been read, so that the screens may be opened."""
        self._process: PtyProcess | None = None
        self._input = Bucket(rate=KEYS_A_SECOND, spare=KEYS_AT_ONCE, level=KEYS_AT_ONCE)

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        """Keep the channel."""
        self._channel = chan
        self._gate.terminals.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the program; the seat stays."""
        self._gate.terminals.discard(self)
        if self._process is not None:
            self._gate.clear_away(self._process.end())

    def pty_requested(
        self, term_type: str, term_size: tuple[int, int, int, int], term_modes: Mapping[int, int]
    ) -> bool:
        """Take the kind and the size of the window."""
        self._term, self._size = term_type[:40], bounded(term_size[0], term_size[1])
        self._has_window = True
        return True

    def shell_requested(self) -> bool:
        """Open the seat."""
        return True

    def exec_requested(self, command: str) -> bool:
        """Refuse to run anything."""
        return False

    def subsystem_requested(self, subsystem: str) -> bool:
        """Refuse files and everything else."""
        return False

    def session_started(self) -> None:
        """Show the way back to who is new, else the screens."""
        if not self._has_window:
            self._leave(_("This needs a window: ssh -t."), 2)
        elif self._admission.way_back:
            self._channel.write(self._way_back())
        else:
            self._open()

    def _way_back(self) -> bytes:
        hub = self._gate.server.hub
        seat = hub.room.seats[self._admission.seat]
        titles = {each.id: each.title for each in hub.tables.scenario.model.cells}
        who = _("You are {name}, {role}.")
        if seat.cell:
            who = _("You are {name}, {role} of {cell}.")
        lines = (
            who.format(name=seat.name, role=_(seat.role), cell=titles.get(seat.cell, "")),
            "",
            _("To come back to this seat after a dropped line, and to no other:"),
            f"  ssh -p {self._gate.port} {seat.id}@{self._here}",
            "  " + _("code {code}").format(code=self._admission.way_back),
            "",
            _("Write the code down; it is yours alone. Then press Enter."),
        )
        return "\r\n".join((*lines, "")).encode()

    def _open(self) -> None:
        self._is_read = True
        told = {name: str(value) for name, value in self._channel.get_environment().items()}
        command = guest_command(self._gate.address())
        if needs_ascii(self._term, told):
            command = (*command, "--ascii")
        environment = guest_environment(self._admission.token)
        environment |= terminal_environment(self._term, told)
        self._process = PtyProcess(self._draw, self._ended, self._size)
        self._gate.clear_away(self._start(self._process, command, environment))

    async def _start(
        self, process: PtyProcess, command: tuple[str, ...], environment: dict[str, str]
    ) -> None:
        try:
            await process.start(command, environment)
        except OSError:
            self._leave(_("The host has no room for another window; try again."), 1)
            return
        if self not in self._gate.terminals:  # gone while it was started
            await process.end()

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Hand keys on, within bounds."""
        if not self._input.take(time.monotonic(), len(data)):
            self._leave(_("Too much input at once; come back to your seat."), 1)
        elif self._process is not None:
            if not self._process.write(data):
                self._leave(_("Too much input at once; come back to your seat."), 1)
        elif not self._is_read:
            if b"\x03" in data or b"\x04" in data:
                self._leave("", 0)
            elif b"\r" in data or b"\n" in data:
                self._open()

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """Let the screens have the size of the window."""
        self._size = bounded(width, height)
        if self._process is not None:
            self._process.resize(self._size)

    def pause_writing(self) -> None:
        """Let the program wait for a client that does not read."""
        if self._process is not None:
            self._process.pause()

    def resume_writing(self) -> None:
        """Let the program go on."""
        if self._process is not None:
            self._process.resume()

    def _draw(self, data: bytes) -> None:
        if not self._channel.is_closing():
            self._channel.write(data)

    def _ended(self, code: int) -> None:
        self._leave("", code if 0 <= code < 256 else 1)

    def leave(self, word: str) -> None:
        """Let the client go with a word."""
        self._leave(word, 0)

    def _leave(self, word: str, code: int) -> None:
        if self._channel.is_closing():
            return
        if self._process is not None and (word or code):
            self._channel.write(RESTORE)
        if word:
            self._channel.write(f"\r\n{word}\r\n".encode())
        self._channel.exit(code)
