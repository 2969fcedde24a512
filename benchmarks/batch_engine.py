"""Measures decisions a second of the batch engine, beside a C program that plays the same game."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np

from benchmarks.crisis_game import crisis_scenario
from benchmarks.decks import DECKS
from wargame.analysis.batch import BATCH_POLICIES, BatchPolicy, BatchResult, BatchTables, simulate
from wargame.core.scenario import Scenario
from wargame.core.tables import compile_tables
from wargame.deck.load import load_scenario

REACH = 1 / 8
"""Share of the C program's speed that is asked."""
CAMPAIGN_REACH = 1_000_000
"""Decisions a second asked on the campaign, on one core."""
SOURCE = Path(__file__).with_name("crisis_game.c")


def compiled(folder: Path) -> Path | None:
    """Return the C program, built for this processor; None if there is no compiler."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        return None
    program = folder / "crisis_game"
    command = [compiler, "-O3", "-march=native", "-o", str(program), str(SOURCE)]
    built = subprocess.run(command, check=False, capture_output=True)
    return program if built.returncode == 0 else None


def c_game(program: Path, games: int) -> tuple[float, int]:
    """Return decisions a second of processor time of the C program, and its checksum."""
    done = subprocess.run(
        [str(program), str(games), "0"], check=True, capture_output=True, text=True
    )
    decisions, nanoseconds, checksum = map(int, done.stdout.split())
    return decisions / nanoseconds * 1e9, checksum


def batch_game(tables: BatchTables, policy: BatchPolicy, games: int) -> tuple[float, BatchResult]:
    """Return decisions a second of processor time of the batch engine, and its results."""
    begun = process_time()
    result = simulate(tables, policy, range(games))
    return result.decisions / (process_time() - begun), result


def checksum(result: BatchResult) -> int:
    """Return what the C program prints if it came to the same scores in every game."""
    sums = result.overall.astype(np.uint64)
    for step in result.steps:
        sums = sums * np.uint64(31) + step.astype(np.uint64)
    return int(sums.sum(dtype=np.uint64))


def _prepared(scenario: Scenario, policy: str) -> tuple[BatchTables, BatchPolicy]:
    tables = BatchTables(compile_tables(scenario))
    return tables, BATCH_POLICIES[policy](tables)


def against_c(rounds: int = 7, games: int = 65_536) -> tuple[float, float | None]:
    """Return decisions a second of the batch engine and of C on the crisis game, interleaved.

    The second is None if there is no C compiler. Raises ValueError if the two play different games.
    """
    tables, policy = _prepared(crisis_scenario(), "random")
    ours, theirs = [], []
    with TemporaryDirectory() as folder:
        program = compiled(Path(folder))
        batch_game(tables, policy, games)
        for _ in range(rounds):
            speed, result = batch_game(tables, policy, games)
            ours.append(speed)
            if program is not None:
                speed, told = c_game(program, games)
                theirs.append(speed)
                if told != checksum(result):
                    raise ValueError("the C program and the batch engine play different games")
    return sorted(ours)[rounds // 2], sorted(theirs)[rounds // 2] if theirs else None


def campaign(policy: str, rounds: int = 5, games: int = 32_768) -> float:
    """Return decisions a second on the campaign; ends of turns are not counted."""
    tables, plays = _prepared(load_scenario(DECKS / "campaign.yaml"), policy)
    batch_game(tables, plays, games)
    return sorted(batch_game(tables, plays, games)[0] for _ in range(rounds))[rounds // 2]


if __name__ == "__main__":
    ours, theirs = against_c()
    ratio = f": {ours / theirs:.3f}" if theirs else ""
    print(f"crisis game {ours:,.0f}/s, C {theirs or 0:,.0f}/s{ratio}")
    for name in ("first", "random"):
        print(f"campaign, {name}: {campaign(name):,.0f}/s")
