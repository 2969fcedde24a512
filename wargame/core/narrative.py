"""Chooses the sentences that tell how a turn left the region; they change nothing."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.core.chance import SIDES, draw
from wargame.core.rows import NarrativeRow, Tables
from wargame.core.scenario import Trend
from wargame.core.state import State

STEADY = 1
"""Points of tension or score by which a steady thing may move in a turn."""


def situation(tables: Tables, state: State, seed: int) -> tuple[str, ...]:
    """Return a sentence for each flashpoint, and one for the step that moved most.

    Asked of a state whose turn has just been scored. The draw for each is keyed by what it is
    about, so two branches with the same luck and the same world read alike.
    """
    if not tables.places_told and not tables.steps_told:
        return ()
    choices = [
        (about, _fitting(rows, state.values[slot], state.values[slot] - state.opening[slot]))
        for slot, about, rows in tables.places_told
    ]
    if tables.steps_told and len(state.scores) > 1:
        choices.append(_step_that_moved_most(tables, state))
    return tuple(
        lines[draw(seed, state.turn, f"narrative/{about}") * len(lines) // SIDES]
        for about, lines in choices
        if lines
    )


def _step_that_moved_most(tables: Tables, state: State) -> tuple[str, list[str]]:
    before, now = state.scores[-2][:-1], state.scores[-1][:-1]
    moves = [late - early for early, late in zip(before, now, strict=True)]
    most = max(range(len(moves)), key=lambda index: abs(moves[index]))
    about, rows = tables.steps_told[most]
    return about, _fitting(rows, now[most] // 100, moves[most] // 100)


def _fitting(rows: Sequence[NarrativeRow], value: int, move: int) -> list[str]:
    """Return the sentences that fit a value and its movement in the turn."""
    trend = trend_of(move)
    return [
        line
        for low, high, way, lines in rows
        if low <= value <= high and way == trend
        for line in lines
    ]


def trend_of(move: int) -> Trend:
    """Return which way a number went in a turn."""
    if move > STEADY:
        return "rising"
    return "falling" if move < -STEADY else "steady"
