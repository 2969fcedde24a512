"""Asks an ssh client for its code, as the door of the host knows it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import asyncssh

from wargame.journal.canonical import parse_object
from wargame.language import _
from wargame.net.protocol import Hello, clean_name
from wargame.net.seats import seat_of
from wargame.net.ssh.seat_terminal import SeatTerminal

if TYPE_CHECKING:
    from wargame.net.ssh.gate import Gate

_LONGEST = 100
"""Longest answer that is looked at."""
Challenge = tuple[str, str, str, Sequence[tuple[str, bool]]]


@dataclass(frozen=True, slots=True)
class Admission:
    """What the right code has given somebody."""

    seat: str
    token: str
    way_back: str = ""
    """The code of a seat that is new, which its owner has not seen yet."""


class Visitor(asyncssh.SSHServer):
    """One ssh connection. Its user name is a suggestion for the name in the room, nothing more."""

    def __init__(self, gate: Gate) -> None:
        """Come to a gate."""
        self._gate = gate
        self._connection: asyncssh.SSHServerConnection
        self.address = "?"
        self.is_stranger = True
        self._code = ""
        """A right join code, while its owner is asked for a name."""
        self._told = ""
        """What was wrong with the last answer."""
        self._admission: Admission | None = None
        self._has_terminal = False

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Let the connection go at once if there are too many."""
        self._connection = conn
        peer = conn.get_extra_info("peername")
        self.address = str(peer[0]) if peer else "?"
        if not self._gate.greet(self):
            conn.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Be gone."""
        self._gate.part(self)

    async def close(self, seconds: float) -> None:
        """Let the connection go; one whose client does not read is cut after some seconds."""
        self._connection.close()
        try:
            await asyncio.wait_for(self._connection.wait_closed(), seconds)
        except TimeoutError:
            self._connection.abort()
            await self._connection.wait_closed()

    def begin_auth(self, username: str) -> bool:
        """Ask for a code, unless this address has guessed too often."""
        self._is_let_try()
        return True

    def auth_completed(self) -> None:
        """Be no stranger any more."""
        self.is_stranger = False

    def password_auth_supported(self) -> bool:
        """Take the code as the password."""
        return True

    def kbdint_auth_supported(self) -> bool:
        """Take the code as an answer."""
        return True

    def validate_password(self, username: str, password: str) -> bool:
        """Tell whether a code opens a seat; the user name is the name in the room."""
        return self._comes_back(password) or (
            self._is_join_code(password) and self._takes_seat(password, self._suggested(username))
        )

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Challenge | bool:
        """Ask for the code."""
        told, self._told, self._code = self._told, "", ""
        return "", told, "", ((_("Code: "), False),)

    def validate_kbdint_response(self, username: str, responses: Sequence[str]) -> Challenge | bool:
        """Take the code, then the name if the seat is to be new."""
        answer = responses[0][:_LONGEST] if len(responses) == 1 else ""
        if self._code:
            return self._takes_seat(self._code, clean_name(answer) or self._suggested(username))
        if self._comes_back(answer):
            return True
        if not self._is_join_code(answer):
            return False
        self._code = answer
        hint = self._suggested(username)
        asked = _("Your name in the room: ")
        if hint:
            asked = _("Your name in the room [{hint}]: ").format(hint=hint)
        return "", "", "", ((asked, True),)

    def _suggested(self, username: str) -> str:
        """Return the user name as a name; the id of a seat is nobody's name."""
        name = clean_name(username[:_LONGEST])
        return "" if name in self._gate.server.hub.room.seats else name

    def _is_let_try(self) -> bool:
        """Tell whether this address may try a code; if not, it is told how long to wait."""
        wait = self._gate.server.door.waits(self.address, self._gate.server.now())
        if wait:
            word = _("too many wrong codes; wait {wait} seconds").format(wait=wait)
            self._connection.disconnect(asyncssh.DISC_NO_MORE_AUTH_METHODS_AVAILABLE, word)
        return not wait

    def _comes_back(self, code: str) -> bool:
        """Tell whether a code is that of a seat which was taken over ssh before."""
        server = self._gate.server
        if server.door.is_shut or not self._is_let_try():
            return False
        token = self._gate.returns.token_for(code[:_LONGEST])
        seat = seat_of(server.hub.room, token) if token else None
        if seat is not None:
            self._admission = Admission(seat.id, token)
        return seat is not None

    def _is_join_code(self, code: str) -> bool:
        """Tell whether a code gives new seats; a wrong one is counted."""
        server = self._gate.server
        if not self._is_let_try():
            return False
        if server.door.kind_of(code[:_LONGEST], self.address, server.now()) is None:
            self._told = _("This is no code of the exercise.")
            self._is_let_try()
            return False
        return True

    def _takes_seat(self, code: str, name: str) -> bool:
        found = self._gate.server.seat_for(Hello("", code, name, 0), self.address)
        if isinstance(found, str):
            self._told = str(parse_object(found)["what"])
            return False
        seat, token = found
        self._admission = Admission(seat.id, token, self._gate.returns.give(seat.id, token))
        return True

    def session_requested(self) -> Any:
        """Open the terminal of the seat; one connection has one."""
        if self._admission is None or self._has_terminal:
            return False
        self._has_terminal = True
        here = self._connection.get_extra_info("sockname")
        return SeatTerminal(self._gate, self._admission, str(here[0]) if here else "HOST")
