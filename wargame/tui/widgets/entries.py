"""Provides the list of things that happened, each opened and closed on its own."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList

from wargame.core.views import Entry
from wargame.language import _
from wargame.tui.glyphs import Glyphs, glyphs_of
from wargame.tui.passages import entry_body
from wargame.tui.settings import settings_of
from wargame.tui.widgets.drawn import ROOMY
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import LEAD, QUIET, hang, judged, lines, signed, styled, tone
from wargame.wording import CAUSES


class EntryList(RowList):
    """Lists entries by cause, headline first; Enter or right opens one, left closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "open_entry", "Open", show=False),
        Binding("left", "close_entry", "Close", show=False),
    ]

    entries: reactive[tuple[Entry, ...]] = reactive(())

    def __init__(
        self,
        entries: tuple[Entry, ...],
        title: str,
        *,
        id: str,  # noqa: A002 - the name that Textual gives it
        empty: str = "",
    ) -> None:
        """Begin with these entries; `empty` is said when there is none."""
        super().__init__(id=id, title=title)
        self.set_reactive(EntryList.entries, entries)
        self._empty = empty or _("Nothing yet.")
        self._opened: set[int] = set()

    @property
    def marked_entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[int(self.marked)] if self.marked else None

    def on_mount(self) -> None:
        """Fill the list."""
        self.watch_entries()

    def watch_entries(self) -> None:
        """Show other entries; those because of the player are open where there is room."""
        self._opened = self._opened_at_first()
        self.highlighted = None
        self._fill()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open or close the entry that was chosen."""
        event.stop()
        self._set_opened(self._opened ^ {int(self.marked)})

    def action_open_entry(self) -> None:
        """Open the entry under the cursor."""
        if self.marked:
            self._set_opened(self._opened | {int(self.marked)})

    def action_close_entry(self) -> None:
        """Close the entry under the cursor."""
        if self.marked:
            self._set_opened(self._opened - {int(self.marked)})

    def toggle_all(self) -> None:
        """Open every entry, or close all if all are open."""
        everything = set(range(len(self.entries)))
        self._set_opened(set() if self._opened == everything else everything)

    def _opened_at_first(self) -> set[int]:
        wanted = settings_of(self)["open_entries"]
        if wanted == "never" or (wanted == "room" and self.app.size.height < ROOMY):
            return set()
        return {at for at, entry in enumerate(self.entries) if entry.cause == CAUSES[0][0]}

    def _set_opened(self, opened: set[int]) -> None:
        changed = opened ^ self._opened
        self._opened = opened
        for number in sorted(changed):
            self.redraw(self.get_option_index(str(number)), self._row(number))
        self.call_after_refresh(self.scroll_to_highlight)

    def _fill(self) -> None:
        rows: list[Row] = []
        for cause, heading in CAUSES:
            numbers = [at for at, entry in enumerate(self.entries) if entry.cause == cause]
            if numbers:
                head = Content.assemble((_(heading), LEAD), (f" ({len(numbers)})", QUIET))
                rows.append(Row(draw=partial(hang, head)))
                rows += [self._row(number) for number in numbers]
        self.offer(rows or [Row(draw=partial(hang, styled(self._empty, QUIET)))])

    def _row(self, number: int) -> Row:
        is_open = number in self._opened
        draw = partial(draw_entry, self.entries[number], glyphs_of(self), is_open=is_open)
        return Row(id=str(number), draw=draw)


def draw_entry(entry: Entry, glyphs: Glyphs, width: int, *, is_open: bool) -> Content:
    """Return the headline of an entry, with all below it if it is open."""
    mark = glyphs.opened if is_open else glyphs.closed
    head = hang(styled(entry.headline, "bold" if is_open else ""), width, f"{mark} ")
    if is_open:
        return lines(head, entry_body(entry, width, glyphs))
    return head + _foretaste(entry, width - head.cell_length)


def _foretaste(entry: Entry, room: int) -> Content:
    """Return the largest change, if it fits behind the headline."""
    if not entry.changes:
        return Content("")
    first = max(entry.changes, key=lambda one: abs(one.after - one.before))
    told = f"   {first.title} {signed(first.after - first.before)}"
    word = f" {judged(good=first.good)}".rstrip()
    others = len(entry.changes) - 1
    more = _(" and {n} more").format(n=others) if others else ""
    for text, style in ((told + word + more, tone(good=first.good)), (told + more, QUIET)):
        if cell_len(text) <= room:
            return styled(text, style)
    return Content("")
