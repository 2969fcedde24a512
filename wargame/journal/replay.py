"""Folds recorded events into states. No rule runs here, so old records replay for ever."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.evolve import evolve, initial
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.core.tables import compile_tables
from wargame.journal.history import History
from wargame.journal.lines import Entry
from wargame.journal.record import Damage, DamagedSave, Record


def tables_of(record: Record) -> Tables:
    """Return the compiled scenario of a record. Raises DamagedSave if it does not hold together."""
    try:
        return compile_tables(record.scenario)
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
        what = f"the scenario does not hold together ({error})"
        raise DamagedSave(Damage(record.path.name, 2, what)) from error


def fold(record: Record) -> Iterator[tuple[Entry, State]]:
    """Yield every entry of the course with the state after it."""
    tables = tables_of(record)
    state = initial(tables)
    for entry in record.entries:
        state = evolve(tables, state, entry.events)
        yield entry, state


def replay(record: Record) -> History:
    """Return the whole course of a recorded session, and all that was taken back."""
    history = History(tables_of(record))
    for act in record.acts:
        history.take(act)
    return history
