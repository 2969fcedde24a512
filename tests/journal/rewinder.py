"""Plays, takes back and remarks until it is killed: `python -m tests.journal.rewinder SAVE`."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from tests.journal.tiny import clock, next_command
from wargame.core.remarks import Comment, Titled
from wargame.session import Session


def main() -> None:
    """Print how much of the file is on the disk after each line."""
    path = Path(sys.argv[1])
    session = Session.resume(path, clock)
    for number in count():
        trail = session.trail
        if len(trail) > 6 or session.state.ending:
            session.rewind(trail[number % (len(trail) - 1)].line, f"the {number}th time", "p")
        elif number % 4 == 1:
            session.remark(trail[-1].line, Comment("x" * 500), "p")
        elif number % 9 == 2:
            session.remark(2, Titled(f"Title {number}"), "p")
        else:
            session.submit(next_command(session, number), "p")
        print(path.stat().st_size, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
