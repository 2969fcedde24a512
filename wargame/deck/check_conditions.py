"""Checks every condition of a deck and its model against the language and the known names."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.condition_parser import ConditionError, parse
from wargame.core.conditions import Any, Condition, Final
from wargame.core.plain import plain
from wargame.deck.book import Book
from wargame.deck.document import Place
from wargame.errors import Problem

DECK_CONDITIONS = ("injects * deliver when", "injects * options * needs")
MODEL_CONDITIONS = (
    "rules * when",
    "endings * when",
    "steps * gates * when",
    "initiatives * needs",
    "initiatives * holds",
)


def check_conditions(book: Book) -> Iterator[Problem]:
    """Yield every condition that is outside the language or names something unknown."""
    for walk in book.walks:
        for route in DECK_CONDITIONS:
            for place in walk.to(route):
                yield from _check(place, book)
    for route in MODEL_CONDITIONS:
        for place in book.model_walk.to(route):
            yield from _check(place, book)
    yield from _last_ending(book)


def _check(place: Place, book: Book) -> Iterator[Problem]:
    if not place.text:
        return
    try:
        parse(place.text, book.names)
    except ConditionError as error:
        yield _at(place, error)


def _at(place: Place, error: ConditionError) -> Problem:
    line, column = place.document.within(place.path, place.text, error.column)
    what = plain(error.what, lines=False)
    if "; " not in what:
        flag = what.startswith("unknown flag")
        what += "; raise it in an outcome" if flag else "; see docs/deck-format.md"
    return Problem(place.document.file, line, column, what)


def _last_ending(book: Book) -> Iterator[Problem]:
    """A session must end: the last ending is certain in the last turn."""
    endings = list(book.model.get("endings").each())
    if not endings:
        return
    last = endings[-1]
    if last.get("odds").written:
        yield last.get("odds").problem("the last ending must be certain; remove its `odds`")
    when = last.get("when")
    try:
        certain = bool(when.text) and _holds_at_the_end(parse(when.text, book.names))
    except ConditionError:
        return
    if when.written and not certain:
        what = "the last ending must hold in the last turn; write `when: final`"
        yield when.problem(what)


def _holds_at_the_end(condition: Condition) -> bool:
    match condition:
        case Final():
            return True
        case Any(parts):
            return any(_holds_at_the_end(part) for part in parts)
        case _:
            return False
