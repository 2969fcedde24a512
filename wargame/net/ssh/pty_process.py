"""Runs a guest's program on a pseudo-terminal of its own. Nobody waits for it, nor it for anybody.

Where nobody reads what it draws, it is not read from either, and the program itself waits.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import signal
import struct
import termios
from asyncio.subprocess import Process
from collections.abc import Callable, Mapping, Sequence

_CHUNK = 1 << 15
MOST_WAITING = 1 << 18
"""Bytes of input that may wait for the program."""
_KINDLY = 3.0
"""Seconds that the process has to end when it is told to."""

Size = tuple[int, int]
"""Columns and lines."""


class PtyProcess:
    """One program and the host's end of its terminal."""

    def __init__(
        self, drawn: Callable[[bytes], None], ended: Callable[[int], None], size: Size
    ) -> None:
        """Prepare; `drawn` is told what the program draws, `ended` the code that it ended with."""
        self._drawn, self._ended = drawn, ended
        self._size = size
        self._loop = asyncio.get_running_loop()
        self._process: Process | None = None
        self._master = -1
        self._waiting = bytearray()
        self._finishing: asyncio.Task[None] | None = None

    async def start(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start the program. Raises OSError if the machine has no more to give."""
        self._master, slave = os.openpty()
        try:
            os.set_blocking(self._master, False)
            _set_size(self._master, self._size)
            _keep_keys_unseen(slave)
            self._process = await asyncio.create_subprocess_exec(
                *arguments,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env=dict(environment),
                start_new_session=True,
            )
        except BaseException:
            self._close()
            raise
        finally:
            os.close(slave)
        self.resume()

    def resume(self) -> None:
        """Read what the program draws."""
        if self._master >= 0 and self._process is not None and self._finishing is None:
            self._loop.add_reader(self._master, self._read)

    def pause(self) -> None:
        """Do not read for a while."""
        if self._master >= 0:
            self._loop.remove_reader(self._master)

    def _read(self) -> None:
        try:
            data = os.read(self._master, _CHUNK)
        except BlockingIOError:
            return
        except OSError:  # how Linux says that the program has let go of its terminal
            data = b""
        if data:
            self._drawn(data)
            return
        self.pause()
        self._finishing = self._loop.create_task(self._finish())

    async def _finish(self) -> None:
        assert self._process is not None  # noqa: S101 - it has drawn
        self._ended(await self._process.wait())

    def write(self, data: bytes) -> bool:
        """Hand keys to the program; tell whether there was room for them."""
        if len(self._waiting) + len(data) > MOST_WAITING:
            return False
        self._waiting += data
        self._write()
        return True

    def _write(self) -> None:
        if self._master < 0:
            return
        try:
            written = os.write(self._master, self._waiting) if self._waiting else 0
        except BlockingIOError:
            written = 0
        except OSError:
            written = len(self._waiting)
        del self._waiting[:written]
        if self._waiting:
            self._loop.add_writer(self._master, self._write)
        else:
            self._loop.remove_writer(self._master)

    def resize(self, size: Size) -> None:
        """Tell the program that its window has changed."""
        if size == self._size or self._master < 0 or self._process is None:
            return
        self._size = size
        _set_size(self._master, size)
        self._signal(signal.SIGWINCH)

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            if self._process is not None and self._process.returncode is None:
                self._process.send_signal(number)

    async def end(self) -> None:
        """End the program if it still runs, and give its terminal back."""
        self._close()
        self._signal(signal.SIGTERM)
        if self._process is not None:
            try:
                await asyncio.wait_for(self._process.wait(), _KINDLY)
            except TimeoutError:
                self._signal(signal.SIGKILL)
                await self._process.wait()

    def _close(self) -> None:
        if self._master >= 0:
            self._loop.remove_reader(self._master)
            self._loop.remove_writer(self._master)
            os.close(self._master)
            self._master = -1


def _set_size(terminal: int, size: Size) -> None:
    columns, lines = size
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def _keep_keys_unseen(terminal: int) -> None:
    """Echo nothing, so that keys that come before the first screen do not stand on it."""
    modes = termios.tcgetattr(terminal)
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, modes)
