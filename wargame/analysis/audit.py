"""Holds a deck against what a good exercise needs: reach, choice, breadth, suspense, skill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from wargame.analysis.batch import BatchResult
from wargame.analysis.thresholds import Check, Thresholds
from wargame.core.scenario import Scenario
from wargame.figures import decimal

ONE_LINE = ("first", "cheapest", "cautious", "firm")
POLICIES = ("random", *ONE_LINE, "balanced")
"""Whose games an audit needs, with their paths and values kept."""

Games = Mapping[str, BatchResult]


def checks(scenario: Scenario, games: Games, limits: Thresholds) -> Iterator[Check]:
    """Yield the verdicts that rest on whole games."""
    yield _reach(scenario, games, limits)
    yield _picks(scenario, games, limits)
    yield _saturation(scenario, games, limits)
    yield _correlation(scenario, games["random"], limits)
    yield _early_endings(scenario, games["balanced"], limits)
    yield _explained(scenario, games, limits)
    yield _one_line(games, limits)
    yield _random(games, limits)


def _share(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0


def _reach(scenario: Scenario, games: Games, limits: Thresholds) -> Check:
    rare = []
    for index, inject in enumerate(scenario.injects):
        most = max(_share(int((g.seen[index] > 0).sum()), g.games) for g in games.values())
        if most < limits.least_reach:
            rare.append((most, inject.id))
    says = f"{len(scenario.injects) - len(rare)} of {len(scenario.injects)} injects reach players"
    return _check("reach", says, rare)


def _picks(scenario: Scenario, games: Games, limits: Thresholds) -> Check:
    rare, count = [], 0
    for index, inject in enumerate(scenario.injects):
        for number, option in enumerate(inject.options):
            count += 1
            shares = []
            for each in games.values():
                taken = each.taken[index]
                shares.append(_share(int((taken == number).sum()), int((taken >= 0).sum())))
            if not max(shares) or max(shares) < limits.least_picks:
                rare.append((max(shares), f"{inject.id}/{option.id}"))
    return _check(
        "choice", f"{count - len(rare)} of {count} options are taken by some policy", rare
    )


def _saturation(scenario: Scenario, games: Games, limits: Thresholds) -> Check:
    stuck = []
    for slot, indicator in enumerate(scenario.model.indicators):
        for end in (indicator.low, indicator.high):
            # all policies must agree, for a bad one may well run a world into the wall
            least = min(
                _share(int((g.values[slot] == end).sum()), g.games)
                for g in games.values()
                if g.values is not None
            )
            if least > limits.most_saturated:
                stuck.append((-least, f"{indicator.id} at {end}"))
    return _check("saturation", "indicators end inside their ranges", stuck)


def _correlation(scenario: Scenario, games: BatchResult, limits: Thresholds) -> Check:
    steps = [step.id for step in scenario.model.steps]
    close, most = [], 0.0
    for one in range(len(steps)):
        for two in range(one):
            together = _correlated(games.steps[one], games.steps[two])
            most = max(most, abs(together))
            if 100 * abs(together) > limits.most_correlation:
                close.append((-abs(together), f"steps {steps[two]} and {steps[one]}"))
    return _check("breadth", f"steps move together by at most {most:.2f} in random play", close)


def _correlated(one: np.ndarray, two: np.ndarray) -> float:
    first, second = one.astype(np.float64), two.astype(np.float64)
    if len(first) < 2 or not first.std() or not second.std():
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _decided_turn(scenario: Scenario, limits: Thresholds) -> int:
    """Return the last turn that is wholly before the part in which a game may be decided."""
    return max(1, scenario.turns * limits.decided_after // 100)


def _early_endings(scenario: Scenario, games: BatchResult, limits: Thresholds) -> Check:
    turn = _decided_turn(scenario, limits)
    share = _share(int((games.turn <= turn).sum()), games.games) if turn < scenario.turns else 0.0
    says = f"{share:.1f} % of balanced games have ended by turn {turn}"
    found = [(share, says)] if share > limits.most_early_endings else []
    return _check("early endings", says, found)


def _explained(scenario: Scenario, games: Games, limits: Thresholds) -> Check:
    turn = _decided_turn(scenario, limits)
    found, most = [], 0.0
    for policy, each in games.items():
        if each.scores is None or turn >= scenario.turns:
            continue
        going = each.turn > turn
        then = each.scores[turn - 1, -1, going]
        explained = 100 * _correlated(then, each.overall[going]) ** 2
        most = max(most, explained)
        if explained > limits.most_explained:
            found.append((-explained, f"{policy}: {explained:.0f} %"))
    says = f"the score of turn {turn} explains at most {most:.0f} % of the final one"
    return _check("suspense", says, found)


def _mean(games: BatchResult) -> float:
    return float(games.overall.mean())


def _one_line(games: Games, limits: Thresholds) -> Check:
    balanced = _mean(games["balanced"])
    shares = {name: _share(_mean(games[name]), balanced) for name in ONE_LINE}
    found = [
        (-share, f"{name}: {share:.0f} %")
        for name, share in shares.items()
        if share > limits.most_one_line
    ]
    best = max(shares, key=lambda name: shares[name])
    says = f"the best policy of one line, {best}, reaches {shares[best]:.0f} % of balanced"
    return _check("no simple recipe", says, found)


def _random(games: Games, limits: Thresholds) -> Check:
    share = _share(_mean(games["random"]), _mean(games["balanced"]))
    says = f"random play reaches {share:.0f} % of balanced"
    return _check("skill", says, [(share, says)] if share > limits.most_random else [])


def ahead(looked: list[int], balanced: list[int], limits: Thresholds) -> Check:
    """Return the verdict on what looking ahead brings, from games with the same luck."""
    share = _share(sum(looked), sum(balanced))
    says = (
        f"looking ahead brings {share:.0f} % of balanced: "
        f"{decimal(round(sum(looked) / len(looked)))} against "
        f"{decimal(round(sum(balanced) / len(balanced)))} in {len(looked)} games"
    )
    return _check("foresight", says, [(share, says)] if share < limits.least_ahead else [])


def _check(name: str, says: str, found: list[tuple[float, str]]) -> Check:
    ordered = tuple(text for _, text in sorted(found))
    return Check(name=name, is_met=not ordered, says=says, found=ordered)
