"""Provides the ledger: every change with its cause."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import DataTable, Input, OptionList

from wargame.core.views import LedgerRow, View
from wargame.tui.commands import LEDGER
from wargame.tui.passages import ledger_detail
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.subjects import SubjectList
from wargame.tui.wording import clip, points, signed, signed_points

MOST_ROWS = 500
"""Rows shown at once; the filter reaches the others. More would make typing slow."""

WIDE = 100
"""Cells from which on notes and sources have columns of their own."""


class RowDetail(Drawn):
    """Shows the marked row in full."""

    row: reactive[LedgerRow | None] = reactive(None, layout=True)
    via: reactive[str] = reactive("", layout=True)
    """Title of the indicator it came through."""

    def draw(self, width: int) -> Content:
        """Return values, cause, note and source."""
        if self.row is None:
            return Content("No change is marked.")
        return ledger_detail(self.row, self.via, width, self.glyphs)


class LedgerScreen(SessionScreen):
    """Answers why: choose a step or an indicator, read every change of it."""

    KEYS = LEDGER
    BINDINGS = LEDGER.bindings()
    HOME = "#rows"
    PLACE = "Ledger"

    def __init__(
        self,
        view: View,
        save_name: str,
        read: Callable[[str], tuple[LedgerRow, ...]],
        about: str = "",
    ) -> None:
        """Begin with the changes of `about`; `read` returns the rows of a subject."""
        super().__init__(view, save_name)
        self._read = read
        self._about = about
        self._titles = {one.id: one.title for one in view.indicators}
        self._columns: tuple[tuple[str, int], ...] = ()
        self._rows: tuple[LedgerRow, ...] = ()
        self._shown: tuple[LedgerRow, ...] = ()

    def body(self) -> ComposeResult:
        """Yield subjects at the left, filter, table and the marked row at the right."""
        with Horizontal(id="ledger"):
            yield SubjectList(self.seen, self._about)
            with Vertical(id="account"):
                yield Input(placeholder="/ filters by any word", id="filter", compact=True)
                yield DataTable(id="rows", cursor_type="row", zebra_stripes=True, cell_padding=0)
                with Vertical(id="row-detail", classes="panel"):
                    yield RowDetail()

    def on_resize(self) -> None:
        """Lay the columns out anew for another width."""
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        if self._columns and self.is_attached:
            at = self._table().cursor_row
            self._fill()
            self._table().move_cursor(row=at, animate=False)

    def _table(self) -> DataTable[Text]:
        return self.query_one("#rows", DataTable)

    def _plan(self, *, is_mixed: bool) -> tuple[tuple[str, int], ...]:
        """Return columns and widths; what changed is only named where subjects are mixed."""
        room = self.query_one("#account").size.width - 2
        is_wide = room >= WIDE
        fixed = [("T", 3), ("Change", 14)] + ([("By", 7)] if is_wide else [])
        wanted = ["What"] * is_mixed + ["Because of"] + ["Held back", "Source"] * is_wide
        each, rest = divmod(room - sum(width for _, width in fixed), len(wanted))
        shares = [(name, each + (rest if name == "Because of" else 0)) for name in wanted]
        first = [fixed[0], *(one for one in shares if one[0] == "What")]
        return (*first, *fixed[1:], *(one for one in shares if one[0] != "What"))

    def _set_columns(self, *, is_mixed: bool) -> None:
        table, columns = self._table(), self._plan(is_mixed=is_mixed)
        if columns != self._columns:
            self._columns = columns
            table.clear(columns=True)
            for name, width in columns:
                table.add_column(Text(name), width=width, key=name)

    @on(OptionList.OptionHighlighted, "#subjects")
    def _subject(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._load(self.query_one(SubjectList).about)

    @on(OptionList.OptionSelected, "#subjects")
    def _to_rows(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.go_home()

    @work(thread=True, exclusive=True, group="ledger", exit_on_error=False)
    def _load(self, about: str) -> None:
        rows = self._read(about)
        self.app.call_later(self._show, rows)

    def _show(self, rows: tuple[LedgerRow, ...]) -> None:
        self._rows = rows
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

    def _fill(self) -> None:
        wanted = self.query_one("#filter", Input).value.casefold().split()
        found = [row for row in self._rows if _holds(row, wanted)]
        self._shown = tuple(found[-MOST_ROWS:])
        self._set_columns(is_mixed=not self.query_one(SubjectList).about)
        table = self._table()
        table.clear()
        table.add_rows([self._cells(row) for row in self._shown])
        if self._shown:
            table.move_cursor(row=len(self._shown) - 1, animate=False)
        box = self.query_one("#row-detail")
        left_out = len(found) - len(self._shown)
        more = f", the last {len(self._shown)} shown; filter for the others" if left_out else ""
        box.border_title = Content(f"{len(found)} of {len(self._rows)} changes{more}")
        self._detail(self._shown[-1] if self._shown else None)

    def _cells(self, row: LedgerRow) -> list[Text]:
        is_score = row.asked is None
        show = points if is_score else str
        moved = row.after - row.before
        change = f"{show(row.before)} {self.glyphs.to} {show(row.after)}"
        by = signed_points(moved) if is_score else signed(moved)
        told = {
            "T": str(row.turn),
            "What": row.title,
            "Change": change,
            "By": by,
            "Because of": row.because,
            "Held back": row.note,
            "Source": ", ".join(row.source),
        }
        return [
            Text(clip(told[name].replace("\n", " "), width - 1, self.glyphs.more))
            for name, width in self._columns
        ]

    @on(DataTable.RowHighlighted, "#rows")
    def _row(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        if 0 <= event.cursor_row < len(self._shown):
            self._detail(self._shown[event.cursor_row])

    def _detail(self, row: LedgerRow | None) -> None:
        detail = self.query_one(RowDetail)
        detail.row = row
        detail.via = "" if row is None else self._titles.get(row.via, row.via)

    @on(DataTable.RowSelected, "#rows")
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_sources()

    def action_filter(self) -> None:
        """Type into the filter."""
        self.query_one("#filter").focus()

    def action_subject(self) -> None:
        """Choose another subject."""
        self.query_one("#subjects").focus()

    def action_sources(self) -> None:
        """Show the sources of the marked row."""
        row = self.query_one(RowDetail).row
        if row is not None:
            self.cite(row.source)


def _holds(row: LedgerRow, wanted: list[str]) -> bool:
    told = (row.title, row.about, row.because, row.cause, row.note, *row.source, f"t{row.turn}")
    text = " ".join(told).casefold()
    return all(word in text for word in wanted)
