"""Measures whether the decks are balanced, and gives a verdict on each criterion.

    nice python -m benchmarks.balance [--games 1000] [--asked 100] [--decks DECK,...] [--workers 2]

For every deck and policy it plays games with the seeds from 0. A deck passes if every inject is
delivered and every option taken in some game; if no option is the best of those open in all
worlds it was asked in; if doing only what one must loses ground on most steps; and if a game is
open at two thirds of its turns. The campaign must also reward thought: no single-minded policy
may reach more than 85 % of the balanced one. Exits 1 if a criterion is not met.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import combinations
from statistics import mean

import numpy as np

from benchmarks.games import (
    ASKED,
    DECKS,
    Asked,
    Choices,
    ask_games,
    play_branches,
    play_games,
    start_scores,
    tables_of,
)
from wargame.analysis.batch import BatchResult
from wargame.analysis.policies import POLICIES
from wargame.deck.folders import deck_files

CHUNK = 25
SIMPLE = ("firm", "cautious", "first", "cheapest")
"""Policies that follow one rule; none may do nearly as well as the balanced one."""
SHARE = 85
"""Most that they may reach on the campaign, in percent of the balanced policy's mean."""
WORLDS = 10
"""Different worlds an inject must be answered in before its best option is judged. The first turn
of a deck is one world only."""
CUT_SHORT = 5
"""Most games in a hundred of the balanced policy that may end before two thirds."""
SWAPS = 10
"""Least pairs of games in a hundred whose order at two thirds is not the order at the end."""
REACHED = 25
"""Least games in a hundred, from a middling state, that a policy must bring to a quartile."""
PAIRED = 100
"""Games of each policy that are compared in pairs."""
MIDDLING = 20
"""Middling games that are played on."""

Row = tuple[str, str, bool]
"""Criterion, what was measured, whether it is met."""


@dataclass(slots=True)
class Played:
    """All games of one deck."""

    deck: str
    games: dict[str, BatchResult] = field(default_factory=dict)
    best: Choices = field(default_factory=dict)

    def mean_of(self, policy: str) -> float:
        """Return the mean final score of a policy, in points."""
        return float(self.games[policy].overall.mean()) / 100

    @property
    def turns(self) -> int:
        """Turns of the deck."""
        return tables_of(self.deck).scenario.turns

    @property
    def early(self) -> int:
        """The last turn that closes before two thirds of the turns."""
        return (2 * self.turns - 1) // 3

    def course(self, policy: str, turn: int) -> list[int]:
        """Return the score of each game after a turn; -1 if it had ended before."""
        scores = self.games[policy].scores
        return [] if scores is None else [int(each) for each in scores[turn - 1, -1]]


def played(pool: ProcessPoolExecutor, deck: str, games: int, asked: int) -> Played:
    """Play a deck by every policy, and ask for the best option in the first games of some."""
    found = Played(deck)
    waiting = [
        pool.submit(ask_games, deck, policy, range(at, min(asked, at + CHUNK)))
        for policy in ASKED
        for at in range(0, asked, CHUNK)
    ]
    for policy in POLICIES:
        found.games[policy] = play_games(deck, policy, games)
    for each in waiting:
        for inject, told in each.result().items():
            found.best.setdefault(inject, Asked()).add(told)
    return found


def reach(found: Played) -> Iterator[Row]:
    """Judge whether everything written is read in some game."""
    injects = tables_of(found.deck).scenario.injects
    games = found.games.values()
    unseen = [
        each.id
        for index, each in enumerate(injects)
        if not any((result.seen[index] > 0).any() for result in games)
    ]
    untaken = [
        f"{each.id}/{option.id}"
        for index, each in enumerate(injects)
        for at, option in enumerate(each.options)
        if not any((result.taken[index] == at).any() for result in games)
    ]
    yield "every inject delivered", _named(unseen, len(injects)), not unseen
    total = sum(len(each.options) for each in injects)
    yield "every option taken", _named(untaken, total), not untaken


def _named(missing: list[str], total: int) -> str:
    return f"{total - len(missing)} of {total}" + (f"; not {', '.join(missing)}" if missing else "")


def no_best(found: Played) -> Iterator[Row]:
    """Judge whether an option is the best wherever it was asked for."""
    always, nearly, judged = [], 0, 0
    for inject, asked in sorted(found.best.items()):
        if len(asked.worlds) < WORLDS:
            continue
        option, times = asked.best.most_common(1)[0]
        judged += 1
        nearly += 100 * times >= 95 * asked.best.total()
        if times == asked.best.total():
            always.append(f"{inject}/{option}")
    told = f"{len(always)} always, {nearly} in 95 % of worlds or more, of {judged} injects judged"
    if always:
        told += f": {', '.join(always)}"
    yield "no option best everywhere", told, not always


def passivity(found: Played) -> Iterator[Row]:
    """Judge whether doing nothing loses ground on most steps."""
    ends = [float(row.mean()) for row in found.games["passive"].steps]
    starts = start_scores(found.deck)
    lost = sum(end < start for end, start in zip(ends, starts, strict=True))
    told = " ".join(f"{s / 100:.0f}>{e / 100:.0f}" for s, e in zip(starts, ends, strict=True))
    yield (
        "doing nothing loses ground",
        f"on {lost} of {len(starts)} steps: {told}",
        2 * lost > len(starts),
    )


def simple_policies(found: Played) -> Iterator[Row]:
    """Judge whether a policy of one rule does nearly as well as a thoughtful one."""
    best = found.mean_of("balanced")
    for policy in SIMPLE:
        share = 100 * found.mean_of(policy) / best
        yield f"{policy} against balanced", f"{share:.1f} %, at most {SHARE} %", share <= SHARE


def undecided(pool: ProcessPoolExecutor, found: Played) -> Iterator[Row]:
    """Judge whether games are open at two thirds of their turns."""
    short = {
        policy: 100 * float((result.turn <= found.early).mean())
        for policy, result in found.games.items()
    }
    told = " ".join(f"{policy} {share:.0f}" for policy, share in short.items())
    yield "cut short before two thirds, %", told, short["balanced"] <= CUT_SHORT
    swapped = _swaps(found)
    told = f"{swapped:.0f} in 100 pairs change places, at least {SWAPS}"
    yield "the order is not settled", told, swapped >= SWAPS
    yield from _both_ways(pool, found)


def _swaps(found: Played) -> float:
    """Return how many pairs of games in a hundred end in another order than at two thirds."""
    spread = [
        (before, int(final))
        for policy, result in found.games.items()
        for before, final in zip(
            found.course(policy, found.early)[:PAIRED], result.overall[:PAIRED], strict=True
        )
    ]
    pairs = list(combinations([each for each in spread if each[0] >= 0], 2))
    swapped = sum((one[0] - two[0]) * (one[1] - two[1]) < 0 for one, two in pairs)
    return 100 * swapped / len(pairs)


def _both_ways(pool: ProcessPoolExecutor, found: Played) -> Iterator[Row]:
    """Play on from middling states and see whether good and bad ends can both be reached.

    What is good and bad is taken from the random policy, which stands for players of every kind:
    from its middling games, one policy must reach its best quarter and another its worst.
    """
    low, high = map(float, np.quantile(found.games["random"].overall, [0.25, 0.75]))
    for name, turn in (("half time", found.turns // 2), ("two thirds", found.early)):
        ends = _played_on(pool, found, turn)
        up = {policy: 100 * mean(end >= high for end in each) for policy, each in ends.items()}
        down = {policy: 100 * mean(end <= low for end in each) for policy, each in ends.items()}
        best, worst = max(up, key=up.__getitem__), max(down, key=down.__getitem__)
        told = (
            f"best quarter {up[best]:.0f} % by {best}, worst {down[worst]:.0f} % by {worst}, at"
            f" least {REACHED}; means {mean(ends[best]) / 100:.1f} and"
            f" {mean(ends[worst]) / 100:.1f}"
        )
        yield f"open before {name}", told, min(up[best], down[worst]) >= REACHED


def _played_on(pool: ProcessPoolExecutor, found: Played, turn: int) -> dict[str, list[int]]:
    """Return final scores by policy, from the most middling random games after a turn."""
    course = enumerate(found.course("random", turn))
    last = found.games["random"].turn
    games = sorted((score, seed) for seed, score in course if last[seed] > turn)
    first = max(0, (len(games) - MIDDLING) // 2)
    seeds = [seed for _, seed in games[first : first + MIDDLING]]
    ends: dict[str, list[int]] = {policy: [] for policy in POLICIES}
    decks, turns = [found.deck] * len(seeds), [turn + 1] * len(seeds)
    for branch in pool.map(play_branches, decks, seeds, turns):
        for policy, scores in branch.items():
            ends[policy] += scores
    return ends


def tell_policies(found: Played) -> None:
    """Print how scores and endings fall."""
    names = [each.id for each in tables_of(found.deck).scenario.model.endings]
    for policy, result in found.games.items():
        steps = " ".join(f"{float(row.mean()) / 100:3.0f}" for row in result.steps)
        endings = Counter(names[each] for each in result.ending)
        met = " ".join(f"{ending}:{count}" for ending, count in endings.most_common())
        print(f"  {policy:9} {found.mean_of(policy):6.2f} | {steps} | {met}")


def main() -> int:
    """Play, print, return the exit code."""
    parser = argparse.ArgumentParser(description="Measures whether the decks are balanced.")
    parser.add_argument("--games", type=int, default=1000)
    parser.add_argument("--asked", type=int, default=100)
    parser.add_argument("--decks", default="")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    # The tutorial of two turns is not a contest.
    names = [each.stem for each in deck_files(DECKS) if each.stem != "turn-zero"]
    wanted = options.decks.split(",") if options.decks else names
    met = True
    with ProcessPoolExecutor(options.workers) as pool:
        for deck in wanted:
            found = played(pool, deck, options.games, options.asked)
            print(f"{deck}: {options.games} games with each policy", flush=True)
            tell_policies(found)
            rows = [*reach(found), *no_best(found), *passivity(found)]
            if deck == "campaign":
                rows += simple_policies(found)
            for criterion, told, good in [*rows, *undecided(pool, found)]:
                met = met and good
                print(f"  {'met    ' if good else 'NOT MET'} {criterion}: {told}", flush=True)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
