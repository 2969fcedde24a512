"""Provides the list that all lists here are: rows that wrap for the width they have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Draw = Callable[[int], Content]
"""Draws a row, wrapped, for a number of cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list."""

    draw: Draw
    id: str = ""
    """What the row stands for; a row without one is a heading and cannot be marked."""
    is_open: bool = True
    """Whether it can be marked."""


class RowList(OptionList):
    """Draws its rows again when its width changes, and keeps the cursor by what a row stands for."""

    def __init__(self, *, id: str, title: str = "") -> None:  # noqa: A002 - Textual's name for it
        """Begin without rows; a list with a title is a panel."""
        super().__init__(id=id, classes="panel" if title else None, compact=True, markup=False)
        if title:
            self.border_title = Content(title)
        self._rows: tuple[Row, ...] = ()
        self._drawn_width = 0

    @property
    def marked(self) -> str:
        """What the row under the cursor stands for; empty if no row is marked."""
        at = self.highlighted
        return self._rows[at].id if at is not None and at < len(self._rows) else ""

    @property
    def row_width(self) -> int:
        """Cells that a row has."""
        return max(16, self.scrollable_content_region.width)

    def offer(self, rows: Sequence[Row], mark: str = "") -> None:
        """Show these rows, with the cursor where it was, else on `mark`, else on the first."""
        kept = self.marked
        self._rows = tuple(rows)
        self._drawn_width = self.row_width
        self.set_options([self._option(row) for row in rows])
        self._mark_one_of((kept, mark))

    def mark(self, wanted: str) -> None:
        """Put the cursor on the row that stands for this, or on the first."""
        self._mark_one_of((wanted,))

    def add(self, rows: Sequence[Row]) -> None:
        """Show more rows at the end."""
        self._rows += tuple(rows)
        self.add_options([self._option(row) for row in rows])
        if self.highlighted is None:
            self._mark_one_of(())

    def redraw(self, number: int, row: Row) -> None:
        """Show one row anew."""
        self._rows = (*self._rows[:number], row, *self._rows[number + 1 :])
        self.replace_option_prompt_at_index(number, row.draw(self.row_width))

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap the rows again when the width has changed."""
        if self._rows and self.row_width != self._drawn_width:
            self.offer(self._rows)

    def _option(self, row: Row) -> Option:
        is_shut = not row.id or not row.is_open
        return Option(row.draw(self.row_width), id=row.id or None, disabled=is_shut)

    def _mark_one_of(self, wanted: tuple[str, ...]) -> None:
        ids = [row.id if row.is_open else "" for row in self._rows]
        found = [ids.index(one) for one in wanted if one and one in ids]
        first = [at for at, one in enumerate(ids) if one]
        self.highlighted = (found + first)[0] if first else None
