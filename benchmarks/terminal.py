"""Measures programs in a real pseudo-terminal: time to the first frame, from key to repaint."""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
from collections.abc import Sequence
from contextlib import suppress
from fcntl import ioctl
from pty import fork
from termios import TIOCSWINSZ
from time import monotonic

ROWS, COLUMNS = 40, 120
QUIET = 0.15
"""Seconds without output after which a frame counts as finished."""


class Terminal:
    """One program running in a pseudo-terminal of 120 by 40."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start the program."""
        self.begun = monotonic()
        self.pid, self.descriptor = fork()
        if not self.pid:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], list(command))  # noqa: S606 - benchmarks start what they name
        ioctl(self.descriptor, TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Return what comes within some seconds, or nothing."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self.descriptor, 1 << 16)
        except OSError:  # the program has ended
            return b""

    def until(self, marker: bytes, seconds: float = 20) -> float:
        """Return the seconds from the start until some text was painted."""
        seen = b""
        while monotonic() - self.begun < seconds:
            seen += self.read(0.5)
            if marker in seen:
                return monotonic() - self.begun
        raise TimeoutError(f"{marker!r} was not painted within {seconds} s")

    def settle(self) -> None:
        """Wait until nothing more is painted."""
        while self.read(QUIET):
            pass

    def press(self, key: bytes) -> float:
        """Return the seconds from a key to the first byte of its repaint."""
        self.settle()
        begun = monotonic()
        os.write(self.descriptor, key)
        if not self.read(2):
            raise TimeoutError(f"{key!r} repainted nothing")
        return monotonic() - begun

    def close(self) -> None:
        """End the program."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)


def first_frame(command: Sequence[str], marker: bytes) -> float:
    """Return the seconds until a program has painted a text."""
    terminal = Terminal(command)
    try:
        return terminal.until(marker)
    finally:
        terminal.close()


def key_times(
    command: Sequence[str], marker: bytes, before: Sequence[bytes], keys: Sequence[bytes]
) -> list[float]:
    """Return the seconds from each key to its repaint, after some keys that lead there."""
    terminal = Terminal(command)
    try:
        terminal.until(marker)
        for key in before:
            terminal.press(key)
        return sorted(terminal.press(key) for key in keys)
    finally:
        terminal.close()


MINIMAL = """
from textual.app import App
from textual.widgets import Input, Label

class Minimal(App):
    def compose(self):
        yield Label("MINIMAL")
        yield Input()

Minimal().run()
"""
MINIMAL_APP = (sys.executable, "-c", MINIMAL)
