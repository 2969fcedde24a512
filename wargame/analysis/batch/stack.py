"""Puts games that begin from different worlds side by side, so that one run plays them all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wargame.analysis.batch.state import BatchState


def stacked(states: Sequence[BatchState]) -> BatchState:
    """Return the games of some states as those of one, in their order.

    The states are of one scenario, in one turn, with the same cells played; they are used up.
    """
    whole = states[0]
    if any((each.turn, each.played) != (whole.turn, whole.played) for each in states):
        raise ValueError("games of different turns or seats cannot be played side by side")
    room = max(len(each.inject) for each in states)
    for each in states:
        while len(each.inject) < room:
            each.room_for_more()
    passed = [_passed(each) for each in states]
    whole.values = _joined(states, "values", 1)
    for name in whole.ROWS:
        setattr(whole, name, _joined(states, name, 1))
    for name in whole.SINGLE:
        setattr(whole, name, _joined(states, name, 0))
    whole.answers = _joined(states, "answers", 2)
    whole.passed = np.concatenate(passed)
    whole.opens = None
    whole.size = len(whole.words)
    whole.games = whole.all = np.arange(whole.size)
    return whole


def _joined(states: Sequence[BatchState], name: str, axis: int) -> np.ndarray:
    column = np.concatenate([getattr(each, name) for each in states], axis=axis)
    by_game = name == "values" and states[0].tables.by_game
    return np.asfortranarray(column) if by_game else column


def _passed(state: BatchState) -> np.ndarray:
    return np.zeros(state.size, dtype=np.bool_) if state.passed is None else state.passed
