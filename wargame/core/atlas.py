"""Describes the map of a model and its glossary as data: coasts, places, words. Knows none of them.

Angles are whole numbers: hundredths of a degree, east and north positive.
"""

from __future__ import annotations

from wargame.core.records import named_record

Spot = tuple[int, int]
"""Longitude and latitude in hundredths of a degree."""


@named_record
class MapPlace:
    """A place that can be picked on the map."""

    id: str
    title: str
    short: str
    """Name for a small map."""
    at: Spot
    of: tuple[str, ...]
    """Flashpoints and themes it stands for: their injects are marked here. The rung of the first
    flashpoint among them gives the place its letter."""
    shows: tuple[str, ...]
    """Indicators to be read here."""
    says: str
    source: tuple[str, ...]


@named_record
class Coast:
    """A coast line. A closed one ends where it begins."""

    id: str
    line: tuple[Spot, ...]


@named_record
class Atlas:
    """A map: what part of the world it shows, its coasts and its places."""

    title: str
    west: int
    east: int
    south: int
    north: int
    """Edges of what must be seen; coasts may go on beyond them."""
    coasts: tuple[Coast, ...]
    places: tuple[MapPlace, ...]


@named_record
class GlossaryTerm:
    """A word of the region or of the trade, explained."""

    id: str
    title: str
    says: str
    source: tuple[str, ...]
