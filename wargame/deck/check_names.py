"""Checks that every name in a deck and its model is known, and none is given twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wargame.deck.book import RESULTS, Book, Walk, follow, ids, unknown, unknown_words
from wargame.deck.document import Place
from wargame.deck.shape import quoted
from wargame.errors import Problem

DECK_VALUES: dict[str, tuple[str, ...]] = {
    "cell": ("cells *",),
    "step": ("objectives * steps *", "injects * options * steps *"),
    "cell of this deck": ("injects * to *",),
    "adviser": ("injects * advice * adviser",),
    "rule": ("injects * advice * rule",),
    "inject": tuple(f"{each} then * inject" for each in RESULTS),
    "flag": ("injects * options * outcomes * lower *",),
    "place": ("injects * place",),
    "flashpoint or theme": ("injects * flashpoint",),
}
"""Routes to names in a deck, by what they name."""

DECK_KEYS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "start set @",
        "injects * deliver shift @",
        "injects * options * effects @",
        "injects * options * outcomes * shift @",
        *(f"{each} effects @" for each in RESULTS),
    ),
    "initiative": tuple(f"{each} set_back @" for each in RESULTS),
    "cell of this deck": ("injects * private @",),
}
"""Routes to values in a deck whose keys are names."""

MODEL_VALUES: dict[str, tuple[str, ...]] = {
    "indicator": (
        "flashpoints * tension",
        "flashpoints * deterrence",
        "steps * measures * of *",
        "map places * shows *",
    ),
    "flashpoint": ("endings * flashpoint",),
    "flashpoint or step": ("narrative * about",),
    "flashpoint or theme": ("map places * of *",),
    "rung": ("narrative * rung",),
    "step": ("initiatives * steps *",),
    "cell": ("counterparts * cell",),
}
MODEL_KEYS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "cells * cares @",
        "indicators * derived terms @",
        "rules * effects @",
        "rules * drift @",
        "rules * drift @ toward terms @",
        "endings * odds terms @",
        "capital income terms @",
        "initiatives * stages * effects @",
        "initiatives * abandon @",
        "concert same @",
        "concert differ @",
        "counterparts * reactions * shift @",
        "counterparts * reactions * effects @",
    ),
}


def check_names(book: Book) -> Iterator[Problem]:
    """Yield every name that is unknown or given twice."""
    yield from _repeated_ids(book)
    known = _known(book)
    for walk in book.walks:
        yield from _unknown_in(walk, DECK_VALUES, DECK_KEYS, known)
        yield from _of_objectives(walk)
        for inject in walk.to("injects *"):
            yield from _of_options(inject)
    yield from _unknown_in(book.model_walk, MODEL_VALUES, MODEL_KEYS, known)


def _known(book: Book) -> dict[str, Collection[str]]:
    return {
        "cell": book.entries("cells"),
        "cell of this deck": book.cells,
        "step": book.entries("steps"),
        "adviser": book.entries("advisers"),
        "rule": book.entries("rules"),
        "inject": book.inject_ids,
        "flag": book.flags,
        "flashpoint": book.entries("flashpoints"),
        "flashpoint or step": {**book.entries("flashpoints"), **book.entries("steps")},
        "flashpoint or theme": (*book.entries("flashpoints"), *book.themes),
        "place": ids(book.model.get("map").get("places").each()),
        "rung": book.entries("ladder"),
        "indicator": book.indicators,
        "initiative": book.entries("initiatives"),
    }


def _unknown_in(
    walk: Walk,
    values: dict[str, tuple[str, ...]],
    keys: dict[str, tuple[str, ...]],
    known: dict[str, Collection[str]],
) -> Iterator[Problem]:
    for kind, routes in values.items():
        for route in routes:
            for place in walk.to(route):
                if place.text and place.text not in known[kind]:
                    yield unknown(place, kind, known[kind])
    for kind, routes in keys.items():
        for route in routes:
            for place in walk.to(route):
                name = str(place.path[-1])
                if name not in known[kind]:
                    yield place.key_problem(unknown_words(kind, name, known[kind]))


def _of_objectives(walk: Walk) -> Iterator[Problem]:
    """An inject serves objectives of the deck it stands in."""
    known = ids(walk.to("objectives *"))
    for place in walk.to("injects * objectives *"):
        if place.text and place.text not in known:
            yield unknown(place, "objective", known)


def _of_options(inject: Place) -> Iterator[Problem]:
    """Advice is for an option of its own inject."""
    known = ids(inject.get("options").each())
    for place in follow(inject, "advice * for"):
        if place.text and place.text not in known:
            yield unknown(place, "option", known)


def _repeated_ids(book: Book) -> Iterator[Problem]:
    yield from _repeated("inject", book.injects)
    for inject in book.injects:
        options = tuple(inject.get("options").each())
        yield from _repeated("option", options)
        for option in options:
            yield from _repeated("outcome", tuple(option.get("outcomes").each()))
    for walk in book.walks:
        yield from _repeated("objective", walk.to("objectives *"))
    yield from _repeated_in_model(book)

    for walk in book.walks:
        for route in ("cells", "include", "injects * to"):
            for place in walk.to(route):
                yield from _twice(place)


def _twice(listed: Place) -> Iterator[Problem]:
    """A cell that is addressed twice would answer twice."""
    seen: set[str] = set()
    for place in listed.each():
        if place.text in seen:
            yield place.problem(f"{quoted(place.text)} stands here twice; remove one of them")
        seen.add(place.text)


def _repeated_in_model(book: Book) -> Iterator[Problem]:
    kinds = {
        "claims": "claim",
        "sources": "source",
        "cells": "cell",
        "advisers": "adviser",
        "indicators": "indicator",
        "flashpoints": "flashpoint",
        "ladder": "rung",
        "rules": "rule",
        "endings": "ending",
        "steps": "step",
        "initiatives": "initiative",
        "glossary": "term",
    }
    for key, kind in kinds.items():
        yield from _repeated(kind, tuple(book.model.get(key).each()))
    for key, kind in (("places", "place"), ("coasts", "coast")):
        yield from _repeated(kind, tuple(book.model.get("map").get(key).each()))
    for counterpart in book.model.get("counterparts").each():
        yield from _repeated("reaction", tuple(counterpart.get("reactions").each()))


def _repeated(kind: str, places: tuple[Place, ...]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for place in places:
        where = place.get("id")
        if not where.text:
            continue
        if where.text in first:
            earlier = first[where.text]
            line, _ = earlier.document.position(earlier.get("id").path)
            same_file = earlier.document is place.document
            spot = f"on line {line}" if same_file else f"in {earlier.document.file}:{line}"
            what = f"{kind} {quoted(where.text)} is already given {spot}; rename one"
            yield where.problem(what)
        else:
            first[where.text] = place
