"""Puts the chapters of the reference together."""

from __future__ import annotations

from wargame.core.exercise import current
from wargame.core.perspective import Perspective
from wargame.core.plain import plain
from wargame.core.scenario import WHOLE, Scenario
from wargame.core.state import State
from wargame.core.views import Preview
from wargame.core.views_reference import Reference
from wargame.handbook import chapters
from wargame.handbook.about import about
from wargame.handbook.scope import Scope


def reference(
    scenario: Scenario,
    level: Preview = "standard",
    state: State | None = None,
    *,
    cell: str = WHOLE,
    with_injects: bool = False,
) -> Reference:
    """Return the reference of a scenario's model.

    Args:
        scenario: The deck on its model.
        level: How much of the amounts is told. Once a session has ended all of it is.
        state: The session to read it in: only options of injects that have come are told. Without
            one no option is.
        cell: Whose injects are told in a session.
        with_injects: Whether to tell the options of every inject, for authors and lecturers.
    """
    injects: frozenset[str] = frozenset()
    if with_injects:
        injects = frozenset(each.id for each in scenario.injects)
    elif state is not None:
        seen = [scenario.injects[index] for index in state.seen]
        injects = frozenset(each.id for each in seen if cell in {WHOLE, *each.to})
        level = "instructor" if state.ending else level
    scope = Scope.of(scenario, level, injects)
    return Reference(
        title=plain(scenario.model.title, lines=False),
        topics=(
            *about(scope),
            *chapters.steps(scope),
            *chapters.indicators(scope),
            *chapters.rules(scope),
            *chapters.initiatives(scope),
            *chapters.claims(scope),
            *chapters.words(scope),
        ),
    )


def reference_of(seat: Perspective, state: State) -> Reference:
    """Return the reference of a session as one seat may read it."""
    scenario = current(seat.tables, state).scenario
    return reference(scenario, seat.preview, state, cell=seat.cell)
