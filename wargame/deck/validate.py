"""Finds everything that is wrong with a deck and its model in one pass.

Names, conditions and numbers are checked on the plain trees, not on the shaped ones, so a key that
is missing in one place hides no mistake in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from wargame.deck.book import Book
from wargame.deck.check_citations import check_citations
from wargame.deck.check_conditions import check_conditions
from wargame.deck.check_dominance import check_dominance
from wargame.deck.check_files import check_files
from wargame.deck.check_model import check_model
from wargame.deck.check_names import check_names
from wargame.deck.check_reach import check_reach
from wargame.deck.gather import Gathered
from wargame.errors import Problem

MAX_PROBLEMS = 200
"""Problems after which no more are looked for: nobody reads on, and a search for names is slow."""


def meaning_problems(gathered: Gathered) -> list[Problem]:
    """Return what is wrong with names, conditions, stories and numbers."""
    if gathered.model is None or not gathered.readable:
        return []
    book = Book.of(gathered.deck, gathered.included, gathered.model)
    found: Iterator[Problem] = chain(
        check_files(book),
        check_names(book),
        check_conditions(book),
        check_citations(book),
        check_reach(book),
        check_dominance(book),
        check_model(book),
    )
    return list(islice(found, MAX_PROBLEMS))
