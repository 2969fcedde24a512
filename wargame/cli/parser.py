"""Describes the command line. Nothing heavy is imported, so help answers at once."""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

import wargame
from wargame.cli.arguments import (
    POLICIES,
    Commands,
    add_command,
    add_folders,
    add_json,
    add_save,
)
from wargame.cli.parser_analysis import add_analysis, add_audit
from wargame.cli.parser_documents import add_documents
from wargame.cli.parser_records import add_records
from wargame.cli.parser_reports import add_reports
from wargame.cli.parser_team import add_team

PREVIEWS = ("instructor", "standard", "realistic", "blind")
SHELLS = ("bash", "zsh", "tcsh")

_ABOUT = """\
A tabletop exercise of the US-Japan alliance: crises in the Taiwan Strait, around the
Senkakus and in Korea, scored against five steps. A training model, not a forecast.
"""
_EXAMPLES = """\
examples:
  wargame                                    open the game
  wargame play taiwan-strait --cell tokyo    begin a session as Tokyo
  wargame play turn-zero --plain             play by prompts, line by line
  wargame resume                             go on with the latest session
  wargame explain SAVE --step 3              why step 3 stands where it stands
  wargame replay SAVE --text                 read a session from start to end
  wargame report SAVE --html report.html     write the after-action report
  wargame rewind SAVE --turn 4               take back all since turn 4 began
  wargame compare SAVE OTHER                 where two sessions part, and what differed
  wargame autoplay taiwan-strait --policy balanced --seed 7
  wargame host taiwan-strait                 host an exercise for several cells
  wargame join 192.168.1.20:8765             take your seat in one

exit codes: 0 done, 1 the thing failed, 2 bad input
"""


@cache
def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; it is made once."""
    parser = argparse.ArgumentParser(
        prog="wargame",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"wargame {wargame.__version__}")
    parser.set_defaults(run="play:home", saves=None, decks=None, lang=None, ascii=False)
    add_folders(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_play(commands)
    add_records(commands)
    add_team(commands)
    add_reports(commands)
    _add_decks(commands)
    add_analysis(commands)
    _add_rest(commands)
    return parser


def _new(parser: argparse.ArgumentParser) -> None:
    """Add what a new session is begun with."""
    parser.add_argument("--cell", default="all", help="cell to hold; default: all, the whole")
    parser.add_argument("--seed", type=int, help="all luck follows from it; default: a fresh one")
    says = "difficulty; default: standard, or what your settings say"
    parser.add_argument("--preview", choices=PREVIEWS, help=says)
    parser.add_argument("--title", default="", help="what you call the session")


def _looks(parser: argparse.ArgumentParser) -> None:
    """Add how a session is shown."""
    parser.add_argument(
        "--ascii", action="store_true", help="ASCII letters only, also with --plain"
    )
    says = "prompts line by line, for screen readers and pipes"
    parser.add_argument("--plain", action="store_true", help=says)


def _add_play(commands: Commands[argparse.ArgumentParser]) -> None:
    play = add_command(
        commands, "play", "play:play", "begin a session in the terminal", "play taiwan-strait"
    )
    play.add_argument("deck", nargs="?", help="deck to play; without it the title screen opens")
    _new(play)
    _looks(play)
    resume = add_command(
        commands,
        "resume",
        "play:resume",
        "go on with a session, the latest if none is named",
        "resume 2026-11-24-taiwan",
    )
    add_save(resume, nargs="?")
    _looks(resume)
    auto = add_command(
        commands,
        "autoplay",
        "autoplay:autoplay",
        "let a policy play a session to its end",
        "autoplay taiwan-strait --policy balanced --seed 7",
    )
    auto.add_argument("deck", help="deck to play")
    auto.add_argument("--policy", choices=POLICIES, default="balanced", help="who plays")
    _new(auto)
    auto.add_argument("--save", type=Path, metavar="PATH", help="keep the session in this file")
    add_json(auto)


def _add_decks(commands: Commands[argparse.ArgumentParser]) -> None:
    decks = add_command(commands, "decks", "decks:decks", "list the decks", "decks --json")
    add_json(decks)
    deck = add_command(
        commands, "deck", "decks:help_deck", "check decks and write them with help", "deck check"
    )
    deck.set_defaults(parser=deck)
    kinds = deck.add_subparsers(title="commands", metavar="COMMAND")
    check = add_command(
        kinds,
        "check",
        "decks:check",
        "report every problem of decks at once",
        "deck check decks/taiwan-strait.yaml",
    )
    lint = add_command(
        kinds,
        "lint",
        "decks:lint",
        "read decks as an editor would: gaps, names, dates, phrases said twice",
        "deck lint decks/taiwan-strait.yaml",
    )
    coverage = add_command(
        kinds,
        "coverage",
        "decks:coverage",
        "list what carries each claim of the essay",
        "deck coverage",
    )
    add_json(coverage)
    for each in (check, lint, coverage):
        each.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="default: all decks")
    add_audit(kinds)
    translate = add_command(
        kinds,
        "translate",
        "decks:translate",
        "write the translation of a deck, or bring it up to date",
        "deck translate taiwan-strait --lang ja",
    )
    translate.add_argument("deck", help="deck to translate")
    says = "translate the model of the deck instead"
    translate.add_argument("--model", action="store_true", help=says)
    add_command(
        kinds,
        "schema",
        "decks:schema",
        "print a JSON Schema, so that editors check decks",
        "deck schema > deck.schema.json",
    )
    add_documents(kinds)


def _add_rest(commands: Commands[argparse.ArgumentParser]) -> None:
    book = add_command(
        commands,
        "reference",
        "reference:reference",
        "look up claims, words, and what moves any part of the model",
        "reference taiwan.tension",
    )
    book.add_argument("topic", nargs="*", metavar="TOPIC", help="default: the list of all topics")
    book.add_argument("--deck", metavar="DECK", help="deck whose model is told; default: the first")
    book.add_argument(
        "--injects",
        action="store_true",
        help="tell the options of all injects too, which players should not know beforehand",
    )
    add_json(book)
    doctor = add_command(
        commands,
        "doctor",
        "doctor:doctor",
        "say what the program runs on, which decks and saves it finds",
        "doctor",
    )
    add_json(doctor)
    settings = add_command(
        commands,
        "settings",
        "comfort:settings",
        "show what you prefer and where it comes from",
        "settings --json",
    )
    add_json(settings)
    keys = add_command(
        commands,
        "keys",
        "comfort:keys",
        "list every command of the screens with its keys, to map them anew",
        "keys --json",
    )
    add_json(keys)
    completion = add_command(
        commands,
        "completion",
        "completion:completion",
        "print shell completion",
        "completion bash > ~/.local/share/bash-completion/completions/wargame",
    )
    completion.add_argument("shell", choices=SHELLS)
