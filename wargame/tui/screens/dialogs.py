"""Provides what lies over a screen: a question with yes and no, a text to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Static

from wargame.language import _
from wargame.tui.commands import QUESTION
from wargame.tui.keymap import keymap_of
from wargame.tui.screens.base import Answer, StyledOnce
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, styled


class Dialog(ModalScreen[Answer], StyledOnce[Answer]):
    """Lies over a screen as a box of one size; closes with an answer."""

    # the modal screen is the first of its bases, since styles come down that line alone

    # it looks alike in every terminal, so that nothing is styled twice while it opens
    HORIZONTAL_BREAKPOINTS = []  # noqa: RUF012 - Textual declares it so
    VERTICAL_BREAKPOINTS = []  # noqa: RUF012 - Textual declares it so


class Confirm(Dialog[bool]):
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


Draw = Callable[[int], Content]
"""Returns a text wrapped to so many cells."""


class Prose(Drawn):
    """A text that is wrapped anew whenever the window changes."""

    def __init__(self, draw: Draw) -> None:
        """Show what `draw` returns."""
        super().__init__()
        self._draw = draw

    def draw(self, width: int) -> Content:
        """Return the text for `width` cells."""
        return self._draw(width)


class Reading(Dialog[None]):
    """Shows a text to be read: sources or rules."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space,c,r", "close", "Close")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, draw: Draw) -> None:
        """Show what `draw` returns."""
        super().__init__()
        self._title = title
        self._draw = draw

    def compose(self) -> ComposeResult:
        """Lay out the text so that it can be scrolled."""
        with VerticalScroll(classes="dialog reading") as box:
            box.border_title = Content(self._title)
            yield Prose(self._draw)
            yield Static(styled(_("Esc closes, up and down scroll."), QUIET), markup=False)

    def action_close(self) -> None:
        """Close the reading."""
        self.dismiss()
