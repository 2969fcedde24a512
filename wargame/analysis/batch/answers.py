"""Says what may be answered in many games, and gives the answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wargame.analysis.batch.chance import Bools, Ints
from wargame.analysis.batch.numbers import at
from wargame.analysis.batch.state import BatchState

ALL_CELLS = -1
"""Number of the seat that answers for every cell."""


@dataclass(slots=True)
class Asked:
    """Injects that wait for an answer of one seat, at one position of the tables of some games."""

    state: BatchState
    position: int
    seat: int
    rows: Ints | None
    """The games; None for all. What follows runs along them."""
    inject: Ints
    opened: list[Bools]
    """By option: where it may be chosen."""

    def only(self, some: Ints) -> Asked:
        """Return the same for some of these games, by their place among them."""
        rows = some if self.rows is None else self.rows.take(some)
        opened = [each.take(some) for each in self.opened]
        inject = self.inject.take(some)
        return Asked(self.state, self.position, self.seat, rows, inject, opened)


def seats(state: BatchState) -> list[int]:
    """Return the seats with people, or a policy, in them."""
    if state.whole:
        return [ALL_CELLS]
    return [state.tables.scenario.cells.index(cell) for cell in state.played]


def may_answer(state: BatchState, position: int, seat: int, rows: Ints | None) -> Bools:
    """Tell where a seat still owes, or may still give, an answer."""
    may: Bools = at(state.length, rows) > position
    if seat == ALL_CELLS:
        may &= at(state.lead[position], rows) < 0
        return may
    may &= at(state.held[position], rows) < 0
    may &= at(state.answers[seat, position], rows) < 0
    may &= state.tables.injects.addressed[seat].take(at(state.inject[position], rows))
    return may


def opened(state: BatchState, position: int, rows: Ints | None, spare: Ints) -> list[Bools]:
    """Return by option where its needs and price are met; `spare` runs along `rows`."""
    injects = state.tables.injects
    inject = at(state.inject[position], rows)
    if injects.all_free:
        return [each.take(inject) == 0 for each in injects.prices]
    purse = spare + at(state.reserved[position], rows)
    conditions = state.conditions().reshape(-1)
    where = state.all if rows is None else rows
    found = []
    for prices, needs in zip(injects.prices, injects.needs, strict=True):
        spot = needs.take(inject).astype(np.intp)
        spot *= state.size
        spot += where
        may = conditions.take(spot)
        may &= prices.take(inject) <= purse
        found.append(may)
    return found


def asked(state: BatchState, position: int, seat: int, rows: Ints | None) -> Asked | None:
    """Return what one seat may answer at one position; None if nothing."""
    may = may_answer(state, position, seat, rows)
    if not may.all():
        some = np.flatnonzero(may)
        if not len(some):
            return None
        rows = some if rows is None else rows.take(some)
    options = opened(state, position, rows, at(state.spare(), rows))
    found = Asked(state, position, seat, rows, at(state.inject[position], rows), options)
    if state.tables.injects.all_free:
        return found
    some = np.flatnonzero(np.logical_or.reduce(options))
    return found if len(some) == len(found.inject) else found.only(some)


def give(state: BatchState, position: int, seat: int, rows: Ints | None, option: Ints) -> None:
    """Let a seat commit to an option in each of some games."""
    where = slice(None) if rows is None else rows
    inject = at(state.inject[position], rows)
    options = state.tables.options
    if not options.free:
        number = state.tables.injects.first.take(inject)
        number += option
        reserved = at(state.reserved[position], rows)
        state.reserved[position][where] = np.maximum(reserved, options.price.take(number))
    if seat == ALL_CELLS:
        state.lead[position][where] = option
        return
    state.answers[seat, position][where] = option
    lead = at(state.lead[position], rows)
    state.lead[position][where] = np.where(lead < 0, option, lead)
