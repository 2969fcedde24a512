"""Plays decks by every policy over many seeds, through saves, and verifies each record.

    python -m benchmarks.soak [--seeds 200] [--decks DECK,...]

Prints for each deck and policy how scores and endings fall; then which endings nobody reached,
which injects never came and which options nobody took, in a deck and in all of them together; and
the digest of all events: run it again, under another PYTHONHASHSEED, and it must be the same.
Exits 1 if a record does not verify.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from wargame.analysis.policies import POLICIES
from wargame.core.commands import Command, Respond, StartExercise
from wargame.core.events import InjectDelivered
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.scenario import WHOLE, Scenario
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario
from wargame.journal.verify import verify
from wargame.session import Session

DECKS = Path(__file__).parents[1] / "decks"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - each game has a folder of its own in it
"""Where saves need not reach a disk; thousands of them would wait for it."""


@dataclass(frozen=True, slots=True)
class Game:
    """What is kept of one game."""

    ending: str
    overall: int
    """In hundredths."""
    steps: tuple[int, ...]
    """In hundredths."""
    met: frozenset[str]
    """Ending reached, injects delivered, and options taken as inject/option."""
    mark: str
    """Digest of its record."""


@dataclass(slots=True)
class Tally:
    """What could be met in some games, and what was."""

    possible: dict[str, list[str]] = field(default_factory=dict)
    """By kind: endings, injects, options."""
    met: set[str] = field(default_factory=set)

    def expect(self, scenario: Scenario) -> None:
        """Add what a deck holds."""
        kinds = {
            "endings never reached": [each.id for each in scenario.model.endings],
            "injects never delivered": [each.id for each in scenario.injects],
            "options never taken": [f"{i.id}/{o.id}" for i in scenario.injects for o in i.options],
        }
        for kind, names in kinds.items():
            self.possible.setdefault(kind, []).extend(names)

    def tell(self, about: str) -> None:
        """Print what was not met."""
        for kind, names in self.possible.items():
            missed = sorted(set(names) - self.met)
            print(f"{about}: {kind}: {', '.join(missed) or 'none'}", flush=True)


@cache
def _scenario(deck: str) -> Scenario:
    return load_scenario(Path(deck))


def play_one(deck: str, policy: str, seed: int) -> Game:
    """Play one game into a save and verify it."""
    with (
        TemporaryDirectory(
            prefix="soak-", dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
        ) as folder,
        _session(deck, seed, Path(folder)) as session,
    ):
        command: Command = StartExercise((WHOLE,))
        met: set[str] = set()
        while True:
            decided = session.submit(command, "soak")
            if isinstance(decided, Rejection):
                raise SystemExit(f"{deck} {policy} {seed}: refused a legal command: {decided}")
            met.update(event.inject for event in decided if isinstance(event, InjectDelivered))
            if isinstance(command, Respond):
                met.add(f"{command.inject}/{command.option}")
            if session.state.ending:
                break
            legal = legal_commands(session.tables, session.state)
            command = POLICIES[policy](session.tables, session.state, legal, seed)
        state = session.state
        verdict = verify(session.path)
        if not verdict.is_true:
            raise SystemExit(f"{deck} {policy} {seed}: {verdict}")
        lines = session.path.read_bytes().splitlines()[1:]
    mark = sha256(b"\n".join(lines)).hexdigest()
    steps = tuple(state.scores[-1][:-1])
    return Game(state.ending, state.overall, steps, frozenset(met | {state.ending}), mark)


def _session(deck: str, seed: int, folder: Path) -> Session:
    return Session.create(
        _scenario(deck),
        seed=seed,
        played=(WHOLE,),
        cell=WHOLE,
        preview="standard",
        title="",
        saves=folder,
        clock=lambda: datetime(2026, 1, 1, tzinfo=UTC),
    )


def main() -> int:
    """Play, print the table, return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--decks", default="")
    options = parser.parse_args()
    wanted = {each for each in options.decks.split(",") if each}
    decks = [each for each in deck_files(DECKS) if not wanted or each.stem in wanted]
    total, everything = sha256(), Tally()
    with ProcessPoolExecutor() as pool:
        for deck in decks:
            total.update(_soak(pool, deck, options.seeds, everything).encode())
    everything.tell("all decks")
    print(f"digest of all events: {total.hexdigest()}")
    return 0


def _soak(pool: ProcessPoolExecutor, deck: Path, seeds: int, everything: Tally) -> str:
    here = Tally()
    here.expect(_scenario(str(deck)))
    everything.expect(_scenario(str(deck)))
    mark = sha256()
    for policy in POLICIES:
        count = range(seeds)
        games = list(pool.map(play_one, [str(deck)] * seeds, [policy] * seeds, count, chunksize=10))
        here.met.update(*(game.met for game in games))
        mark.update("".join(game.mark for game in games).encode())
        _tell(deck.stem, policy, games)
    here.tell(deck.stem)
    everything.met |= here.met
    return mark.hexdigest()


def _tell(deck: str, policy: str, games: list[Game]) -> None:
    endings = Counter(game.ending for game in games)
    steps = " ".join(
        f"{mean(row) / 100:3.0f}" for row in zip(*(game.steps for game in games), strict=True)
    )
    overall = mean(game.overall for game in games) / 100
    met = " ".join(f"{ending}:{count}" for ending, count in endings.most_common())
    print(f"{deck:14} {policy:9} {overall:6.2f} | {steps} | {met}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
