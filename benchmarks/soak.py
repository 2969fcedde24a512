"""Plays decks by every policy over many seeds, through saves, and verifies each record.

    python -m benchmarks.soak [--seeds 200] [--decks DECK,...]

Prints for each deck and policy how scores and endings fall, then which options nobody took, and
the digest of all events: run it again, under another PYTHONHASHSEED, and it must be the same.
Exits 1 if a record does not verify.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from wargame.analysis.policies import POLICIES
from wargame.core.commands import Command, Respond, StartExercise
from wargame.core.legal import legal_commands
from wargame.core.scenario import WHOLE, Scenario
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario
from wargame.journal.verify import verify
from wargame.session import Session

DECKS = Path(__file__).parents[1] / "decks"
Game = tuple[str, int, tuple[int, ...], frozenset[str], str]
"""Ending, overall score in hundredths, step scores, options taken, and the record's digest."""


@cache
def _scenario(deck: str) -> Scenario:
    return load_scenario(Path(deck))


def play_one(deck: str, policy: str, seed: int) -> Game:
    """Play one game into a save and verify it."""
    with (
        TemporaryDirectory(prefix="soak-") as folder,
        _session(deck, seed, Path(folder)) as session,
    ):
        command: Command = StartExercise((WHOLE,))
        taken = set()
        while True:
            session.submit(command, "soak")
            if isinstance(command, Respond):
                taken.add(f"{command.inject}/{command.option}")
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
    return state.ending, state.overall, tuple(state.scores[-1][:-1]), frozenset(taken), mark


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
    total = sha256()
    with ProcessPoolExecutor() as pool:
        for deck in decks:
            total.update(_soak(pool, deck, options.seeds).encode())
    print(f"digest of all events: {total.hexdigest()}")
    return 0


def _soak(pool: ProcessPoolExecutor, deck: Path, seeds: int) -> str:
    taken: set[str] = set()
    mark = sha256()
    for policy in POLICIES:
        count = range(seeds)
        games = list(pool.map(play_one, [str(deck)] * seeds, [policy] * seeds, count, chunksize=10))
        taken.update(*(game[3] for game in games))
        mark.update("".join(game[4] for game in games).encode())
        _tell(deck.stem, policy, games)
    options = {f"{i.id}/{o.id}" for i in _scenario(str(deck)).injects for o in i.options}
    print(f"{deck.stem}: never taken: {', '.join(sorted(options - taken)) or 'none'}", flush=True)
    return mark.hexdigest()


def _tell(deck: str, policy: str, games: list[Game]) -> None:
    endings = Counter(game[0] for game in games)
    steps = " ".join(f"{mean(row) / 100:3.0f}" for row in zip(*(g[2] for g in games), strict=True))
    overall = mean(game[1] for game in games) / 100
    met = " ".join(f"{ending}:{count}" for ending, count in endings.most_common())
    print(f"{deck:14} {policy:9} {overall:6.2f} | {steps} | {met}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
