"""Provides the small form that every act with words is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.validation import Integer
from textual.widgets import Input, Select, Static, TextArea

from wargame.language import _
from wargame.tui.screens.dialogs import Dialog
from wargame.tui.wording import QUIET, styled

Answers = dict[str, str]
"""What was typed or chosen, by the name of its field."""


MOST_LETTERS = 2000
"""Longest text of several lines, in characters; the host takes no longer one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form."""

    name: str
    label: str
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Pairs of label and value; a text is typed if there are none."""
    between: tuple[int, int] | None = None
    """Least and most of a whole number; None if it is a text."""
    lines: bool = False
    """Whether the text may have several lines."""
    limit: int = 500
    """Most characters of a text in one line."""

    @property
    def id(self) -> str:
        """Name of its widget, which no other screen's style sheet means."""
        return f"field-{self.name}"

    def begun(self, answer: str) -> Field:
        """Return the field with what somebody had begun to answer.

        A choice that is marked for a reason, such as the inject under the cursor, stays marked.
        """
        is_left = not answer.strip() or bool(self.choices and self.value)
        return self if is_left else replace(self, value=answer)


def reason() -> Field:
    """Return the field for the reason of an act, which stands in the record."""
    return Field(name="reason", label=_("Reason, for the record"))


class Form(Dialog[Answers | None]):
    """Asks for a few words at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("ctrl+s", "send", "Send", priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        says: str = "",
        kept: Callable[[Answers], object] = lambda _answers: None,
    ) -> None:
        """Ask these fields under a title; `kept` is handed what was typed, also if it is left."""
        super().__init__()
        self._title, self._fields, self._says, self._kept = title, fields, says, kept

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

    def _widget(self, field: Field) -> Input | TextArea | Select[str]:
        if field.choices:
            known = {value for _, value in field.choices}
            value = field.value if field.value in known else field.choices[0][1]
            options = [(Content(label), value) for label, value in field.choices]
            return Select(options, value=value, allow_blank=False, compact=True, id=field.id)
        if field.lines:
            return TextArea(field.value, id=field.id, compact=True)
        return Input(
            " ".join(field.value.split()),
            id=field.id,
            compact=True,
            max_length=field.limit,
            type="text" if field.between is None else "integer",
            validators=() if field.between is None else Integer(*field.between),
            validate_on=(),
        )

    def on_mount(self) -> None:
        """Put the cursor on the first field, with its label and what is said above it in sight."""
        self.query_one(f"#{self._fields[0].id}").focus()
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == self._fields[-1].id:
            self.action_send()
        else:
            self.focus_next()

    def _answers(self) -> Answers:
        found = {}
        for field in self._fields:
            widget = self.query_one(f"#{field.id}")
            text = widget.text if isinstance(widget, TextArea) else ""
            found[field.name] = str(widget.value) if isinstance(widget, Input | Select) else text
        return found

    def action_send(self) -> None:
        """Close with what was answered, or go to the first answer that cannot be sent."""
        answers = self._answers()
        for field in self._fields:
            what = self._fault(field, answers[field.name])
            if what:
                self.query_one(f"#{field.id}").focus()
                self.app.notify(f"{field.label}: {what}", severity="warning", markup=False)
                return
        self._kept(answers)
        self.dismiss(answers)

    def _fault(self, field: Field, text: str) -> str:
        """Return why an answer cannot be sent; empty if it can."""
        widget = self.query_one(f"#{field.id}")
        if field.between is not None and isinstance(widget, Input):
            result = widget.validate(text)
            least, most = field.between
            is_fine = result is not None and result.is_valid
            asked = _("write a whole number from {least} to {most}")
            return "" if is_fine else asked.format(least=least, most=most)
        if field.lines and len(text) > MOST_LETTERS:
            told = _("it has {n} characters; {most} are allowed")
            return told.format(n=len(text), most=MOST_LETTERS)
        return ""

    def action_cancel(self) -> None:
        """Close without an answer."""
        self._kept(self._answers())
        self.dismiss(None)
