"""Follows the world of a session over its turns: steps, tensions, indicators, what moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.core.perspective_world import rung_of, step_views
from wargame.core.plain import plain
from wargame.core.preview import is_good
from wargame.core.scenario import Flashpoint, Step
from wargame.report.after.movers import movers_of
from wargame.report.after.source import Source
from wargame.report.after.world_parts import (
    IndicatorCourse,
    Measured,
    StepCourse,
    Tension,
    World,
)

MOST_MOVERS = 3


def world_of(source: Source) -> World:
    """Return everything that can be followed."""
    model = source.scenario.model
    ends = source.ends
    values = {
        each.id: tuple(state.values[source.tables.slots[each.id]] for state in source.states)
        for each in model.indicators
    }
    overall = tuple(row[-1] for row in source.scores)
    return World(
        turns=tuple(range(len(overall))),
        labels=tuple("STARTEX" if not turn else source.date(turn) for turn in range(len(overall))),
        lines=tuple(step.line for step in ends),
        times=tuple(source.at(step.line) for step in ends),
        steps=tuple(
            _step(source, step, tuple(row[index] for row in source.scores))
            for index, step in enumerate(model.steps)
        ),
        overall=overall,
        tensions=tuple(_tension(source, place, values) for place in model.flashpoints),
        ladder=tuple((plain(each.title, lines=False), each.at) for each in model.ladder),
        indicators=tuple(_indicators(source, values)),
        ledger=source.ledger,
    )


def _step(source: Source, step: Step, values: tuple[int, ...]) -> StepCourse:
    state = source.states[-1]
    [view] = [each for each in step_views(source.tables_at(state), state) if each.id == step.id]
    movers = movers_of(source, f"step/{step.id}")
    return StepCourse(
        id=view.id,
        title=view.title,
        short=view.short,
        says=view.says,
        values=values,
        gate=view.gate,
        cap=view.cap,
        measures=tuple(_measures(source, step)),
        up=tuple(each for each in movers if each.change > 0)[:MOST_MOVERS],
        down=tuple(each for each in movers if each.change < 0)[:MOST_MOVERS],
    )


def _measures(source: Source, step: Step) -> Iterator[Measured]:
    for measure in step.measures:
        worst, best = measure.band or (measure.start, measure.end)
        for name in measure.indicators:
            slot = source.tables.slots[name]
            indicator = source.teller.indicators[name]
            yield Measured(
                measure=plain(measure.title, lines=False),
                indicator=plain(indicator.title, lines=False),
                start=source.states[0].values[slot],
                now=source.states[-1].values[slot],
                unit=plain(indicator.unit, lines=False),
                worst=worst,
                best=best,
                is_band=measure.band is not None,
            )


def _tension(source: Source, place: Flashpoint, values: dict[str, tuple[int, ...]]) -> Tension:
    model = source.scenario.model
    course = values[place.tension]
    ranks = tuple(rung_of(source.tables, value) for value in course)
    return Tension(
        id=place.id,
        title=plain(place.title, lines=False),
        short=plain(place.short, lines=False),
        values=course,
        ranks=ranks,
        rungs=tuple(plain(model.ladder[rank].title, lines=False) for rank in ranks),
        deterrence=values[place.deterrence] if place.deterrence else (),
    )


def _indicators(source: Source, values: dict[str, tuple[int, ...]]) -> Iterable[IndicatorCourse]:
    for each in source.scenario.model.indicators:
        course = values[each.id]
        yield IndicatorCourse(
            id=each.id,
            title=plain(each.title, lines=False),
            group=plain(each.group, lines=False),
            unit=plain(each.unit, lines=False),
            low=each.low,
            high=each.high,
            better=each.better,
            values=course,
            good=is_good(each, course[-1] - course[0]),
        )
