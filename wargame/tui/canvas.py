"""Draws lines of dots and letters into a grid of terminal cells. Knows no map and no chart.

A cell holds two dots across and four down, as the Braille letters do, so dots are about square.
In ASCII the same dots become the nearest of four signs.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

ACROSS, DOWN = 2, 4
"""Dots of a cell."""
BRAILLE = 0x2800
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Bit of each dot in a Braille letter, by column and row."""
_UPPER, _LOWER = 0x1B, 0xE4


class Canvas:
    """A grid of cells with dots in them and letters over them."""

    def __init__(self, width: int, height: int, *, plain_ascii: bool) -> None:
        """Begin empty, `width` by `height` cells."""
        self.width = width
        self.height = height
        self.plain_ascii = plain_ascii
        self._dots: dict[tuple[int, int], int] = {}
        self._styles: dict[tuple[int, int], str] = {}
        self._letters: dict[tuple[int, int], tuple[str, str]] = {}
        self._filled: dict[int, set[int]] = {}
        """Columns of each row that are not blank."""
        self._rows: dict[int, Content] = {}
        """Rows that were put together and have not changed since."""

    def copy(self) -> Canvas:
        """Return a canvas that can be drawn on without changing this one."""
        other = Canvas(self.width, self.height, plain_ascii=self.plain_ascii)
        other._dots = dict(self._dots)
        other._styles = dict(self._styles)
        other._letters = dict(self._letters)
        other._filled = {row: set(columns) for row, columns in self._filled.items()}
        other._rows = dict(self._rows)
        return other

    def dot(self, x: int, y: int, style: str = "") -> None:
        """Set one dot; what lies outside is left out."""
        column, row = x // ACROSS, y // DOWN
        if 0 <= column < self.width and 0 <= row < self.height:
            cell = (column, row)
            self._change(column, row)
            self._dots[cell] = self._dots.get(cell, 0) | _BITS[x % ACROSS][y % DOWN]
            if style:
                self._styles[cell] = style

    def line(self, start: tuple[int, int], end: tuple[int, int], style: str = "") -> None:
        """Set the dots from one to another, both included."""
        for x, y in between(start, end):
            self.dot(x, y, style)

    def write(self, column: int, row: int, text: str, style: str = "") -> None:
        """Write letters over the dots, cut where the canvas ends."""
        if not 0 <= row < self.height:
            return
        for letter in text:
            wide = cell_len(letter)
            if column >= 0 and column + wide <= self.width:
                self._letters[column, row] = (letter, style)
                self._change(column, row)
                for more in range(1, wide):
                    self._letters[column + more, row] = ("", style)
                    self._change(column + more, row)
            column += wide

    def _change(self, column: int, row: int) -> None:
        self._filled.setdefault(row, set()).add(column)
        self._rows.pop(row, None)

    def is_free(self, column: int, row: int, width: int) -> bool:
        """Tell whether letters of a width fit here without covering others."""
        if not (0 <= row < self.height and column >= 0 and column + width <= self.width):
            return False
        return not any((at, row) in self._letters for at in range(column, column + width))

    def covered(self, column: int, row: int, width: int) -> int:
        """Return how many of these cells have dots in them."""
        return sum((at, row) in self._dots for at in range(column, column + width))

    def content(self) -> Content:
        """Return everything as lines of text."""
        return Content("\n").join([self._row(row) for row in range(self.height)])

    def _row(self, row: int) -> Content:
        if row not in self._rows:
            self._rows[row] = self._put_together(row)
        return self._rows[row]

    def _put_together(self, row: int) -> Content:
        runs: list[tuple[str, str]] = []
        end = 0
        for column in sorted(self._filled.get(row, ())):
            letter, style = self._letters.get((column, row)) or self._drawn(column, row)
            if column > end:
                runs.append((" " * (column - end), ""))
            if runs and runs[-1][1] == style:
                runs[-1] = (runs[-1][0] + letter, style)
            else:
                runs.append((letter, style))
            end = column + 1
        runs.append((" " * (self.width - end), ""))
        return Content.assemble(*runs)

    def _drawn(self, column: int, row: int) -> tuple[str, str]:
        bits = self._dots[column, row]
        style = self._styles.get((column, row), "")
        if not self.plain_ascii:
            return chr(BRAILLE + bits), style
        if bits & _UPPER and bits & _LOWER:
            return ":", style
        return ("'" if bits & _UPPER else "."), style


def between(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the dots of a straight line, both ends included (Bresenham's way)."""
    (x, y), (last_x, last_y) = start, end
    wide, high = abs(last_x - x), -abs(last_y - y)
    step_x, step_y = (1 if x < last_x else -1), (1 if y < last_y else -1)
    error = wide + high
    while True:
        yield x, y
        if (x, y) == (last_x, last_y):
            return
        twice = 2 * error
        if twice >= high:
            error += high
            x += step_x
        if twice <= wide:
            error += wide
            y += step_y
