"""Describes the shape of a model's map and glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wargame.deck.fields import Citations, Id, IndicatorId, NumberedId, Shape, Short, Text, Title
from wargame.deck.markers import Items, Whole

Longitude = Annotated[int, Whole(-18_000, 18_000)]
"""Hundredths of a degree, east positive."""
Latitude = Annotated[int, Whole(-9_000, 9_000)]
"""Hundredths of a degree, north positive."""
Spot = Annotated[tuple[Longitude, Latitude], Items(2, 2)]


class MapPlaceShape(Shape):
    """A place that can be picked."""

    id: Id
    title: Title
    short: Short
    at: Spot
    of: Annotated[tuple[Id, ...], Items(0, 12, one=True)] = ()
    shows: Annotated[tuple[IndicatorId, ...], Items(0, 20, one=True)] = ()
    says: Text
    source: Citations


class CoastShape(Shape):
    """A coast line."""

    id: Id
    line: Annotated[tuple[Spot, ...], Items(2, 400)]


class AtlasShape(Shape):
    """The map of a model."""

    title: Title
    west: Longitude
    east: Longitude
    south: Latitude
    north: Latitude
    coasts: Annotated[tuple[CoastShape, ...], Items(0, 200)] = ()
    places: Annotated[tuple[MapPlaceShape, ...], Items(1, 40)]


class GlossaryTermShape(Shape):
    """A word, explained."""

    id: NumberedId
    title: Annotated[Title, Field(max_length=60)]
    says: Text
    source: Citations
