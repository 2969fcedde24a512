"""Provides the kinds of values that decks and models are made of, as pydantic types.

The reader hands over nothing but text, so a number is read here and only where one belongs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from wargame.core.conditions import MAX_LENGTH

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
NUMBERED_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
INDICATOR = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*\.[a-z][a-z0-9]*(_[a-z0-9]+)*$"


def mistake(what: str) -> PydanticCustomError:
    """Return an error whose whole message is `what`."""
    return PydanticCustomError("deck", "{what}", {"what": what})


def number(value: object) -> object:
    """Read a number: an optional sign and up to nine digits, nothing else."""
    if not isinstance(value, str):
        raise mistake("a number is needed here, not a list or a mapping; write one such as 3")
    if _NUMBER.fullmatch(value) is None:
        if value.lstrip("+-").isdecimal():
            raise mistake("this number has more than nine digits; use a smaller one")
        raise mistake("a whole number is needed here; write one such as 3 or -2")
    return int(value)


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks a whole number and its range, both ends inclusive."""

    low: int
    high: int
    zero: bool = True
    """False if 0 is refused: a change by nothing is a mistake."""

    def read(self, value: object) -> object:
        """Read a number of this range."""
        read = number(value)
        if not isinstance(read, int) or not self.low <= read <= self.high:
            raise mistake(f"{read} is out of range; write a number from {self.low} to {self.high}")
        if read == 0 and not self.zero:
            raise mistake("a change of 0 changes nothing; remove it")
        return read

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read the text before pydantic sees it."""
        inner = core_schema.int_schema(ge=self.low, le=self.high)
        return core_schema.no_info_before_validator_function(self.read, inner)


def yes_no(value: object) -> object:
    """Read a yes/no value: `true` or `false`, nothing else."""
    if value == "true":
        return True
    if value == "false":
        return False
    raise mistake("a yes/no value is needed here; write true or false")


def one_line(value: str) -> str:
    """Refuse a text of several lines."""
    if "\n" in value:
        raise mistake("this text must stand on one line; shorten it")
    return value


class OneOrMany:
    """Marks a list that may be written as one value when it has one item."""

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Wrap a single value in a list before it is read."""
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe both ways of writing it."""
        described = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [described["items"], described]}


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


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

Effects = Annotated[dict[IndicatorId, Change], Field(max_length=40, default_factory=dict)]
"""Asked changes; none if nobody wrote any. The same holds for all mappings here."""
Shifts = Annotated[dict[IndicatorId, Tilt], Field(max_length=12, default_factory=dict)]
Terms = Annotated[dict[IndicatorId, Percent], Field(max_length=20, default_factory=dict)]
Values = Annotated[dict[IndicatorId, Amount], Field(max_length=200, default_factory=dict)]
PrivateTexts = Annotated[dict[Id, Text], Field(max_length=12, default_factory=dict)]
SetBacks = Annotated[dict[Id, Turn], Field(max_length=12, default_factory=dict)]
Citations = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=80)], ...],
    Field(min_length=1, max_length=12),
    OneOrMany(),
]
"""`essay/ID`, `facts/ID` or `designer's judgement`."""
Steps = Annotated[tuple[NumberedId, ...], Field(max_length=20), OneOrMany()]
Flags = Annotated[tuple[Id, ...], Field(max_length=12), OneOrMany()]
Cells = Annotated[tuple[Id, ...], Field(max_length=12), OneOrMany()]
Names = Annotated[tuple[Id, ...], Field(max_length=20), OneOrMany()]


class WeightedSumShape(Shape):
    """A number that follows indicators."""

    base: Amount
    terms: Terms
