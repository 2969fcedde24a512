"""Provides the small form that every act with words is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Select, Static

from wargame.language import _
from wargame.tui.wording import QUIET, styled

Answers = dict[str, str]
"""What was typed or chosen, by the name of its field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form."""

    name: str
    label: str
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Pairs of label and value; a text is typed if there are none."""
    number: bool = False
    limit: int = 500
    """Most characters."""


def reason() -> Field:
    """Return the field for the reason of an act, which stands in the record."""
    return Field(name="reason", label=_("Reason, for the record"))


class Form(ModalScreen[Answers | None]):
    """Asks for a few words at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("ctrl+s", "send", "Send", priority=True),
    ]

    def __init__(self, title: str, fields: tuple[Field, ...], says: str = "") -> None:
        """Ask these fields under a title."""
        super().__init__()
        self._title, self._fields, self._says = title, fields, says

    def compose(self) -> ComposeResult:
        """Lay out the fields below each other."""
        with VerticalScroll(classes="dialog reading") as box:
            box.can_focus = False
            box.border_title = Content(self._title)
            if self._says:
                yield Static(styled(self._says, QUIET), markup=False)
            for field in self._fields:
                yield Static(styled(field.label, "bold"), markup=False)
                yield self._widget(field)
            yield Static(styled(_("Tab moves, Ctrl+S sends, Esc cancels."), QUIET), markup=False)

    def _widget(self, field: Field) -> Input | Select[str]:
        if field.choices:
            known = {value for _, value in field.choices}
            value = field.value if field.value in known else field.choices[0][1]
            options = [(Content(label), value) for label, value in field.choices]
            return Select(options, value=value, allow_blank=False, compact=True, id=field.name)
        return Input(
            " ".join(field.value.split()),
            id=field.name,
            compact=True,
            max_length=field.limit,
            type="integer" if field.number else "text",
        )

    def on_mount(self) -> None:
        """Put the cursor on the first field."""
        self.query_one(f"#{self._fields[0].name}").focus()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        names = [field.name for field in self._fields]
        if event.input.id == names[-1]:
            self.action_send()
        else:
            self.focus_next()

    def action_send(self) -> None:
        """Close with what was answered."""
        answers = {}
        for field in self._fields:
            widget = self.query_one(f"#{field.name}")
            value = widget.value if isinstance(widget, Input | Select) else ""
            answers[field.name] = str(value)
        self.dismiss(answers)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
