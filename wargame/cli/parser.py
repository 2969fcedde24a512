"""Describes the command line. Nothing heavy is imported, so help answers at once."""

from __future__ import annotations

import argparse
from pathlib import Path

import wargame

PREVIEWS = ("instructor", "standard", "realistic", "blind")
POLICIES = ("first", "random", "cautious", "firm", "cheapest", "balanced")
"""Names of `analysis.policies`, said again so that `--help` need not import the engine."""
SHELLS = ("bash", "zsh", "tcsh")

_ABOUT = """\
A tabletop exercise of the US-Japan alliance: crises in the Taiwan Strait, around the
Senkakus and in Korea, scored against five steps. A training model, not a forecast.
"""
_EXAMPLES = """\
examples:
  wargame                                    open the game
  wargame play taiwan-strait --cell tokyo    begin a session as Tokyo
  wargame resume                             go on with the latest session
  wargame explain SAVE --step 3              why step 3 stands where it stands
  wargame replay SAVE --text                 read a session from start to end
  wargame autoplay taiwan-strait --policy balanced --seed 7

exit codes: 0 done, 1 the thing failed, 2 bad input
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    from wargame.cli.parser_analysis import add_analysis

    parser = argparse.ArgumentParser(
        prog="wargame",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"wargame {wargame.__version__}")
    parser.set_defaults(run="play:home", saves=None, decks=None, ascii=False)
    _folders(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_play(commands)
    _add_records(commands)
    _add_decks(commands)
    add_analysis(commands)
    _add_rest(commands)
    return parser


Commands = argparse._SubParsersAction


def _folders(parser: argparse.ArgumentParser) -> None:
    keep = argparse.SUPPRESS
    parser.add_argument(
        "--saves", type=Path, metavar="DIR", default=keep, help="folder of the saves"
    )
    parser.add_argument(
        "--decks", type=Path, metavar="DIR", default=keep, help="the only folder of decks"
    )


def _command(
    commands: Commands[argparse.ArgumentParser], name: str, run: str, says: str, example: str
) -> argparse.ArgumentParser:
    """Add a command with its help and an example."""
    parser = commands.add_parser(
        name,
        help=says,
        description=f"{says[:1].upper()}{says[1:]}.",
        epilog=f"example: wargame {example}",
    )
    parser.set_defaults(run=run)
    _folders(parser)
    return parser


def _save(parser: argparse.ArgumentParser, **more: object) -> None:
    says = "file name of a save, its beginning, or a path"
    parser.add_argument("save", metavar="SAVE", help=says, **more)  # type: ignore[arg-type]  # nargs


def _json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def _new(parser: argparse.ArgumentParser) -> None:
    """Add what a new session is begun with."""
    parser.add_argument("--cell", default="all", help="cell to hold; default: all, the whole")
    parser.add_argument("--seed", type=int, help="all luck follows from it; default: a fresh one")
    parser.add_argument("--preview", choices=PREVIEWS, default="standard", help="difficulty")
    parser.add_argument("--title", default="", help="what you call the session")


def _add_play(commands: Commands[argparse.ArgumentParser]) -> None:
    play = _command(
        commands, "play", "play:play", "begin a session in the terminal", "play taiwan-strait"
    )
    play.add_argument("deck", nargs="?", help="deck to play; without it the title screen opens")
    _new(play)
    play.add_argument("--ascii", action="store_true", help="plain ASCII instead of symbols")
    resume = _command(
        commands,
        "resume",
        "play:resume",
        "go on with a session, the latest if none is named",
        "resume 2026-11-24-taiwan",
    )
    _save(resume, nargs="?")
    resume.add_argument("--ascii", action="store_true", help="plain ASCII instead of symbols")
    auto = _command(
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
    _json(auto)


def _add_records(commands: Commands[argparse.ArgumentParser]) -> None:
    saves = _command(commands, "saves", "records:saves", "list the saved sessions", "saves --json")
    _json(saves)
    replay = _command(
        commands, "replay", "records:replay", "play a session back", "replay SAVE --text --turn 3"
    )
    _save(replay)
    replay.add_argument("--turn", type=int, metavar="N", help="begin at this turn; text: only it")
    replay.add_argument("--text", action="store_true", help="print it instead of opening a screen")
    replay.add_argument("--ascii", action="store_true", help="plain ASCII instead of symbols")
    verify = _command(
        commands,
        "verify",
        "records:verify_saves",
        "decide every command of a session again and compare",
        "verify saves/*.jsonl",
    )
    _save(verify, nargs="+")
    _json(verify)
    branch = _command(
        commands,
        "branch",
        "records:branch_save",
        "begin a new session from a point of another",
        "branch SAVE --turn 4",
    )
    _save(branch)
    point = branch.add_mutually_exclusive_group(required=True)
    point.add_argument("--turn", type=int, metavar="N", help="keep all up to this turn's start")
    point.add_argument("--line", type=int, metavar="N", help="keep all up to this line of the file")
    explain = _command(
        commands,
        "explain",
        "explaining:explain",
        "show every change of a step or an indicator, with its cause",
        "explain SAVE --indicator okinawa.goodwill",
    )
    _save(explain)
    about = explain.add_mutually_exclusive_group()
    about.add_argument("--step", metavar="ID", help="a step, such as 3")
    about.add_argument("--indicator", metavar="NAME", help="an indicator, such as us.commitment")
    _json(explain)


def _add_decks(commands: Commands[argparse.ArgumentParser]) -> None:
    from wargame.cli.parser_analysis import add_audit

    decks = _command(commands, "decks", "decks:decks", "list the decks", "decks --json")
    _json(decks)
    deck = _command(
        commands, "deck", "decks:help_deck", "check decks and write them with help", "deck check"
    )
    deck.set_defaults(parser=deck)
    kinds = deck.add_subparsers(title="commands", metavar="COMMAND")
    check = _command(
        kinds,
        "check",
        "decks:check",
        "report every problem of decks at once",
        "deck check decks/taiwan-strait.yaml",
    )
    lint = _command(
        kinds,
        "lint",
        "decks:lint",
        "read decks as an editor would: gaps, names, dates, phrases said twice",
        "deck lint decks/taiwan-strait.yaml",
    )
    coverage = _command(
        kinds,
        "coverage",
        "decks:coverage",
        "list what carries each claim of the essay",
        "deck coverage",
    )
    _json(coverage)
    for each in (check, lint, coverage):
        each.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="default: all decks")
    add_audit(kinds)
    _command(
        kinds,
        "schema",
        "decks:schema",
        "print a JSON Schema, so that editors check decks",
        "deck schema > deck.schema.json",
    )


def _add_rest(commands: Commands[argparse.ArgumentParser]) -> None:
    book = _command(
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
    _json(book)
    doctor = _command(
        commands,
        "doctor",
        "doctor:doctor",
        "say what the program runs on, which decks and saves it finds",
        "doctor",
    )
    _json(doctor)
    completion = _command(
        commands,
        "completion",
        "completion:completion",
        "print shell completion",
        "completion bash > ~/.local/share/bash-completion/completions/wargame",
    )
    completion.add_argument("shell", choices=SHELLS)
