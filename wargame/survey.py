"""Surveys a whole session in one pass: how it stood after each command, and on which rungs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.core.evolve import fold, initial
from wargame.core.perspective_world import rung_of
from wargame.core.rows import Tables
from wargame.core.scoring import score
from wargame.deeds import Deed


@dataclass(frozen=True, slots=True)
class Survey:
    """What a timeline shows of a session."""

    overall: tuple[int, ...]
    """Overall score after each command, in hundredths; the final score after the ending."""
    rungs: tuple[tuple[int, ...], ...]
    """Rung of every flashpoint after each command."""
    rung_changes: tuple[int, ...]
    """Commands after which a rung was another than before."""


def survey(tables: Tables, deeds: Iterable[Deed]) -> Survey:
    """Fold a session once and note how it stood after each command."""
    state = initial(tables)
    slots = [tables.slots[place.tension] for place in tables.scenario.model.flashpoints]
    before = tuple([rung_of(tables, state.values[slot]) for slot in slots])
    overall: list[int] = []
    rungs: list[tuple[int, ...]] = []
    changes: list[int] = []
    for index, deed in enumerate(deeds):
        for event in deed.events:
            fold(tables, state, event)
        overall.append(state.overall if state.ending else score(tables, state)[1])
        rungs.append(tuple([rung_of(tables, state.values[slot]) for slot in slots]))
        if rungs[-1] != before:
            changes.append(index)
        before = rungs[-1]
    return Survey(tuple(overall), tuple(rungs), tuple(changes))
