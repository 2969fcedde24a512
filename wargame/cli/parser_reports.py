"""Describes the commands that write reports of sessions and hand them on."""

from __future__ import annotations

import argparse
from pathlib import Path

from wargame.cli.arguments import MARKING, Commands, add_command, add_file, add_json, add_save

RATINGS = ("P", "S", "M", "U", "N")
"""Names of `core.remarks.RATINGS`, said again so that `--help` need not import the engine."""


def add_reports(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add them."""
    _add_report(commands)
    _add_rate(commands)
    _add_actions(commands)
    _add_portfolio(commands)
    _add_archive(commands)


def _add_report(commands: Commands[argparse.ArgumentParser]) -> None:
    report = add_command(
        commands,
        "report",
        "reporting:report",
        "write the after-action report of a session, every sentence with its line of the record",
        "report SAVE --html report.html --pdf report.pdf --xlsx report.xlsx",
    )
    add_save(report)
    forms = report.add_argument_group("forms; without one, HTML beside the save")
    for name, says in (
        ("html", "one file, without scripts or anything from the network"),
        ("markdown", "for editing"),
        ("pdf", "by WeasyPrint (wargame[pdf]) or a Chromium that is there"),
        ("json", "every table, for programs"),
        ("xlsx", "every table, as a sheet each"),
    ):
        forms.add_argument(f"--{name}", type=Path, metavar="FILE", help=says)
    forms.add_argument("--csv", type=Path, metavar="DIR", help="every table, as a file each")
    report.add_argument(
        "--no-review",
        dest="review",
        action="store_false",
        help="leave out the review of decisions and the simulated games; it takes a second then",
    )
    _of_reviews(report)
    says = "write the improvement plan into NAME.actions.yaml beside the save"
    report.add_argument("--keep-plan", action="store_true", help=says)
    report.add_argument("--force", action="store_true", help="replace files that are there")


def _of_reviews(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--games", type=int, default=100, metavar="N", help="for each course")
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="processes; default: one a core"
    )
    says = "YAML by which ratings and findings are suggested"
    parser.add_argument("--rules", type=Path, metavar="FILE", help=says)
    parser.add_argument("--marking", default=MARKING, help="on every page")


def _add_rate(commands: Commands[argparse.ArgumentParser]) -> None:
    rate = add_command(
        commands,
        "rate",
        "rating:rate",
        "rate a step or an objective for the report, with a reason; it goes into the record",
        'rate SAVE step/3 S --reason "The talks were kept alive with nothing to offer."',
    )
    add_save(rate)
    rate.add_argument("subject", metavar="SUBJECT", help="step/ID or objective/ID")
    says = "P, S, M or U; N not observed; - goes back to what is suggested"
    rate.add_argument("rating", metavar="RATING", choices=(*RATINGS, "-"), help=says)
    rate.add_argument("--reason", required=True, metavar="TEXT", help="kept in the record")


def _add_actions(commands: Commands[argparse.ArgumentParser]) -> None:
    actions = add_command(
        commands,
        "actions",
        "acting:actions",
        "list, add and close the corrective actions of a session, kept in a file beside it",
        'actions SAVE --set neglect-17 --owner "Desk officer" --due 2027-03-31',
    )
    add_save(actions)
    what = actions.add_mutually_exclusive_group()
    what.add_argument("--add", metavar="TEXT", help="write a new action down")
    what.add_argument("--set", metavar="ID", help="change an action, or take on a suggested one")
    what.add_argument("--close", metavar="ID", help="it is done")
    what.add_argument("--reopen", metavar="ID", help="it is not done after all")
    for name, says in (
        ("text", "what is to be done"),
        ("area", "area for improvement it answers"),
        ("owner", "who does it"),
        ("due", "by when, as you say it"),
        ("note", "anything else"),
    ):
        actions.add_argument(f"--{name}", default="", metavar="TEXT", help=says)
    add_json(actions)


def _add_portfolio(commands: Commands[argparse.ArgumentParser]) -> None:
    portfolio = add_command(
        commands,
        "portfolio",
        "portfolio:portfolio",
        "lay several sessions side by side: profiles, what recurs, actions open and closed",
        "portfolio saves/*.jsonl --html portfolio.html --csv portfolio.csv",
    )
    add_save(portfolio, nargs="+")
    portfolio.add_argument("--html", type=Path, metavar="FILE", help="one file to hand on")
    portfolio.add_argument("--csv", type=Path, metavar="FILE", help="a row a session")
    says = "YAML by which findings are suggested"
    portfolio.add_argument("--rules", type=Path, metavar="FILE", help=says)
    portfolio.add_argument("--marking", default=MARKING, help="on every page")
    portfolio.add_argument("--force", action="store_true", help="replace files that are there")


def _add_archive(commands: Commands[argparse.ArgumentParser]) -> None:
    export = add_command(
        commands,
        "export",
        "archiving:export",
        "put a session, its deck and its report into one file that can be checked anywhere",
        "export SAVE group-one.zip",
    )
    add_save(export)
    add_file(export, "file", "archive to write")
    says = "leave the review of decisions out of the report in it"
    export.add_argument("--no-review", dest="review", action="store_false", help=says)
    _of_reviews(export)
    taken = add_command(
        commands,
        "import",
        "archiving:import_archive",
        "check an archive and copy its session into the saves",
        "import group-one.zip",
    )
    add_file(taken, "file", "archive, or a single session, that somebody handed on")
