"""Measures how fast whole commands answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from time import monotonic


def seconds(command: Sequence[str]) -> float:
    """Return how long a command takes."""
    begun = monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return monotonic() - begun


def interleaved(commands: Sequence[Sequence[str]], rounds: int = 7) -> list[float]:
    """Return the median seconds of several commands, taken in turns."""
    taken = [[seconds(command) for command in commands] for _ in range(rounds)]
    return [sorted(each)[rounds // 2] for each in zip(*taken, strict=True)]


PYTHON = (sys.executable, "-c", "pass")
HELP = (sys.executable, "-m", "wargame", "--help")
VERSION = (sys.executable, "-m", "wargame", "--version")
