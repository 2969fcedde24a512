"""Gathers what players may read. Nothing a seat may not know gets as far as a template.

Cards and briefs are made of the views that the screens get: secrecy stays in `core/perspective.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from wargame.core.calendar import turn_date
from wargame.core.evolve import initial
from wargame.core.perspective import Perspective
from wargame.core.plain import plain
from wargame.core.scenario import WHOLE, Cell, Scenario
from wargame.core.state import OpenInject
from wargame.core.tables import compile_tables
from wargame.core.views import FlashpointView, InitiativeView, InjectView, ObjectiveView, StepView
from wargame.glossary import TERMS
from wargame.language import phrases
from wargame.names import Names


@dataclass(frozen=True, slots=True)
class CellPage:
    """One team."""

    id: str
    title: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """What everybody may know of an exercise: nothing of any inject is in it."""

    deck: str
    title: str
    version: str
    language: str
    summary: str
    briefing: str
    turns: tuple[tuple[int, str], ...]
    """Each turn with its date."""
    most: int
    """Injects that may come in a turn."""
    cells: tuple[CellPage, ...]
    objectives: tuple[ObjectiveView, ...]
    steps: tuple[StepView, ...]
    flashpoints: tuple[FlashpointView, ...]
    rungs: tuple[tuple[str, str], ...]
    capital: tuple[str, str]
    """Title and meaning."""
    capital_start: int
    concert: str
    """What happens when cells answer differently; empty if nothing does."""
    initiatives: tuple[InitiativeView, ...]
    assumptions: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    between: str
    """How two dates are told, with their `{first}` and `{last}`."""

    @property
    def dates(self) -> str:
        """The first and the last turn's date."""
        first, last = self.turns[0][1], self.turns[-1][1]
        return first if first == last else self.between.format(first=first, last=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What one cell may know besides."""

    cell: CellPage
    wants: tuple[tuple[str, str], ...]
    """What it cares about most: an indicator and which way it wants it."""
    injects: tuple[InjectView, ...]
    """Injects addressed to it, as its screen would show them. `due` is the turns they may wait."""


def exercise_of(scenario: Scenario) -> Exercise:
    """Return what everybody may know."""
    model = scenario.model
    tables, say = compile_tables(scenario), phrases(scenario.language)
    view = Perspective(tables, WHOLE, "blind", say).view(initial(tables))
    return Exercise(
        deck=scenario.deck,
        title=view.title,
        version=plain(scenario.version, lines=False),
        language=plain(scenario.language, lines=False),
        summary=view.summary,
        briefing=view.briefing,
        turns=tuple(
            (turn, turn_date(scenario.start, turn, say)) for turn in range(1, scenario.turns + 1)
        ),
        most=scenario.most,
        cells=tuple(_page(each) for each in _cells(scenario)),
        objectives=view.objectives,
        steps=view.steps,
        flashpoints=view.flashpoints,
        rungs=tuple((plain(each.title, lines=False), plain(each.says)) for each in model.ladder),
        capital=(view.capital_title, plain(model.capital.says)),
        capital_start=model.capital.start,
        concert=plain(model.concert.says) if model.concert else "",
        initiatives=view.initiatives,
        assumptions=view.assumptions,
        terms=tuple((say(term), say(says)) for term, says in TERMS),
        between=say("{first} to {last}"),
    )


def seats_of(scenario: Scenario) -> tuple[Seat, ...]:
    """Return what each cell of a deck may know."""
    tables = compile_tables(scenario)
    names = Names(scenario)
    state = initial(tables)
    state.table = tuple(
        OpenInject(index, delivered=0, due=inject.deadline or 0)
        for index, inject in enumerate(scenario.injects)
    )
    seats = []
    for cell in _cells(scenario):
        views = {
            each.id: each
            for each in Perspective(tables, cell.id, "blind", names.say).view(state).injects
        }
        ordered = (views[each.id] for each in scenario.injects if each.id in views)
        seats.append(Seat(cell=_page(cell), wants=_wants(cell, names), injects=tuple(ordered)))
    return tuple(seats)


def _cells(scenario: Scenario) -> tuple[Cell, ...]:
    by_id = {each.id: each for each in scenario.model.cells}
    return tuple(by_id[cell] for cell in scenario.cells)


def _page(cell: Cell) -> CellPage:
    return CellPage(cell.id, plain(cell.title, lines=False), plain(cell.says))


def _wants(cell: Cell, names: Names) -> tuple[tuple[str, str], ...]:
    ordered = sorted(cell.cares, key=lambda each: -abs(each.by))
    return tuple(
        (
            plain(names.indicators[each.indicator].title, lines=False),
            names.say("higher") if each.by > 0 else names.say("lower"),
        )
        for each in ordered
    )
