"""Writes files for users: whole or not at all, and never over one that is there unasked."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from wargame.errors import BadInput, WargameError
from wargame.language import _


def refuse_existing(paths: list[Path], *, force: bool) -> None:
    """Raise BadInput if any of some files is there, unless it may be replaced."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        more = _(" and {n} more").format(n=len(there) - 1) if len(there) > 1 else ""
        raise BadInput(
            _("{path}: exists already{more}; choose another name, or give --force").format(
                path=there[0], more=more
            )
        )


def write_file(path: Path, data: bytes) -> None:
    """Write a file by way of another, so that a mishap leaves the old one as it was."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise WargameError(
            _("{path}: cannot be written ({reason}); choose another place").format(
                path=path, reason=reason
            )
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
