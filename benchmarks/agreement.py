"""Holds the batch engine against the scalar one: `python -m benchmarks.agreement [GAMES] [DECKS]`.

Plays GAMES games (10,000 unless told otherwise) on each of our decks, shared out among policies and
seats, and a few on each of DECKS generated ones (200), and compares everything at every turn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import monotonic

from benchmarks.crisis_game import crisis_scenario
from benchmarks.decks import DECKS
from tests.support.agreement import differences
from tests.support.generated import Generator
from tests.support.numbers import numbers
from wargame.analysis.batch import BatchTables
from wargame.analysis.policies import POLICIES
from wargame.core.scenario import WHOLE, Scenario
from wargame.core.tables import compile_tables
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario

SHARES = {
    "random": 30,
    "first": 10,
    "cautious": 15,
    "firm": 15,
    "cheapest": 10,
    "passive": 10,
    "balanced": 10,
}
"""Percent of the games that each policy plays; the last one is slow."""
PIECE = 250
"""Games compared at a time, so that their states fit in memory."""


def of_scenario(scenario: Scenario, games: int, *, seats: bool) -> Iterator[str]:
    """Play a scenario by every policy; yield what the engines do not agree on."""
    tables = compile_tables(scenario)
    batch = BatchTables(tables)
    ways: list[tuple[str, ...]] = [(WHOLE,)]
    if seats:
        ways = list(dict.fromkeys([*ways, scenario.cells[:1], scenario.cells]))
    for policy in POLICIES:
        count = max(1, games * SHARES[policy] // (100 * len(ways)))
        for played in ways:
            for first in range(0, count, PIECE):
                seeds = range(first, min(first + PIECE, count))
                yield from differences(tables, batch, policy, seeds, played)


def report(name: str, games: int, found: list[str], begun: float) -> bool:
    """Print a line, and the first differences if there are any."""
    took = monotonic() - begun
    print(f"{name}: {games:,} games, {len(found)} differ, {took:.0f} s", *found[:3], sep="\n  ")
    sys.stdout.flush()
    return bool(found)


def main(arguments: list[str]) -> int:
    """Compare, print a line a deck, and return 1 if anything differs."""
    games = int(arguments[0]) if arguments else 10_000
    decks = int(arguments[1]) if len(arguments) > 1 else 200
    wrong = False
    ours = {path.stem: load_scenario(path) for path in deck_files(DECKS)}
    for name, scenario in {"crisis game": crisis_scenario(), **ours}.items():
        begun = monotonic()
        found = list(of_scenario(scenario, games, seats=name != "crisis game"))
        wrong |= report(name, games, found, begun)
    begun, apart = monotonic(), list[str]()
    for seed in range(decks):
        scenario = Generator(numbers(seed)).scenario()
        found = list(of_scenario(scenario, 300, seats=True))
        apart += [f"deck {seed}: {each}" for each in found]
    wrong |= report(f"{decks} generated decks", 300 * decks, apart, begun)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
