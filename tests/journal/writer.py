"""Appends to a save until it is killed: `python -m tests.journal.writer SAVE [COUNT]`."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from tests.journal.tiny import clock
from wargame.core.commands import EndTurn
from wargame.core.events import Change, RuleApplied
from wargame.journal.store import Journal

PADDING = 150
"""Changes in each line, so that a kill often falls into a write."""


def main() -> None:
    """Print the number of each line once it is on the disk; with a count of 0, only wait."""
    journal, _, _ = Journal.open(Path(sys.argv[1]))
    most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    changes = tuple(Change("alliance.trust", 60, 0, 60) for _ in range(PADDING))
    print("open", flush=True)  # noqa: T201 - the test reads it
    for number in count():
        if number == most:
            sys.stdin.read()
            return
        line = journal.append(EndTurn("all"), (RuleApplied("weather", changes),), "p", clock())
        print(line, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
