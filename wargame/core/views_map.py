"""Describes the map as a seat sees it; rungs and injects, which move, are in the other views."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.core.atlas import Atlas, Spot
from wargame.core.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A place on the map."""

    id: str
    title: str
    short: str
    at: Spot
    """Longitude and latitude in hundredths of a degree."""
    flashpoint: str
    """Flashpoint whose rung it shows; empty if none."""
    indicators: tuple[str, ...]
    """Ids of the indicators to be read here."""
    says: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The map of the model; it never changes during a session."""

    title: str
    west: int
    east: int
    south: int
    north: int
    coasts: tuple[tuple[Spot, ...], ...]
    places: tuple[PlaceView, ...]


def map_view(atlas: Atlas | None, flashpoints: frozenset[str]) -> MapView | None:
    """Return the map to be shown; `flashpoints` are the ids a place can take its rung from."""
    if atlas is None:
        return None
    return MapView(
        title=plain(atlas.title, lines=False),
        west=atlas.west,
        east=atlas.east,
        south=atlas.south,
        north=atlas.north,
        coasts=tuple(each.line for each in atlas.coasts),
        places=tuple(
            PlaceView(
                id=each.id,
                title=plain(each.title, lines=False),
                short=plain(each.short, lines=False),
                at=each.at,
                flashpoint=next((one for one in each.of if one in flashpoints), ""),
                indicators=each.shows,
                says=plain(each.says),
                source=each.source,
            )
            for each in atlas.places
        ),
    )


def spots_of(atlas: Atlas | None, place: str, about: str) -> tuple[str, ...]:
    """Return the ids of the places where an inject is marked.

    `place` is the one it names, if it names one; `about` is its flashpoint or theme.
    """
    if atlas is None:
        return ()
    if place:
        return (place,)
    return tuple(each.id for each in atlas.places if about in each.of)
