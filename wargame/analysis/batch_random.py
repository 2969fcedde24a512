"""Takes any course in many games, by the draws of their seeds."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch_answers import give, may_answer, opened, seats
from wargame.analysis.batch_chance import Bools, Ints, Words, draws, targets
from wargame.analysis.batch_initiatives import abandon, launch, startable
from wargame.analysis.batch_state import BatchState
from wargame.analysis.batch_tables import BatchTables
from wargame.core.chance import key_hash
from wargame.core.state import RUNNING

ANSWER, START, STOP, END = 6, 3, 1, 3
"""How often each kind of command lies in the pool that one is drawn from."""
Course = tuple[int, int, int, Bools]
"""Position on the table, seat, option, and in which games it may be taken."""


class Uniform:
    """Mostly answers, sometimes launches, rarely gives up a programme."""

    def __init__(self, tables: BatchTables) -> None:
        self._hashes: dict[int, Words] = {}
        """By number of answers given: hash of the draw's key for each sum of what is done."""

    def decide(self, state: BatchState) -> int:
        """Make every decision of this turn."""
        rows = state.all if state.passed is None else np.flatnonzero(~state.passed)
        given = 0
        while len(rows):
            rows = self._round(state, rows)
            given += len(rows)
        return given

    def _round(self, state: BatchState, rows: Ints) -> Ints:
        """Let each game take one course; return those that have not ended their turn."""
        total = np.zeros(len(rows), dtype=np.int32)
        courses, owed = _courses(state, rows)
        for _, _, _, may in courses:
            total += may
        total *= ANSWER
        number = len(state.played)
        starts = startable(state, state.spare().take(rows), rows)
        runs = state.status.take(rows, axis=1) == RUNNING
        total += number * (START * starts.sum(axis=0) + STOP * runs.sum(axis=0)).astype(np.int32)
        if not total.any() and not owed.any():
            return rows[:0]
        total += number * END * ~owed
        if not total.all():
            raise ValueError(
                "a game stands still: an inject must be answered and no option is open"
            )
        point = targets(self._marks(state, rows), total, state.tables.weight)
        _take(state, rows, courses, point)
        launched = _run(state, rows, (starts, runs), point)
        return rows.take(np.flatnonzero((point < 0) | launched))

    def _marks(self, state: BatchState, rows: Ints) -> Ints:
        """Return the draw of each game's next course."""
        done = state.length + state.answered + state.capital
        done += state.status.sum(axis=0)
        answers = state.lead >= 0 if state.whole else state.answers >= 0
        given = answers.sum(axis=tuple(range(answers.ndim - 1)))
        done, given = done.take(rows), given.take(rows)
        hashed = np.empty(len(rows), dtype=np.uint64)
        for answered in np.unique(given):
            some = np.flatnonzero(given == answered)
            table = self._table(int(answered), int(done.max()))
            hashed[some] = table.take(done.take(some))
        return draws(state.roots.take(rows), hashed)

    def _table(self, answered: int, most: int) -> Words:
        table = self._hashes.get(answered)
        if table is None or len(table) <= most:
            keys = [key_hash(f"policy/{done}/{answered}") for done in range(most + 16)]
            table = self._hashes[answered] = np.array(keys, dtype=np.uint64)
        return table


def _courses(state: BatchState, rows: Ints) -> tuple[list[Course], Bools]:
    """Return all answers that may be given, in the order of commands, and where one is owed."""
    spare = state.spare().take(rows)
    owed = np.zeros(len(rows), dtype=np.bool_)
    found: list[Course] = []
    for position in range(state.longest):
        options: list[Bools] = []
        for seat in seats(state):
            may = may_answer(state, position, seat, rows)
            if may.any():
                options = options or opened(state, position, rows, spare)
                must = state.tables.injects.must.take(state.inject[position].take(rows))
                owed |= may & must
                found += [(position, seat, k, may & each) for k, each in enumerate(options)]
    return found, owed


def _take(state: BatchState, rows: Ints, courses: list[Course], point: Ints) -> None:
    """Give the answer that each point falls on; a point that is used up falls under 0."""
    for position, seat, option, may in courses:
        hit = np.flatnonzero(may & (point >= 0) & (point < ANSWER))
        if len(hit):
            chosen = np.full(len(hit), option, dtype=np.int8)
            give(state, position, seat, rows.take(hit), chosen)
        point -= ANSWER * may


def _run(state: BatchState, rows: Ints, may: tuple[Bools, Bools], point: Ints) -> Bools:
    """Launch or give up the initiative that each point falls on; return where one was."""
    seats_taken = len(state.played)
    moved = np.zeros(len(rows), dtype=np.bool_)
    which = np.zeros(len(rows), dtype=np.intp)
    stops = np.zeros(len(rows), dtype=np.bool_)
    for index, (starts, runs) in enumerate(zip(*may, strict=True)):
        weight = seats_taken * (START * starts + STOP * runs)
        hit = (point >= 0) & (point < weight)
        which[hit] = index
        stops |= hit & runs
        moved |= hit
        point -= weight
    begun = np.flatnonzero(moved & ~stops)
    if len(begun):
        launch(state, rows.take(begun), which.take(begun))
    ended = np.flatnonzero(stops)
    if len(ended):
        abandon(state, rows.take(ended), which.take(ended))
    return moved
