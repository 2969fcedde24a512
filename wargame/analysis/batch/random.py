"""Takes any course in many games, by the draws of their seeds."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.answers import give, may_answer, opened, seats
from wargame.analysis.batch.chance import Bools, Ints, Words, draws, targets
from wargame.analysis.batch.initiatives import abandon, launch, startable
from wargame.analysis.batch.numbers import at
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.tables import BatchTables
from wargame.core.chance import key_hash
from wargame.core.state import RUNNING

ANSWER, START, STOP, END = 6, 3, 1, 3
"""How often each kind of command lies in the pool that one is drawn from."""
Course = tuple[int, int, list[Bools]]
"""Position on the table, seat, and by option in which games it may be taken."""


class Uniform:
    """Mostly answers, sometimes launches, rarely gives up a programme."""

    def __init__(self, tables: BatchTables) -> None:
        self._hashes: dict[int, Words] = {}
        """By number of answers given: hash of the draw's key for each sum of what is done."""

    def decide(self, state: BatchState) -> int:
        """Make every decision of this turn."""
        rows = None if state.passed is None else np.flatnonzero(~state.passed)
        given = 0
        while rows is None or len(rows):
            rows = self._round(state, rows)
            given += len(rows)
        return given

    def _round(self, state: BatchState, rows: Ints | None) -> Ints:
        """Let each game take one course; return those that have not ended their turn."""
        games = state.size if rows is None else len(rows)
        courses, owed = _courses(state, rows)
        answers = np.zeros(games, dtype=np.int16)
        for _, _, options in courses:
            for may in options:
                answers += may
        programmes = Programmes(state, rows) if state.tables.initiatives else None
        total = np.multiply(answers, ANSWER, dtype=np.int32)
        if programmes is not None:
            total += programmes.total
        if programmes is None and not courses:
            return state.all[:0]
        total += np.multiply(~owed, END * len(state.played), dtype=np.int32)
        if not total.all():
            raise ValueError(
                "a game stands still: an inject must be answered and no option is open"
            )
        point = targets(self._marks(state, rows), total, state.tables.weight)
        goes_on = _take(state, rows, courses, point // ANSWER)
        if programmes is not None:
            point -= np.multiply(answers, ANSWER, dtype=np.int32)
            goes_on |= programmes.move(point)
        some = np.flatnonzero(goes_on)
        return some if rows is None else rows.take(some)

    def _marks(self, state: BatchState, rows: Ints | None) -> Ints:
        """Return the draw of each game's next course."""
        done = at(state.length, rows) + at(state.answered, rows)
        done += at(state.capital, rows)
        if state.tables.initiatives:
            done += at(state.status.sum(axis=0, dtype=np.intp), rows)
        answers = state.lead[: state.longest] if state.whole else state.answers
        given = (answers >= 0).sum(axis=tuple(range(answers.ndim - 1)), dtype=np.int8)
        given, most = at(given, rows), int(done.max())
        first = int(given[0])
        if (given == first).all():
            hashed = self._table(first, most).take(done)
        else:
            hashed = np.empty(len(done), dtype=np.uint64)
            for answered in range(int(given.max()) + 1):
                some = np.flatnonzero(given == answered)
                hashed[some] = self._table(answered, most).take(done.take(some))
        return draws(at(state.roots, rows), hashed)

    def _table(self, answered: int, most: int) -> Words:
        table = self._hashes.get(answered)
        if table is None or len(table) <= most:
            keys = [key_hash(f"policy/{done}/{answered}") for done in range(most + 16)]
            table = self._hashes[answered] = np.array(keys, dtype=np.uint64)
        return table


def _courses(state: BatchState, rows: Ints | None) -> tuple[list[Course], Bools]:
    """Return all answers that may be given, in the order of commands, and where one is owed."""
    spare = at(state.spare(), rows)
    owed = np.zeros(len(spare), dtype=np.bool_)
    found: list[Course] = []
    for position in range(state.longest):
        options: list[Bools] = []
        for seat in seats(state):
            may = may_answer(state, position, seat, rows)
            if may.any():
                options = options or opened(state, position, rows, spare)
                must = state.tables.injects.must.take(at(state.inject[position], rows))
                owed |= may & must
                found.append((position, seat, [may & each for each in options]))
    return found, owed


def _take(state: BatchState, rows: Ints | None, courses: list[Course], place: Ints) -> Bools:
    """Give the answer at a place in the list of open ones; return where it was one of them."""
    left = np.minimum(place, 2**15 - 1).astype(np.int16)
    answered = np.zeros(len(left), dtype=np.bool_)
    for position, seat, options in courses:
        option = np.full(len(left), -1, dtype=np.int8)
        for number, may in enumerate(options):
            hit = may & (left == 0)
            option += np.multiply(hit, number + 1, dtype=np.int8)
            left -= may
        some = np.flatnonzero(option >= 0)
        if len(some) == state.size:
            give(state, position, seat, None, option)
        elif len(some):
            where = some if rows is None else rows.take(some)
            give(state, position, seat, where, option.take(some))
        answered |= option >= 0
    return answered


class Programmes:
    """The initiatives that some games may launch or give up."""

    def __init__(self, state: BatchState, rows: Ints | None) -> None:
        self.state = state
        self.rows = state.all if rows is None else rows
        self.starts = startable(state, at(state.spare(), rows), rows)
        status = state.status if rows is None else state.status.take(rows, axis=1)
        self.runs: Bools = status == RUNNING
        seats_taken = len(state.played)
        weights = np.multiply(self.starts, START * seats_taken, dtype=np.int16)
        weights += np.multiply(self.runs, STOP * seats_taken, dtype=np.int16)
        for index in range(1, len(weights)):
            weights[index] += weights[index - 1]
        self.ends = weights
        """Where the commands about each initiative end in the list of all these."""
        self.total = self.ends[-1].astype(np.int32)

    def move(self, point: Ints) -> Bools:
        """Launch or give up what each point falls on; return where it fell on any."""
        hit: Bools = (point >= 0) & (point < self.total)
        some = np.flatnonzero(hit)
        if not len(some):
            return hit
        narrow = point.take(some).astype(np.int16)
        which = (self.ends.take(some, axis=1) <= narrow).sum(axis=0, dtype=np.intp)
        stops = self.runs[which, some]
        rows = self.rows.take(some)
        begun, ended = np.flatnonzero(~stops), np.flatnonzero(stops)
        if len(begun):
            launch(self.state, rows.take(begun), which.take(begun))
        if len(ended):
            abandon(self.state, rows.take(ended), which.take(ended))
        return hit
