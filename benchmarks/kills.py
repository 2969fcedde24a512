"""Kills a session again and again while it is played, and compares it with an unbroken one.

    python -m benchmarks.kills [--kills 20] [--deck taiwan-strait] [--seed 7]

Plays by keys in a real pseudo-terminal. Each kill is a SIGKILL in the middle of a decision: after
some of its keys, and up to 300 ms later; both follow from the seed. Each time it goes on with
`wargame resume`. Then the same session is played in another terminal without a break. Exits 1
unless both files verify and hold the same commands, events and result.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.player import Player
from wargame.core.chance import draw
from wargame.journal.history import History
from wargame.journal.verify import verify

LATEST = 300
"""Milliseconds after the last key before which the kill comes: by then the screen is painted."""


def killed(folder: Path, deck: str, seed: int, kills: int) -> tuple[Player, int]:
    """Play a session that is killed many times; return it and how many decisions stood by then."""
    player = Player(folder, deck, seed)
    for number in range(kills):
        player.room()
        before = len(player.history())
        player.hurry_and_die(draw(seed, number, "keys"), draw(seed, number, "delay") % LATEST)
        after = len(player.history())
        print(f"kill {number + 1}: {before} commands on the disk before, {after} after", flush=True)
        if not before <= after <= before + 1 or player.has_ended():
            raise SystemExit("a command was lost, or the session ended too soon for its kills")
    decided = len(player.history())
    player.play_on()
    return player, decided


def course(history: History) -> list[tuple[object, object]]:
    """Return what was done and what came of it."""
    return [(step.command, step.events) for step in history.trail]


def main() -> int:
    """Play both sessions, compare them and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--deck", default="taiwan-strait")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with TemporaryDirectory() as broken, TemporaryDirectory() as whole:
        one, decided = killed(Path(broken), options.deck, options.seed, options.kills)
        other = Player(Path(whole), options.deck, options.seed)
        other.play_on()
        codes = one.quit(), other.quit()
        verdicts = verify(one.save), verify(other.save)
        left, right = one.history(), other.history()
        alike = course(left) == course(right) and left.state == right.state
        print(f"{options.kills} kills within the first {decided} of {len(left)} commands")
        print(*verdicts, sep="\n")
        print(f"ending {left.state.ending}, {left.state.overall / 100:.2f} points")
        print("the same commands, events and result" if alike else "THE SESSIONS DIFFER")
    return 0 if alike and codes == (0, 0) and all(each.is_true for each in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
