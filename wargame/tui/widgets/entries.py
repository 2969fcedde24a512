"""Provides the list of things that happened, each opened and closed on its own."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.core.views import Entry
from wargame.tui.glyphs import glyphs_of
from wargame.tui.passages import entry_body
from wargame.tui.widgets.drawn import ROOMY
from wargame.tui.wording import LEAD, QUIET, hang, lines, styled

GROUPS = (
    ("by-you", "Because of you"),
    ("by-others", "Because of others"),
    ("by-world", "Because of the world"),
)
"""Cause and heading, in the order they are shown."""


class EntryList(OptionList):
    """Lists entries by cause, headline first; Enter or right opens one, left closes it."""

    BINDINGS = [
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
        empty: str = "Nothing yet.",
    ) -> None:
        """Begin with these entries; `empty` is said when there is none."""
        super().__init__(id=id, classes="panel", compact=True, markup=False)
        self.set_reactive(EntryList.entries, entries)
        self.border_title = Content(title)
        self._empty = empty
        self._opened: set[int] = set()
        self._drawn_width = 0

    @property
    def marked(self) -> Entry | None:
        """The entry under the cursor."""
        at = self._marked_number()
        return None if at is None else self.entries[at]

    def on_mount(self) -> None:
        """Fill the list."""
        self._opened = self._opened_at_first()
        self._fill()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap the lines again when the width has changed."""
        if self._width() != self._drawn_width:
            self._fill()

    def watch_entries(self) -> None:
        """Show other entries; those because of the player are open where there is room."""
        self._opened = self._opened_at_first()
        self.highlighted = None
        self._fill()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open or close the entry that was chosen."""
        event.stop()
        if event.option.id is not None:
            self._set_opened(self._opened ^ {int(event.option.id)})

    def action_open_entry(self) -> None:
        """Open the entry under the cursor."""
        number = self._marked_number()
        if number is not None:
            self._set_opened(self._opened | {number})

    def action_close_entry(self) -> None:
        """Close the entry under the cursor."""
        number = self._marked_number()
        if number is not None:
            self._set_opened(self._opened - {number})

    def toggle_all(self) -> None:
        """Open every entry, or close all if all are open."""
        everything = set(range(len(self.entries)))
        self._set_opened(set() if self._opened == everything else everything)

    def _opened_at_first(self) -> set[int]:
        if self.app.size.height < ROOMY:
            return set()
        return {at for at, entry in enumerate(self.entries) if entry.cause == GROUPS[0][0]}

    def _marked_number(self) -> int | None:
        option = self.highlighted_option
        return int(option.id) if option is not None and option.id is not None else None

    def _set_opened(self, opened: set[int]) -> None:
        changed = opened ^ self._opened
        self._opened = opened
        for number in sorted(changed):
            self.replace_option_prompt(str(number), self._prompt(number))
        self.call_after_refresh(self.scroll_to_highlight)

    def _width(self) -> int:
        return max(20, self.scrollable_content_region.width)

    def _fill(self) -> None:
        marked = self.highlighted_option.id if self.highlighted_option else None
        self._drawn_width = self._width()
        rows: list[Option] = []
        for cause, heading in GROUPS:
            numbers = [at for at, entry in enumerate(self.entries) if entry.cause == cause]
            if numbers:
                head = Content.assemble((heading, LEAD), (f" ({len(numbers)})", QUIET))
                rows.append(Option(head, disabled=True))
                rows += [Option(self._prompt(at), id=str(at)) for at in numbers]
        if not rows:
            rows = [Option(styled(self._empty, QUIET), disabled=True)]
        self.set_options(rows)
        first = next((at for at, row in enumerate(rows) if row.id is not None), None)
        kept = (at for at, row in enumerate(rows) if marked is not None and row.id == marked)
        self.highlighted = next(kept, first)

    def _prompt(self, number: int) -> Content:
        entry, glyphs, width = self.entries[number], glyphs_of(self), self._width()
        is_open = number in self._opened
        mark = glyphs.opened if is_open else glyphs.closed
        head = hang(styled(entry.headline, "bold" if is_open else ""), width, f"{mark} ")
        return lines(head, entry_body(entry, width, glyphs)) if is_open else head
