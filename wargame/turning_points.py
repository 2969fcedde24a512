"""Sums up a session: which turns moved the overall score most, and what did it."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.core.rows import Tables
from wargame.core.views import LedgerRow
from wargame.explain import Line, ledger
from wargame.gateway import Summary, TurningPoint

_CHOSEN = ("option", "outcome", "neglect", "reaction", "cells", "initiative")
MOST_POINTS = 3


def summary(tables: Tables, lines: Iterable[Line]) -> Summary:
    """Return the turning points and the scores by turn of a session so far."""
    record = tuple(lines)
    return summary_of(ledger(tables, record, "overall"), record)


def summary_of(rows: Iterable[LedgerRow], lines: Iterable[Line]) -> Summary:
    """Return the same from the rows of the overall score that somebody may know."""
    return Summary(turning_points=_turning_points(rows), scores=_scores(lines))


def _scores(lines: Iterable[Line]) -> tuple[tuple[int, tuple[int, ...], int], ...]:
    from wargame.core.events import TurnClosed

    return tuple(
        (event.turn, event.steps, event.overall)
        for _, events in lines
        for event in events
        if isinstance(event, TurnClosed)
    )


def _turning_points(rows: Iterable[LedgerRow]) -> tuple[TurningPoint, ...]:
    """Return the answers, programmes and neglects that moved the overall score most."""
    moved: dict[tuple[int, str], int] = {}
    told: dict[tuple[int, str], LedgerRow] = {}
    for row in rows:
        if row.cause not in _CHOSEN:
            continue
        key = (row.turn, row.cause_id.split("/")[0])
        moved[key] = moved.get(key, 0) + row.after - row.before
        told[key] = row
    largest = sorted(moved, key=lambda key: (-abs(moved[key]), key))[:MOST_POINTS]
    return tuple(
        TurningPoint(
            turn=turn,
            headline=told[turn, key].because,
            change=moved[turn, key],
            because=told[turn, key].cause,
        )
        for turn, key in sorted(largest)
    )
