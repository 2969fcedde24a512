"""Provides the small questions and readings that lie over a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Input, OptionList, Static

from wargame.language import _
from wargame.tui.commands import QUESTION
from wargame.tui.keymap import keymap_of
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import QUIET, styled


class Confirm(ModalScreen[bool]):
    """Asks once before something that stands."""

    BINDINGS = QUESTION.bindings()
    AUTO_FOCUS = "#no"

    def __init__(self, question: Content, yes: str) -> None:
        """Ask `question`; `yes` names what y does."""
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Lay out question and buttons."""
        keys = keymap_of(self)
        yes, no = keys.of(QUESTION, "yes"), keys.of(QUESTION, "no")
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            with Horizontal(classes="buttons"):
                yield Button(
                    Content(f"{yes}  {self._yes}"), id="yes", variant="primary", compact=True
                )
                yield Button(Content(f"{no}  {_('Think again')}"), id="no", compact=True)

    def action_yes(self) -> None:
        """Close with yes."""
        self.dismiss(result=True)

    def action_no(self) -> None:
        """Close with no."""
        self.dismiss(result=False)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")


def ask_first(screen: Screen[Any], question: Content, yes: str, then: Callable[[], object]) -> None:
    """Ask `question` over `screen`; do `then` if the player is sure."""

    def answered(is_sure: bool | None) -> None:  # noqa: FBT001 - called by Textual
        if is_sure:
            then()

    screen.app.push_screen(Confirm(question, yes), answered)


class Reading(ModalScreen[None]):
    """Shows a text to be read: sources or rules."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space,c,r", "close", "Close")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, text: Content) -> None:
        """Show this text."""
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the text so that it can be scrolled."""
        with VerticalScroll(classes="dialog reading") as box:
            box.border_title = Content(self._title)
            yield Static(self._text, markup=False)
            yield Static(styled(_("Esc closes, up and down scroll."), QUIET), markup=False)

    def action_close(self) -> None:
        """Close the reading."""
        self.dismiss()


class Pick(ModalScreen[str | None]):
    """Asks for one of several rows."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, question: str, rows: Sequence[Row]) -> None:
        """Ask which of `rows`."""
        super().__init__()
        self._question = question
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out question and rows."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield RowList(id="rows-to-pick")
            yield Static(styled(_("Enter opens it, Esc cancels."), QUIET), markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RowList).offer(self._rows)

    def action_cancel(self) -> None:
        """Close without a choice."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option.id)


class AskNumber(ModalScreen[int | None]):
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
