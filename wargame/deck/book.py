"""Provides what the semantic checks look things up in: one deck, its injects, its model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from wargame.core.conditions import Names
from wargame.core.suggestion import suggest
from wargame.deck.document import Document, Place
from wargame.deck.gather import Model
from wargame.deck.patterns import NUMBER
from wargame.deck.shape import quoted
from wargame.errors import Problem

RESULTS = ("injects * options * outcomes *", "injects * neglect")
"""Routes to everything injects can lead to."""

MAX_SUGGESTED = 1000
"""Known names beyond which nobody is asked whether they meant one of them."""


def number_at(place: Place) -> int | None:
    """Return the number written at a place; None if there is none."""
    return int(place.text) if NUMBER.fullmatch(place.text) else None


def unknown(place: Place, kind: str, known: Iterable[str], name: str | None = None) -> Problem:
    """Return the problem of a name nobody has defined, at the value that gives it."""
    return place.problem(unknown_words(kind, place.text if name is None else name, known))


def unknown_words(kind: str, name: str, known: Iterable[str]) -> str:
    """Say that a name is unknown, and which one may be meant."""
    names = tuple(known)
    hint = suggest(name[:60], names) if len(names) <= MAX_SUGGESTED else ""
    if not hint and 0 < len(names) <= 8:
        hint = f"; known: {', '.join(sorted(names))}"
    return f"unknown {kind} {quoted(name)}{hint or '; check the name'}"


def ids(places: Iterable[Place]) -> dict[str, Place]:
    """Return the places of items by their ids, the first of each."""
    found: dict[str, Place] = {}
    for place in places:
        name = place.get("id").text
        if name:
            found.setdefault(name, place)
    return found


@dataclass(frozen=True)
class Book:
    """One deck with the injects of all it includes, on its model. Nothing in it is trusted."""

    deck: Place
    others: tuple[Place, ...]
    """The decks it includes."""
    model: Model

    @classmethod
    def of(cls, deck: Document, included: Iterable[Document], model: Model) -> Book:
        """Return the book of documents that are mappings."""
        others = tuple(Place(each, (), each.tree) for each in included)
        return cls(Place(deck, (), deck.tree), others, model)

    @cached_property
    def decks(self) -> tuple[Place, ...]:
        """This deck and those it includes."""
        return (self.deck, *self.others)

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """Where this deck and those it includes are walked."""
        return tuple(Walk(each.get) for each in self.decks)

    @cached_property
    def model_walk(self) -> Walk:
        """Where the model is walked."""
        return Walk(self.model.get)

    @cached_property
    def injects(self) -> tuple[Place, ...]:
        """All injects, the deck's own first."""
        return tuple(each for walk in self.walks for each in walk.to("injects *"))

    @cached_property
    def inject_ids(self) -> dict[str, Place]:
        """Injects by id."""
        return ids(self.injects)

    def entries(self, key: str) -> dict[str, Place]:
        """Return a list of the model by ids."""
        return ids(self.model.get(key).each())

    @cached_property
    def indicators(self) -> dict[str, Place]:
        """Indicators by id."""
        return self.entries("indicators")

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """Places an inject can belong to that are no flashpoint."""
        return tuple(each.text for each in self.model.get("themes").each())

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Cells that answer in this deck."""
        return tuple(each.text for each in self.deck.get("cells").each())

    @cached_property
    def turns(self) -> int:
        """Length of the deck; the longest possible if it is not said."""
        return number_at(self.deck.get("turns")) or 60

    @cached_property
    def flags(self) -> frozenset[str]:
        """Flags that something raises."""
        return frozenset(
            flag.text
            for walk in self.walks
            for result in RESULTS
            for flag in walk.to(f"{result} raise *")
        )

    @cached_property
    def names(self) -> Names:
        """The names that conditions may use."""
        return Names(
            indicators=frozenset(self.indicators),
            flags=self.flags,
            flashpoints=frozenset(self.entries("flashpoints")),
            rungs=frozenset(self.entries("ladder")),
            injects={
                name: frozenset(ids(place.get("options").each()))
                for name, place in self.inject_ids.items()
            },
            initiatives=frozenset(self.entries("initiatives")),
        )


def results(inject: Place) -> Iterator[Place]:
    """Yield everything an inject can lead to: the outcomes of its options, and its neglect."""
    for option in inject.get("options").each():
        yield from option.get("outcomes").each()
    if inject.get("neglect").written:
        yield inject.get("neglect")


class Walk:
    """Follows routes through a deck or a model; what they have in common is walked once.

    A route is words: a key to go to, `*` for each item of a list (or the one thing there), `@` for
    each value of a mapping. It begins with a key. Values nobody wrote are left out.
    """

    def __init__(self, get: Callable[[str], Place]) -> None:
        """Begin where `get` returns the value of a key, written or not."""
        self._get = get
        self._known: dict[tuple[str, ...], tuple[Place, ...]] = {}

    def to(self, route: str) -> tuple[Place, ...]:
        """Return the places a route leads to."""
        return self._at(tuple(route.split()))

    def _at(self, words: tuple[str, ...]) -> tuple[Place, ...]:
        if words not in self._known:
            self._known[words] = tuple(self._step(words[:-1], words[-1]))
        return self._known[words]

    def _step(self, before: tuple[str, ...], word: str) -> Iterable[Place]:
        if word == "*":
            return [item for place in self._at(before) for item in place.each()]
        if word == "@":
            return [value for place in self._at(before) for _, value in place.entries()]
        found = [place.get(word) for place in self._at(before)] if before else [self._get(word)]
        return [place for place in found if place.value is not None]


def follow(top: Place, route: str) -> tuple[Place, ...]:
    """Return the places one route leads to."""
    return Walk(top.get).to(route)
