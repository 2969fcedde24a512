"""Provides the screen of all indicators."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import DataTable, Input

from wargame.core.views import IndicatorView, View
from wargame.language import N_, _
from wargame.tui.commands import INDICATORS
from wargame.tui.intents import GoTo
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.chart_lines import Courses
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, clip, hang, lines, right, signed, styled
from wargame.wording import which_is_better

TREND_WIDTH = 14
"""Turns of the trend that are shown, the latest."""
NARROW_TREND, NARROW = 8, 100
"""Turns that are shown in a terminal of fewer cells than that, so that names are whole."""
NUMBERS = ("Value", "Range", "Turn", "Start")
"""Columns whose head stands above the last letter of their numbers."""


ROOMY_WIDTH = 90
"""Cells from which on there is room for the whole trend beside the longest names."""


class IndicatorDetail(Drawn):
    """Shows what the marked indicator means."""

    indicator: reactive[IndicatorView | None] = reactive(None, layout=True)

    def draw(self, width: int) -> Content:
        """Return name, meaning and source."""
        one = self.indicator
        if one is None:
            return Content(_("No indicator is marked."))
        better = which_is_better(one)
        derived = _(", follows from others") if one.derived else ""
        stands = _(": {value} of {low} to {high} ({unit}), {better}{derived}. ").format(
            value=one.value,
            low=one.low,
            high=one.high,
            unit=one.unit,
            better=better,
            derived=derived,
        )
        return lines(
            hang(Content.assemble((one.title, "bold"), stands, one.says), width),
            hang(
                styled(
                    _("{id}. Source: {n}").format(id=one.id, n=", ".join(one.source) or _("none")),
                    QUIET,
                ),
                width,
            ),
        )


class IndicatorsScreen(SessionScreen):
    """Lists every indicator by group."""

    KEYS = INDICATORS
    BINDINGS = INDICATORS.bindings()
    AUTO_FOCUS = "#rows"
    PLACE = N_("Indicators")

    def __init__(self, view: View, save_name: str, read: Callable[[tuple[str, ...]], Courses]):
        """Begin with this view; `read` returns the courses of indicators over the turns."""
        super().__init__(view, save_name)
        self._read = read
        self._trends: Courses = {}
        self._shown: list[IndicatorView | None] = []

    def body(self) -> ComposeResult:
        """Yield filter, table and the marked indicator: below the table, or beside it if wide."""
        yield Input(placeholder=_("/ filters by any word"), id="filter", compact=True)
        with Container(id="gauges"):
            yield DataTable(id="rows", cursor_type="row", cell_padding=0)
            with Vertical(id="row-detail", classes="panel") as box:
                box.border_title = Content(_("The marked indicator"))
                yield IndicatorDetail()

    def on_mount(self) -> None:
        """Set up the table, then read the trends beside it."""
        self._lay_out()
        self._fill()
        self._load()
        super().on_mount()

    def _lay_out(self) -> None:
        self._table().clear(columns=True)
        for name, width in self._columns():
            head = right(_(name), width - 1) if name in NUMBERS else _(name)
            self._table().add_column(Text(head), width=width, key=name)

    def on_resize(self) -> None:
        """Lay the columns out anew for another width."""
        if self._shown:
            at = self._table().cursor_row
            self._lay_out()
            self._fill(at)

    def take(self) -> None:
        """Show the new values."""
        self._fill()
        self._load()

    def _table(self) -> DataTable[Text]:
        return self.query_one("#rows", DataTable)

    def _columns(self) -> tuple[tuple[str, int], ...]:
        room = self.app.size.width
        fixed = (
            ("Value", 6),
            ("Range", 8),
            ("Turn", 6),
            ("Start", 6),
            ("  Better", 9),
            ("Trend", TREND_WIDTH if room >= NARROW else NARROW_TREND),
        )
        left = room - sum(width for _, width in fixed) - 3
        return (("Indicator", min(60, left)), *fixed)

    @work(thread=True, exclusive=True, group="trends", exit_on_error=False)
    def _load(self) -> None:
        trends = self._read(tuple(one.id for one in self.seen.indicators))
        self.app.call_later(self._take_trends, trends)

    def _take_trends(self, trends: Courses) -> None:
        self._trends = trends
        if self.is_attached:
            self._fill()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted, "#filter")
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self.go_home()

    def _fill(self, at: int | None = None) -> None:
        wanted = self.query_one("#filter", Input).value.casefold().split()
        table = self._table()
        at = table.cursor_row if at is None else at
        table.clear()
        self._shown = []
        for group in dict.fromkeys(one.group for one in self.seen.indicators):
            found = [
                one for one in self.seen.indicators if one.group == group and _holds(one, wanted)
            ]
            if found:
                self._shown += [None, *found]
                table.add_row(Text(group[:1].upper() + group[1:], style="bold underline"))
                table.add_rows([self._cells(one) for one in found])
        # The first row is the name of a group, about which there is nothing to tell.
        at = min(max(1, at), len(self._shown) - 1)
        table.move_cursor(row=at, animate=False)
        self._show(at)

    def _cells(self, one: IndicatorView) -> list[Text]:
        glyphs = self.glyphs
        turns = self._columns()[-1][1]
        trend = glyphs.trend(self._trends.get(one.id, ())[-turns:], one.low, one.high)
        told = (
            f"  {one.title}",
            right(str(one.value), 5),
            right(f"{one.low}-{one.high}", 7),
            right(f"{glyphs.arrow(one.since_turn)}{signed(one.since_turn)}", 5),
            right(signed(one.since_start), 5),
            "  " + {"up": _("more"), "down": _("less")}.get(one.better, _("middle")),
            trend,
        )
        return [
            Text(clip(text, width, glyphs.more))
            for text, (_, width) in zip(told, self._columns(), strict=True)
        ]

    def _show(self, at: int) -> None:
        marked = self._shown[at] if 0 <= at < len(self._shown) else None
        self.query_one(IndicatorDetail).indicator = marked

    @on(DataTable.RowHighlighted, "#rows")
    def _row(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self._show(event.cursor_row)

    @on(DataTable.RowSelected, "#rows")
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_ledger()

    def action_filter(self) -> None:
        """Type into the filter."""
        self.query_one("#filter").focus()

    def action_ledger(self) -> None:
        """Ask why the marked indicator moved."""
        marked = self.query_one(IndicatorDetail).indicator
        self.post_message(GoTo("ledger", marked.id if marked else ""))

    @property
    def topic(self) -> str:
        """What the reference is opened at."""
        marked = self.query_one(IndicatorDetail).indicator
        return f"indicator/{marked.id}" if marked else ""

    def action_charts(self) -> None:
        """Draw the marked indicator over the turns."""
        marked = self.query_one(IndicatorDetail).indicator
        self.post_message(GoTo("charts", marked.id if marked else ""))

    def action_sources(self) -> None:
        """Show the sources of the marked indicator."""
        marked = self.query_one(IndicatorDetail).indicator
        if marked is not None:
            self.cite(marked.source)


def _holds(one: IndicatorView, wanted: list[str]) -> bool:
    text = f"{one.title} {one.id} {one.group} {' '.join(one.source)}".casefold()
    return all(word in text for word in wanted)
