"""Provides the list that all lists here are: rows that wrap for the width they have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
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


class DrawnRow(Visual):
    """Lets Textual ask a row how it looks at the width the layout gives it."""

    def __init__(self, draw: Draw) -> None:
        """Begin with what draws the row."""
        self._draw = draw
        self._drawn: tuple[int, Content] = (0, Content(""))

    def _at(self, width: int) -> Content:
        if self._drawn[0] != width:
            self._drawn = (width, self._draw(max(8, width)))
        return self._drawn[1]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the row's lines."""
        return self._at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return all there is: a row takes what it gets."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the least that is still readable."""
        return 8

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines the row has."""
        return self._at(width).plain.count("\n") + 1


class RowList(OptionList):
    """Shows rows; the cursor stays on what a row stands for when the rows change."""

    def __init__(self, *, id: str, title: str = "") -> None:  # noqa: A002 - Textual's name for it
        """Begin without rows; a list with a title is a panel."""
        super().__init__(id=id, classes="panel" if title else None, compact=True, markup=False)
        if title:
            self.border_title = Content(title)
        self._rows: tuple[Row, ...] = ()

    @property
    def marked(self) -> str:
        """What the row under the cursor stands for; empty if no row is marked."""
        at = self.highlighted
        return self._rows[at].id if at is not None and at < len(self._rows) else ""

    def offer(self, rows: Sequence[Row], mark: str = "") -> None:
        """Show these rows, with the cursor where it was, else on `mark`, else on the first."""
        kept = self.marked
        self._rows = tuple(rows)
        self.set_options([_option(row) for row in rows])
        self._mark_one_of((kept, mark))

    def mark(self, wanted: str) -> None:
        """Put the cursor on the row that stands for this, or on the first."""
        self._mark_one_of((wanted,))

    def add(self, rows: Sequence[Row]) -> None:
        """Show more rows at the end."""
        self._rows += tuple(rows)
        self.add_options([_option(row) for row in rows])
        if self.highlighted is None:
            self._mark_one_of(())

    def redraw(self, number: int, row: Row) -> None:
        """Show one row anew."""
        self._rows = (*self._rows[:number], row, *self._rows[number + 1 :])
        self.replace_option_prompt_at_index(number, DrawnRow(row.draw))

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Return a style as Textual does, but keep a reversed cursor reversed.

        Textual drops `reverse` here, and without colours nothing else shows the cursor.
        """
        style = super().get_visual_style(*component_classes, partial=partial)
        reverses = any(
            self.get_component_styles(name).text_style.reverse for name in component_classes
        )
        return style + Style(reverse=True) if reverses else style

    def _mark_one_of(self, wanted: tuple[str, ...]) -> None:
        ids = [row.id if row.is_open else "" for row in self._rows]
        found = [ids.index(one) for one in wanted if one and one in ids]
        first = [at for at, one in enumerate(ids) if one]
        self.highlighted = (found + first)[0] if first else None


def _option(row: Row) -> Option:
    is_shut = not row.id or not row.is_open
    return Option(DrawnRow(row.draw), id=row.id or None, disabled=is_shut)
