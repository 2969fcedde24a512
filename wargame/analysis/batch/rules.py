"""Runs the slow forces of the model in many games at the end of a turn."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.conditions import Held
from wargame.analysis.batch.layout import move_derived, work_out
from wargame.analysis.batch.numbers import weigh
from wargame.analysis.batch.rows import Drift
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.view import View

Move = tuple[int, "int | Ints", Held]
"""Row, what is added to it, and in which games."""


def apply_rules(state: BatchState) -> None:
    """Run the dynamics. All rules read the state as it stood before the first of them."""
    view = View(state)
    moves: list[Move] = []
    for rule in state.tables.rules:
        held = True if rule.when is None else rule.when.test(view)
        if held is False:
            continue
        moves += [(row, by, held) for row, by in rule.effects]
        moves += [(drift.row, _drift(state, drift), held) for drift in rule.drifts]
    layout, values = state.tables.layout, state.values
    stale: set[int] = set()
    for row, by, held in moves:
        if row < layout.plain:
            _move(state, row, by, held)
            stale.update(layout.feeds[row])
        else:
            move_derived(layout, values, row - layout.plain, _where(state, by, held))
            stale.discard(row - layout.plain)
    for derived in sorted(stale):
        work_out(layout, values, derived)


def _drift(state: BatchState, drift: Drift) -> Ints:
    """Return how far an indicator moves towards its target."""
    tables = state.tables
    gap: Ints = np.subtract(
        weigh(state.values, drift.toward, tables.wide), state.values[drift.row], dtype=tables.wide
    )
    np.clip(gap, *drift.ends, out=gap)
    moved: Ints = gap.astype(tables.layout.type)
    return moved


def _where(state: BatchState, by: int | Ints, held: Held) -> Ints:
    """Return a change as a column that is 0 where its rule does not hold."""
    column: Ints = np.multiply(
        np.broadcast_to(held, state.size), by, dtype=state.tables.layout.type
    )
    return column


def _move(state: BatchState, row: int, by: int | Ints, held: Held) -> None:
    """Move a measured indicator within its range."""
    layout = state.tables.layout
    value = state.values[row]
    if held is True:
        value += by
    else:
        value += np.multiply(held, by, dtype=layout.type)
    value.clip(*layout.ends[row], out=value)
