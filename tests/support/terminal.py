"""Drives the program in a real pseudo-terminal, as a person with a keyboard would."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from time import monotonic

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 30
"""Seconds after which a screen that has not come is a failure."""
HOME, DOWN, ENTER, ESCAPE = "\x1b[H", "\x1b[B", "\r", "\x1b"


class Terminal:
    """The program in a terminal of some size, with what its screen shows."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24, **more: str) -> None:
        """Start `wargame` with some arguments and variables of the environment."""
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self._text = ""
        """What it showed when somebody last looked; empty if more has been painted since."""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "wargame", *arguments],
            cwd=str(ROOT),
            env=os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | more,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )

    def text(self) -> str:
        """Return what the screen shows."""
        self._text = self._text or "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    def take(self, seconds: float = 0.05) -> bool:
        """Take in what the program paints; false if it has ended."""
        try:
            painted = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._text = ""
        self.stream.feed(bytes(painted))  # type: ignore[arg-type]  # without an encoding it is bytes
        return True

    def see(self, *wanted: str) -> str:
        """Wait until the screen shows one of some texts, and return it."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            for text in wanted:
                if text in self.text():
                    return text
            if not self.take():
                break
        raise AssertionError(f"{wanted} did not come; the screen shows:\n{self.text()}")

    def leave(self, shown: str, key: str) -> None:
        """Press a key and wait until the screen no longer shows some text."""
        self.press(key)
        until = monotonic() + PATIENCE
        while shown in self.text():
            assert self.take(), f"it ended; the screen shows:\n{self.text()}"
            assert monotonic() < until, f"{shown} stays; the screen shows:\n{self.text()}"

    def settle(self) -> None:
        """Take in what is painted until the screen stays as it is for a moment."""
        shown = ""
        while shown != self.text():
            shown = self.text()
            self.take(0.3)

    def linger(self, seconds: float) -> None:
        """Take in what is painted for some time, whatever it is."""
        until = monotonic() + seconds
        while monotonic() < until:
            self.take(max(0.001, until - monotonic()))

    def press(self, *keys: str) -> None:
        """Press some keys."""
        for key in keys:
            self.child.send(key)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.child.kill(signal.SIGKILL)
        self.child.close(force=True)

    def wait(self) -> int | None:
        """Wait until the program has ended by itself and return its exit code."""
        until = monotonic() + PATIENCE
        while self.take():
            if monotonic() > until:
                self.kill()
                raise AssertionError(f"it did not end; the screen shows:\n{self.text()}")
        code: int | None = self.child.wait()
        return code
