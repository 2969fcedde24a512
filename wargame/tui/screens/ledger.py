"""Provides the ledger: every change with its cause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import DataTable, Input, OptionList

from wargame.core.views import LedgerRow, View
from wargame.language import N_, _
from wargame.tui.commands import LEDGER
from wargame.tui.intents import GoTo
from wargame.tui.passages import ledger_detail
from wargame.tui.screens.asking import Pick
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.ledger_table import LedgerTable
from wargame.tui.widgets.rows import Row
from wargame.tui.widgets.subjects import SubjectList
from wargame.tui.wording import QUIET, hang
from wargame.wording import KINDS_OF_CAUSE

MOST_ROWS = 500
"""Rows shown at once; the filter reaches the others. More would make typing slow."""

ALL = "all-of-them"
"""What stands for no choice in a list of turns or causes."""


class RowDetail(Drawn):
    """Shows the marked row in full."""

    row: reactive[LedgerRow | None] = reactive(None, layout=True)
    via: reactive[str] = reactive("", layout=True)
    """Title of the indicator it came through."""

    def draw(self, width: int) -> Content:
        """Return values, cause, note and source."""
        if self.row is None:
            return Content(_("There is no change to show."))
        return ledger_detail(self.row, self.via, width, self.glyphs)


class LedgerScreen(SessionScreen):
    """Answers why: choose a step or an indicator, read every change of it."""

    KEYS = LEDGER
    BINDINGS = LEDGER.bindings()
    AUTO_FOCUS = "#rows"
    PLACE = N_("Ledger")

    def __init__(
        self,
        view: View,
        save_name: str,
        read: Callable[[str], tuple[LedgerRow, ...]],
        about: str = "",
    ) -> None:
        """Begin with the changes of `about`, a subject and perhaps words to filter by.

        `read` returns the rows of a subject.
        """
        super().__init__(view, save_name)
        self._read = read
        # "SUBJECT WORDS": what to show and what to look for in it, such as "taiwan.tension t3"
        self._about, _, self._words = about.partition(" ")
        self._turn = 0
        self._cause = ""
        self._titles = {one.id: one.title for one in view.indicators}
        self._rows: tuple[LedgerRow, ...] = ()

    def body(self) -> ComposeResult:
        """Yield subjects at the left, filter, table and the marked row at the right."""
        with Horizontal(id="ledger"):
            yield SubjectList(self.seen, self._about)
            with Vertical(id="account"):
                yield Input(
                    self._words, placeholder=_("/ filters by any word"), id="filter", compact=True
                )
                yield LedgerTable()
                with Vertical(id="row-detail", classes="panel"):
                    yield RowDetail()

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
            self.query_one(LedgerTable).make_room_for(rows)
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
        found = [row for row in self._chosen() if _holds(row, wanted)]
        shown = tuple(found[-MOST_ROWS:])
        is_mixed = not self.query_one(SubjectList).about
        self.query_one(LedgerTable).offer(shown, is_mixed=is_mixed)
        box = self.query_one("#row-detail")
        left_out = len(found) - len(shown)
        more = _(", the last {n} shown").format(n=len(shown)) if left_out else ""
        box.border_title = Content(
            _("{n} of {n2} changes{told}{more}").format(
                n=len(found), n2=len(self._rows), told=self._told(), more=more
            )
        )
        self._detail(shown[-1] if shown else None)

    def _chosen(self) -> list[LedgerRow]:
        """Return the rows of the chosen turn and cause."""
        return [
            row
            for row in self._rows
            if self._turn in {0, row.turn} and self._cause in {"", row.cause}
        ]

    def _told(self) -> str:
        told = [_("of turn {turn}").format(turn=self._turn)] if self._turn else []
        told += (
            [_("by {lower}").format(lower=_(KINDS_OF_CAUSE.get(self._cause, self._cause)).lower())]
            if self._cause
            else []
        )
        return f" {' '.join(told)}" if told else ""

    def action_turn(self) -> None:
        """Ask for a turn and show only its changes."""
        counts = Counter(row.turn for row in self._rows)
        rows = [_counted("", _("All turns"), len(self._rows))]
        rows += [
            _counted(str(turn), _("Turn {turn}").format(turn=turn), counts[turn])
            for turn in sorted(counts)
        ]
        self.app.push_screen(Pick(_("Changes of which turn?"), rows), self._take_turn)

    def _take_turn(self, turn: str | None) -> None:
        if turn:
            self._turn = int(turn) if turn.isdecimal() else 0
            self._fill()

    def action_cause(self) -> None:
        """Ask for a kind of cause and show only its changes."""
        counts = Counter(row.cause for row in self._rows)
        rows = [_counted("", _("All causes"), len(self._rows))]
        rows += [
            _counted(name, _(KINDS_OF_CAUSE.get(name, name)), counts[name])
            for name in sorted(counts)
        ]
        self.app.push_screen(Pick(_("Changes by which cause?"), rows), self._take_cause)

    def _take_cause(self, cause: str | None) -> None:
        if cause:
            self._cause = "" if cause == ALL else cause
            self._fill()

    @on(DataTable.RowHighlighted, "#rows")
    def _row(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        marked = self.query_one(LedgerTable).marked
        if marked is not None:
            self._detail(marked)

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

    def on_key(self, event: events.Key) -> None:
        """Show the step of a figure that is typed anywhere but in the filter."""
        if any(one.id == event.character for one in self.seen.steps):
            event.stop()
            self.query_one(SubjectList).mark(f"step/{event.character}")

    def action_subject(self) -> None:
        """Choose another subject."""
        self.query_one("#subjects").focus()

    @property
    def topic(self) -> str:
        """What the reference is opened at."""
        about = self.query_one(SubjectList).about
        return about if about.startswith("step/") else f"indicator/{about}"

    def action_charts(self) -> None:
        """Draw the subject over the turns."""
        self.post_message(GoTo("charts", self.query_one(SubjectList).about))

    def action_sources(self) -> None:
        """Show the sources of the marked row."""
        row = self.query_one(RowDetail).row
        if row is not None:
            self.cite(row.source)


def _counted(name: str, title: str, number: int) -> Row:
    told = Content.assemble(title, (f"  {number}", QUIET))
    return Row(id=name or ALL, draw=partial(hang, told))


def _holds(row: LedgerRow, wanted: list[str]) -> bool:
    told = (row.title, row.about, row.because, row.cause, row.note, *row.source)
    text = " ".join(told).casefold()
    # "t3" means the turn and not the beginning of t30.
    return all(
        word == f"t{row.turn}" if re.fullmatch(r"t\d+", word) else word in text for word in wanted
    )
