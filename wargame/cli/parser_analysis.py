"""Describes the commands that look into sessions and decks by playing them on."""

from __future__ import annotations

import argparse
from pathlib import Path

from wargame.cli.arguments import POLICIES, Commands, add_command, add_json, add_save


def add_analysis(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add them."""
    _add_simulate(commands)
    _add_review(commands)
    _add_rescore(commands)
    standing = add_command(
        commands,
        "standing",
        "standing:standing",
        "place a result among ten thousand simulated games of each policy",
        "standing SAVE",
    )
    add_save(standing)
    _workers(standing)
    add_json(standing)


def _workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="processes; default: one a core"
    )


def _add_simulate(commands: Commands[argparse.ArgumentParser]) -> None:
    simulate = add_command(
        commands,
        "simulate",
        "simulating:simulate",
        "play a deck many times by policies, and show how scores and endings fall",
        "simulate campaign --games 10000 --policy balanced,firm,cautious",
    )
    simulate.add_argument("deck", help="deck to play")
    simulate.add_argument("--games", type=int, default=1000, metavar="N", help="of each policy")
    simulate.add_argument(
        "--policy",
        default="balanced",
        metavar="P[,P...]",
        help=f"who plays: {', '.join(POLICIES)}; default: balanced",
    )
    simulate.add_argument("--seed", type=int, default=0, help="all games follow from it; default 0")
    simulate.add_argument("--cell", default="all", help="cell the policy holds; default: all")
    _workers(simulate)
    simulate.add_argument(
        "--cluster", default="", metavar="ADDRESS", help="Dask scheduler that plays them instead"
    )
    form = simulate.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--csv", action="store_true", help="print a row a game")


def _add_review(commands: Commands[argparse.ArgumentParser]) -> None:
    review = add_command(
        commands,
        "review",
        "reviewing:review",
        "judge every decision of a session, and tell choice from luck",
        "review SAVE --json",
    )
    add_save(review)
    review.add_argument(
        "--games", type=int, default=200, metavar="N", help="games for each course; default 200"
    )
    _workers(review)
    add_json(review)


def _add_rescore(commands: Commands[argparse.ArgumentParser]) -> None:
    rescore = add_command(
        commands,
        "rescore",
        "rescoring:rescore",
        "score a session again under other assumptions",
        "rescore SAVE --assumptions base,optimistic,my-view.yaml",
    )
    add_save(rescore)
    rescore.add_argument(
        "--assumptions",
        default="",
        metavar="A[,B...]",
        help="sets beside the model, or files; default: all sets of the model",
    )
    rescore.add_argument(
        "--games", type=int, default=100, metavar="N", help="games for each course; default 100"
    )
    _workers(rescore)
    add_json(rescore)


def add_audit(kinds: Commands[argparse.ArgumentParser]) -> None:
    """Add the audit to the commands on decks."""
    audit = add_command(
        kinds,
        "audit",
        "auditing:audit",
        "hold a deck against reach, choice, breadth, suspense and skill",
        "deck audit campaign --games 2000",
    )
    audit.add_argument("decks_named", nargs="+", metavar="DECK", help="deck to audit")
    audit.add_argument(
        "--games", type=int, default=1000, metavar="N", help="of each policy; default 1000"
    )
    audit.add_argument("--quick", action="store_true", help="leave out the look at every option")
    audit.add_argument(
        "--ahead", type=int, default=0, metavar="N", help="also play N games by looking ahead"
    )
    audit.add_argument(
        "--thresholds", type=Path, metavar="FILE", help="limits of your own, as YAML"
    )
    _workers(audit)
    add_json(audit)
