"""Checks that every citation leads to a claim or a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wargame.core.suggestion import suggest
from wargame.deck.book import Book, unknown_words
from wargame.deck.document import Place
from wargame.deck.shape import quoted
from wargame.errors import Problem

OURS = "designer's judgement"
"""The source of what is nobody's but ours."""

DECK_SOURCES = ("injects * options * source *", "injects * precedent source *")
MODEL_SOURCES = (
    "indicators * source *",
    "rules * source *",
    "endings * source *",
    "capital source *",
    "steps * source *",
    "steps * measures * source *",
    "steps * gates * source *",
    "overall source *",
    "initiatives * source *",
    "concert source *",
    "counterparts * reactions * source *",
    "narrative * source *",
    "glossary * source *",
    "map places * source *",
)


def check_citations(book: Book) -> Iterator[Problem]:
    """Yield every citation of something that the model does not list."""
    claims, sources = book.entries("claims"), book.entries("sources")
    for walk in book.walks:
        for route in DECK_SOURCES:
            for place in walk.to(route):
                yield from citation_problems(place, claims, sources)
    for route in MODEL_SOURCES:
        for place in book.model_walk.to(route):
            yield from citation_problems(place, claims, sources)


def citation_problems(
    place: Place, claims: Collection[str], sources: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong with one citation, given the ids of all claims and sources."""
    citation = place.text
    kind, slash, name = citation.partition("/")
    if citation in {"", OURS}:
        return
    if slash and kind == "essay":
        if name not in claims:
            yield place.problem(unknown_words("claim", name, claims))
    elif slash and kind == "facts":
        if name not in sources:
            yield place.problem(unknown_words("source", name, sources))
    else:
        hint = suggest(citation[:60], (OURS,))
        advice = hint or f'; cite essay/ID, facts/ID or "{OURS}"'
        yield place.problem(f"{quoted(citation)} is no citation{advice}")
