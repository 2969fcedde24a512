"""Describes the shape of a deck file."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from wargame.core.calendar import period
from wargame.core.exercise_rules import Learn, RunOut
from wargame.deck.fields import (
    Count,
    Id,
    LongText,
    Names,
    Shape,
    Steps,
    Text,
    Title,
    Turn,
    Values,
    YesNo,
)
from wargame.deck.markers import Items, Whole, mistake
from wargame.deck.shape_inject import InjectShape

QUARTER = r"^(19|20)[0-9]{2}-Q[1-4]$"
MONTH = r"^(19|20)[0-9]{2}-[0-9]{2}$"
WEEK = r"^(19|20)[0-9]{2}-W[0-9]{2}$"
DAY = r"^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
VERSION = r"^[0-9]+(\.[0-9]+){0,2}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def _real(text: str) -> str:
    """Refuse a first turn that is in no calendar."""
    try:
        period(text)
    except ValueError:
        raise mistake("this is in no calendar; write a real one") from None
    return text


class StartShape(Shape):
    """Where a deck begins: the calendar and its own start values."""

    quarter: Annotated[str, Field(pattern=QUARTER)] | None = None
    month: Annotated[str, Field(pattern=MONTH), AfterValidator(_real)] | None = None
    week: Annotated[str, Field(pattern=WEEK), AfterValidator(_real)] | None = None
    day: Annotated[str, Field(pattern=DAY), AfterValidator(_real)] | None = None
    values: Annotated[Values, Field(alias="set")]

    @property
    def first(self) -> str:
        """The first turn on the calendar."""
        return self.quarter or self.month or self.week or self.day or ""

    @model_validator(mode="after")
    def _one_calendar(self) -> StartShape:
        given = [each for each in (self.quarter, self.month, self.week, self.day) if each]
        if len(given) != 1:
            raise mistake("give one of `quarter`, `month`, `week` and `day`, and no other")
        return self


class PaceShape(Shape):
    """How many injects come in a turn."""

    draw_to: Count = 2
    most: Annotated[int, Whole(1, 9)] = 3

    @model_validator(mode="after")
    def _room_to_draw(self) -> PaceShape:
        if self.draw_to > self.most:
            raise mistake("`draw_to` is above `most`; lower it")
        return self


class ExerciseShape(Shape):
    """How several cells play the deck with a facilitator."""

    minutes: Annotated[int, Whole(1, 600)] = 20
    runs_out: RunOut = "wait"
    learn: Learn = "end-of-turn"
    cells_talk: YesNo = False
    named: YesNo = False


class ObjectiveShape(Shape):
    """What the exercise is for."""

    id: Id
    text: Text
    steps: Steps = ()


class DeckShape(Shape):
    """A wargame deck: the injects of one exercise and how it begins."""

    deck: Id
    title: Title
    version: Annotated[
        str,
        Field(pattern=VERSION, max_length=20),
        WithJsonSchema({"type": ["string", "number"]}),
    ]
    model: Id
    language: Annotated[str, Field(pattern=LANGUAGE)] = "en"
    turns: Turn
    start: StartShape
    pace: PaceShape = PaceShape()
    exercise: ExerciseShape = ExerciseShape()
    summary: Text
    briefing: LongText
    cells: Annotated[tuple[Id, ...], Items(1, 12, one=True)]
    objectives: Annotated[tuple[ObjectiveShape, ...], Items(0, 20)] = ()
    include: Names = ()
    injects: Annotated[tuple[InjectShape, ...], Items(0, 500)] = ()
