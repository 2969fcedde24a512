"""Describes the shape of a deck file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from wargame.core.calendar import period
from wargame.deck.fields import (
    Amount,
    Citations,
    Condition,
    Count,
    Effects,
    Id,
    IndicatorId,
    LongText,
    NumberedId,
    OneOrMany,
    Price,
    Shape,
    Shifts,
    Steps,
    Text,
    Title,
    Turn,
    Weight,
    Whole,
    mistake,
)

QUARTER = r"^(19|20)[0-9]{2}-Q[1-4]$"
MONTH = r"^(19|20)[0-9]{2}-[0-9]{2}$"
WEEK = r"^(19|20)[0-9]{2}-W[0-9]{2}$"
DAY = r"^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
VERSION = r"^[0-9]+(\.[0-9]+){0,2}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

MAX_WORDS = 90
"""Words of a situation: what can be read aloud in half a minute."""


def _readable_aloud(text: str) -> str:
    words = len(text.split())
    if words > MAX_WORDS:
        raise mistake(f"the situation has {words} words; use at most {MAX_WORDS}")
    return text


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
    values: Annotated[
        dict[IndicatorId, Amount], Field(alias="set", max_length=200, default_factory=dict)
    ]

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


class ObjectiveShape(Shape):
    """What the exercise is for."""

    id: Id
    text: Text
    steps: Steps = ()


class DeliverShape(Shape):
    """When an inject may reach the players."""

    turn: Turn | None = None
    turns: tuple[Turn, Turn] | None = None
    when: Condition = ""
    weight: Weight | None = None
    shift: Shifts = {}

    @model_validator(mode="after")
    def _one_way(self) -> DeliverShape:
        if self.turn is not None and (self.turns or self.when or self.weight or self.shift):
            what = "`turn` fixes the delivery and stands alone; use `turns: [2, 2]` for a condition"
            raise mistake(what)
        if self.shift and self.weight is None:
            raise mistake("`shift` moves a weight and there is none; give it `weight`")
        return self


class AdviceShape(Shape):
    """One adviser's argument for one option."""

    adviser: Id
    option: Annotated[Id, Field(alias="for")]
    because: Text
    rule: Id


class FollowUpShape(Shape):
    """An inject put on the calendar."""

    inject: Id
    after: Annotated[Turn, Field(alias="in")]


FollowUps = Annotated[tuple[FollowUpShape, ...], Field(max_length=8), OneOrMany()]
Flags = Annotated[tuple[Id, ...], Field(max_length=12), OneOrMany()]
SetBacks = Annotated[dict[Id, Turn], Field(max_length=12)]


class OutcomeShape(Shape):
    """One way an option can turn out."""

    id: Id
    weight: Weight | None = None
    shift: Shifts = {}
    text: Text
    effects: Effects = {}
    flags: Annotated[Flags, Field(alias="raise")] = ()
    lower: Flags = ()
    then: FollowUps = ()
    set_back: SetBacks = {}


class OptionShape(Shape):
    """A course of action."""

    id: Id
    label: Title
    intent: Text
    posture: Literal["firm", "conciliatory", "mixed"]
    capital: Price = 0
    needs: Condition = ""
    steps: Steps = ()
    effects: Effects = {}
    outcomes: Annotated[tuple[OutcomeShape, ...], Field(min_length=1, max_length=4)]
    source: Citations

    @model_validator(mode="after")
    def _weighted(self) -> OptionShape:
        if len(self.outcomes) > 1 and any(each.weight is None for each in self.outcomes):
            raise mistake("one of several outcomes has no `weight`; give it one")
        return self


class NeglectShape(Shape):
    """What happens when the deadline passes."""

    text: Text
    effects: Effects = {}
    flags: Annotated[Flags, Field(alias="raise")] = ()
    then: FollowUps = ()
    set_back: SetBacks = {}


class PrecedentShape(Shape):
    """What happened in the real world."""

    text: Text
    source: Citations


class InjectShape(Shape):
    """A scripted happening that the players have to answer."""

    id: Id
    title: Title
    flashpoint: Id
    phase: Literal["competition", "crisis", "conflict", "de-escalation"]
    kind: Literal["pressure", "shock", "accident", "politics", "opening"]
    type: Literal["standard", "contingency"] = "standard"
    deliver: DeliverShape | None = None
    sender: Annotated[Title, Field(alias="from")]
    to: Annotated[tuple[Id, ...], Field(max_length=12), OneOrMany()] = ()
    method: Literal[
        "news", "cable", "phone call", "intelligence report", "social media", "order"
    ]
    situation: Annotated[Text, AfterValidator(_readable_aloud)]
    private: Annotated[dict[Id, Text], Field(max_length=12)] = {}
    facilitator: Annotated[str, Field(max_length=4000)] = ""
    deadline: Turn | None = None
    holds: Id | None = None
    advice: Annotated[tuple[AdviceShape, ...], Field(min_length=2, max_length=12)]
    options: Annotated[tuple[OptionShape, ...], Field(min_length=3, max_length=5)]
    neglect: NeglectShape | None = None
    expected: Annotated[str, Field(max_length=2000)] = ""
    discuss: Annotated[tuple[Text, ...], Field(max_length=12), OneOrMany()] = ()
    precedent: PrecedentShape | None = None
    objectives: Annotated[tuple[Id, ...], Field(max_length=20), OneOrMany()] = ()


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
    summary: Text
    briefing: LongText
    cells: Annotated[tuple[Id, ...], Field(min_length=1, max_length=12), OneOrMany()]
    objectives: Annotated[tuple[ObjectiveShape, ...], Field(max_length=20)] = ()
    include: Annotated[tuple[Id, ...], Field(max_length=12), OneOrMany()] = ()
    injects: Annotated[tuple[InjectShape, ...], Field(max_length=500)] = ()
