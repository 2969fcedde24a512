"""Shows how far long work has come, where somebody can see it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from wargame.language import _


class _Lines:
    """Writes a line for each tenth of the work."""

    def __init__(self, what: str, total: int) -> None:
        self.what, self.total = what, total
        self.done = self.told = 0

    def __call__(self, more: int) -> None:
        self.done += more
        tenths = 10 * self.done // max(1, self.total)
        if tenths > self.told:
            self.told = tenths
            sys.stderr.write(
                _("{done} of {total} {what} done\n").format(
                    done=self.done, total=self.total, what=self.what
                )
            )
            sys.stderr.flush()


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Lend a function to be told how much more is done; the bar stands on the error stream.

    Where that is no terminal, a line is written for each tenth that is done.
    """
    if not sys.stderr.isatty():
        yield _Lines(what, total)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda more: bar.advance(task, more)
