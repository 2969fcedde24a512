"""Finds the cell of a sheet that a problem of a deck comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from wargame.deck.document import Document, Path
from wargame.errors import Problem
from wargame.planning.cells import FIELDS
from wargame.report import msel_columns as c

_COLUMN = {name: key for key, name in FIELDS.items()}
_TIMES = {"turn", "turns"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the list of injects a problem stands."""

    inject: int | None
    """Index of the inject; None if it is elsewhere in the deck."""
    column: str
    """Key of the column that holds it; empty if the sheet does not."""


class Places:
    """Knows what stands where in a document."""

    def __init__(self, document: Document) -> None:
        """Index the positions of a document."""
        at = {place: path for path, place in document.keys.items()}
        # a mapping begins where its first key does; a problem there is one of the whole
        for path, place in sorted(document.values.items(), key=lambda each: -len(each[0])):
            at[place] = path
        self._file = document.file
        self._positions = sorted(at)
        self._paths = [at[place] for place in self._positions]

    def path(self, problem: Problem) -> Path:
        """Return the path of the value or key that a problem stands at."""
        if problem.file != self._file or not problem.line:
            return ()
        index = bisect_right(self._positions, (problem.line, problem.column)) - 1
        return self._paths[index] if index >= 0 else ()

    def spot(self, problem: Problem, written: Mapping[int, frozenset[str]]) -> Spot:
        """Return the inject and column of a problem.

        Args:
            problem: Found in the document.
            written: Columns that the sheet has for each inject, by its index.
        """
        path = self.path(problem)
        if len(path) < 2 or path[0] != "injects" or not isinstance(path[1], int):
            return Spot(None, "")
        inject, rest = path[1], path[2:]
        column = _COLUMN.get(str(rest[0]), "") if rest else ""
        if rest and rest[0] == "deliver":
            column = c.TIME if len(rest) > 1 and rest[1] in _TIMES else c.TRIGGER
        return Spot(inject, column if column in written.get(inject, frozenset()) else "")
