"""Writes a session as plain text, turn by turn: for reading, and for golden files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from rich.cells import cell_len

from wargame import linebreak
from wargame.core.events import Event
from wargame.core.rows import Tables
from wargame.core.views import ChangeLine, Entry
from wargame.figures import signed
from wargame.language import _
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
        yield _("A training model, not a forecast.")
    for turn, line, events in steps:
        for entry in teller.entries(turn, events):
            if only_turn in {None, entry.turn}:
                yield from _entry(entry, line)


def _entry(entry: Entry, line: int) -> Iterator[str]:
    if entry.kind in {"turn", "start", "ending"}:
        yield ""
        yield _("== {headline} (line {line})").format(headline=entry.headline, line=line)
    else:
        yield f"- [{entry.kind}] {entry.headline}"
    yield from _indented(entry.detail)
    if entry.odds:
        yield from _indented(_("Draw: {odds}.").format(odds=entry.odds))
    for change in entry.changes:
        yield f"    {_change(change)}"
    if entry.source:
        yield from _indented(_("Source: {source}").format(source=", ".join(entry.source)))


def _indented(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        wide = cell_len(paragraph) > len(paragraph)
        rows = linebreak.wrap(paragraph, WIDTH - 2) if wide else wrap(paragraph, WIDTH - 2)
        yield from (f"  {row}" for row in rows)


def _change(change: ChangeLine) -> str:
    asked = _(" (asked {asked})").format(asked=signed(change.asked)) if change.clipped else ""
    return f"{change.title} {change.before} -> {change.after}{asked}"
