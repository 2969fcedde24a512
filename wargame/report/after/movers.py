"""Says what moved a score: which answers, programmes and rules, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.core.plain import plain
from wargame.core.views import LedgerRow
from wargame.report.after.source import Source
from wargame.report.after.world_parts import Mover

_ANSWERS = {"option", "outcome", "neglect", "reaction", "cells"}
"""Causes whose id begins with an inject."""


def movers_of(source: Source, about: str) -> tuple[Mover, ...]:
    """Return every cause that moved a score, with all it moved; the strongest first.

    A rule that worked in several turns is told of with its first turn.
    """
    moved: dict[tuple[int, str, str], int] = {}
    first: dict[tuple[int, str, str], LedgerRow] = {}
    most: dict[tuple[int, str, str], LedgerRow] = {}
    often: dict[tuple[int, str, str], set[int]] = {}
    rows = [row for row in source.ledger if row.about == about and row.line <= source.ends[-1].line]
    for row, change in _settled(rows):
        # a rule works turn after turn and is one cause; all else happens once
        key = (0 if row.cause == "rule" else row.turn, *_cause(row))
        moved[key] = moved.get(key, 0) + change
        often.setdefault(key, set()).add(row.turn)
        most.setdefault(key, row)
        first.setdefault(key, row)
        if abs(row.after - row.before) > abs(most[key].after - most[key].before):
            most[key] = row
    ranked = sorted(moved, key=lambda key: (-abs(moved[key]), key))
    return tuple(
        Mover(
            text=_because(source, most[key]) + _often(often[key]),
            lasted=len(often[key]) > 1,
            change=moved[key],
            turn=first[key].turn,
            line=first[key].line,
            source=most[key].source,
        )
        for key in ranked
        if moved[key]
    )


def _settled(rows: Iterable[LedgerRow]) -> Iterator[tuple[LedgerRow, int]]:
    """Yield rows with what each moved, less what a gate took and gave back within one line.

    While a turn is worked off a condition may fail and hold again. No score ever stood at the cap
    then, so neither what shut the gate nor what opened it has moved the score by that much.
    """
    rows = tuple(rows)
    change = [row.after - row.before for row in rows]
    shut: int | None = None
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        if before is None or before.line != row.line:
            shut = None
        if row.note and change[index] < 0 and not (before and before.note):
            shut = index
        elif shut is not None and not row.note and change[index] > 0:
            back = min(-change[shut], change[index])
            change[shut] += back
            change[index] -= back
            shut = None
    return zip(rows, change, strict=True)


def _often(turns: set[int]) -> str:
    return f", at work in {len(turns)} turns" if len(turns) > 1 else ""


def _cause(row: LedgerRow) -> tuple[str, str]:
    """Return what a change is put down to: an answer with its outcome is one cause."""
    if row.cause in _ANSWERS:
        return "inject", row.cause_id.split("/")[0]
    return row.cause, row.cause_id


def _because(source: Source, row: LedgerRow) -> str:
    text = plain(row.because, lines=False)
    if row.cause == "rule":
        return f"the rule “{plain(source.teller.rules[row.cause_id].title, lines=False)}”"
    inject = row.cause_id.split("/")[0]
    if row.cause in _ANSWERS and inject in source.teller.injects:
        title = source.title_of(inject)
        return text if title in text else f"{title}: “{text}”"
    if row.cause == "initiative":
        title = plain(source.teller.initiatives[row.cause_id].title, lines=False)
        return f"the programme “{title}” ({text.removeprefix(title).removeprefix(': ')})"
    return text
