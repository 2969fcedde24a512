"""Measures what reading a file costs; runs in a process of its own, so it imports little."""

from __future__ import annotations

import resource
import time
from pathlib import Path

from wargame.deck.reader import read_bytes
from wargame.errors import Problem


def cost(data: bytes) -> tuple[float, float, tuple[Problem, ...]]:
    """Return the seconds and the megabytes that reading takes, and what is said of the file."""
    began = time.process_time()
    document = read_bytes(data, "f")
    return time.process_time() - began, _megabytes(), document.problems


def _megabytes() -> float:
    # Linux lets a process inherit the high-water mark of the one that began it, but not this line
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [each for each in status.read_text("utf-8").splitlines() if "VmHWM" in each]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
