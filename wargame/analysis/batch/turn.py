"""Turns the page in many games: capital arrives, and injects come by rule and by lot."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.chance import Bools, Ints, draws, picked, turn_roots
from wargame.analysis.batch.conditions import Held, column
from wargame.analysis.batch.numbers import at, div_round, weigh
from wargame.analysis.batch.options import NEVER
from wargame.analysis.batch.rows import Pool, Weight
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.view import View


def begin_turn(state: BatchState) -> None:
    """Open the next turn of all games."""
    state.turn += 1
    state.roots = turn_roots(state.words, state.turn)
    state.passed = None
    _capital(state)
    for place, row in enumerate(state.tables.moved):
        state.opening[place] = state.values[row]
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
        rows = np.flatnonzero(column(comes, state.size))
        _some(state, came, rows, np.full(len(rows), index))


def _follow_ups(state: BatchState, came: Ints) -> None:
    """Deliver follow-ups in the order of their turns, then of the deck."""
    late = state.calendar <= state.turn
    if not late.any():
        return
    row, game = np.nonzero(late)
    order = np.lexsort((row, state.calendar[row, game], game))
    row, game = row.take(order), game.take(order)
    # The first of each game are delivered together, then the second, and so on.
    begins = np.flatnonzero(np.diff(game, prepend=-1))
    rank = np.arange(len(game)) - np.repeat(begins, np.diff(begins, append=len(game)))
    for each in range(int(rank.max()) + 1):
        some = np.flatnonzero(rank == each)
        _some(state, came, game.take(some), state.tables.followed.take(row.take(some)))


def _some(state: BatchState, came: Ints, rows: Ints, inject: Ints) -> None:
    """Deliver an inject in each of some games where it has not come and the turn has room."""
    may = (came.take(rows) < state.tables.scenario.most) & (state.seen[inject, rows] == 0)
    some = np.flatnonzero(may)
    if len(some):
        rows = rows.take(some)
        deliver(state, rows, inject.take(some))
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
    pool, most = tables.drawn[state.turn], tables.scenario.draw_to
    if not pool.weights or not most:
        return
    weights = _weights(state, pool)
    for number in range(1, most + 1):
        wanting = came < number
        if not wanting.any():
            continue
        if number > 1:
            _ask_again(state, pool, weights)
        drawn = draws(state.roots, tables.deliver_hashes[number - 1])
        which, total = picked(weights, drawn, tables.weight)  # type: ignore[arg-type]  # its rows
        wanting &= total > 0
        rows = None if wanting.all() else np.flatnonzero(wanting)
        which = at(which, rows).astype(np.intp)
        deliver(state, rows, pool.numbers.take(which))
        if number < most:
            weights[which, state.all if rows is None else rows] = 0
        came += wanting


def _weights(state: BatchState, pool: Pool) -> Ints:
    """Return the weight of each inject that may be drawn, 0 where it may not."""
    if pool.alike:
        unseen: Bools = state.seen.take(pool.numbers, axis=0) == 0
        return unseen.view(np.uint8)
    weights = np.empty((len(pool.weights), state.size), dtype=state.tables.weight_sum)
    view, known = View(state), Shifted(state)
    for row, each in enumerate(pool.weights):
        weights[row] = _weight(each, view, known)
    return weights


class Shifted:
    """Works out what shifts add to weights, each once in a turn."""

    def __init__(self, state: BatchState) -> None:
        self.state = state
        self.points = state.tables.shifts.points
        self.rows: dict[int, Ints] = {}
        self.added: dict[tuple[int, int], Ints] = {}

    def add(self, shift: tuple[int, int]) -> Ints:
        """Return what a shift adds in every game."""
        if shift not in self.added:
            row, base = shift
            if row not in self.rows:
                self.rows[row] = self.state.values[row].astype(np.intp)
            self.added[shift] = self.points.take(self.rows[row] + base)
        return self.added[shift]


def _weight(each: Weight, view: View, known: Shifted) -> Ints:
    """Return the weight of one inject in all games, 0 where it may not be drawn."""
    comes: Bools = view.seen(each.inject) == 0
    if each.when is not None:
        comes &= each.when.test(view)
    dtype = known.points.dtype
    if not each.shifts:
        return np.multiply(comes, each.weight, dtype=dtype)
    weight: Ints = known.add(each.shifts[0]) + dtype.type(each.weight)
    for shift in each.shifts[1:]:
        weight += known.add(shift)
    np.clip(weight, dtype.type(1), None, out=weight)
    weight *= comes
    return weight


def _ask_again(state: BatchState, pool: Pool, weights: Ints) -> None:
    """Work out again what hangs on the injects that have come since."""
    view, known = View(state), Shifted(state)
    for row in pool.asking:
        weights[row] = _weight(pool.weights[row], view, known)
