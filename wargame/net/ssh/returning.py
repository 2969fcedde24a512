"""Gives everybody who came over ssh a code of their own, by which they are back in their seat.

A join code gives a new seat each time, and an ssh client keeps no token. So the host keeps the
tokens of these seats, and people keep a code that can be typed.
"""

from __future__ import annotations

import hmac
import json
from contextlib import suppress
from pathlib import Path

from wargame.net.keys import write_private
from wargame.net.seats import bare, fresh_code


class Returns:
    """The codes of the seats that were taken over ssh in one exercise."""

    def __init__(self, save: Path) -> None:
        """Read what was kept beside a record; not in it, for a record is mailed around."""
        self._path = save.parent / ".host" / f"{save.stem}.ssh.json"
        self._seats: dict[str, tuple[str, str]] = {}
        with suppress(OSError, ValueError, TypeError):
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            self._seats = {str(seat): (str(code), str(token)) for seat, (code, token) in kept}

    def give(self, seat: str, token: str) -> str:
        """Return a new code for a seat whose token is known."""
        code = fresh_code()
        self._seats[seat] = (code, token)
        # Where it cannot be kept, it still holds until the host is closed.
        with suppress(OSError):
            write_private(self._path, list(self._seats.items()))
        return code

    def token_for(self, code: str) -> str:
        """Return the token of a code, or nothing. It takes as long whichever it is."""
        typed, found = bare(code).encode(), ""
        for right, token in self._seats.values():
            if hmac.compare_digest(bare(right).encode(), typed):
                found = token
        return found
