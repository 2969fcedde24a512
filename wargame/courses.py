"""Follows indicators, scores and programmes over the turns of a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wargame.core.evolve import initial
from wargame.core.rows import Tables
from wargame.core.scoring import score
from wargame.core.state import State


def courses(
    tables: Tables, states: Sequence[State], subjects: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """Return the value of each subject at STARTEX and at the end of every closed turn.

    Args:
        tables: The compiled scenario.
        states: The world at STARTEX and after every closed turn.
        subjects: Indicator ids, "step/ID", "overall" or "initiative/ID"; unknown ones are left out.

    Returns:
        Indicators in their unit, scores in hundredths of a point, programmes in turns of work done.
        All have as many values as there are states.
    """
    return {
        subject: values
        for subject in subjects
        if (values := _course(tables, states, subject)) is not None
    }


def _course(tables: Tables, states: Sequence[State], subject: str) -> tuple[int, ...] | None:
    slot = tables.slots.get(subject)
    if slot is not None:
        return tuple(state.values[slot] for state in states)
    kind, _, name = subject.partition("/")
    if kind == "initiative" and name in tables.initiative_index:
        index = tables.initiative_index[name]
        return tuple(state.progress[index] for state in states)
    steps = [f"step/{step.id}" for step in tables.scenario.model.steps]
    if subject != "overall" and subject not in steps:
        return None
    first, whole = score(tables, initial(tables))
    place = -1 if subject == "overall" else steps.index(subject)
    before = (*first, whole)[place]
    return tuple(state.scores[-1][place] if state.scores else before for state in states)
