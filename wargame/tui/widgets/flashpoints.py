"""Provides the panel of flashpoints on the escalation ladder."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import FlashpointView
from wargame.language import _
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import BAD, GOOD, QUIET, WARN, cell, ends, signed, styled
from wargame.wording import rung

_HELD = 22
"""Cells for how tension stands to deterrence, with the gap before it."""
_TREND = 16
"""Turns of the trend that are drawn, the latest."""
_LEAST = 3
"""Turns below which a trend says nothing."""


def alarm(one: FlashpointView) -> str:
    """Return the style of a rung: calm, tense or dangerous."""
    top = max(1, len(one.rungs) - 1)
    if 2 * one.rung < top:
        return GOOD
    return WARN if 3 * one.rung <= 2 * top else BAD


class FlashpointPanel(Drawn):
    """Shows rung, tension, trend and deterrence of each flashpoint."""

    flashpoints: reactive[tuple[FlashpointView, ...]] = reactive((), layout=True)

    courses: reactive[Mapping[str, tuple[int, ...]]] = reactive({})
    """Tensions by turn, by indicator."""

    def __init__(self, flashpoints: tuple[FlashpointView, ...] = ()) -> None:
        """Begin with these flashpoints."""
        super().__init__(classes="panel")
        self.set_reactive(FlashpointPanel.flashpoints, flashpoints)
        self.border_title = Content(_("Flashpoints"))

    def draw(self, width: int) -> Content:
        """Return two lines for each flashpoint, with air between them where there is room."""
        gap = "\n\n" if self.is_roomy else "\n"
        if not self.flashpoints:
            return styled(_("No flashpoint in this deck."), QUIET)
        return Content(gap).join([self._one(one, width) for one in self.flashpoints])

    def _one(self, one: FlashpointView, width: int) -> Content:
        glyphs = self.glyphs
        bar = glyphs.bar(one.rung + 1, len(one.rungs), len(one.rungs) * (2 if width >= 56 else 1))
        letters = 2 + max((cell_len(title) for title in one.rungs), default=0)
        name = cell(rung(one), min(letters, width // 2), glyphs.more)
        head = ends(
            styled(one.title, "bold"),
            Content.assemble((name, f"bold {alarm(one)}"), " ", (bar, alarm(one))),
            width,
            glyphs.more,
        )
        moved = glyphs.arrow(one.since_turn)
        if one.since_turn:
            moved += signed(one.since_turn)
        trend = Content.assemble(
            (_("  tension "), QUIET),
            f"{one.tension} ",
            (moved, (BAD if one.since_turn > 0 else GOOD) if one.since_turn else QUIET),
        )
        room = min(_TREND, width - trend.cell_length - _HELD)
        course = self.courses.get(one.indicator, ())[-room:] if room >= _LEAST else ()
        if course:
            trend += f" {glyphs.trend(course, 0, 100)}"
        if one.deterrence is None:
            return head + "\n" + trend
        is_over = one.tension > one.deterrence
        held = Content.assemble(
            (_("over ") if is_over else _("under "), BAD if is_over else GOOD),
            (_("deterrence "), QUIET),
            str(one.deterrence),
        )
        return head + "\n" + ends(trend, held, width, glyphs.more)
