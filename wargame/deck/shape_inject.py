"""Describes the shape of an inject: what happens, what can be answered, what that leads to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from wargame.deck.fields import (
    Cells,
    Citations,
    Condition,
    Effects,
    Flags,
    Id,
    Names,
    Price,
    PrivateTexts,
    SetBacks,
    Shape,
    Shifts,
    Steps,
    Text,
    Title,
    Turn,
    Weight,
)
from wargame.deck.markers import Items, mistake

MAX_WORDS = 90
"""Words of a situation: what can be read aloud in half a minute."""


def _readable_aloud(text: str) -> str:
    words = len(text.split())
    if words > MAX_WORDS:
        raise mistake(f"the situation has {words} words; use at most {MAX_WORDS}")
    return text


class DeliverShape(Shape):
    """When an inject may reach the players."""

    turn: Turn | None = None
    turns: tuple[Turn, Turn] | None = None
    when: Condition = ""
    weight: Weight | None = None
    shift: Shifts

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


FollowUps = Annotated[tuple[FollowUpShape, ...], Items(0, 8, one=True)]


class OutcomeShape(Shape):
    """One way an option can turn out."""

    id: Id
    weight: Weight | None = None
    shift: Shifts
    text: Text
    effects: Effects
    flags: Annotated[Flags, Field(alias="raise")] = ()
    lower: Flags = ()
    then: FollowUps = ()
    set_back: SetBacks


class OptionShape(Shape):
    """A course of action."""

    id: Id
    label: Title
    intent: Text
    posture: Literal["firm", "conciliatory", "mixed"]
    capital: Price = 0
    needs: Condition = ""
    steps: Steps = ()
    effects: Effects
    outcomes: Annotated[tuple[OutcomeShape, ...], Items(1, 4)]
    source: Citations

    @model_validator(mode="after")
    def _weighted(self) -> OptionShape:
        if len(self.outcomes) > 1 and any(each.weight is None for each in self.outcomes):
            raise mistake("one of several outcomes has no `weight`; give it one")
        return self


class NeglectShape(Shape):
    """What happens when the deadline passes."""

    text: Text
    effects: Effects
    flags: Annotated[Flags, Field(alias="raise")] = ()
    then: FollowUps = ()
    set_back: SetBacks


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
    to: Cells = ()
    method: Literal["news", "cable", "phone call", "intelligence report", "social media", "order"]
    situation: Annotated[Text, AfterValidator(_readable_aloud)]
    private: PrivateTexts
    facilitator: Annotated[str, Field(max_length=4000)] = ""
    deadline: Turn | None = None
    holds: Id | None = None
    advice: Annotated[tuple[AdviceShape, ...], Items(2, 12)]
    options: Annotated[tuple[OptionShape, ...], Items(3, 5)]
    neglect: NeglectShape | None = None
    expected: Annotated[str, Field(max_length=2000)] = ""
    discuss: Annotated[tuple[Text, ...], Items(0, 12, one=True)] = ()
    precedent: PrecedentShape | None = None
    objectives: Names = ()
    place: Annotated[str, Field(max_length=64)] = ""
