"""Provides a list in which the marked row is the one that is chosen."""

from __future__ import annotations

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.tui.wording import QUIET

Row = tuple[str, str, str]
"""Id, label and a note."""


class Choice(OptionList):
    """Shows alternatives, the chosen one marked by a sign as well as by colour."""

    def __init__(self, title: str, rows: tuple[Row, ...], chosen: str, *, id: str) -> None:  # noqa: A002
        """Begin with these rows, `chosen` being the id of the chosen one."""
        super().__init__(id=id, classes="panel", compact=True, markup=False)
        self.border_title = Content(title)
        self._rows = rows
        self._wanted = chosen

    @property
    def chosen(self) -> str:
        """Id of the chosen row; empty if there is none."""
        at = self.highlighted
        return self._rows[at][0] if at is not None and at < len(self._rows) else ""

    def on_mount(self) -> None:
        """Fill the list."""
        self.offer(self._rows, self._wanted)

    def offer(self, rows: tuple[Row, ...], chosen: str) -> None:
        """Offer other rows, `chosen` kept if it is among them."""
        self._rows = rows
        ids = [row[0] for row in rows]
        at = ids.index(chosen) if chosen in ids else 0
        self.set_options(
            [Option(_prompt(row, is_chosen=n == at), id=row[0]) for n, row in enumerate(rows)]
        )
        self.highlighted = at if rows else None

    @on(OptionList.OptionHighlighted)
    def _mark(self, event: OptionList.OptionHighlighted) -> None:
        for number, row in enumerate(self._rows):
            prompt = _prompt(row, is_chosen=number == event.option_index)
            self.replace_option_prompt_at_index(number, prompt)


def _prompt(row: Row, *, is_chosen: bool) -> Content:
    _, label, note = row
    return Content.assemble(
        "(x) " if is_chosen else "( ) ", label, (f"  {note}" if note else "", QUIET)
    )
