"""Provides what is told about the picked place: its rung, its injects, its indicators."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import FlashpointView, IndicatorView, InjectView, View
from wargame.core.views_map import PlaceView
from wargame.language import _
from wargame.tui.passages import paragraphs
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.flashpoints import alarm
from wargame.tui.wording import (
    GOOD,
    LEAD,
    QUIET,
    WARN,
    beside,
    hang,
    judged,
    lines,
    right,
    signed,
    styled,
    tone,
)
from wargame.wording import due, left, rung

TREND = 12
"""Turns of a trend, the latest."""
_ROOM_FOR_TREND, _ROOM_FOR_JUDGEMENT = 44, 60
"""Cells from which on a trend, and a word on the last change, stand beside a value."""

Courses = Mapping[str, tuple[int, ...]]
"""Values of indicators at STARTEX and after every closed turn."""


class PlaceDetail(Drawn):
    """Shows everything about one place."""

    place: reactive[PlaceView | None] = reactive(None, layout=True)
    view: reactive[View | None] = reactive(None, layout=True)
    courses: reactive[Courses] = reactive({}, layout=True)

    def draw(self, width: int) -> Content:
        """Return title, meaning, rung, injects and indicators."""
        place, view = self.place, self.view
        if place is None or view is None:
            return styled(_("Pick a place with the arrow keys or the mouse."), QUIET)
        flashpoint = next((one for one in view.flashpoints if one.id == place.flashpoint), None)
        here = [one for one in view.injects if place.id in one.spots]
        shown = [one for one in view.indicators if one.id in place.indicators]
        shown.sort(key=lambda one: place.indicators.index(one.id))
        return lines(
            styled(place.title, "bold"),
            self._rung(flashpoint, width) if flashpoint else "",
            paragraphs(place.says, width),
            styled(_("Injects"), LEAD) if here else styled(_("No inject lies here."), QUIET),
            *(self._inject(one, view.turn, width) for one in here),
            styled(_("Indicators"), LEAD) if shown else "",
            *(self._indicator(one, width) for one in shown),
            hang(styled(_("Source: {join}").format(join=", ".join(place.source)), QUIET), width),
        )

    def _rung(self, one: FlashpointView, width: int) -> Content:
        bar = self.glyphs.bar(one.rung + 1, len(one.rungs), len(one.rungs))
        told = _(", tension {tension}").format(tension=one.tension)
        if one.deterrence is not None:
            side = _("over") if one.tension > one.deterrence else _("under")
            told += _(" {side} deterrence {deterrence}").format(
                side=side, deterrence=one.deterrence
            )
        return hang(
            Content.assemble((f"{rung(one)} ", f"bold {alarm(one)}"), (bar, alarm(one)), told),
            width,
        )

    def _inject(self, one: InjectView, turn: int, width: int) -> Content:
        if one.answered:
            mark, state, style = (
                self.glyphs.done,
                _("answered: {answered}").format(answered=one.answered),
                GOOD,
            )
        else:
            mark = "!" if one.must else "*"
            state, style = due(one, turn), WARN
        return hang(
            Content.assemble((one.title, "bold"), f" {self.glyphs.dot} ", (state, style)),
            width,
            styled(f"{mark} ", f"bold {style}"),
        )

    def _indicator(self, one: IndicatorView, width: int) -> Content:
        glyphs = self.glyphs
        course = self.courses.get(one.id, ())[-TREND:]
        trend = glyphs.trend(course, one.low, one.high)
        moved = right(f"{glyphs.arrow(one.since_turn)}{signed(one.since_turn)}", 5)
        told = Content(right(str(one.value), 3) + moved)
        if width >= _ROOM_FOR_JUDGEMENT:
            told += Content.assemble(
                (f" {left(judged(good=_good(one)), 6)}", tone(good=_good(one)))
            )
        if width >= _ROOM_FOR_TREND:
            told += f" {trend:<{TREND}}"
        return beside(one.title, told, width)


def _good(one: IndicatorView) -> bool | None:
    """Tell whether the last change was for the better; None if there was none, or nobody knows."""
    if not one.since_turn or one.better == "band":
        return None
    return (one.since_turn > 0) == (one.better == "up")
