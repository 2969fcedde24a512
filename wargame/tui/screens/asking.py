"""Provides what asks for a text, for a number, or for one of several things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from wargame.language import _
from wargame.tui.screens.dialogs import Dialog
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import QUIET, styled


class AskText(Dialog[str | None]):
    """Asks for a line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]
    AUTO_FOCUS = "Input"

    def __init__(self, question: str, *, text: str = "", most: int = 2_000, says: str = "") -> None:
        """Ask for at most `most` characters, beginning with `text`; `says` explains what for."""
        super().__init__()
        self._question = question
        self._text = text
        self._most = most
        self._says = says

    def compose(self) -> ComposeResult:
        """Lay out question and field."""
        with Vertical(classes="dialog"):
            yield Static(styled(self._question, "bold"), markup=False)
            field = Input(self._text, max_length=self._most, compact=True, select_on_focus=False)
            yield field
            says = _("{says} Enter takes it, Esc cancels.").format(says=self._says).strip()
            yield Static(styled(says, QUIET), markup=False)

    def action_cancel(self) -> None:
        """Close without a text."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)


class AskNumber(Dialog[int | None]):
    """Asks for a number in a range."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, question: str, low: int, high: int) -> None:
        """Ask for a number from `low` to `high`, both inclusive."""
        super().__init__()
        self._question = question
        self._low = low
        self._high = high

    def compose(self) -> ComposeResult:
        """Lay out question and field."""
        with Vertical(classes="dialog"):
            yield Static(
                _("{question} ({low} to {high})").format(
                    question=self._question, low=self._low, high=self._high
                ),
                markup=False,
            )
            yield Input(type="integer", max_length=9, compact=True)
            yield Static(styled(_("Enter goes there, Esc cancels."), QUIET), markup=False)

    def action_cancel(self) -> None:
        """Close without a number."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        number = int(text) if text.lstrip("-").isdecimal() else None
        if number is not None and self._low <= number <= self._high:
            self.dismiss(number)
        else:
            self.notify(
                _("Type a number from {low} to {high}.").format(low=self._low, high=self._high),
                severity="warning",
                markup=False,
            )


class Pick(Dialog[str]):
    """Asks for one of several things; closes with what its row stands for, empty if none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Close")]
    AUTO_FOCUS = "#picks"

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        """Offer these rows."""
        super().__init__()
        self._title = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog reading") as box:
            box.border_title = Content(self._title)
            yield RowList(id="picks")
            yield Static(styled(_("Enter chooses, Esc closes."), QUIET), markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one("#picks", RowList).offer(self._rows)

    def action_cancel(self) -> None:
        """Close without a choice."""
        self.dismiss("")

    @on(OptionList.OptionSelected, "#picks")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option.id or "")
