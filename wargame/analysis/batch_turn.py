"""Turns the page in many games: capital arrives, and injects come by rule and by lot."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch_chance import Bools, Ints, chosen, draws, targets, turn_roots
from wargame.analysis.batch_conditions import Held, column
from wargame.analysis.batch_numbers import div_round, weigh
from wargame.analysis.batch_options import NEVER
from wargame.analysis.batch_state import BatchState
from wargame.analysis.batch_tables import Weight
from wargame.analysis.batch_view import View
from wargame.core import conditions as c


def begin_turn(state: BatchState) -> None:
    """Open the next turn of all games."""
    state.turn += 1
    state.roots = turn_roots(state.words, state.turn)
    state.passed = None
    _capital(state)
    count = len(state.opening)
    state.opening[:] = state.values[:count]
    came = np.zeros(state.size, dtype=np.uint8)
    _due(state, came)
    _draw(state, came)
    state.opens = None


def _capital(state: BatchState) -> None:
    tables, pool = state.tables, state.tables.scenario.model.capital
    if state.turn > 1:
        if pool.carry != 100:
            state.capital *= pool.carry
            state.capital = div_round(state.capital, 100)
        state.capital += np.maximum(weigh(state.values, tables.income, tables.wide), 0)
    np.minimum(state.capital, pool.most, out=state.capital)


def _due(state: BatchState, came: Ints) -> None:
    """Deliver what must come now: follow-ups, then fixed injects, then triggered ones."""
    tables = state.tables.tables
    coming = []
    for index in tables.fixed:
        if tables.injects[index].turn <= state.turn:
            coming.append(index)
    for index in tables.triggered:
        if tables.injects[index].first <= state.turn <= tables.injects[index].last:
            coming.append(index)
    view = View(state)
    # All conditions are asked before the first of the injects is delivered.
    asked: list[tuple[int, Held]] = []
    for index in coming:
        when = state.tables.when[index]
        unseen: Bools = state.seen[index] == 0
        if unseen.any():
            asked.append((index, unseen if when is None else unseen & when.test(view)))
    _follow_ups(state, came)
    for index, comes in asked:
        _one(state, came, index, column(comes, state.size))


def _follow_ups(state: BatchState, came: Ints) -> None:
    """Deliver follow-ups in the order of their turns, then of the deck."""
    followed = state.tables.followed
    late = state.calendar <= state.turn
    if not late.any():
        return
    for turn in range(int(state.calendar.min()), state.turn + 1):
        for row, index in enumerate(followed):
            if late[row].any():
                _one(state, came, int(index), late[row] & (state.calendar[row] == turn))


def _one(state: BatchState, came: Ints, index: int, comes: Bools) -> None:
    """Deliver one inject where it comes, has not come, and the turn has room."""
    room = came < state.tables.scenario.most
    rows = np.flatnonzero(comes & room & (state.seen[index] == 0))
    if len(rows):
        deliver(state, rows, np.full(len(rows), index, dtype=np.intp))
        came[rows] += 1


def deliver(state: BatchState, rows: Ints | None, inject: Ints) -> None:
    """Lay an inject on the table of all games or of some; `inject` runs along them."""
    if state.longest >= len(state.inject):
        state.room_for_more()
    where = state.all if rows is None else rows
    spot = state.length * state.size if rows is None else state.length.take(rows) * state.size
    spot += where
    state.inject.reshape(-1)[spot] = inject
    due = state.tables.injects.wait.take(inject)
    due += state.turn
    np.minimum(due, state.tables.scenario.turns, out=due)
    state.due.reshape(-1)[spot] = due
    if rows is None:
        state.length += 1
    else:
        state.length[rows] += 1
    np.multiply(inject, state.size, out=spot)
    spot += where
    state.seen.reshape(-1)[spot] = state.turn
    if len(state.calendar) > 1:
        state.calendar[state.tables.calendar_row.take(inject), where] = NEVER


def _draw(state: BatchState, came: Ints) -> None:
    """Draw injects by weight until a turn brings as many as the deck's pace asks for."""
    tables = state.tables
    pool = tables.drawn[state.turn]
    if not pool:
        return
    weights = _pool(state, pool)
    numbers = np.array([each.inject for each in pool], dtype=np.intp)
    for number in range(1, tables.scenario.draw_to + 1):
        wanting = came < number
        if not wanting.any():
            continue
        if number > 1:
            _ask_again(state, pool, weights)
        cumulated = _cumulated(weights)
        rows = np.flatnonzero(wanting & (cumulated[-1] > 0))
        drawn = draws(state.roots, tables.deliver_hashes[number - 1])
        points = targets(drawn, cumulated[-1], tables.weight)
        which = chosen(cumulated[:-1], points.astype(cumulated.dtype))
        where = None if len(rows) == state.size else rows
        if len(rows):
            which = which if where is None else which.take(rows)
            deliver(state, where, numbers.take(which))
            weights[which, rows] = 0
            came[rows] += 1


def _pool(state: BatchState, pool: list[Weight]) -> Ints:
    """Return the weight of each inject that may be drawn, 0 where it may not."""
    shifts = any(each.shifts for each in pool)
    total = sum(each.weight for each in pool)
    small = np.uint8 if total < 256 else np.int16 if total < 2**15 else state.tables.weight
    weights = np.empty((len(pool), state.size), dtype=state.tables.weight if shifts else small)
    view = View(state)
    for row, each in enumerate(pool):
        weights[row] = _weight(state, each, view)
    return weights


def _weight(state: BatchState, each: Weight, view: View) -> Ints:
    """Return the weight of one inject in all games, 0 where it may not be drawn."""
    comes: Bools = state.seen[each.inject] == 0
    if each.when is not None:
        comes &= each.when.test(view)
    if not each.shifts:
        return comes.view(np.uint8) if each.weight == 1 else comes * np.int32(each.weight)
    points = state.tables.shifts.points
    weight = np.full(state.size, each.weight, dtype=state.tables.weight)
    for row, base in each.shifts:
        weight += points.take(state.values[row].astype(np.intp) + base)
    np.maximum(weight, 1, out=weight)
    weight *= comes
    return weight


def _ask_again(state: BatchState, pool: list[Weight], weights: Ints) -> None:
    """Work out again what hangs on the injects that have come since."""
    view = View(state)
    for row, each in enumerate(pool):
        if each.when is not None and c.Seen in each.when.kinds:
            weights[row] = _weight(state, each, view)


def _cumulated(weights: Ints) -> Ints:
    """Return the weights summed up inject by inject."""
    sums = np.empty_like(weights)
    sums[0] = weights[0]
    for row in range(1, len(weights)):
        np.add(sums[row - 1], weights[row], out=sums[row])
    return sums
