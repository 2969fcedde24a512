"""Commands that keep the saves in order: `wargame saves rename` and its kind."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from wargame.cli.output import say
from wargame.cli.places import save_of, saves_of
from wargame.errors import BadInput, WargameError
from wargame.journal import shelf


def rename(options: Namespace) -> int:
    """Give a session another title."""
    from wargame.clock import now

    path = save_of(options, options.save)
    title = shelf.rename(path, options.title, now)
    say(f"{path.name}: is called {title!r} now" if title else f"{path.name}: has no title now")
    return 0


def duplicate(options: Namespace) -> int:
    """Copy sessions into new files."""
    from wargame.clock import now

    folder = saves_of(options)
    return _each(options, lambda path: f"copied to {shelf.duplicate(path, folder, now).name}")


def archive(options: Namespace) -> int:
    """Put sessions away."""
    return _each(options, lambda path: f"archived; back with `{_back(shelf.archive(path))}`")


def trash(options: Namespace) -> int:
    """Put sessions into the trash."""
    return _each(options, lambda path: f"in the trash; back with `{_back(shelf.trash(path))}`")


def _back(path: Path) -> str:
    return f"wargame saves restore {path.stem}"


def _each(options: Namespace, do: Callable[[Path], str]) -> int:
    """Do something with every save that was named; tell about each that failed and go on."""
    failed: list[WargameError] = []
    for name in options.save:
        try:
            path = save_of(options, name)
            say(f"{path.name}: {do(path)}")
        except WargameError as error:
            failed.append(error)
    return _report(failed)


def _report(failed: list[WargameError]) -> int:
    for error in failed[1:]:
        sys.stderr.write(f"{error}\n")
    if failed:
        raise failed[0]
    return 0


def restore(options: Namespace) -> int:
    """Bring sessions back from the trash or the archive."""
    folder = saves_of(options)
    failed: list[WargameError] = []
    for name in options.save:
        try:
            say(f"{shelf.restore(_away(name, folder), folder).name}: is among the saves again")
        except WargameError as error:
            failed.append(error)
    return _report(failed)


def _away(name: str, folder: Path) -> Path:
    """Return the save in the trash or the archive that a name means."""
    from wargame.saves import find_save

    found = []
    for place in (shelf.TRASH, shelf.ARCHIVE):
        try:
            found.append(find_save(name, folder / place))
        except BadInput:
            continue
    inside = [each for each in found if each.parent.parent == folder]
    if not inside:
        what = "is neither in the trash nor in the archive; `wargame saves --trashed` lists the one"
        raise BadInput(f"{name!r}: {what}, `--archived` the other")
    return inside[0]


def empty_trash(options: Namespace) -> int:
    """Delete what is in the trash for good, after asking."""
    from wargame.journal.catalogue import save_paths

    folder = saves_of(options)
    names = [path.name for path in save_paths(folder / shelf.TRASH)]
    if not names:
        say("the trash is empty")
        return 0
    if not options.yes:
        if not sys.stdin.isatty():
            raise BadInput(f"this deletes {len(names)} sessions for good; say so with --yes")
        say(*names)
        sys.stdout.write(f"Delete these {len(names)} sessions for good? [y/N] ")
        sys.stdout.flush()
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            say("nothing was deleted")
            return 1
    say(f"{shelf.empty_trash(folder)} sessions deleted")
    return 0


def export(options: Namespace) -> int:
    """Copy a session to a file; a target that is an archive is packed as one."""
    if options.file.suffix == ".zip":
        from wargame.cli.archiving import export as pack

        return pack(options)
    path = save_of(options, options.save)
    record = shelf.export(path, options.file)
    say(f"{path.name}: copied to {options.file}")
    if record.damage is not None:
        raise WargameError(f"it was copied as it is, and it is damaged: {record.damage}")
    return 0


def import_files(options: Namespace) -> int:
    """Copy a file into the saves; an archive is checked and its session copied."""
    from wargame.clock import now
    from wargame.journal.archive import is_archive

    if is_archive(options.file):
        from wargame.cli.archiving import import_archive

        return import_archive(options)
    path, record = shelf.import_file(options.file, saves_of(options), now)
    say(f"{path.name}: look at it with `wargame replay {path.stem}`")
    if record.damage is not None:
        raise WargameError(f"it was copied as it is, and it is damaged: {record.damage}")
    return 0
