"""Describes the shape of what players strive for and with: steps, capital, programmes, partners."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from wargame.deck.fields import (
    Amount,
    Citations,
    Condition,
    Count,
    Effects,
    Id,
    IndicatorId,
    NumberedId,
    Pace,
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
    WeightedSumShape,
    YesNo,
)
from wargame.deck.markers import Items, Whole, mistake


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
    of: Annotated[tuple[IndicatorId, ...], Items(1, 12, one=True)]
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
            raise mistake("give a measure either `from` and `to`, or `band` and `fade`; not both")
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
    measures: Annotated[tuple[MeasureShape, ...], Items(1, 20)]
    gates: Annotated[tuple[GateShape, ...], Items(0, 12)] = ()


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
    effects: Effects


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
    stages: Annotated[tuple[StageShape, ...], Items(1, 12)]
    abandon: Effects
    source: Citations


class ConcertShape(Shape):
    """What it brings or costs when cells answer alike or differently."""

    same: Effects
    differ: Effects
    delay: Count
    says: Text
    source: Citations


class ReactionShape(Shape):
    """One temper of a cell the program plays."""

    id: Id
    title: Title
    own: YesNo = False
    weight: Weight
    shift: Shifts
    effects: Effects
    capital: Price = 0
    text: Text
    source: Citations


class CounterpartShape(Shape):
    """How one cell behaves when nobody sits in it."""

    cell: Id
    reactions: Annotated[tuple[ReactionShape, ...], Items(1, 12)]
