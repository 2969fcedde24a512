"""Lends the process its real standard streams while processes may be begun.

A terminal interface replaces them with ones that no new process could inherit. Streams belong to
the whole process and work is done in several threads at once, so the first to ask puts the real
ones in place and the last to leave puts back what was there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TextIO

_lock = Lock()
_replaced: list[tuple[TextIO, TextIO]] = []
"""What stood in the place of the real streams, while they are lent; one pair at most."""
_users = 0


@contextmanager
def real_streams() -> Iterator[None]:
    """Keep the real streams in place at least until this is over."""
    global _users  # noqa: PLW0603 - the streams are global too
    with _lock:
        if not _users:
            _replaced.append((sys.stdout, sys.stderr))
            if sys.__stdout__ is not None and sys.__stderr__ is not None:
                sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        _users += 1
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if not _users:
                sys.stdout, sys.stderr = _replaced.pop()
