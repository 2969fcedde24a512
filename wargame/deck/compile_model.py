"""Compiles the shape of a model into the `Model` that the engine runs on."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.core import scenario as s
from wargame.deck import shape_aims as aims
from wargame.deck import shape_model as world
from wargame.deck.compile_atlas import compile_atlas, compile_term
from wargame.deck.fields import WeightedSumShape

_HIGHEST = 100_000
"""The highest value an indicator may have."""


def effects(asked: Mapping[str, int]) -> tuple[s.Effect, ...]:
    """Return effects in the order they were written."""
    return tuple(s.Effect(indicator=name, by=by) for name, by in asked.items())


def shifts(asked: Mapping[str, int]) -> tuple[s.Shift, ...]:
    """Return shifts in the order they were written."""
    return tuple(s.Shift(indicator=name, by=by) for name, by in asked.items())


def weighted_sum(shape: WeightedSumShape) -> s.WeightedSum:
    """Return a weighted sum."""
    terms = (s.Term(indicator=name, percent=percent) for name, percent in shape.terms.items())
    return s.WeightedSum(base=shape.base, terms=tuple(terms))


def compile_model(shape: world.ModelShape) -> s.Model:
    """Return the model a folder describes."""
    return s.Model(
        id=shape.model,
        title=shape.title,
        claims=tuple(s.Claim(id=each.id, says=each.says) for each in shape.claims),
        sources=tuple(
            s.Source(id=each.id, title=each.title, grade=each.grade) for each in shape.sources
        ),
        indicators=tuple(_indicator(each) for each in shape.indicators),
        cells=tuple(_cell(each) for each in shape.cells),
        flashpoints=tuple(_flashpoint(each) for each in shape.flashpoints),
        ladder=tuple(
            s.Rung(id=each.id, title=each.title, at=each.at, says=each.says)
            for each in shape.ladder
        ),
        rules=tuple(_rule(each) for each in shape.rules),
        endings=tuple(_ending(each) for each in shape.endings),
        steps=tuple(_step(each) for each in shape.steps),
        overall=_overall(shape.overall),
        capital=_capital(shape.capital),
        initiatives=tuple(_initiative(each) for each in shape.initiatives),
        counterparts=tuple(_counterpart(each) for each in shape.counterparts),
        concert=_concert(shape.concert) if shape.concert else None,
        assumptions=shape.assumptions,
        narrative=tuple(_narrative(each, shape.ladder) for each in shape.narrative),
        atlas=compile_atlas(shape.map) if shape.map else None,
        glossary=tuple(compile_term(each) for each in shape.glossary),
    )


def _narrative(shape: world.NarrativeShape, ladder: tuple[world.RungShape, ...]) -> s.Narrative:
    """Return sentences with the range they fit; a rung stands for its tensions."""
    low, high = shape.low, shape.high
    for rung, above in zip(ladder, (*ladder[1:], None), strict=True):
        if rung.id == shape.rung:
            low, high = rung.at, above.at - 1 if above else _HIGHEST
    return s.Narrative(
        about=shape.about,
        low=low,
        high=high,
        trend=shape.trend,
        lines=shape.lines,
        source=shape.source,
    )


def _indicator(shape: world.IndicatorShape) -> s.Indicator:
    return s.Indicator(
        id=shape.id,
        title=shape.title,
        group=shape.group,
        low=shape.low,
        high=shape.high,
        start=shape.start,
        unit=shape.unit,
        better=shape.better,
        says=shape.says,
        source=shape.source,
        derived=weighted_sum(shape.derived) if shape.derived else None,
    )


def _cell(shape: world.CellShape) -> s.Cell:
    return s.Cell(id=shape.id, title=shape.title, says=shape.says, cares=effects(shape.cares))


def _flashpoint(shape: world.FlashpointShape) -> s.Flashpoint:
    return s.Flashpoint(
        id=shape.id,
        title=shape.title,
        short=shape.short,
        tension=shape.tension,
        deterrence=shape.deterrence,
    )


def _rule(shape: world.RuleShape) -> s.Rule:
    return s.Rule(
        id=shape.id,
        title=shape.title,
        when=shape.when,
        effects=effects(shape.effects),
        drifts=tuple(
            s.Drift(indicator=name, toward=weighted_sum(drift.toward), by=drift.by)
            for name, drift in shape.drift.items()
        ),
        says=shape.says,
        source=shape.source,
    )


def _ending(shape: world.EndingShape) -> s.Ending:
    return s.Ending(
        id=shape.id,
        kind=shape.kind,
        title=shape.title,
        when=shape.when,
        odds=weighted_sum(shape.odds) if shape.odds else None,
        text=shape.text,
        points=shape.points,
        source=shape.source,
        flashpoint=shape.flashpoint,
    )


def _step(shape: aims.StepShape) -> s.Step:
    return s.Step(
        id=shape.id,
        title=shape.title,
        short=shape.short,
        says=shape.says,
        source=shape.source,
        measures=tuple(_measure(each) for each in shape.measures),
        gates=tuple(
            s.Gate(when=each.when, cap=each.cap, says=each.says, source=each.source)
            for each in shape.gates
        ),
    )


def _measure(shape: aims.MeasureShape) -> s.Measure:
    return s.Measure(
        title=shape.title,
        indicators=shape.of,
        start=shape.start or 0,
        end=shape.end or 0,
        band=shape.band,
        fade=shape.fade or 0,
        weight=shape.weight,
        says=shape.says,
        source=shape.source,
    )


def _overall(shape: aims.OverallShape) -> s.Overall:
    return s.Overall(
        mean=shape.mean,
        lowest=shape.lowest,
        lowest_count=shape.lowest_count,
        says=shape.says,
        source=shape.source,
    )


def _capital(shape: aims.CapitalShape) -> s.Capital:
    return s.Capital(
        title=shape.title,
        start=shape.start,
        income=weighted_sum(shape.income),
        carry=shape.carry,
        most=shape.most,
        says=shape.says,
        source=shape.source,
    )


def _initiative(shape: aims.InitiativeShape) -> s.Initiative:
    return s.Initiative(
        id=shape.id,
        title=shape.title,
        steps=shape.steps,
        says=shape.says,
        trade_off=shape.trade_off,
        needs=shape.needs,
        holds=shape.holds,
        capital=shape.capital,
        upkeep=shape.upkeep,
        stages=tuple(
            s.Stage(
                title=each.title, turns=each.turns, text=each.text, effects=effects(each.effects)
            )
            for each in shape.stages
        ),
        abandon=effects(shape.abandon),
        source=shape.source,
    )


def _concert(shape: aims.ConcertShape) -> s.Concert:
    return s.Concert(
        same=effects(shape.same),
        differ=effects(shape.differ),
        delay=shape.delay,
        says=shape.says,
        source=shape.source,
    )


def _counterpart(shape: aims.CounterpartShape) -> s.Counterpart:
    return s.Counterpart(
        cell=shape.cell, reactions=tuple(_reaction(each) for each in shape.reactions)
    )


def _reaction(shape: aims.ReactionShape) -> s.Reaction:
    return s.Reaction(
        id=shape.id,
        title=shape.title,
        own=shape.own,
        weight=shape.weight,
        shifts=shifts(shape.shift),
        effects=effects(shape.effects),
        capital=shape.capital,
        text=shape.text,
        source=shape.source,
    )
