"""Commands on what the user prefers: settings, keys."""

from __future__ import annotations

from argparse import Namespace

from wargame.cli.output import say, say_json, table
from wargame.cli.places import preferences_of
from wargame.errors import DeckProblems, Problem
from wargame.language import _


def settings(options: Namespace) -> int:
    """Print every setting, what could be chosen and where it comes from; 2 if a file is damaged."""
    from wargame.preferences import KINDS

    found = preferences_of(options)
    now = found.settings
    if options.json:
        say_json(
            {
                "file": found.place,
                "settings": {
                    kind.name: {
                        "value": now[kind.name],
                        "choices": list(kind.choices),
                        "from": now.origins.get(kind.name, "default"),
                    }
                    for kind in KINDS
                },
                "problems": [str(each) for each in found.problems],
            }
        )
        return 2 if found.problems else 0
    rows = [
        (
            kind.name,
            now[kind.name],
            ", ".join(kind.choices),
            _(now.origins.get(kind.name, "default")),
        )
        for kind in KINDS
    ]
    table((_("setting"), _("value"), _("choices"), _("from")), rows)
    say("", _("The file: {file}").format(file=found.place))
    if found.problems:
        raise DeckProblems(found.problems)
    return 0


def keys(options: Namespace) -> int:
    """Print every command with its keys; 2 if the user's own file has mistakes."""
    from wargame.tui.commands import ALL
    from wargame.tui.keymap import read_keymap

    found = preferences_of(options)
    keymap, complaints = read_keymap(found.keys)
    problems = list(found.problems)
    for one in complaints:
        place = found.keys_read[one.name]
        problems.append(
            place.problem(one.what) if one.is_about_keys else place.key_problem(one.what)
        )
    commands = [(where, command) for where in ALL for command in where.commands]
    if options.json:
        say_json(
            {
                "file": str(found.keys_place),
                "commands": [
                    {
                        "name": where.id_of(one),
                        "keys": keymap.keys(where, one).split(","),
                        "title": _(one.title),
                        "help": _(one.help),
                        "own": where.id_of(one) in keymap.own,
                    }
                    for where, one in commands
                ],
                "problems": [str(each) for each in problems],
            }
        )
        return 2 if problems else 0
    table(
        (_("name"), _("keys"), _("what it does")),
        [(where.id_of(one), keymap.keys(where, one), _(one.help)) for where, one in commands],
    )
    says = _("Map keys anew in {file}, a line each, such as `situation-room.end_turn: f5`.")
    say("", says.format(file=found.keys_place))
    return _tell(problems)


def _tell(problems: list[Problem]) -> int:
    if problems:
        raise DeckProblems(tuple(problems))
    return 0
