"""The command that audits a deck: `wargame deck audit`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import asdict
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json
from wargame.cli.places import decks_of
from wargame.errors import BadInput
from wargame.language import _

if TYPE_CHECKING:
    from wargame.analysis.thresholds import Check, Thresholds
    from wargame.core.scenario import Scenario

SHOWN = 8
"""Findings of one check that are named; the rest is counted, and in the JSON."""
POSITION_GAMES = 48
"""Games played on from each course of a position."""
SEARCHED = 10
"""Games in which positions are looked for, for each position wanted of an inject."""


def audit(options: Namespace) -> int:
    """Audit decks; 0 only if every check of every deck is met."""
    from wargame.analysis.thresholds import Thresholds
    from wargame.analysis.workers import workers
    from wargame.deck.find import find_deck
    from wargame.deck.load import load_scenario
    from wargame.deck.thresholds import read_thresholds

    if options.games < 2:
        raise BadInput(
            _("--games: {games} is too few; play at least 2").format(games=options.games)
        )
    limits = Thresholds(**read_thresholds(options.thresholds))
    scenarios = [load_scenario(find_deck(name, decks_of(options))) for name in options.decks_named]
    told: dict[str, list[Check]] = {}
    with workers(options.workers) as executor:
        for scenario in scenarios:
            told[scenario.deck] = list(_checks(scenario, limits, options, executor))
    if options.json:
        say_json({deck: [asdict(each) for each in every] for deck, every in told.items()})
    else:
        _tell(told)
    return 0 if all(each.is_met for every in told.values() for each in every) else 1


def _checks(
    scenario: Scenario, limits: Thresholds, options: Namespace, executor: Executor
) -> Iterator[Check]:
    from wargame.analysis.audit import POLICIES, checks
    from wargame.analysis.audit_positions import judged, positions
    from wargame.analysis.batch import Keep
    from wargame.analysis.simulation import Plan, gathered, run
    from wargame.cli.progress import progress
    from wargame.core.tables import compile_tables

    plan = Plan(
        scenario=scenario,
        policies=POLICIES,
        games=options.games,
        keep=Keep(paths=True, values=True),
    )
    parts = []
    with progress(
        _("{deck}: games").format(deck=scenario.deck), options.games * len(POLICIES)
    ) as advance:
        for piece, result in run(plan, executor):
            parts.append((piece, result))
            advance(piece.games)
    yield from checks(scenario, gathered(parts, POLICIES), limits)
    tables = compile_tables(scenario)
    if limits.positions and not options.quick:
        found = positions(tables, limits.positions, SEARCHED * limits.positions)
        yield from judged(tables, found, executor, POSITION_GAMES, limits)
    if options.ahead:
        yield _foresight(scenario, limits, options.ahead, executor)


def _foresight(scenario: Scenario, limits: Thresholds, games: int, executor: Executor) -> Check:
    """Play some games by looking ahead and by balance, on the same luck."""
    from wargame.analysis.audit import ahead
    from wargame.analysis.staff import play_ahead
    from wargame.cli.progress import progress

    looked, balanced = [], []
    begun = [executor.submit(play_ahead, scenario, seed) for seed in range(games)]
    with progress(_("{deck}: looking ahead").format(deck=scenario.deck), games) as advance:
        for future in begun:
            one, other = future.result()
            looked.append(one)
            balanced.append(other)
            advance(1)
    return ahead(looked, balanced, limits)


def _tell(told: dict[str, list[Check]]) -> None:
    for deck, every in told.items():
        say(f"{deck}:")
        for each in every:
            say(f"  {'met    ' if each.is_met else 'NOT MET'}  {each.name}: {each.says}")
            more = len(each.found) - SHOWN
            say(*[f"             {text}" for text in each.found[:SHOWN]])
            if more > 0:
                say(_("             and {n} more").format(n=more))
