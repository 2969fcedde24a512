"""The real streams are lent to several at once, and what stood there comes back at the end."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest

from wargame.analysis.streams import real_streams

Streams = tuple[io.StringIO, io.StringIO]


def replaced(monkeypatch: pytest.MonkeyPatch) -> Streams:
    """Put other streams in place, as a terminal interface does."""
    ours = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", ours[0])
    monkeypatch.setattr(sys, "stderr", ours[1])
    return ours


def test_the_first_that_leaves_takes_nothing_from_the_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A report is made while games are played to compare with, and either may end first."""
    ours = replaced(monkeypatch)
    first, second = ExitStack(), ExitStack()
    first.enter_context(real_streams())
    second.enter_context(real_streams())

    first.close()
    assert (sys.stdout, sys.stderr) == (sys.__stdout__, sys.__stderr__)

    second.close()
    assert (sys.stdout, sys.stderr) == ours


def test_it_holds_over_threads_and_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """However it ends."""
    ours = replaced(monkeypatch)
    seen: list[bool] = []

    def work() -> None:
        with real_streams():
            seen.append(sys.stderr is sys.__stderr__)

    def fail() -> None:
        with real_streams():
            thread = Thread(target=work)
            thread.start()
            thread.join()
            seen.append(sys.stderr is sys.__stderr__)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert seen == [True, True]
    assert (sys.stdout, sys.stderr) == ours


def test_a_pool_can_be_made_where_the_streams_are_no_files(tmp_path: Path) -> None:
    """The first process that a pool begins is the one that keeps count of semaphores."""
    script = tmp_path / "pool.py"
    script.write_text(
        "import io, sys\n"
        "class Unheard(io.StringIO):\n"
        "    def fileno(self): return -1\n"
        "if __name__ == '__main__':\n"
        "    from wargame.analysis.workers import workers\n"
        "    sys.stdout = sys.stderr = Unheard()\n"
        "    with workers(2) as pool:\n"
        "        told = pool.submit(abs, -7).result()\n"
        "    sys.__stdout__.write(str(told))\n"
    )
    told = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False
    )

    assert (told.stdout, told.stderr) == ("7", "")
