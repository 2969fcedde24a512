"""Helps to describe commands: folders, a save, JSON, help with an example."""

from __future__ import annotations

import argparse
import shutil
from functools import cache
from pathlib import Path

Commands = argparse._SubParsersAction
POLICIES = ("first", "random", "cautious", "firm", "cheapest", "passive", "balanced")
"""Names of `analysis.policies`, said again so that `--help` need not import the engine."""
MARKING = "EXERCISE EXERCISE EXERCISE"
"""On every page of a document unless another marking is asked for."""
LANGUAGES = ("en", "ja")
"""Names of `language.LANGUAGES`."""


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Add the folders and the language that every command takes."""
    keep = argparse.SUPPRESS
    parser.add_argument(
        "--saves", type=Path, metavar="DIR", default=keep, help="folder of the saves"
    )
    parser.add_argument(
        "--decks", type=Path, metavar="DIR", default=keep, help="the only folder of decks"
    )
    says = "language of the program and of new sessions; default: what your settings say"
    parser.add_argument("--lang", choices=LANGUAGES, default=keep, help=says)


def add_command(
    commands: Commands[argparse.ArgumentParser], name: str, run: str, says: str, example: str
) -> argparse.ArgumentParser:
    """Add a command with its help and an example."""
    parser = commands.add_parser(
        name,
        help=says,
        description=f"{says[:1].upper()}{says[1:]}.",
        epilog=f"example: wargame {example}",
        formatter_class=_formatter,
    )
    parser.set_defaults(run=run)
    add_folders(parser)
    return parser


@cache
def _width() -> int:
    return shutil.get_terminal_size().columns - 2


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return what writes help; argparse asks for one, and for the width, at every argument."""
    return argparse.HelpFormatter(prog, width=_width())


def add_save(parser: argparse.ArgumentParser, name: str = "save", **more: object) -> None:
    """Add a save to name."""
    says = "file name of a save, its beginning, or a path"
    parser.add_argument(name, metavar=name.upper(), help=says, **more)  # type: ignore[arg-type]  # nargs


def add_json(parser: argparse._ActionsContainer) -> None:
    """Add the switch for programs."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def add_point(parser: argparse.ArgumentParser, turn: str, line: str) -> None:
    """Add a point of a session, by its turn or its line; the texts say what each means."""
    point = parser.add_mutually_exclusive_group(required=True)
    point.add_argument("--turn", type=int, metavar="N", help=turn)
    point.add_argument("--line", type=int, metavar="N", help=line)


def add_file(parser: argparse.ArgumentParser, name: str, says: str) -> None:
    """Add a file to name; shells complete it."""
    action = parser.add_argument(name, type=Path, metavar="FILE", help=says)
    # What shtab calls FILE; importing it here would make every command slower.
    action.complete = _FILES  # type: ignore[attr-defined]  # shtab's own way


_FILES = {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}
