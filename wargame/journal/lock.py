"""Keeps a save to one writer at a time, over windows, processes and crashes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.errors import WargameError
from wargame.journal.disk import mishap
from wargame.language import _

if TYPE_CHECKING:
    from filelock import BaseFileLock


def lock_path(save: Path) -> Path:
    """Return the file beside a save that its writer locks."""
    return save.with_name(f"{save.name}.lock")


def lock(save: Path) -> BaseFileLock:
    """Lock a save for writing. Raises WargameError if another window has it.

    The operating system drops the lock of a process that dies, so none is ever left behind; the
    file beside the save stays, because removing it could let two writers in.
    """
    from filelock import FileLock, Timeout

    path = lock_path(save)
    held = FileLock(path, thread_local=False)
    try:
        held.acquire(timeout=0)
    except Timeout as error:
        raise WargameError(
            _(
                "{name}: this session is open in another window{holder}; close it there, or play "
                "on from a copy: `wargame branch {name}`"
            ).format(name=save.name, holder=_holder(path))
        ) from error
    except OSError as error:
        raise mishap(path, error) from error
    # On Windows the locked file cannot be written; then nobody is told the number.
    with suppress(OSError):
        path.write_text(f"{os.getpid()}\n", encoding="ascii")
    return held


def _holder(path: Path) -> str:
    try:
        number = path.read_bytes()[:20].decode("ascii").strip()
    except (OSError, ValueError):
        return ""
    return _(" (pid {number})").format(number=number) if number.isdecimal() else ""
