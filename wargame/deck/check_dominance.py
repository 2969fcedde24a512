"""Checks that no option is beaten by another in every outcome at no higher price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from wargame.deck.book import Book, number_at
from wargame.deck.document import Place
from wargame.deck.shape import quoted
from wargame.errors import Problem

Range = tuple[int, int]
"""Lowest and highest change of an indicator over the outcomes of an option."""


MAX_OPTIONS = 12
"""Options of an inject that are compared; more than five are a mistake anyway."""


@dataclass(frozen=True, slots=True)
class _Prospect:
    """What an option costs and what it can do to each indicator."""

    name: str
    place: Place
    capital: int
    needs: str
    changes: dict[str, Range]

    def change(self, indicator: str) -> Range:
        """Return the range for an indicator; nothing is done to most."""
        return self.changes.get(indicator, (0, 0))


def check_dominance(book: Book) -> Iterator[Problem]:
    """Yield options that nobody would choose in any state."""
    better = {name: place.get("better").text for name, place in book.indicators.items()}
    for inject in book.injects:
        options = islice(inject.get("options").each(), MAX_OPTIONS)
        prospects = [_prospect(each) for each in options]
        for worse in prospects:
            for other in prospects:
                if other is not worse and _beats(other, worse, better):
                    yield worse.place.get("id").problem(
                        f"option {quoted(worse.name)} loses to {quoted(other.name)} in every "
                        "outcome; give it a gain of its own or a lower price"
                    )
                    break


def _prospect(option: Place) -> _Prospect:
    certain = _changes(option.get("effects"))
    outcomes = [_changes(each.get("effects")) for each in option.get("outcomes").each()] or [{}]
    names = {*certain, *(name for outcome in outcomes for name in outcome)}
    changes = {}
    for name in names:
        sums = [certain.get(name, 0) + outcome.get(name, 0) for outcome in outcomes]
        changes[name] = (min(sums), max(sums))
    return _Prospect(
        option.get("id").text,
        option,
        number_at(option.get("capital")) or 0,
        option.get("needs").text,
        changes,
    )


def _changes(effects: Place) -> dict[str, int]:
    return {name: number_at(place) or 0 for name, place in effects.entries()}


def _beats(one: _Prospect, other: _Prospect, better: dict[str, str]) -> bool:
    """Tell whether the worst of one is at least the best of the other, and once more than that."""
    if one.capital > other.capital or one.needs not in {"", other.needs}:
        return False
    ahead = False
    for name in {*one.changes, *other.changes}:
        (low, high), (other_low, other_high) = one.change(name), other.change(name)
        match better.get(name):
            case "up":
                margin = low - other_high
            case "down":
                margin = other_low - high
            case _:
                # more of it may be good or bad, so only exactly the same can be compared
                margin = 0 if low == high == other_low == other_high else -1
        if margin < 0:
            return False
        ahead = ahead or margin > 0
    return ahead
