"""Folds recorded events into states. No rule runs here, so old records replay for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.core.commands import Command
from wargame.core.events import Event
from wargame.core.evolve import evolve, initial
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.journal.record import Damage, DamagedSave, Entry, Record

_MARK_EVERY = 32
"""Steps between kept states: keeping each would cost a long session hundreds of megabytes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One accepted command in the course of a session."""

    line: int
    """Line of the file that holds it."""
    command: Command
    events: tuple[Event, ...]
    turn_before: int
    turn_after: int


class History:
    """The course of a session: every step, the state now, and the way back to any other."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.state = initial(tables)
        """The state now."""
        self._steps: list[Step] = []
        self._marks = [self.state]
        """The state before each step whose number `_MARK_EVERY` divides."""

    @property
    def trail(self) -> tuple[Step, ...]:
        """Every step so far, oldest first."""
        return tuple(self._steps)

    def __len__(self) -> int:
        """Return the number of steps."""
        return len(self._steps)

    def state_at(self, index: int) -> State:
        """Return the state after a step, 0 being the first; -1 is the world before STARTEX."""
        if not -1 <= index < len(self._steps):
            raise IndexError(index)
        mark = (index + 1) // _MARK_EVERY
        steps = self._steps[mark * _MARK_EVERY : index + 1]
        return evolve(self.tables, self._marks[mark], [e for step in steps for e in step.events])

    def folded(self, events: tuple[Event, ...]) -> State:
        """Return the state that some events would lead to from here."""
        return evolve(self.tables, self.state, events)

    def add(self, line: int, command: Command, events: tuple[Event, ...], state: State) -> None:
        """Add a step and the state its events led to."""
        self._steps.append(Step(line, command, events, self.state.turn, state.turn))
        self.state = state
        if len(self._steps) % _MARK_EVERY == 0:
            self._marks.append(state)


def tables_of(record: Record) -> Tables:
    """Return the compiled scenario of a record. Raises DamagedSave if it does not hold together."""
    try:
        return compile_tables(record.scenario)
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
        what = f"the scenario does not hold together ({error})"
        raise DamagedSave(Damage(record.path.name, 2, what)) from error


def fold(record: Record) -> Iterator[tuple[Entry, State]]:
    """Yield every entry of a record with the state after it."""
    tables = tables_of(record)
    state = initial(tables)
    for entry in record.entries:
        state = evolve(tables, state, entry.events)
        yield entry, state


def replay(record: Record) -> History:
    """Return the whole course of a recorded session."""
    history = History(tables_of(record))
    for entry in record.entries:
        state = history.folded(entry.events)
        history.add(entry.line, entry.command, entry.events, state)
    return history
