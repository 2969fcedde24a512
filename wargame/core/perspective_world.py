"""Projects what every seat may see alike: indicators, flashpoints, steps and the ending."""

from __future__ import annotations

from wargame.core.evolve import initial
from wargame.core.facilitation import called
from wargame.core.phrases import Say, english
from wargame.core.plain import plain
from wargame.core.rows import StepTable, Tables
from wargame.core.scenario import Step
from wargame.core.scoring import score, step_scores
from wargame.core.state import State
from wargame.core.views import EndView, FlashpointView, IndicatorView, StepView


def reference(state: State) -> list[int]:
    """Return the values that "since last turn" is measured from."""
    return state.opening if state.ending else state.previous


def indicator_views(tables: Tables, state: State) -> tuple[IndicatorView, ...]:
    """Return every indicator as it stands."""
    before = reference(state)
    return tuple(
        IndicatorView(
            id=each.id,
            title=plain(each.title, lines=False),
            group=plain(each.group, lines=False),
            value=state.values[slot],
            low=each.low,
            high=each.high,
            unit=plain(each.unit, lines=False),
            better=each.better,
            says=plain(each.says),
            source=each.source,
            derived=each.derived is not None,
            since_turn=state.values[slot] - before[slot],
            since_start=state.values[slot] - tables.start[slot],
        )
        for slot, each in enumerate(tables.scenario.model.indicators)
    )


def rung_of(tables: Tables, tension: int) -> int:
    """Return the index of the rung that a tension has reached."""
    reached = [
        index for index, each in enumerate(tables.scenario.model.ladder) if tension >= each.at
    ]
    return reached[-1] if reached else 0


def flashpoint_views(tables: Tables, state: State) -> tuple[FlashpointView, ...]:
    """Return every flashpoint on its ladder."""
    model = tables.scenario.model
    rungs = tuple(plain(each.title, lines=False) for each in model.ladder)
    before = reference(state)
    views = []
    for place in model.flashpoints:
        slot = tables.slots[place.tension]
        rung = rung_of(tables, state.values[slot])
        deterrence = state.values[tables.slots[place.deterrence]] if place.deterrence else None
        views.append(
            FlashpointView(
                id=place.id,
                title=plain(place.title, lines=False),
                short=plain(place.short, lines=False),
                tension=state.values[slot],
                deterrence=deterrence,
                rung=rung,
                rung_title=rungs[rung],
                rungs=rungs,
                since_turn=state.values[slot] - before[slot],
                indicator=place.tension,
            )
        )
    return tuple(views)


def step_views(tables: Tables, state: State) -> tuple[StepView, ...]:
    """Return every step's score as last closed, with its movement and the gate that caps it."""
    first = score(tables, initial(tables))[0]
    now = state.scores[-1] if state.scores else first
    before = state.scores[-2] if len(state.scores) > 1 else first
    views = []
    for index, (step, table) in enumerate(
        zip(tables.scenario.model.steps, tables.steps, strict=True)
    ):
        cap, says = shut_gate(step, table, state)
        views.append(
            StepView(
                id=step.id,
                title=plain(step.title, lines=False),
                short=plain(step.short, lines=False),
                says=plain(step.says),
                source=step.source,
                score=now[index],
                since_turn=now[index] - before[index],
                since_start=now[index] - first[index],
                gate=says,
                cap=cap,
            )
        )
    return tuple(views)


def shut_gate(step: Step, table: StepTable, state: State) -> tuple[int | None, str]:
    """Return the cap of the lowest gate that holds a step's score back now, and why."""
    [held] = step_scores((table,), state)
    for gate, (shut, cap) in zip(step.gates, table.gates, strict=True):
        if cap == held and (shut is None or shut(state)):
            return gate.cap, plain(gate.says)
    return None, ""


def end_view(tables: Tables, state: State, say: Say = english) -> EndView | None:
    """Return how the session ended, if it has, in the language that `say` speaks."""
    for each in (*tables.scenario.model.endings, called(say)):
        if each.id == state.ending:
            return EndView(
                id=each.id,
                kind=each.kind,
                title=plain(each.title, lines=False),
                text=plain(each.text),
                points=each.points,
                overall=state.overall,
            )
    return None
