"""Puts bytes on the disk, so that what was said to be saved is saved."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from wargame.errors import WargameError
from wargame.language import _

_CLOSED = -1
_BINARY = getattr(os, "O_BINARY", 0)
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def sync(descriptor: int) -> None:
    """Wait until a file's content is on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync leaves the data in the drive's own cache; some file systems lack the flag.
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Windows has no way to ask for that."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise mishap(folder, error) from error


def create(path: Path, data: bytes) -> None:
    """Make a file with some content. Raises FileExistsError rather than touch one that exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            sync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(path.parent)
    except BaseException as error:
        path.unlink()
        if isinstance(error, OSError):
            raise mishap(path, error) from error
        raise


def cut(path: Path, size: int) -> None:
    """Shorten a file and wait until that is on the disk."""
    descriptor = os.open(path, os.O_WRONLY | _BINARY)
    try:
        os.ftruncate(descriptor, size)
        sync(descriptor)
    finally:
        os.close(descriptor)


def mishap(path: Path, error: OSError) -> WargameError:
    """Return what to tell the user when the disk refuses."""
    if error.errno in _FULL:
        what = _("the disk is full; nothing of this was saved: free some space and try it again")
    else:
        reason = error.strerror or str(error)
        what = _("cannot be written ({reason}); check the disk and the file's permissions").format(
            reason=reason
        )
    return WargameError(f"{path}: {what}")


class AppendFile:
    """A file that only grows, by whole pieces, each on the disk before `append` returns."""

    def __init__(self, path: Path, size: int) -> None:
        """Open a file that has this many bytes."""
        self.path = path
        self._size = size
        self._is_sound = True
        try:
            self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)
        except OSError as error:
            raise mishap(path, error) from error

    def append(self, data: bytes) -> None:
        """Add all of a piece or nothing of it. Raises WargameError if it cannot be saved."""
        self._check_untouched()
        self._is_sound = False
        try:
            self._write(data)
        except OSError as error:
            raise mishap(self.path, error) from error
        self._is_sound = True
        self._size += len(data)

    def _check_untouched(self) -> None:
        """Refuse to write where the file is not as this object left it."""
        if self._descriptor == _CLOSED:
            raise WargameError(
                _("{path}: the session is closed; resume it to go on").format(path=self.path)
            )
        if not self._is_sound:
            what = _("an earlier write failed; close the session and resume it")
            raise WargameError(f"{self.path}: {what}")
        status = os.fstat(self._descriptor)
        if not status.st_nlink:
            what = _("the file was deleted while the session was open; restore it and resume")
            raise WargameError(f"{self.path}: {what}")
        if status.st_size != self._size:
            what = _("another program changed the file; close the session and resume it")
            raise WargameError(f"{self.path}: {what}")

    def _write(self, data: bytes) -> None:
        try:
            if os.write(self._descriptor, data) != len(data):
                raise OSError(errno.ENOSPC, _("only a part was written"))
        except BaseException:
            os.ftruncate(self._descriptor, self._size)
            self._is_sound = True
            raise
        try:
            sync(self._descriptor)
        except BaseException:
            # Nobody knows what a disk holds that failed to sync: this file is not written again.
            os.ftruncate(self._descriptor, self._size)
            raise

    @property
    def is_closed(self) -> bool:
        """Whether the file was let go of."""
        return self._descriptor == _CLOSED

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        # The number is forgotten first: the system gives it to the next file that is opened.
        descriptor, self._descriptor = self._descriptor, _CLOSED
        if descriptor != _CLOSED:
            os.close(descriptor)
