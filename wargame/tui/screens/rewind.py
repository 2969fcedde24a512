"""Provides the list of decisions that can be taken back."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from wargame.language import _
from wargame.recordings import Decision
from wargame.tui.screens.dialogs import Dialog
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import QUIET, count, hang, styled

BATCH = 200
"""Decisions that are listed, the last first; the replay reaches the others."""


class RewindScreen(Dialog[Decision | None]):
    """Lists the decisions, the last one first; closes with the one to take back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,u", "cancel", "Close")]
    AUTO_FOCUS = "#decisions"

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        """List these; at least one."""
        super().__init__()
        self._decisions = decisions[:BATCH]

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog reading") as box:
            box.border_title = Content(_("Take back"))
            yield RowList(id="decisions")
            says = _("Enter takes the marked decision back with all after it, Esc closes.")
            yield Static(styled(says, QUIET), markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [Row(id=str(one.to), draw=partial(_draw, one)) for one in self._decisions]
        self.query_one("#decisions", RowList).offer(rows)

    def action_cancel(self) -> None:
        """Close without taking anything back."""
        self.dismiss(None)

    @on(OptionList.OptionSelected, "#decisions")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._decisions[event.option_index])


def _draw(decision: Decision, width: int) -> Content:
    undoes = _("  takes back {undoes}").format(undoes=count(decision.undoes, "command"))
    head = Content.assemble(
        (_("Turn {turn}  ").format(turn=decision.turn), QUIET), decision.label, (undoes, QUIET)
    )
    return hang(head, width, "", "  ")
