"""The commands that hand a session on in one file: `wargame export` and `wargame import`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wargame.cli.output import say
from wargame.cli.places import save_of, saves_of
from wargame.errors import BadInput
from wargame.language import _

REPORT, ACTIONS = "report.html", "actions.yaml"


def export(options: Namespace) -> int:
    """Pack a session, its deck and its report; a target that is a session is copied as one."""
    from wargame.clock import now
    from wargame.journal.archive import SUFFIX, pack

    target: Path = options.file
    if target.suffix == ".jsonl":
        from wargame.cli.shelving import export as copy

        return copy(options)
    path = save_of(options, options.save)
    if target.is_dir():
        target = target / f"{path.stem}{SUFFIX}"
    if target.exists():
        raise BadInput(_("{target}: exists already; choose another name").format(target=target))
    pack(path, target, _extras(path, options), now())
    say(_("{target}: check it anywhere with `wargame verify {target}`").format(target=target))
    return 0


def _extras(path: Path, options: Namespace) -> dict[str, bytes]:
    from wargame.cli.reporting import made_of
    from wargame.report.after.actions import actions_path
    from wargame.report.after.files import html_bytes

    extras = {REPORT: html_bytes(made_of(path, options))}
    kept = actions_path(path)
    if kept.is_file():
        extras[ACTIONS] = kept.read_bytes()
    return extras


def import_archive(options: Namespace) -> int:
    """Check an archive and copy its session into the saves; a single session is copied too."""
    from wargame.clock import now
    from wargame.journal.archive import is_archive

    if not is_archive(options.file):
        from wargame.cli.shelving import import_files

        return import_files(options)
    from wargame.journal.archive_check import import_archive as take

    path, verdict, actions = take(options.file, saves_of(options), now)
    say(str(verdict))
    if actions:
        say(actions)
    say(_("{name}: look at it with `wargame replay {stem}`").format(name=path.name, stem=path.stem))
    return 0
