"""Describes the commands on saved sessions."""

from __future__ import annotations

import argparse

from wargame.cli.arguments import (
    MARKING,
    Commands,
    add_command,
    add_file,
    add_json,
    add_point,
    add_save,
)

SORTS = ("date", "title", "deck", "turn", "score", "ending", "seed", "file")
"""What a list of saves can be sorted by."""


def add_records(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands on saved sessions."""
    _add_saves(commands)
    replay = add_command(
        commands, "replay", "records:replay", "play a session back", "replay SAVE --text --turn 3"
    )
    add_save(replay)
    replay.add_argument("--turn", type=int, metavar="N", help="begin at this turn; text: only it")
    says = "print it instead of opening a screen"
    replay.add_argument("--text", "--plain", action="store_true", help=says)
    replay.add_argument("--ascii", action="store_true", help="ASCII letters only, also with --text")
    verify = add_command(
        commands,
        "verify",
        "records:verify_saves",
        "decide every command of a session again and compare",
        "verify saves/*.jsonl",
    )
    add_save(verify, nargs="+")
    add_json(verify)
    branch = add_command(
        commands,
        "branch",
        "records:branch_save",
        "begin a new session from a point of another",
        "branch SAVE --turn 4",
    )
    add_save(branch)
    add_point(branch, "keep all up to this turn's start", "keep all up to this line of the file")
    _add_changes(commands)
    explain = add_command(
        commands,
        "explain",
        "explaining:explain",
        "show every change of a step or an indicator, with its cause",
        "explain SAVE --indicator okinawa.goodwill",
    )
    add_save(explain)
    about = explain.add_mutually_exclusive_group()
    about.add_argument("--step", metavar="ID", help="a step, such as 3")
    about.add_argument("--indicator", metavar="NAME", help="an indicator, such as us.commitment")
    add_json(explain)


def _add_changes(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add what appends to a session that is not being played, and what compares two."""
    rewind = add_command(
        commands,
        "rewind",
        "changing:rewind",
        "take back what was played after a point; it stays in the record",
        'rewind SAVE --turn 4 --reason "the other answer"',
    )
    add_save(rewind)
    add_point(
        rewind,
        "back to where this turn began",
        "back to where this line of the file left the session",
    )
    rewind.add_argument("--reason", default="", help="kept in the record")
    annotate = add_command(
        commands,
        "annotate",
        "changing:annotate",
        "add a comment on a moment; it changes nothing else",
        'annotate SAVE --turn 3 "Why not ask Washington first?"',
    )
    add_save(annotate)
    add_point(annotate, "comment on how this turn began", "comment on this line of the file")
    annotate.add_argument("text", metavar="TEXT", help="what there is to say")
    compare = add_command(
        commands,
        "compare",
        "comparing:compare_saves",
        "show where two sessions of one deck part, and what differed after",
        "compare SAVE OTHER --json",
    )
    add_save(compare)
    add_save(compare, "other")
    add_json(compare)


def _add_saves(commands: Commands[argparse.ArgumentParser]) -> None:
    saves = add_command(
        commands,
        "saves",
        "records:saves",
        "list the saved sessions and keep them in order",
        "saves --sort score --search taiwan",
    )
    add_json(saves)
    saves.add_argument("--sort", choices=SORTS, default="date", help="default: the newest first")
    saves.add_argument("--search", default="", metavar="WORDS", help="only those with all of these")
    where = saves.add_mutually_exclusive_group()
    where.add_argument("--archived", action="store_true", help="those in the archive instead")
    where.add_argument("--trashed", action="store_true", help="those in the trash instead")
    kinds = saves.add_subparsers(title="commands", metavar="COMMAND")
    rename = add_command(
        kinds,
        "rename",
        "shelving:rename",
        "give a session another title",
        'saves rename SAVE "Group one"',
    )
    add_save(rename)
    rename.add_argument("title", metavar="TITLE", help="what you call it; empty takes it away")
    for name, says in (
        ("duplicate", "copy a session into a new file"),
        ("archive", "put sessions away, out of the list"),
        ("trash", "put sessions into the trash; nothing is deleted yet"),
        ("restore", "bring sessions back from the archive or the trash"),
    ):
        each = add_command(kinds, name, f"shelving:{name}", says, f"saves {name} SAVE")
        add_save(each, nargs="+")
    empty = add_command(
        kinds,
        "empty-trash",
        "shelving:empty_trash",
        "delete what is in the trash for good",
        "saves empty-trash --yes",
    )
    empty.add_argument("--yes", action="store_true", help="do not ask")
    export = add_command(
        kinds,
        "export",
        "shelving:export",
        "copy a session to a file, to be handed on",
        "saves export SAVE group-one.jsonl",
    )
    add_save(export)
    add_file(export, "file", "a file that is not there yet, or a folder; .zip makes an archive")
    export.set_defaults(review=True, games=100, workers=0, rules=None, marking=MARKING)
    imported = add_command(
        kinds,
        "import",
        "shelving:import_files",
        "copy files into the saves, once they have been read",
        "saves import group-one.jsonl",
    )
    add_file(imported, "file", "a session, or an archive, that somebody handed on")
