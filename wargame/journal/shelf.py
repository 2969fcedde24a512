"""Keeps a folder of saves in order: copies, archive, trash, files that come and go.

Nothing is ever written over, and nothing is lost but by emptying the trash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wargame.core.plain import plain
from wargame.core.remarks import TITLE_LIMIT, Titled, tidy
from wargame.errors import BadInput, WargameError
from wargame.journal import disk
from wargame.journal.catalogue import save_paths
from wargame.journal.chain import open_file
from wargame.journal.lines import BEFORE_STARTEX
from wargame.journal.lock import lock, lock_path
from wargame.journal.record import DamagedSave, Record, read
from wargame.journal.store import SUFFIX, Clock, Journal, create_file, new_name
from wargame.language import _

ARCHIVE, TRASH = ".archive", ".trash"
"""Folders inside the folder of the saves."""
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,99}\.jsonl")
_OWNER = "player"


def rename(path: Path, title: str, clock: Clock) -> str:
    """Give a session another title and return it; the file keeps its name and what it holds."""
    titled = tidy(Titled(title))
    journal, _, _ = Journal.open(path)
    try:
        journal.append_remark(BEFORE_STARTEX, titled, _OWNER, clock())
    finally:
        journal.close()
    return titled.title if isinstance(titled, Titled) else ""


def duplicate(path: Path, saves: Path, clock: Clock) -> Path:
    """Copy a session into a new file, called a copy. Raises DamagedSave."""
    record = read(path)
    if record.damage is not None:
        raise DamagedSave(record.damage)
    at = clock()
    made, held = create_file(saves, record.header.deck, at, _intact(record))
    held.release()
    name = (record.title or plain(record.scenario.title, lines=False))[: TITLE_LIMIT - 6]
    rename(made, _("{name}, copy").format(name=name), lambda: at)
    return made


def archive(path: Path) -> Path:
    """Put a session away, where lists do not show it; return where it is."""
    return move(path, path.parent / ARCHIVE)


def trash(path: Path) -> Path:
    """Put a session into the trash; return where it is."""
    return move(path, path.parent / TRASH)


def restore(path: Path, saves: Path) -> Path:
    """Bring a session back from the archive or the trash; return where it is."""
    return move(path, saves)


def empty_trash(saves: Path) -> int:
    """Delete what is in the trash for good; return how many sessions that were."""
    folder = saves / TRASH
    gone = 0
    for path in save_paths(folder):
        with _alone(path):
            for each in (path, *_scraps(path)):
                _delete(each)
        gone += 1
    return gone


def export(path: Path, target: Path) -> Record:
    """Copy a save to a file that does not exist yet.

    An unfinished last line is left out; damage goes along, since somebody may mend it.

    Returns:
        What was read, to tell what is wrong with it.
    """
    record = read(path)
    if target.is_dir():
        target /= path.name
    data = _intact(record) if record.damage is None else path.read_bytes()
    _create(target, data)
    return record


def import_file(source: Path, saves: Path, clock: Clock) -> tuple[Path, Record]:
    """Copy a file into the folder of the saves, once it has been read.

    Returns:
        Where it is, and what was read. Raises DamagedSave if it is no session at all.
    """
    record = read(source)
    data = _intact(record) if record.damage is None else source.read_bytes()
    disk.make_folder(saves)
    name = (
        source.name if _SAFE_NAME.fullmatch(source.name) else new_name(record.header.deck, clock())
    )
    if (saves / name).is_file() and (saves / name).read_bytes() == data:
        raise BadInput(
            _("{name}: is in {saves} already; nothing was changed").format(name=name, saves=saves)
        )
    target = _free(saves, name)
    _create(target, data)
    return target, record


def _intact(record: Record) -> bytes:
    with open_file(record.path) as file:
        return file.read(record.size)


def _create(target: Path, data: bytes) -> None:
    try:
        disk.create(target, data)
    except FileExistsError as error:
        raise BadInput(
            _("{target}: exists already; choose another name").format(target=target)
        ) from error
    except FileNotFoundError as error:
        raise BadInput(
            _("{parent}: there is no such folder; make it first").format(parent=target.parent)
        ) from error
    except OSError as error:
        raise disk.mishap(target, error) from error


def move(path: Path, folder: Path) -> Path:
    """Move a save and the scraps that belong to it, under a name that is free there."""
    disk.make_folder(folder)
    with _alone(path):
        target = _free(folder, path.name)
        scraps = _scraps(path)
        _place(path, target)
        for scrap in scraps:
            _place(scrap, target.with_name(target.name + scrap.name.removeprefix(path.name)))
    return target


def _place(path: Path, target: Path) -> None:
    """Move a file onto a name that was free, without ever replacing another file."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError as error:
        raise WargameError(
            _("{target}: appeared just now; try it again").format(target=target)
        ) from error
    except OSError as error:
        raise disk.mishap(target, error) from error
    try:
        path.replace(target)
    except OSError as error:
        target.unlink()
        raise disk.mishap(target, error) from error
    disk.sync_folder(target.parent)


def _free(folder: Path, name: str) -> Path:
    """Return the first name like this one that is free in a folder."""
    stem, number = name.removesuffix(SUFFIX), 2
    target = folder / name
    while target.exists():
        target = folder / f"{stem}~{number}{SUFFIX}"
        number += 1
    return target


def _scraps(path: Path) -> list[Path]:
    """Return the unfinished lines that were set aside from a save."""
    start = f"{path.name}.torn-"
    return sorted(each for each in path.parent.iterdir() if each.name.startswith(start))


def _delete(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise WargameError(
            _("{path}: cannot be deleted ({strerror})").format(path=path, strerror=error.strerror)
        ) from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of a save that is about to leave its place, and take the lock file away.

    While a save is in its place its lock file must stay. Once it is gone nobody can write it there.
    """
    if not path.is_file():
        raise BadInput(
            _("{name}: there is no such save; `wargame saves` lists them").format(name=path.name)
        )
    held = lock(path)
    try:
        yield
        if not path.exists():
            with suppress(OSError):
                lock_path(path).unlink()
    finally:
        held.release()
