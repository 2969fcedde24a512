"""The command that plays a deck many times: `wargame simulate`."""

from __future__ import annotations

import csv
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json, table
from wargame.cli.places import decks_of
from wargame.core.phrases import said
from wargame.core.suggestion import suggest
from wargame.errors import BadInput
from wargame.figures import decimal, percent
from wargame.language import _

if TYPE_CHECKING:
    from wargame.analysis.batch import BatchResult
    from wargame.analysis.distribution import Distribution, Spread
    from wargame.analysis.simulation import Piece, Plan

MOST_GAMES = 10_000_000
INTERRUPTED = 130


def simulate(options: Namespace) -> int:
    """Play a deck many times and print how scores, endings and tensions fall."""
    from wargame.analysis.simulation import gathered

    plan = _plan(options)
    parts, whole = _play(plan, options)
    games = gathered(parts, plan.policies)
    if not games:
        sys.stderr.write(_("stopped before any game was done\n"))
        return INTERRUPTED
    _print(plan, games, options)
    if not whole:
        done = min(sum(p.games for p, _ in parts if p.policy == each) for each in plan.policies)
        sys.stderr.write(
            _("stopped: at least {done} of {games} games of each policy\n").format(
                done=done, games=plan.games
            )
        )
    return 0 if whole else INTERRUPTED


def _plan(options: Namespace) -> Plan:
    from wargame.analysis.batch import Keep
    from wargame.analysis.simulation import Plan
    from wargame.cli.play import check_cell
    from wargame.core.chance import MASK
    from wargame.deck.find import find_deck
    from wargame.deck.load import load_scenario

    if not 1 <= options.games <= MOST_GAMES:
        raise BadInput(
            _("--games: {games} is out of range; choose 1 to {most}").format(
                games=options.games, most=MOST_GAMES
            )
        )
    if not 0 <= options.seed <= MASK:
        raise BadInput(
            _("--seed: {seed} is out of range; choose one from 0 to {most}").format(
                seed=options.seed, most=MASK
            )
        )
    scenario = load_scenario(find_deck(options.deck, decks_of(options)))
    check_cell(options.cell, scenario.cells)
    return Plan(
        scenario=scenario,
        policies=policies_of(options.policy),
        games=options.games,
        seed=options.seed,
        played=(options.cell,),
        keep=Keep(paths=not options.csv),
    )


def policies_of(text: str) -> tuple[str, ...]:
    """Return the policies named in a list with commas, each once. Raises BadInput."""
    from wargame.analysis.batch import BATCH_POLICIES

    names = tuple(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))
    known = ", ".join(BATCH_POLICIES)
    for name in names:
        if name not in BATCH_POLICIES:
            hint = said(suggest(name[:60], BATCH_POLICIES), _) or _("; choose from {known}").format(
                known=known
            )
            raise BadInput(
                _('--policy: there is no policy "{name}"{hint}').format(name=name[:60], hint=hint)
            )
    if not names:
        raise BadInput(_("--policy: name at least one of {known}").format(known=known))
    return names


def _play(plan: Plan, options: Namespace) -> tuple[list[tuple[Piece, BatchResult]], bool]:
    """Return the pieces that were played, and whether that is all of them."""
    from wargame.analysis.simulation import run
    from wargame.analysis.workers import workers
    from wargame.cli.progress import progress

    parts: list[tuple[Piece, BatchResult]] = []
    total = plan.games * len(plan.policies)
    with progress(_("games"), total) as advance:
        try:
            with workers(options.workers, options.cluster) as executor:
                for piece, result in run(plan, executor):
                    parts.append((piece, result))
                    advance(piece.games)
        except KeyboardInterrupt:
            return parts, False
    return parts, True


def _print(plan: Plan, games: dict[str, BatchResult], options: Namespace) -> None:
    from wargame.analysis.distribution import distribution

    if options.csv:
        _write_csv(plan, games)
        return
    model = plan.scenario.model
    told = [distribution(model, policy, each) for policy, each in games.items()]
    if options.json:
        say_json({"deck": plan.scenario.deck, "seed": plan.seed, "policies": _plain(told)})
    else:
        _tell(told)


def _plain(told: Iterable[Distribution]) -> list[dict[str, object]]:
    return [
        asdict(each)
        | {
            "steps": {step: asdict(fall) for step, fall in each.steps},
            "endings": dict(each.endings),
            "kinds": dict(each.kinds),
            "tensions": dict(each.tensions),
        }
        for each in told
    ]


def _write_csv(plan: Plan, games: dict[str, BatchResult]) -> None:
    """Write a row a game, with the seed by which `wargame autoplay` plays the same game."""
    from wargame.analysis.simulation import game_seeds

    model = plan.scenario.model
    steps = [f"step {each.id}" for each in model.steps]
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["policy", "game", "seed", "turns", "ending", *steps, "overall"])
    for policy, each in games.items():
        seeds = game_seeds(plan.seed, 0, each.games)
        for game in range(each.games):
            rows.writerow(
                [
                    policy,
                    game + 1,
                    int(seeds[game]),
                    int(each.turn[game]),
                    model.endings[each.ending[game]].id,
                    *[decimal(int(score)) for score in each.steps[:, game]],
                    decimal(int(each.overall[game])),
                ]
            )


def _tell(told: Sequence[Distribution]) -> None:
    say(_("Scores in points; percentiles over all games."))
    head = (
        *(_("policy"), _("games"), _("Score").lower(), _("mean"), _("sd")),
        *("5 %", "25 %", _("median"), "75 %", "95 %"),
    )
    table(head, [row for each in told for row in _score_rows(each)])
    say("", _("Endings, in percent of games."))
    endings = [name for name, _share in told[0].endings]
    came = [name for name in endings if any(dict(each.endings)[name] for each in told)]
    rows = [
        (each.policy, *[f"{percent(dict(each.endings)[name], each.games)}" for name in came])
        for each in told
    ]
    table((_("policy"), *came), rows)
    say("", _("Tension at the end of a turn: 10 %, median, 90 % of the games still going."))
    columns = (_("policy"), _("flashpoint"), _("turn 1"), _("half way"), _("last turn"))
    table(columns, _tension_rows(told))


def _score_rows(each: Distribution) -> Iterator[tuple[str, ...]]:
    falls = [(_("step {step}").format(step=step), fall) for step, fall in each.steps]
    for name, fall in [(_("overall"), each.overall), *falls]:
        yield (each.policy, str(each.games), name, *_figures(fall))


def _figures(fall: Spread) -> tuple[str, ...]:
    return tuple(decimal(each) for each in (fall.mean, fall.deviation, *fall.percentiles))


def _tension_rows(told: Iterable[Distribution]) -> Iterator[tuple[str, ...]]:
    for each in told:
        for place, turns in each.tensions:
            shown = (turns[0], turns[(len(turns) - 1) // 2], turns[-1])
            yield (each.policy, place, *[" ".join(map(str, turn[1:])) for turn in shown])
