"""Provides the list of what the ledger can be asked about."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.core.views import View
from wargame.tui.wording import LEAD, styled


class SubjectList(OptionList):
    """Lists everything, the whole, the steps, and the indicators by group."""

    def __init__(self, view: View, about: str) -> None:
        """Begin with the subject `about` marked."""
        super().__init__(id="subjects", classes="panel", compact=True, markup=False)
        self.border_title = Content("Why did it change?")
        self._view = view
        self._about = about

    @property
    def about(self) -> str:
        """The marked subject as the ledger names it; empty for everything."""
        option = self.highlighted_option
        return "" if option is None or option.id in {None, "everything"} else str(option.id)

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [Option("Everything", id="everything"), Option("Overall score", id="overall")]
        rows.append(Option(styled("Steps", LEAD), disabled=True))
        rows += [
            Option(Content(f" {step.id} {step.short}"), id=f"step/{step.id}")
            for step in self._view.steps
        ]
        for group in dict.fromkeys(one.group for one in self._view.indicators):
            rows.append(Option(styled(group[:1].upper() + group[1:], LEAD), disabled=True))
            rows += [
                Option(Content(f" {one.title}"), id=one.id)
                for one in self._view.indicators
                if one.group == group
            ]
        self.set_options(rows)
        wanted = self._about or "everything"
        self.highlighted = next((at for at, row in enumerate(rows) if row.id == wanted), 0)
