"""Shows conditions and scores the games of a block: all, some, or in an imagined world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wargame.analysis.batch.chance import Bools, Ints
from wargame.analysis.batch.numbers import at

if TYPE_CHECKING:
    from wargame.analysis.batch.state import BatchState


class View:
    """Reads what conditions may ask about, for all games of a block or some.

    `values`, if given, stand for the indicators of exactly these games in place of the real ones.
    """

    __slots__ = ("games", "rows", "state", "turn", "values")

    def __init__(
        self, state: BatchState, rows: Ints | None = None, values: Ints | None = None
    ) -> None:
        self.state = state
        self.rows = rows
        self.turn = state.turn
        self.values = values
        self.games = state.size if rows is None else len(rows)

    def value(self, row: int) -> Ints:
        """Return an indicator."""
        if self.values is not None:
            return self.values[row]  # type: ignore[no-any-return]
        return at(self.state.values[row], self.rows)

    def opening(self, place: int) -> Ints:
        """Return an indicator as the turn began, by its place among those that are read so."""
        return at(self.state.opening[place], self.rows)

    def flag(self, index: int) -> Bools:
        """Return whether a flag is raised."""
        return at(self.state.flags[index], self.rows)

    def seen(self, index: int) -> Ints:
        """Return the turn an inject came in; 0 if it has not."""
        return at(self.state.seen[index], self.rows)

    def taken(self, index: int) -> Ints:
        """Return the option that was resolved; -1 if none was."""
        return at(self.state.taken[index], self.rows)

    def status(self, index: int) -> Ints:
        """Return the status of an initiative."""
        return at(self.state.status[index], self.rows)
