"""Provides the kinds of values that decks and models are made of, as pydantic types.

The reader hands over nothing but text, so a number is read here and only where one belongs.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from wargame.core.condition_parser import MAX_LENGTH
from wargame.deck.markers import Items, Whole, mistake, yes_no
from wargame.deck.patterns import ID, INDICATOR, NUMBERED_ID


def one_line(value: str) -> str:
    """Refuse a text of several lines."""
    if "\n" in value:
        raise mistake("this text must stand on one line; shorten it")
    return value


class Shape(BaseModel):
    """A mapping with fixed keys: an unknown one is a mistake."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=False
    )


Id = Annotated[str, Field(pattern=ID, max_length=64)]
"""Lower-case letters, digits and hyphens, starting with a letter."""
NumberedId = Annotated[
    str,
    Field(pattern=NUMBERED_ID, max_length=64),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""The same, but it may start with a digit, as the ids of steps and claims do."""
IndicatorId = Annotated[str, Field(pattern=INDICATOR, max_length=64)]

Title = Annotated[str, Field(min_length=1, max_length=160), AfterValidator(one_line)]
Sentence = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(one_line)]
Short = Annotated[str, Field(min_length=1, max_length=16), AfterValidator(one_line)]
Letters = Annotated[str, Field(min_length=1, max_length=4), AfterValidator(one_line)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
LongText = Annotated[str, Field(min_length=1, max_length=8000)]
Condition = Annotated[str, Field(max_length=MAX_LENGTH)]

YesNo = Annotated[bool, BeforeValidator(yes_no, json_schema_input_type=bool)]
Amount = Annotated[int, Whole(-100_000, 100_000)]
"""In an indicator's unit."""
Change = Annotated[int, Whole(-100_000, 100_000, zero=False)]
Pace = Annotated[int, Whole(1, 100_000)]
"""Units of an indicator that are moved or faded over."""
Percent = Annotated[int, Whole(-10_000, 10_000)]
"""Hundredths of an indicator's value that a weighted sum adds."""
Share = Annotated[int, Whole(0, 100)]
"""A percentage or a score."""
Points = Annotated[int, Whole(-100, 100)]
Weight = Annotated[int, Whole(1, 1000)]
Tilt = Annotated[int, Whole(-100, 100, zero=False)]
"""Points of weight for each tenth of an indicator's range."""
Turn = Annotated[int, Whole(1, 60)]
Count = Annotated[int, Whole(0, 9)]
Price = Annotated[int, Whole(0, 9)]
"""Political capital of one decision."""
Purse = Annotated[int, Whole(0, 999)]
"""Political capital of a programme or a balance."""

Effects = Annotated[dict[IndicatorId, Change], Field(default_factory=dict), Items(0, 40)]
"""Asked changes; none if nobody wrote any. The same holds for all mappings here."""
Shifts = Annotated[dict[IndicatorId, Tilt], Field(default_factory=dict), Items(0, 12)]
Terms = Annotated[dict[IndicatorId, Percent], Field(default_factory=dict), Items(0, 20)]
Values = Annotated[dict[IndicatorId, Amount], Field(default_factory=dict), Items(0, 200)]
PrivateTexts = Annotated[dict[Id, Text], Field(default_factory=dict), Items(0, 12)]
SetBacks = Annotated[dict[Id, Turn], Field(default_factory=dict), Items(0, 12)]
Citations = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=80)], ...],
    Items(1, 12, one=True),
]
"""`essay/ID`, `facts/ID` or `designer's judgement`."""
Steps = Annotated[tuple[NumberedId, ...], Items(0, 20, one=True)]
Flags = Annotated[tuple[Id, ...], Items(0, 12, one=True)]
Cells = Annotated[tuple[Id, ...], Items(0, 12, one=True)]
Names = Annotated[tuple[Id, ...], Items(0, 20, one=True)]


class WeightedSumShape(Shape):
    """A number that follows indicators."""

    base: Amount
    terms: Terms
