"""Plays the cells nobody sits in, and prices answers that differ, in many games."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.chance import Bools, Ints, draws, picked
from wargame.analysis.batch.conditions import column
from wargame.analysis.batch.rows import Reaction
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.view import View

CONCURS = Reaction(own=False, weight=1, shifts=(), effects=0, capital=0)
GOES_ALONE = Reaction(own=True, weight=1, shifts=(), effects=0, capital=0)


def react(state: BatchState, position: int, rows: Ints) -> None:
    """Let the vacant cells answer the injects at one position of the tables of some games."""
    if not len(rows):
        return
    inject = state.inject[position].take(rows)
    lead = state.lead[position].take(rows)
    to = state.tables.seats.vacant(state.played)
    for place in to:
        asked = place.take(inject)
        for cell in np.unique(asked[asked >= 0]):
            for led in (True, False):
                some = np.flatnonzero((asked == cell) & ((lead >= 0) == led))
                if len(some):
                    _one(state, position, rows.take(some), int(cell), lead.take(some))


def _one(state: BatchState, position: int, rows: Ints, cell: int, lead: Ints) -> None:
    """Let one cell answer in games that all have a first answer, or all have none."""
    tables, led = state.tables, bool(lead[0] >= 0)
    reactions = tables.seats.reactions.get(tables.scenario.cells[cell], [CONCURS])
    if not led:
        reactions = [each for each in reactions if each.own] or [GOES_ALONE]
    inject = state.inject[position].take(rows)
    drawn = draws(state.roots.take(rows), tables.seats.hashes[cell].take(inject))
    which = picked(_weights(state, reactions, rows), drawn, tables.weight)[0]
    own = np.array([each.own or not led for each in reactions]).take(which)
    option = lead.copy()
    alone = np.flatnonzero(own)
    option[alone] = _favourite(state, position, rows.take(alone), cell)
    state.answers[cell, position, rows] = option
    first = state.lead[position].take(rows)
    state.lead[position][rows] = np.where(first < 0, option, first)
    cost = np.array([each.capital for each in reactions], dtype=np.int32).take(which)
    state.capital[rows] = np.maximum(0, state.capital.take(rows) - cost)
    effects = np.array([each.effects for each in reactions], dtype=np.intp).take(which)
    tables.effects.apply(state.values, effects, rows)


def _weights(state: BatchState, reactions: list[Reaction], rows: Ints) -> list[Ints]:
    """Return the weights of reactions as they stand."""
    points, dtype = state.tables.shifts.points, state.tables.weight_sum
    weights = []
    for each in reactions:
        weight = np.full(len(rows), each.weight, dtype=dtype)
        for row, base in each.shifts:
            weight += points.take(state.values[row].take(rows).astype(np.intp) + base)
        weights.append(np.maximum(weight, 1))
    return weights


def _favourite(state: BatchState, position: int, rows: Ints, cell: int) -> Ints:
    """Return the open option a cell likes best, the first of equals."""
    if not len(rows):
        return rows
    inject = state.inject[position].take(rows)
    spare = state.spare().take(rows) + state.reserved[position].take(rows)
    liking = state.tables.seats.liking[cell]
    best = np.full(len(rows), np.iinfo(np.int64).min, dtype=np.int64)
    option = np.zeros(len(rows), dtype=np.int8)
    for number, opened in enumerate(open_now(state, rows, inject, spare)):
        worth = liking[number].take(inject)
        better = opened & (worth > best)
        best[better] = worth[better]
        option[better] = number
    return option


def open_now(state: BatchState, rows: Ints, inject: Ints, spare: Ints) -> list[Bools]:
    """Return where each option is open in the state as it is this moment."""
    injects = state.tables.injects
    view = View(state, rows)
    opened = []
    for prices, needs in zip(injects.prices, injects.needs, strict=True):
        may = prices.take(inject) <= spare
        need = needs.take(inject)
        for number in np.unique(need[may & (need > 0)]):
            held = column(state.tables.needs[number - 1].test(view), len(rows))
            may &= (need != number) | held
        opened.append(may)
    return opened


def compare(state: BatchState, position: int, rows: Ints) -> None:
    """Reward cells that answered alike; price and delay answers that differ."""
    answers = state.answers[:, position].take(rows, axis=1)
    given = answers >= 0
    several = given.sum(axis=0) >= 2
    lead = state.lead[position].take(rows)
    alike = ((answers == lead) | ~given).all(axis=0)
    tables = state.tables
    same = rows.take(np.flatnonzero(several & alike))
    tables.effects.apply_one(state.values, tables.seats.same, same)
    split = np.flatnonzero(several & ~alike)
    rows = rows.take(split)
    if not len(rows):
        return
    holds = tables.injects.holds.take(state.inject[position].take(rows))
    held = answers[holds, split]
    state.held[position][rows] = np.where(held >= 0, held, lead.take(split))
    state.until[position][rows] = min(state.turn + tables.tables.delay, tables.scenario.turns)
    tables.effects.apply_one(state.values, tables.seats.differ, rows)
