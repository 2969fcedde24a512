"""Describes the commands that write what planners and rooms need of a deck."""

from __future__ import annotations

import argparse
from pathlib import Path

from wargame.cli.arguments import Commands, add_command


def add_documents(kinds: Commands[argparse.ArgumentParser]) -> None:
    """Add them to the commands on decks."""
    msel = add_command(
        kinds,
        "msel",
        "msel:msel",
        "write a deck's Master Scenario Events List for planners, in 21 columns",
        "deck msel taiwan-strait --xlsx msel.xlsx",
    )
    msel.add_argument("deck", metavar="DECK", help="name or file of a deck")
    msel.add_argument("--xlsx", type=Path, metavar="FILE", help="workbook to write")
    msel.add_argument("--csv", type=Path, metavar="FILE", help="CSV file to write; - prints it")
    msel.add_argument("--force", action="store_true", help="replace files that are there")
    sheet = add_command(
        kinds,
        "import",
        "msel:import_sheet",
        "take a planner's MSEL back into its deck, or begin a deck with one",
        "deck import msel.xlsx --onto taiwan-strait",
    )
    sheet.add_argument("sheet", metavar="FILE", type=Path, help="XLSX or CSV file")
    sheet.add_argument(
        "--onto", metavar="DECK", help="deck that gets the changes; default: a new one"
    )
    sheet.add_argument("--out", type=Path, metavar="PATH", help="deck file to write")
    sheet.add_argument("--yes", action="store_true", help="write without asking")
    new = sheet.add_argument_group("a new deck")
    new.add_argument("--model", default="five-steps", metavar="NAME", help="model folder beside it")
    new.add_argument("--title", default="", help="title; default: the name of the file")
    new.add_argument("--start", default="", metavar="2020-Q2", help="first turn on the calendar")
    new.add_argument("--turns", type=int, metavar="N", help="default: the last turn of the sheet")
    handouts = add_command(
        kinds,
        "handouts",
        "handouts:handouts",
        "write what lies on the tables: situation manual, handbook, inject cards, seat briefs",
        "deck handouts taiwan-strait --out handouts",
    )
    handouts.add_argument("deck", metavar="DECK", help="name or file of a deck")
    handouts.add_argument("--out", type=Path, metavar="FOLDER", required=True, help="where to")
    handouts.add_argument("--html", action="store_true", help="only HTML; default: both")
    handouts.add_argument("--markdown", action="store_true", help="only Markdown; default: both")
    handouts.add_argument("--marking", default="EXERCISE EXERCISE EXERCISE", help="on every page")
    handouts.add_argument("--force", action="store_true", help="replace files that are there")
