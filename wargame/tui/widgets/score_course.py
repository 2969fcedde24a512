"""Shows how the scores went turn by turn: as trends, or as a chart where there is room."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import View
from wargame.gateway import Summary
from wargame.language import _
from wargame.tui.widgets.chart import Chart
from wargame.tui.widgets.chart_lines import Courses, subjects
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, cell, points, styled


class ScoreCourse(Drawn):
    """Shows how the scores went turn by turn."""

    summary: reactive[Summary | None] = reactive(None, layout=True)

    def __init__(self, view: View) -> None:
        """Begin without a summary."""
        super().__init__(classes="panel")
        self.border_title = Content(_("Course by turn"))
        self._view = view

    def draw(self, width: int) -> Content:
        """Return one trend for each step and one for the whole, on the same scale."""
        if self.summary is None or not self.summary.scores:
            return styled(_("No turn was closed."), QUIET)
        scores = self.summary.scores
        series = [
            (f"{step.id} {step.short}", tuple(row[1][at] for row in scores))
            for at, step in enumerate(self._view.steps)
        ]
        series.append((_("Overall"), tuple(row[2] for row in scores)))
        told = [
            f"  {points(values[0])} {self.glyphs.to} {points(values[-1])}"
            for _title, values in series
        ]
        room = width - max(map(cell_len, told)) - len(scores) - 1
        name = max(8, min(room, max(cell_len(title) for title, _values in series)))
        return Content("\n").join(
            Content.assemble(
                f"{cell(title, name, self.glyphs.more)} ",
                (self.glyphs.trend(values, 0, 10_000), "$primary"),
                numbers,
            )
            for (title, values), numbers in zip(series, told, strict=True)
        )


class ScoreChart(Chart):
    """Draws the same scores over the turns, with the turns in which something was decided."""

    def __init__(self, view: View) -> None:
        """Begin without a line."""
        super().__init__(classes="panel")
        self.border_title = Content(_("Course by turn"))
        self._view = view

    def draw(self, width: int) -> Content:
        """Return the chart, or that its lines are being worked out."""
        return super().draw(width) if self.lines else styled(_("Working them out."), QUIET)

    def show(self, courses: Courses, made: Mapping[int, list[str]]) -> None:
        """Draw the steps and the whole."""
        lines = [line for line in subjects(self._view, courses) if line.id in courses]
        self.turns = self._view.turns
        self.picked = max((len(line.values) - 1 for line in lines), default=0)
        self.decided = tuple(made)
        self.lines = tuple(line for line in lines if line.values)
