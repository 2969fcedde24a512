"""Resolves the injects on the tables of many games at the end of a turn."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.cells import compare, react
from wargame.analysis.batch.chance import Bools, Ints, draws
from wargame.analysis.batch.numbers import at
from wargame.analysis.batch.outcomes import draw_outcome
from wargame.analysis.batch.result import Recorder
from wargame.analysis.batch.state import BatchState
from wargame.core.state import RUNNING


def settle(state: BatchState, recorder: Recorder) -> None:
    """Resolve, delay, neglect or leave every inject, table position by table position."""
    longest = state.longest
    stays = []
    for position in range(longest):
        lies = state.length > position
        if state.whole:
            stays.append(_answered(state, recorder, position, lies))
        else:
            stays.append(_disputed(state, recorder, position, lies))
    _clear(state, stays)


def _answered(state: BatchState, recorder: Recorder, position: int, lies: Bools) -> Bools | None:
    """Settle one position where one seat answers for all; return where it stays."""
    given = state.lead[position] >= 0
    if given.all():
        respond(state, recorder, position, None, state.lead[position])
        return None
    late = lies & ~given & (state.due[position] <= state.turn)
    neglect(state, position, np.flatnonzero(late))
    rows = np.flatnonzero(given)
    respond(state, recorder, position, rows, state.lead[position].take(rows))
    stays: Bools = lies & ~given & ~late
    return stays


def _disputed(state: BatchState, recorder: Recorder, position: int, lies: Bools) -> Bools:
    """Settle one position where cells answer one by one; return where it stays."""
    fresh = lies & (state.held[position] < 0)
    waiting = fresh & _waiting(state, position)
    late = waiting & (state.due[position] <= state.turn)
    neglect(state, position, np.flatnonzero(late))
    rows = np.flatnonzero(fresh & ~waiting)
    react(state, position, rows)
    compare(state, position, rows)
    held = state.held[position]
    delayed = lies & (held >= 0) & (state.until[position] > state.turn)
    rows = np.flatnonzero(lies & ~waiting & ~delayed)
    option = np.where(held >= 0, held, state.lead[position])
    respond(state, recorder, position, rows, option.take(rows))
    stays: Bools = (waiting & ~late) | delayed
    return stays


def _waiting(state: BatchState, position: int) -> Bools:
    """Return where a cell with people in it has not answered."""
    waiting = np.zeros(state.size, dtype=np.bool_)
    cells = state.tables.scenario.cells
    for cell in state.played:
        number = cells.index(cell)
        asked = state.tables.injects.addressed[number].take(state.inject[position])
        waiting |= asked & (state.answers[number, position] < 0)
    return waiting


def respond(
    state: BatchState, recorder: Recorder, position: int, rows: Ints | None, option: Ints
) -> None:
    """Let an answer take effect in some games, or in all if `rows` is None."""
    if rows is not None and not len(rows):
        return
    tables = state.tables
    inject = at(state.inject[position], rows).astype(np.intp)
    number = tables.injects.first.take(inject)
    number += option
    drawn = draws(at(state.roots, rows), tables.options.hash.take(number))
    if tables.options.any_certain:
        tables.effects.apply(state.values, tables.options.certain.take(number), rows)
    outcome = draw_outcome(state, rows, number, drawn)
    result = tables.options.outcome.take(number)
    result += outcome
    if not tables.options.free:
        capital = at(state.capital, rows) - tables.options.price.take(number)
        np.maximum(capital, 0, out=capital)
        _put(state.capital, rows, capital)
    spot = inject * state.size
    spot += state.all if rows is None else rows
    state.taken.reshape(-1)[spot] = option
    _put(state.answered, rows, at(state.answered, rows) + 1)
    recorder.resolved(state, rows, inject, drawn, outcome)
    _result(state, position, rows, result)


def neglect(state: BatchState, position: int, rows: Ints) -> None:
    """Let a deadline pass in some games."""
    if len(rows):
        inject = state.inject[position].take(rows)
        _result(state, position, rows, state.tables.outcomes.neglect.take(inject))


def _put(column: Ints, rows: Ints | None, values: Ints) -> None:
    column[slice(None) if rows is None else rows] = values


def _result(state: BatchState, position: int, rows: Ints | None, result: Ints) -> None:
    """Let outcomes move indicators, flags, the calendar and programmes; free what was reserved."""
    outcomes = state.tables.outcomes
    state.tables.effects.apply(state.values, outcomes.effects.take(result), rows)
    _put(state.reserved[position], rows, np.zeros(1, dtype=np.int32))
    if not outcomes.any_special:
        return
    special = np.flatnonzero(outcomes.special.take(result))
    if len(special):
        result = result.take(special)
        some = special if rows is None else rows.take(special)
        for number in outcomes.raised:
            state.flags[number.take(result), some] = True
        for number in outcomes.lowered:
            state.flags[number.take(result), some] = False
        state.flags[-1] = False
        _follow_up(state, some, result)
        _set_back(state, some, result)


def _follow_up(state: BatchState, rows: Ints, result: Ints) -> None:
    """Put injects on the calendar that have not come yet."""
    outcomes = state.tables.outcomes
    for follow, after in zip(outcomes.then, outcomes.after, strict=True):
        row = follow.take(result)
        there = np.flatnonzero(row < len(outcomes.followed))
        row, some = row.take(there), rows.take(there)
        unseen = state.seen[state.tables.followed.take(row), some] == 0
        when = np.minimum(state.calendar[row, some], state.turn + after.take(result).take(there))
        state.calendar[row[unseen], some[unseen]] = when[unseen]


def _set_back(state: BatchState, rows: Ints, result: Ints) -> None:
    """Take progress from running initiatives."""
    outcomes = state.tables.outcomes
    for which, lost in zip(outcomes.set_back, outcomes.lost, strict=True):
        row = which.take(result)
        there = np.flatnonzero(row < len(state.tables.initiatives))
        row, some = row.take(there), rows.take(there)
        runs = state.status[row, some] == RUNNING
        row, some, by = row[runs], some[runs], lost.take(result).take(there)[runs]
        state.progress[row, some] = np.maximum(0, state.progress[row, some] - by)


def _clear(state: BatchState, stays: list[Bools | None]) -> None:
    """Take what is settled off the tables; what stays keeps its order."""
    length = np.zeros(state.size, dtype=np.intp)
    for position, stay in enumerate(stays):
        rows = np.flatnonzero(stay) if stay is not None else ()
        if len(rows):
            to = length[rows]
            for name in state.TABLE:
                column = getattr(state, name)
                column[to, rows] = column[position, rows]
            state.answers[:, to, rows] = state.answers[:, position, rows]
            length[rows] += 1
    state.length = length
    for position in range(len(stays)):
        empty: Bools | slice = length <= position if length.any() else slice(None)
        state.lead[position][empty] = -1
        state.held[position][empty] = -1
        state.reserved[position][empty] = 0
        state.answers[:, position, empty] = -1
