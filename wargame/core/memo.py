"""Keeps what was worked out last, for callers that ask for the same again."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Latest(Generic[K, V]):
    """Keeps a few values that cost much to make, such as the tables of a deck in play.

    A session, its replay and its check ask for the same within moments: for the deck, and for the
    deck as it was read back from a save. No more are kept, since a deck takes some megabytes.
    """

    KEPT: ClassVar[int] = 2
    """How many values are kept."""

    def __init__(self, same: Callable[[K, K], bool]) -> None:
        """Begin empty; `same` tells whether two keys stand for one value."""
        self._same = same
        self._kept: tuple[tuple[K, V], ...] = ()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made now unless it is one of those made last."""
        for known, value in self._kept:
            if self._same(known, key):
                return value
        made = make()
        self._kept = (key, made), *self._kept[: self.KEPT - 1]
        return made
