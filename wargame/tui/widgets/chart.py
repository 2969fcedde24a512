"""Provides the line chart: courses over the turns, decisions marked, a turn picked."""

from __future__ import annotations

import itertools
from collections.abc import Collection

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from wargame.language import _
from wargame.tui.canvas import ACROSS, DOWN, Canvas
from wargame.tui.glyphs import ASCII
from wargame.tui.widgets.chart_parts import LETTERS, STYLES, Line, axis, keep_apart, reach
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, WARN, clip, styled

_LEFT = 5
"""Cells for the numbers of the axis."""
_ROOMY = 56
"""Cells from which on names may take half of them."""
_BELOW = 2
"""Rows for the turns and for the marks of decisions."""


class Chart(Drawn):
    """Draws lines over the turns; value and name stand where each line ends."""

    DEFAULT_CSS = "Chart { height: 1fr; }"

    lines: reactive[tuple[Line, ...]] = reactive(())
    turns: reactive[int] = reactive(1)
    """Turns of the whole exercise."""
    picked: reactive[int] = reactive(0)
    """Turn that is read; 0 is STARTEX."""
    decided: reactive[Collection[int]] = reactive(())
    """Turns in which something was decided."""
    is_whole: reactive[bool] = reactive(default=False)
    """Whether the axis goes over the whole range and not only where the lines run."""
    is_scatter: reactive[bool] = reactive(default=False)
    """Whether the first two lines are drawn against each other."""

    def get_content_height(self, *_sizes: object) -> int:
        """Return as many lines as there are; the style gives the height."""
        return max(1, self.content_size.height)

    def draw(self, width: int) -> Content:
        """Return the chart for the size the layout has given."""
        height = self.content_size.height
        if not self.lines:
            return styled(_("Nothing is drawn. Space draws the line that is marked."), QUIET)
        if self.is_scatter and len(self.lines) < 2:
            return styled(_("Draw two lines to see one against the other."), QUIET)
        if width < 30 or height < 6:
            return styled(_("There is no room for a chart."), QUIET)
        canvas = Canvas(width, height, plain_ascii=self.glyphs is ASCII)
        if self.is_scatter:
            self._scatter(canvas)
        else:
            self._courses(canvas)
        return canvas.content()

    def _courses(self, canvas: Canvas) -> None:
        told = max(cell_len(f"a {line.told[-1]} {line.title}") for line in self.lines)
        margin = min(told + 2, 30, canvas.width // (2 if canvas.width >= _ROOMY else 3))
        plot = _Plot(
            canvas,
            columns=canvas.width - _LEFT - margin,
            rows=canvas.height - _BELOW,
            across=(0, max(1, self.turns)),
            up=reach(self.lines, is_whole=self.is_whole),
        )
        plot.numbers()
        self._turns(plot)
        ends = []
        for number, line in enumerate(self.lines):
            spots = [plot.dot(turn, value) for turn, value in enumerate(line.values)]
            for start, end in itertools.pairwise(spots):
                canvas.line(start, end, STYLES[number % len(STYLES)])
            for x, y in spots:
                canvas.write(
                    x // ACROSS, y // DOWN, LETTERS[number], f"bold {STYLES[number % len(STYLES)]}"
                )
            ends.append((spots[-1][0] // ACROSS, spots[-1][1] / DOWN))
        self._names(canvas, ends, plot.rows)

    def _names(self, canvas: Canvas, ends: list[tuple[int, float]], rows: int) -> None:
        places = keep_apart([row for _, row in ends], rows)
        for number, line in enumerate(self.lines):
            column = ends[number][0] + 2
            room = canvas.width - column
            told = f"{LETTERS[number]} {line.told[-1]} {line.title}"
            told = clip(told, room, self.glyphs.more)
            canvas.write(column, places[number], told, STYLES[number % len(STYLES)])

    def _turns(self, plot: _Plot) -> None:
        canvas, rows = plot.canvas, plot.rows
        each = max(1, -(-4 * self.turns // max(1, plot.columns)))
        for turn in range(0, self.turns + 1):
            column = plot.dot(turn, plot.up[0])[0] // ACROSS
            is_picked = turn == self.picked
            if turn % each == 0 or is_picked:
                style = "bold reverse" if is_picked else QUIET
                canvas.write(column - (turn > 9), rows, str(turn), style)
            if turn in self.decided:
                canvas.write(column, rows + 1, "^", f"bold {WARN}")
        canvas.write(0, rows + 1, _("Made"), QUIET)
        canvas.write(0, rows, _("Turn"), QUIET)
        x = plot.dot(self.picked, plot.up[0])[0]
        for y in range(0, rows * DOWN, DOWN):
            canvas.dot(x, y, QUIET)

    def _scatter(self, canvas: Canvas) -> None:
        east, north = self.lines[:2]
        plot = _Plot(
            canvas,
            columns=canvas.width - _LEFT - 1,
            rows=canvas.height - _BELOW,
            across=reach([east], is_whole=self.is_whole),
            up=reach([north], is_whole=self.is_whole),
        )
        plot.numbers()
        for tick in axis(*plot.across, plot.columns // 3):
            canvas.write(plot.dot(tick, plot.up[0])[0] // ACROSS - 1, plot.rows, f"{tick:g}", QUIET)
        name = clip(
            _("{title}, to the right").format(title=east.title),
            canvas.width - _LEFT,
            self.glyphs.more,
        )
        canvas.write(_LEFT, plot.rows + 1, name, QUIET)
        spots = [plot.dot(x, y) for x, y in zip(east.values, north.values, strict=True)]
        for start, end in itertools.pairwise(spots):
            canvas.line(start, end, "$primary")
        for turn, (x, y) in enumerate(spots):
            style = "bold reverse" if turn == self.picked else "bold"
            canvas.write(x // ACROSS, y // DOWN, str(turn), style)
        title = clip(
            _("{title}, upwards").format(title=north.title), canvas.width - _LEFT, self.glyphs.more
        )
        canvas.write(_LEFT, 0, title, QUIET)


class _Plot:
    """The part of a canvas that has axes, and how numbers lie in it."""

    def __init__(
        self,
        canvas: Canvas,
        *,
        columns: int,
        rows: int,
        across: tuple[float, float],
        up: tuple[float, float],
    ) -> None:
        self.canvas = canvas
        self.columns = columns
        self.rows = rows
        self.across = across
        self.up = up

    def dot(self, x: float, y: float) -> tuple[int, int]:
        """Return the dot of a point."""
        part = (x - self.across[0]) / max(1e-9, self.across[1] - self.across[0])
        height = (y - self.up[0]) / max(1e-9, self.up[1] - self.up[0])
        wide, high = (self.columns - 1) * ACROSS, (self.rows - 1) * DOWN
        return (_LEFT + 1) * ACROSS + round(part * wide), 2 + round((1 - height) * high)

    def numbers(self) -> None:
        """Write the numbers of the upward axis and a faint line at each."""
        for tick in axis(*self.up, self.rows):
            y = self.dot(self.across[0], tick)[1]
            self.canvas.write(0, y // DOWN, f"{tick:>4g}", QUIET)
            for x in range((_LEFT + 1) * ACROSS, (_LEFT + self.columns) * ACROSS, 8):
                self.canvas.dot(x, y, QUIET)
