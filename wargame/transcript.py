"""Writes a session as plain text, turn by turn: for reading, and for golden files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from wargame.core.events import Event
from wargame.core.rows import Tables
from wargame.core.views import ChangeLine, Entry
from wargame.figures import signed
from wargame.presenters import Teller

WIDTH = 96
Told = tuple[int, int, Sequence[Event]]
"""Turn before, line of the record, and events of one command."""


def transcript(
    tables: Tables, steps: Iterable[Told], *, only_turn: int | None = None
) -> Iterator[str]:
    """Yield the lines of a session, or of one turn of it."""
    teller = Teller(tables.scenario)
    if only_turn is None:
        yield f"{tables.scenario.title} ({tables.scenario.deck} {tables.scenario.version})"
        yield "A training model, not a forecast."
    for turn, line, events in steps:
        for entry in teller.entries(turn, events):
            if only_turn in {None, entry.turn}:
                yield from _entry(entry, line)


def _entry(entry: Entry, line: int) -> Iterator[str]:
    if entry.kind in {"turn", "start", "ending"}:
        yield ""
        yield f"== {entry.headline} (line {line})"
    else:
        yield f"- [{entry.kind}] {entry.headline}"
    yield from _indented(entry.detail)
    if entry.odds:
        yield from _indented(f"Draw: {entry.odds}.")
    for change in entry.changes:
        yield f"    {_change(change)}"
    if entry.source:
        yield from _indented(f"Source: {', '.join(entry.source)}")


def _indented(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        yield from wrap(paragraph, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _change(change: ChangeLine) -> str:
    asked = f" (asked {signed(change.asked)})" if change.clipped else ""
    return f"{change.title} {change.before} -> {change.after}{asked}"
