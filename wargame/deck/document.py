"""Describes a file as it was read: plain text values and where each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from wargame.core.records import record
from wargame.errors import Problem

Tree = str | list["Tree"] | dict[str, "Tree"]
"""Every scalar is the text somebody wrote; nothing is a number, a date or a boolean yet."""

Path = tuple[str | int, ...]
"""Keys and indexes that lead from the top of a file to a value."""

Position = tuple[int, int]
"""Line and column, both from 1."""

TOP: Position = (1, 1)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where everything in a file stands."""

    values: Mapping[Path, Position] = field(default_factory=dict)
    """Where each value begins."""
    keys: Mapping[Path, Position] = field(default_factory=dict)
    """Where each key begins, by the path of its value."""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file, with whatever its reader had to complain about."""

    file: str
    """Name of the file as people should see it."""
    tree: Tree | None
    """None if the file could not be read at all."""
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    """SHA-256 of the bytes that were read, in hexadecimal; empty if there were none."""
    find: Callable[[], Marks] = Marks
    """Finds where everything stands: only a file with a problem is asked for it."""

    @property
    def values(self) -> Mapping[Path, Position]:
        """Where each value begins."""
        return self.find().values

    @property
    def keys(self) -> Mapping[Path, Position]:
        """Where each key begins, by the path of its value."""
        return self.find().keys

    def position(self, path: Path) -> Position:
        """Return where a value stands, or what holds it if there is no such value."""
        values = self.values
        while path not in values and path:
            path = path[:-1]
        return values.get(path, TOP)

    def problem(self, path: Path, what: str) -> Problem:
        """Return a problem at a value."""
        return Problem(self.file, *self.position(path), what)

    def key_problem(self, path: Path, what: str) -> Problem:
        """Return a problem at the key of a value."""
        return Problem(self.file, *self.keys.get(path, self.position(path)), what)

    def within(self, path: Path, text: str, column: int) -> Position:
        """Return where the `column`th letter of a one-line value stands; else the value's start."""
        line, start = self.position(path)
        lines = self.find().lines
        written = lines[line - 1][start - 1 :] if line <= len(lines) else ""
        for quote in ("", "'", '"'):
            if written.startswith(quote + text):
                return line, start + len(quote) + column - 1
        return line, start


@record
class Place:
    """A value and where it stands; the semantic checks walk a file by these."""

    document: Document
    path: Path
    value: Tree | None
    """None if nobody wrote it."""

    def get(self, key: str) -> Place:
        """Return the value of a key, whether or not it is there."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Place(self.document, (*self.path, key), value)

    def each(self) -> Iterator[Place]:
        """Yield the items of a list; a value that stands alone is a list of one."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield Place(self.document, (*self.path, index), value)
        elif self.value is not None:
            yield self

    def entries(self) -> Iterator[tuple[str, Place]]:
        """Yield the keys of a mapping with their values."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield key, Place(self.document, (*self.path, key), value)

    @property
    def text(self) -> str:
        """The text written here, or an empty one."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def written(self) -> bool:
        """True if there is anything here."""
        return self.value is not None

    def problem(self, what: str) -> Problem:
        """Return a problem here."""
        return self.document.problem(self.path, what)

    def key_problem(self, what: str) -> Problem:
        """Return a problem with the key this value stands under."""
        return self.document.key_problem(self.path, what)
