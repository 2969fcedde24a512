"""Provides a list in which the marked row is the one that is chosen."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import QUIET, beside, hang

Alternative = tuple[str, str, str]
"""Id, label and a note."""


class Choice(RowList):
    """Shows alternatives, the chosen one marked by a sign as well as by colour."""

    def __init__(
        self,
        title: str,
        rows: tuple[Alternative, ...],
        chosen: str,
        *,
        id: str,  # noqa: A002 - the name that Textual gives it
        is_in_columns: bool = False,
    ) -> None:
        """Begin with these alternatives, `chosen` being the id of the chosen one.

        Notes that are figures look best `is_in_columns`.
        """
        super().__init__(id=id, title=title)
        self._draw = _in_columns if is_in_columns else _in_line
        self._alternatives = rows
        self._wanted = chosen

    @property
    def chosen(self) -> str:
        """Id of the chosen alternative; empty if there is none."""
        return self.marked

    def on_mount(self) -> None:
        """Fill the list."""
        self.choose_from(self._alternatives, self._wanted)

    def choose_from(self, rows: tuple[Alternative, ...], chosen: str) -> None:
        """Offer other alternatives; what is chosen stays so if it is among them."""
        self._alternatives = rows
        self.offer([self._row(one, is_chosen=False) for one in rows], chosen)
        self._sign()

    @on(OptionList.OptionHighlighted)
    def _sign(self) -> None:
        for number, one in enumerate(self._alternatives):
            self.redraw(number, self._row(one, is_chosen=number == self.highlighted))

    def _row(self, one: Alternative, *, is_chosen: bool) -> Row:
        name, label, note = one
        return Row(id=name, draw=partial(self._draw, "(x) " if is_chosen else "( ) ", label, note))


def _in_line(sign: str, label: str, note: str, width: int) -> Content:
    return hang(Content.assemble(label, (f"  {note}" if note else "", QUIET)), width, sign)


def _in_columns(sign: str, label: str, note: str, width: int) -> Content:
    return beside(label, Content.styled(note, QUIET), width, sign)
