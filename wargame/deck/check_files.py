"""Checks that files carry the names they say and fit together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from wargame.deck.book import Book
from wargame.deck.document import Place
from wargame.deck.shape import quoted
from wargame.errors import Problem


def check_files(book: Book) -> Iterator[Problem]:
    """Yield decks and models that are not what their file names say."""
    for deck in book.decks:
        yield from _named(deck.get("deck"), PurePath(deck.document.file).stem, "file")
    yield from _named(book.model.get("model"), book.model.name, "folder")
    for deck in book.others:
        model, own = deck.get("model"), book.deck.get("model").text
        if model.text and model.text != own:
            what = f"an included deck must use the model {quoted(own)} too; include another"
            yield model.problem(what)
        if deck.get("include").written:
            what = "an included deck may not include others; include them in the first deck"
            yield deck.get("include").key_problem(what)
    if not book.injects:
        yield book.deck.problem("the deck has no injects; add `injects` or `include`")


def _named(place: Place, expected: str, kind: str) -> Iterator[Problem]:
    if place.text and place.text != expected:
        what = f"{quoted(place.text)} is not the name of the {kind}; write {quoted(expected)}"
        yield place.problem(what)
