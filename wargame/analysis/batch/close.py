"""Closes a turn of many games: resolution, programmes, dynamics, scores, endings."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.chance import Bools, Ints, draws
from wargame.analysis.batch.conditions import column
from wargame.analysis.batch.initiatives import advance
from wargame.analysis.batch.numbers import weigh
from wargame.analysis.batch.result import Recorder
from wargame.analysis.batch.rows import Ending
from wargame.analysis.batch.rules import apply_rules
from wargame.analysis.batch.settle import settle
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.view import View
from wargame.core.rows import FULL


def close_turn(state: BatchState, recorder: Recorder) -> Ints | None:
    """Close the turn of all games.

    Returns the columns of the games that go on; None if all do.
    """
    settle(state, recorder)
    if state.tables.initiatives:
        advance(state)
    apply_rules(state)
    scoring = state.tables.scoring
    if recorder.paths:
        recorder.closed(state, *scoring.score(View(state)))
    ending, points = _endings(state)
    over = np.flatnonzero(ending >= 0)
    if not len(over):
        return None
    rows = None if len(over) == state.size else over
    steps, overall = scoring.score(View(state, rows))
    overall = np.clip(overall + points.take(over), 0, FULL)
    recorder.ended(state, over, ending.take(over), (steps, overall))
    return np.flatnonzero(ending < 0)


def _endings(state: BatchState) -> tuple[Ints, Ints]:
    """Return the index of the first ending that comes true, -1 if none does, and its points."""
    ending = np.full(state.size, -1, dtype=np.int8)
    points = np.zeros(state.size, dtype=np.int32)
    view = View(state)
    for index, each in enumerate(state.tables.endings):
        comes = column(True if each.when is None else each.when.test(view), state.size)
        comes = comes & (ending < 0)
        if each.odds is not None and comes.any():
            comes &= _drawn(state, each)
        ending[comes] = index
        points[comes] = each.points * 100
    if state.turn >= state.tables.scenario.turns:
        ending[ending < 0] = len(state.tables.endings) - 1
    return ending, points


def _drawn(state: BatchState, ending: Ending) -> Bools:
    """Return where the draw of an ending lets it come."""
    if ending.odds is None:
        return np.ones(state.size, dtype=np.bool_)
    percent = weigh(state.values, ending.odds, state.tables.wide)
    drawn: Bools = draws(state.roots, ending.hash) < np.clip(percent, 0, 100) * 100
    return drawn
