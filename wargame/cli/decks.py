"""Commands on decks: decks, deck check, deck schema."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from wargame.cli.output import say, say_json, table
from wargame.cli.places import decks_of
from wargame.errors import DeckProblems


def decks(options: Namespace) -> int:
    """List the decks."""
    from wargame.deck.find import list_decks

    found = list_decks(decks_of(options))
    if options.json:
        say_json([asdict(entry) | {"path": str(entry.path)} for entry in found])
        return 0
    rows = [
        (entry.path.stem, str(entry.turns), entry.title, entry.first_problem) for entry in found
    ]
    table(("name", "turns", "title", "problem"), rows)
    return 0


def check(options: Namespace) -> int:
    """Report every problem of decks; 0 if there is none."""
    from wargame.deck.load import check_paths

    paths: list[Path] = options.paths or list(decks_of(options))
    problems = check_paths(paths)
    if problems:
        raise DeckProblems(problems)
    say(*[f"{path}: no problems" for path in paths])
    return 0


def schema(options: Namespace) -> int:
    """Print the JSON Schema of a deck."""
    from wargame.deck.schema import deck_schema

    say_json(deck_schema())
    return 0


def help_deck(options: Namespace) -> int:
    """Show what `wargame deck` can do."""
    options.parser.print_help()
    return 0
