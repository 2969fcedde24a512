"""Keeps the latest of what comes member by member, and makes it when somebody looks."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wargame.journal.codec import Malformed, members_reader

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Seen = TypeVar("Seen", bound="DataclassInstance")


class Sight(Generic[Seen]):
    """What a seat sees of something: of several changes in a row, only the last is ever made.

    One thread takes in what comes, another looks.
    """

    def __init__(self, cls: type[Seen]) -> None:
        """Begin with nothing."""
        self._cls = cls
        self._read = members_reader(cls)
        self._fresh: dict[str, Any] = {}
        self._arrived = ""
        self._value: Seen | None = None
        self._lock = Lock()
        self.version = ""
        """Of what was looked at last."""

    def take(self, members: Any, version: str = "") -> None:
        """Take in the members that have changed. Raises Malformed if they are no object."""
        if type(members) is not dict:
            raise Malformed("is not an object")
        with self._lock:
            self._fresh |= members
            self._arrived = version

    def look(self) -> Seen | None:
        """Return the latest; None if there is none yet. What makes no sense is passed over."""
        with self._lock:
            fresh, self._fresh = self._fresh, {}
            try:
                given = self._read(fresh)
                if self._value is None:
                    self._value = self._cls(**given) if given else None
                elif given:
                    self._value = replace(self._value, **given)
            except (Malformed, TypeError):
                return self._value
            self.version = self._arrived
            return self._value
