"""Describes the shape of a model: all files of its folder, read as one mapping."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from wargame.deck.fields import (
    Amount,
    Change,
    Citations,
    Condition,
    Count,
    Effects,
    Id,
    IndicatorId,
    Letters,
    NumberedId,
    OneOrMany,
    Pace,
    Percent,
    Points,
    Price,
    Purse,
    Shape,
    Share,
    Shifts,
    Short,
    Steps,
    Text,
    Title,
    Turn,
    Weight,
    Whole,
    YesNo,
    mistake,
)


class WeightedSumShape(Shape):
    """A number that follows indicators."""

    base: Amount
    terms: Annotated[dict[IndicatorId, Percent], Field(max_length=20)] = {}


class ClaimShape(Shape):
    """One claim of the text the model rests on."""

    id: NumberedId
    says: Text


class SourceShape(Shape):
    """One published source."""

    id: NumberedId
    grade: Literal["A", "B"]
    title: Annotated[str, Field(min_length=1, max_length=400)]


class CellShape(Shape):
    """A team."""

    id: Id
    title: Title
    says: Text
    cares: Annotated[dict[IndicatorId, Change], Field(max_length=40)] = {}


class AdviserShape(Shape):
    """Somebody who argues for options."""

    id: Id
    title: Title


class IndicatorShape(Shape):
    """One measured quantity."""

    id: IndicatorId
    title: Title
    group: Title
    low: Amount
    high: Amount
    start: Amount
    unit: Annotated[str, Field(max_length=60)]
    better: Literal["up", "down", "band"]
    says: Text
    source: Citations
    derived: WeightedSumShape | None = None


class FlashpointShape(Shape):
    """A place whose tension is read against the ladder."""

    id: Id
    title: Title
    short: Letters
    tension: IndicatorId
    deterrence: IndicatorId | None = None


class RungShape(Shape):
    """One rung of the ladder."""

    id: Id
    title: Title
    at: Amount
    says: Text


class DriftShape(Shape):
    """A slow movement towards a target."""

    toward: WeightedSumShape
    by: Pace


class RuleShape(Shape):
    """A dynamic of the world."""

    id: Id
    title: Title
    when: Condition = ""
    effects: Effects = {}
    drift: Annotated[dict[IndicatorId, DriftShape], Field(max_length=20)] = {}
    says: Text
    source: Citations

    @model_validator(mode="after")
    def _does_something(self) -> RuleShape:
        if not self.effects and not self.drift:
            raise mistake("this rule does nothing; give it `effects` or `drift`")
        return self


class EndingShape(Shape):
    """A way the session ends."""

    id: Id
    kind: Id
    flashpoint: Annotated[str, Field(max_length=64)] = ""
    title: Title
    when: Condition
    odds: WeightedSumShape | None = None
    text: Text
    points: Points
    source: Citations


class CapitalShape(Shape):
    """Political capital."""

    title: Title
    start: Purse
    income: WeightedSumShape
    carry: Share
    most: Purse
    says: Text
    source: Citations


class MeasureShape(Shape):
    """One weighted part of a step's score: `from` and `to`, or `band` and `fade`."""

    title: Title
    of: Annotated[tuple[IndicatorId, ...], Field(min_length=1, max_length=12), OneOrMany()]
    start: Annotated[Amount | None, Field(alias="from")] = None
    end: Annotated[Amount | None, Field(alias="to")] = None
    band: tuple[Amount, Amount] | None = None
    fade: Pace | None = None
    weight: Weight
    says: Text
    source: Citations

    @model_validator(mode="after")
    def _one_scale(self) -> MeasureShape:
        line = (self.start is not None, self.end is not None)
        band = (self.band is not None, self.fade is not None)
        if not (all(line) and not any(band)) and not (all(band) and not any(line)):
            raise mistake("a measure needs either `from` and `to` or `band` and `fade`; give a pair")
        return self


class GateShape(Shape):
    """A condition that caps a step's score."""

    when: Annotated[Condition, Field(min_length=1)]
    cap: Share
    says: Text
    source: Citations


class StepShape(Shape):
    """One aim the session is scored on."""

    id: NumberedId
    title: Title
    short: Short
    says: Text
    source: Citations
    measures: Annotated[tuple[MeasureShape, ...], Field(min_length=1, max_length=20)]
    gates: Annotated[tuple[GateShape, ...], Field(max_length=12)] = ()


class OverallShape(Shape):
    """How the steps make the overall score."""

    mean: Share
    lowest: Share
    lowest_count: Annotated[int, Whole(1, 20)]
    says: Text
    source: Citations

    @model_validator(mode="after")
    def _whole(self) -> OverallShape:
        if self.mean + self.lowest != 100:
            raise mistake(f"`mean` and `lowest` make {self.mean + self.lowest}; make them 100")
        return self


class StageShape(Shape):
    """One stretch of an initiative."""

    title: Title
    turns: Turn
    text: Text
    effects: Effects = {}


class InitiativeShape(Shape):
    """A long programme."""

    id: Id
    title: Title
    steps: Steps = ()
    says: Text
    trade_off: Text
    needs: Condition = ""
    holds: Condition = ""
    capital: Purse
    upkeep: Price
    stages: Annotated[tuple[StageShape, ...], Field(min_length=1, max_length=12)]
    abandon: Effects = {}
    source: Citations


class ConcertShape(Shape):
    """What it brings or costs when cells answer alike or differently."""

    same: Effects = {}
    differ: Effects = {}
    delay: Count
    says: Text
    source: Citations


class ReactionShape(Shape):
    """One temper of a cell the program plays."""

    id: Id
    title: Title
    own: YesNo = False
    weight: Weight
    shift: Shifts = {}
    effects: Effects = {}
    capital: Price = 0
    text: Text
    source: Citations


class CounterpartShape(Shape):
    """How one cell behaves when nobody sits in it."""

    cell: Id
    reactions: Annotated[tuple[ReactionShape, ...], Field(min_length=1, max_length=12)]


class ModelShape(Shape):
    """The whole model."""

    model: Id
    title: Title
    claims: Annotated[tuple[ClaimShape, ...], Field(max_length=300)] = ()
    sources: Annotated[tuple[SourceShape, ...], Field(max_length=1000)] = ()
    themes: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    assumptions: Annotated[tuple[Text, ...], Field(max_length=60)] = ()
    cells: Annotated[tuple[CellShape, ...], Field(min_length=1, max_length=12)]
    advisers: Annotated[tuple[AdviserShape, ...], Field(min_length=2, max_length=60)]
    indicators: Annotated[tuple[IndicatorShape, ...], Field(min_length=1, max_length=200)]
    flashpoints: Annotated[tuple[FlashpointShape, ...], Field(max_length=12)]
    ladder: Annotated[tuple[RungShape, ...], Field(min_length=1, max_length=12)]
    rules: Annotated[tuple[RuleShape, ...], Field(min_length=1, max_length=200)]
    endings: Annotated[tuple[EndingShape, ...], Field(min_length=1, max_length=40)]
    capital: CapitalShape
    steps: Annotated[tuple[StepShape, ...], Field(min_length=1, max_length=20)]
    overall: OverallShape
    initiatives: Annotated[tuple[InitiativeShape, ...], Field(max_length=100)] = ()
    concert: ConcertShape | None = None
    counterparts: Annotated[tuple[CounterpartShape, ...], Field(max_length=12)] = ()
