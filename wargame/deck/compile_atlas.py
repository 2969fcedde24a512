"""Compiles the shape of a map and of a glossary term."""

from __future__ import annotations

from wargame.core import atlas as a
from wargame.deck import shape_atlas as shapes


def compile_atlas(shape: shapes.AtlasShape) -> a.Atlas:
    """Return the map a model describes."""
    return a.Atlas(
        title=shape.title,
        west=shape.west,
        east=shape.east,
        south=shape.south,
        north=shape.north,
        coasts=tuple(a.Coast(id=each.id, line=each.line) for each in shape.coasts),
        places=tuple(
            a.MapPlace(
                id=each.id,
                title=each.title,
                short=each.short,
                at=each.at,
                of=each.of,
                shows=each.shows,
                says=each.says,
                source=each.source,
            )
            for each in shape.places
        ),
    )


def compile_term(shape: shapes.GlossaryTermShape) -> a.GlossaryTerm:
    """Return one explained word."""
    return a.GlossaryTerm(id=shape.id, title=shape.title, says=shape.says, source=shape.source)
