"""Provides the panel of initiatives under way."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import InitiativeView
from wargame.language import _
from wargame.tui.commands import ROOM
from wargame.tui.keymap import keymap_of
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, WARN, cell, styled

_SHOWN = 4


class RunningPanel(Drawn):
    """Shows the running and stalled programmes with their progress."""

    initiatives: reactive[tuple[InitiativeView, ...]] = reactive((), layout=True)
    """Only those under way."""

    def __init__(self, initiatives: tuple[InitiativeView, ...] = ()) -> None:
        """Begin with these programmes."""
        super().__init__(classes="panel")
        self.set_reactive(RunningPanel.initiatives, initiatives)
        self.border_title = Content("Initiatives under way")

    def draw(self, width: int) -> Content:
        """Return a line for each programme, or how to start one."""
        if not self.initiatives:
            return styled(_("None. Press {key} for the programmes.").format(key=self._key), QUIET)
        most = 12 if self.is_roomy else _SHOWN
        rows = [self._row(one, width) for one in self.initiatives[:most]]
        left_out = len(self.initiatives) - most
        if left_out > 0:
            rows[-1:] = [
                styled(_("and {n} more; press {key}").format(n=left_out + 1, key=self._key), QUIET)
            ]
        return Content("\n").join(rows)

    @property
    def _key(self) -> str:
        return keymap_of(self).of(ROOM, "initiatives")

    def _row(self, one: InitiativeView, width: int) -> Content:
        bar = 12 if width >= 56 else 6
        stalled = " stalled" if one.status == "stalled" else ""
        done = f" {one.progress}/{one.total}"
        name = width - bar - len(done) - len(stalled) - 1
        return Content.assemble(
            f"{cell(one.title, name, self.glyphs.more)} ",
            (self.glyphs.bar(one.progress, one.total, bar), "$primary"),
            done,
            (stalled, WARN),
        )


def under_way(initiatives: tuple[InitiativeView, ...]) -> tuple[InitiativeView, ...]:
    """Return the programmes that run or are stalled."""
    return tuple(one for one in initiatives if one.status in {"running", "stalled"})
