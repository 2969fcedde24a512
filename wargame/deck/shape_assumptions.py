"""Describes the shape of a set of assumptions: one YAML file laid over a model."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wargame.core.assumptions import UNCHANGED
from wargame.deck.fields import (
    Amount,
    Citations,
    Id,
    IndicatorId,
    NumberedId,
    Shape,
    Share,
    Text,
    Title,
    Weight,
)
from wargame.deck.markers import Items, Whole

Strength = Annotated[int, Whole(0, 500)]
"""Percent of what the model has."""


class LeverageShape(Shape):
    """How strongly answers move one indicator."""

    better: Strength = UNCHANGED
    worse: Strength = UNCHANGED


class OverallShareShape(Shape):
    """How the steps make the overall score."""

    mean: Share
    lowest: Share


class AssumptionsShape(Shape):
    """The whole file."""

    assumptions: Id
    model: Id
    title: Title
    says: Text
    source: Citations
    start: Annotated[dict[IndicatorId, Amount], Field(default_factory=dict), Items(0, 200)]
    answers: Annotated[dict[IndicatorId, LeverageShape], Field(default_factory=dict), Items(0, 200)]
    rules: Annotated[dict[Id, Strength], Field(default_factory=dict), Items(0, 200)]
    weights: Annotated[
        dict[NumberedId, dict[IndicatorId, Weight]], Field(default_factory=dict), Items(0, 20)
    ]
    overall: OverallShareShape | None = None
