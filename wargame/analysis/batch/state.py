"""Holds the state of many games of one scenario that are in the same turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from wargame.analysis.batch.chance import Bools, Ints, Words, seed_words, turn_roots
from wargame.analysis.batch.layout import columns
from wargame.analysis.batch.options import NEVER
from wargame.analysis.batch.tables import BatchTables
from wargame.analysis.batch.view import View
from wargame.core.evolve import initial
from wargame.core.scenario import WHOLE
from wargame.core.state import State

ROOM = 4
"""Injects that fit on the table before it is made longer."""


class BatchState:
    """Many games side by side: a row for each thing that changes, a column for each game.

    The columns are the games that go on; `games` says which of the batch they are. All are in the
    same turn. Ended games are taken out, so nothing is worked out for them.
    """

    def __init__(self, tables: BatchTables, start: State, seeds: Sequence[int] | Ints) -> None:
        self.tables = tables
        self.words: Words = seed_words(seeds)
        """The part of every draw that hangs on the seed."""
        self.size = len(self.words)
        self.games = np.arange(self.size)
        self.all = self.games
        """Numbers of the columns."""
        self.turn = start.turn
        self.played = start.played
        self.whole = WHOLE in start.played
        self.roots: Words = turn_roots(self.words, start.turn)
        self.passed: Bools | None = None
        """Games that have ended the turn already by a forced decision; None if none has."""
        self._world(start)
        self._record(start)
        self._lay(start)
        self.opens: Bools | None = None
        """Which conditions of options and initiatives hold now, by number; None if not known."""

    @classmethod
    def startex(
        cls, tables: BatchTables, seeds: Sequence[int] | Ints, played: tuple[str, ...] = (WHOLE,)
    ) -> BatchState:
        """Return games before their first turn, one for each seed."""
        start = initial(tables.tables)
        start.played = played
        return cls(tables, start, seeds)

    def _repeat(self, values: Sequence[int], dtype: Any) -> Ints:
        """Return a row for each value, the same in all games."""
        column = np.array(values, dtype=dtype).reshape(-1, 1)
        return np.repeat(column, self.size, axis=1)

    def _world(self, start: State) -> None:
        layout, flags = self.tables.layout, self.tables.flags
        order = layout.slots
        along: Literal["C", "F"] = "F" if self.tables.by_game else "C"
        self.values: Ints = np.empty((len(order), self.size), dtype=layout.type, order=along)
        self.values[:] = np.array([start.values[slot] for slot in order]).reshape(-1, 1)
        moved = [start.opening[order[row]] for row in self.tables.moved]
        self.opening = self._repeat(moved, layout.type)
        """Indicators as the turn began, of which some condition reads the change since."""
        raised = [name in start.flags for name in flags]
        self.flags: Bools = self._repeat([*raised, False], np.bool_)
        """The last row takes what is no flag."""

    def _record(self, start: State) -> None:
        injects = range(len(self.tables.tables.injects))
        turns = np.int8 if self.tables.scenario.turns < 2**7 else np.int16
        self.seen = self._repeat([start.seen.get(each, 0) for each in injects], turns)
        self.taken = self._repeat([start.taken.get(each, -1) for each in injects], np.int8)
        self.answered = np.full(self.size, len(start.taken), dtype=np.int16)
        """Number of injects with an option taken."""
        self.status = self._repeat([*start.status], np.int8)
        self.progress = self._repeat([*start.progress], np.int16)
        followed = self.tables.outcomes.followed
        soonest = [min((t for t, i in start.calendar if i == f), default=NEVER) for f in followed]
        self.calendar = self._repeat([*soonest, NEVER], np.int16)
        """Turn in which each follow-up comes. The last row takes what is none."""
        self.capital = np.full(self.size, start.capital, dtype=np.int32)

    def _lay(self, start: State) -> None:
        """Lay the injects of a session on the tables of all games."""
        items = start.table
        cells = 0 if self.whole else len(self.tables.scenario.cells)
        room = max(ROOM, len(items))
        rest = [0] * (room - len(items))
        self.length = np.full(self.size, len(items), dtype=np.intp)
        """Number of injects on the table; a column of the arrays below is used so far."""
        self.inject = self._repeat([*(each.inject for each in items), *rest], np.int16)
        self.due = self._repeat([*(each.due for each in items), *rest], np.int16)
        lead = [each.answers[0][1] if each.answers else -1 for each in items]
        self.lead = self._repeat([*lead, *(-1 for _ in rest)], np.int8)
        """The first answer; -1 if there is none."""
        self.reserved = self._repeat([*(each.reserved for each in items), *rest], np.int32)
        self.held = self._repeat([*(each.held for each in items), *(-1 for _ in rest)], np.int8)
        self.until = self._repeat([*(each.until for each in items), *rest], np.int16)
        self.answers = np.full((cells, room, self.size), -1, dtype=np.int8)
        """Answer of each cell, where cells are played one by one."""
        for position, item in enumerate(items):
            for cell, option in item.answers if cells else ():
                self.answers[self.tables.scenario.cells.index(cell), position] = option

    TABLE = ("inject", "due", "lead", "reserved", "held", "until")
    ROWS = ("opening", "flags", "seen", "taken", "status", "progress", "calendar", *TABLE)
    SINGLE = ("words", "games", "roots", "answered", "capital", "length")

    def keep(self, rows: Ints) -> None:
        """Go on with some games only."""
        self.values = columns(self.values, rows)
        for name in self.ROWS:
            setattr(self, name, getattr(self, name).take(rows, axis=1))
        for name in self.SINGLE:
            setattr(self, name, getattr(self, name).take(rows))
        self.answers = self.answers.take(rows, axis=2)
        self.passed = None if self.passed is None else self.passed.take(rows)
        self.opens = None
        self.size = len(rows)
        self.all = np.arange(self.size)

    def room_for_more(self) -> None:
        """Make all tables longer."""
        for name in self.TABLE:
            rows = getattr(self, name)
            more = np.full_like(rows, -1 if name in {"lead", "held"} else 0)
            setattr(self, name, np.concatenate([rows, more]))
        self.answers = np.concatenate([self.answers, np.full_like(self.answers, -1)], axis=1)

    @property
    def longest(self) -> int:
        """Number of injects on the fullest table."""
        return int(self.length.max()) if self.size else 0

    def spare(self) -> Ints:
        """Return the capital that no answer has reserved; never under 0."""
        spare = self.capital.copy()
        for position in range(self.longest):
            spare -= self.reserved[position]
        np.maximum(spare, 0, out=spare)
        return spare

    def conditions(self) -> Bools:
        """Return which conditions of options and initiatives hold now; row 0 always does."""
        if self.opens is None:
            self.opens = np.ones((len(self.tables.needs) + 1, self.size), dtype=np.bool_)
            view = View(self)
            for number, condition in enumerate(self.tables.needs, start=1):
                self.opens[number] = condition.test(view)
        return self.opens
