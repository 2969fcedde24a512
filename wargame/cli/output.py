"""Writes what commands have to say."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence


def say(*lines: str) -> None:
    """Write lines to the standard output."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def say_json(value: object) -> None:
    """Write one value as JSON, keys in order."""
    say(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table whose columns are as wide as their cells need, wide letters counted twice."""
    from rich.cells import cell_len

    body = [tuple(head), *[tuple(row) for row in rows]]
    widths = [max(cell_len(row[column]) for row in body) for column in range(len(head))]
    for row in body:
        cells = [
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        say("  ".join(cells).rstrip())
