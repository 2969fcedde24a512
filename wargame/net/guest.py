"""Says how the host starts the program of somebody who has none: a browser or an ssh client.

Each guest has a process of its own, a client like all others, in a clean environment.
"""

from __future__ import annotations

import os
import sys

from wargame.language import spoken

_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "PYTHONPATH", "TMPDIR")
"""Of the host's environment only these reach the process of a guest."""
FRAMES_A_SECOND = "20"
MOST_COLUMNS, MOST_LINES = 400, 200
"""Largest screen that is drawn for a guest."""


def guest_environment(token: str) -> dict[str, str]:
    """Return the environment of a guest's process, which knows one token and little else."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"PYTHONUTF8": "1", "TEXTUAL_FPS": FRAMES_A_SECOND, "WARGAME_TOKEN": token}


def guest_command(address: str) -> tuple[str, ...]:
    """Return what a guest's process runs; the token is not among it, for lists of processes."""
    return (sys.executable, "-m", "wargame", "join", address, "--lang", spoken())
