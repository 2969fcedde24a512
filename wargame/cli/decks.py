"""Commands on decks: decks, deck check, deck lint, deck coverage, deck schema."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.output import say, say_json, table
from wargame.cli.places import decks_of
from wargame.errors import BadInput, DeckProblems, Problem
from wargame.language import _, spoken

if TYPE_CHECKING:
    from wargame.core.scenario import Scenario

SHOWN = 6
"""Carriers of one kind that are named; the rest is counted, and in the JSON."""


def decks(options: Namespace) -> int:
    """List the decks."""
    from wargame.deck.find import list_decks
    from wargame.deck.translated_list import told_in

    found = told_in(list_decks(decks_of(options)), spoken())
    if options.json:
        say_json([asdict(entry) | {"path": str(entry.path)} for entry in found])
        return 0
    rows = [
        (entry.path.stem, str(entry.turns), entry.title, entry.first_problem) for entry in found
    ]
    head = (_("name"), _("turns"), _("Title").lower(), _("problem"))
    table(head, rows)
    return 0


def check(options: Namespace) -> int:
    """Report every problem of decks; 0 if there is none."""
    from wargame.deck.load import check_paths

    paths: list[Path] = options.paths or list(decks_of(options))
    problems = check_paths(paths)
    if options.lang and not problems:
        problems = _untranslated(paths, options.lang)
    if problems:
        raise DeckProblems(problems)
    say(*[_("{path}: no problems").format(path=path) for path in paths])
    return 0


def _untranslated(paths: list[Path], language: str) -> tuple[Problem, ...]:
    """Return what is missing, out of date or unknown in the translations of decks."""
    from wargame.deck.folders import deck_files
    from wargame.deck.translation import translation_problems

    files = [each for path in paths for each in (deck_files(path) if path.is_dir() else (path,))]
    found = {problem for each in files for problem in translation_problems(each, language)}
    return tuple(sorted(found))


def translate(options: Namespace) -> int:
    """Write the translation of a deck or a model, or bring it up to date."""
    from wargame.deck.find import find_deck
    from wargame.deck.translation import update

    if not options.lang:
        raise BadInput(_("--lang: name the language to translate into, such as ja"))
    path, missing, stale = update(
        find_deck(options.deck, decks_of(options)), options.lang, is_model=options.model
    )
    say(
        _("{path}: {missing} texts are not translated, {stale} are out of date").format(
            path=path, missing=missing, stale=stale
        )
    )
    return 0


def lint(options: Namespace) -> int:
    """Report what an editor would send back; 0 if there is nothing."""
    from wargame.deck.lint import lint as read_over

    scenarios = _scenarios(options)
    findings = read_over(scenarios)
    say(*(findings or [_("{deck}: nothing to mend").format(deck=each.deck) for each in scenarios]))
    return 1 if findings else 0


def coverage(options: Namespace) -> int:
    """List what carries each claim; 0 only if none is empty."""
    from wargame.deck.coverage import coverage as cover

    covered = cover(_scenarios(options))
    empty = [each.claim.id for each in covered if each.is_empty]
    if options.json:
        say_json([{"claim": each.claim.id, **each.carriers} for each in covered])
        return 1 if empty else 0
    for each in covered:
        say(f"{each.claim.id}  {each.claim.says}")
        for kind, names in each.carriers.items():
            more = _(" and {n} more").format(n=len(names) - SHOWN) if len(names) > SHOWN else ""
            if names:
                say(f"    {len(names)} {kind}: {', '.join(names[:SHOWN])}{more}")
    say(
        *[
            _("essay/{name}: nothing carries this claim; cite it where it matters").format(
                name=name
            )
            for name in empty
        ]
    )
    return 1 if empty else 0


def _scenarios(options: Namespace) -> list[Scenario]:
    """Load the decks that were named, or all."""
    from wargame.deck.folders import deck_files
    from wargame.deck.load import load_scenario

    paths: list[Path] = options.paths or list(decks_of(options))
    files = [each for path in paths for each in (deck_files(path) if path.is_dir() else (path,))]
    return [load_scenario(path) for path in files]


def schema(options: Namespace) -> int:
    """Print the JSON Schema of a deck."""
    from wargame.deck.schema import deck_schema

    say_json(deck_schema())
    return 0


def help_deck(options: Namespace) -> int:
    """Show what `wargame deck` can do."""
    options.parser.print_help()
    return 0
