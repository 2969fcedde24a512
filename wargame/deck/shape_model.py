"""Describes the shape of a model: all files of its folder, read as one mapping."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from wargame.deck.fields import (
    Amount,
    Citations,
    Condition,
    Effects,
    Id,
    IndicatorId,
    Letters,
    NumberedId,
    Pace,
    Points,
    Sentence,
    Shape,
    Share,
    Text,
    Title,
    WeightedSumShape,
)
from wargame.deck.markers import Items, mistake
from wargame.deck.shape_aims import (
    CapitalShape,
    ConcertShape,
    CounterpartShape,
    InitiativeShape,
    OverallShape,
    StepShape,
)
from wargame.deck.shape_atlas import AtlasShape, GlossaryTermShape


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
    cares: Effects


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
    effects: Effects
    drift: Annotated[dict[IndicatorId, DriftShape], Field(default_factory=dict), Items(0, 20)]
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


class NarrativeShape(Shape):
    """Sentences that tell how a turn left a flashpoint or a step."""

    about: NumberedId
    rung: Annotated[str, Field(max_length=64)] = ""
    low: Annotated[Share, Field(alias="from")] = 0
    high: Annotated[Share, Field(alias="to")] = 100
    trend: Literal["rising", "falling", "steady"]
    lines: Annotated[tuple[Sentence, ...], Items(1, 12)]
    source: Citations


class ModelShape(Shape):
    """The whole model."""

    model: Id
    title: Title
    claims: Annotated[tuple[ClaimShape, ...], Items(0, 300)] = ()
    sources: Annotated[tuple[SourceShape, ...], Items(0, 1000)] = ()
    themes: Annotated[tuple[Id, ...], Items(0, 20)] = ()
    assumptions: Annotated[tuple[Text, ...], Items(0, 60)] = ()
    cells: Annotated[tuple[CellShape, ...], Items(1, 12)]
    advisers: Annotated[tuple[AdviserShape, ...], Items(2, 60)]
    indicators: Annotated[tuple[IndicatorShape, ...], Items(1, 200)]
    flashpoints: Annotated[tuple[FlashpointShape, ...], Items(0, 12)]
    ladder: Annotated[tuple[RungShape, ...], Items(1, 12)]
    rules: Annotated[tuple[RuleShape, ...], Items(1, 200)]
    endings: Annotated[tuple[EndingShape, ...], Items(1, 40)]
    capital: CapitalShape
    steps: Annotated[tuple[StepShape, ...], Items(1, 20)]
    overall: OverallShape
    initiatives: Annotated[tuple[InitiativeShape, ...], Items(0, 100)] = ()
    concert: ConcertShape | None = None
    counterparts: Annotated[tuple[CounterpartShape, ...], Items(0, 12)] = ()
    narrative: Annotated[tuple[NarrativeShape, ...], Items(0, 400)] = ()
    map: AtlasShape | None = None
    glossary: Annotated[tuple[GlossaryTermShape, ...], Items(0, 300)] = ()
