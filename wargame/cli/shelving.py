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
from wargame.language import _


def rename(options: Namespace) -> int:
    """Give a session another title."""
    from wargame.clock import now

    path = save_of(options, options.save)
    title = shelf.rename(path, options.title, now)
    say(
        _("{name}: is called {title!r} now").format(name=path.name, title=title)
        if title
        else _("{name}: has no title now").format(name=path.name)
    )
    return 0


def duplicate(options: Namespace) -> int:
    """Copy sessions into new files."""
    from wargame.clock import now

    folder = saves_of(options)
    return _each(
        options,
        lambda path: _("copied to {name}").format(name=shelf.duplicate(path, folder, now).name),
    )


def archive(options: Namespace) -> int:
    """Put sessions away."""
    return _each(
        options,
        lambda path: _("archived; back with `{command}`").format(
            command=_back(shelf.archive(path))
        ),
    )


def trash(options: Namespace) -> int:
    """Put sessions into the trash."""
    return _each(
        options,
        lambda path: _("in the trash; back with `{command}`").format(
            command=_back(shelf.trash(path))
        ),
    )


def _back(path: Path) -> str:
    return f"wargame saves restore {path.stem}"


def _each(options: Namespace, do: Callable[[Path], str]) -> int:
    """Do something with every save that was named; tell about each that failed and go on."""
    failed: list[WargameError] = []
    for name in options.save:
        try:
            path = save_of(options, name)
            say(_("{title}: ").format(title=path.name) + do(path))
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
            say(
                _("{name}: is among the saves again").format(
                    name=shelf.restore(_away(name, folder), folder).name
                )
            )
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
        what = _(
            "is neither in the trash nor in the archive; `wargame saves --trashed` lists the one"
        )
        raise BadInput(_("{name!r}: {what}, `--archived` the other").format(name=name, what=what))
    return inside[0]


def empty_trash(options: Namespace) -> int:
    """Delete what is in the trash for good, after asking."""
    from wargame.journal.catalogue import save_paths

    folder = saves_of(options)
    names = [path.name for path in save_paths(folder / shelf.TRASH)]
    if not names:
        say(_("the trash is empty"))
        return 0
    if not options.yes:
        if not sys.stdin.isatty():
            raise BadInput(
                _("this deletes {n} sessions for good; say so with --yes").format(n=len(names))
            )
        say(*names)
        sys.stdout.write(_("Delete these {n} sessions for good? [y/N] ").format(n=len(names)))
        sys.stdout.flush()
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            say(_("nothing was deleted"))
            return 1
    say(_("{n} sessions deleted").format(n=shelf.empty_trash(folder)))
    return 0


def export(options: Namespace) -> int:
    """Copy a session to a file; a target that is an archive is packed as one."""
    if options.file.suffix == ".zip":
        from wargame.cli.archiving import export as pack

        return pack(options)
    path = save_of(options, options.save)
    record = shelf.export(path, options.file)
    say(_("{name}: copied to {file}").format(name=path.name, file=options.file))
    if record.damage is not None:
        raise WargameError(
            _("it was copied as it is, and it is damaged: {damage}").format(damage=record.damage)
        )
    return 0


def import_files(options: Namespace) -> int:
    """Copy a file into the saves; an archive is checked and its session copied."""
    from wargame.clock import now
    from wargame.journal.archive import is_archive

    if is_archive(options.file):
        from wargame.cli.archiving import import_archive

        return import_archive(options)
    path, record = shelf.import_file(options.file, saves_of(options), now)
    say(_("{name}: look at it with `wargame replay {stem}`").format(name=path.name, stem=path.stem))
    if record.damage is not None:
        raise WargameError(
            _("it was copied as it is, and it is damaged: {damage}").format(damage=record.damage)
        )
    return 0
