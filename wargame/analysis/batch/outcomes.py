"""Draws the outcomes of options in many games, with the odds as indicators have moved them."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.chance import Ints, picked
from wargame.analysis.batch.state import BatchState


def draw_outcome(state: BatchState, rows: Ints | None, number: Ints, drawn: Ints) -> Ints:
    """Return the outcome that each draw picks, of options by number."""
    tables = state.tables
    weights = outcome_weights(state, number, state.values, rows)
    return picked(weights, drawn, tables.weight)[0]


def outcome_weights(state: BatchState, number: Ints, values: Ints, rows: Ints | None) -> list[Ints]:
    """Return the weights of options' outcomes as they stand, 0 where there is no such outcome.

    `values` are those of all games, of which `rows` are meant.
    """
    options = state.tables.options
    weights = [each.take(number) for each in options.weights]
    if options.all_steady:
        return weights
    exists = [each > 0 for each in weights]
    points, games = state.tables.shifts.points, values.shape[1]
    where = np.arange(games) if rows is None else rows
    for outcome, value_rows, bases in options.shifts:
        weights[outcome] += points.take(
            _shift_spots(values, value_rows.take(number), where) + bases.take(number)
        )
    for weight, there in zip(weights, exists, strict=True):
        np.maximum(weight, there, out=weight)
    return weights


def _shift_spots(values: Ints, row: Ints, where: Ints) -> Ints:
    """Return one indicator of each game, which one by game."""
    by_row = values.flags.c_contiguous
    flat: Ints = (values if by_row else values.T).reshape(-1)
    spots = row * values.shape[1] + where if by_row else where * values.shape[0] + row
    found: Ints = flat.take(spots)
    return found
