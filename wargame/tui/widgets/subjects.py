"""Provides the list of what the ledger can be asked about."""

from __future__ import annotations

from wargame.core.views import View
from wargame.language import _
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import LEAD, hang, styled

EVERYTHING = "everything"


class SubjectList(RowList):
    """Lists everything, the whole, the steps, and the indicators by group."""

    def __init__(self, view: View, about: str) -> None:
        """Begin with the subject `about` marked."""
        super().__init__(id="subjects", title=_("Why did it change?"))
        self._view = view
        self._about = about

    @property
    def about(self) -> str:
        """The marked subject as the ledger names it; empty for everything."""
        return "" if self.marked == EVERYTHING else self.marked

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [
            _row(EVERYTHING, _("Everything")),
            _row("overall", _("Overall score")),
            _head(_("Steps")),
        ]
        rows += [_row(f"step/{one.id}", f"{one.id} {one.short}") for one in self._view.steps]
        for group in dict.fromkeys(one.group for one in self._view.indicators):
            rows.append(_head(group[:1].upper() + group[1:]))
            rows += [_row(one.id, one.title) for one in self._view.indicators if one.group == group]
        self.offer(rows, self._about)


def _row(subject: str, title: str) -> Row:
    return Row(id=subject, draw=lambda width: hang(title, width, " ", "   "))


def _head(title: str) -> Row:
    return Row(draw=lambda width: hang(styled(title, LEAD), width))
