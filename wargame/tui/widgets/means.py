"""Provides the panel of what there is to spend, what it buys now, and what is under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import InitiativeView, View
from wargame.language import _
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, WARN, cell, count, hang, lines, styled

_SHOWN = 3
"""Programmes under way that a low terminal has room for."""
_SHOWN_ROOMY = 10
_ROOM_FOR_NAMES = 50
"""Rows from which on the programmes that could be started are named, a line each."""
_ROOM_FOR_TREND = 50
"""Cells from which on a programme's progress over the turns is drawn."""
_TREND = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the players can spend and what it could buy."""

    title: str
    free: int
    reserved: int
    income: int
    """What the next turn will bring."""
    options: int
    """Options open now, of injects that wait."""
    shut: int
    """Options of these injects that are closed."""
    programmes: tuple[tuple[str, int], ...]
    """Programmes that can be started now, with their price, the cheapest first."""


def means_of(view: View) -> Means:
    """Return what a view leaves to spend, and on what."""
    waiting = [one for one in view.injects if not one.answered]
    options = [option for one in waiting for option in one.options]
    open_now = sum(option.open for option in options)
    programmes = [(one.title, one.capital) for one in view.initiatives if one.status == "available"]
    return Means(
        title=view.capital_title,
        free=view.capital,
        reserved=view.capital_reserved,
        income=view.capital_income,
        options=open_now,
        shut=len(options) - open_now,
        programmes=tuple(sorted(programmes, key=lambda one: (one[1], one[0]))),
    )


class MeansPanel(Drawn):
    """Shows capital, what it could buy now, and the programmes with their progress."""

    means: reactive[Means | None] = reactive(None, layout=True)
    initiatives: reactive[tuple[InitiativeView, ...]] = reactive((), layout=True)
    """Only those under way."""
    courses: reactive[Mapping[str, tuple[int, ...]]] = reactive({})
    """Progress by turn, as "initiative/ID"."""

    def __init__(self, means: Means, initiatives: tuple[InitiativeView, ...]) -> None:
        """Begin with these means and programmes."""
        super().__init__(classes="panel")
        self.set_reactive(MeansPanel.means, means)
        self.set_reactive(MeansPanel.initiatives, initiatives)
        self.border_title = Content(_("Capital and initiatives"))

    def draw(self, width: int) -> Content:
        """Return what capital buys, then a line for each programme."""
        most = _SHOWN_ROOMY if self.is_roomy else _SHOWN
        rows = [self._row(one, width) for one in self.initiatives[:most]]
        left_out = len(self.initiatives) - most
        if left_out > 0:
            rows[-1:] = [styled(_("and {n} more under way; press i").format(n=left_out + 1), QUIET)]
        return lines(
            self._buys(width),
            *(rows or [styled(_("Nothing is under way; i starts it."), QUIET)]),
        )

    def _buys(self, width: int) -> Content:
        means = self.means
        if means is None:
            return Content("")
        options = count(means.options, "option")
        programmes = count(len(means.programmes), "programme")
        if not self.is_roomy:
            return hang(
                Content.assemble(
                    (_("{free} capital").format(free=means.free), "bold"),
                    _(" buys {options}, {programmes}").format(
                        options=options, programmes=programmes
                    ),
                ),
                width,
            )
        reserved = (
            _(", {reserved} reserved").format(reserved=means.reserved) if means.reserved else ""
        )
        shut = _(" ({shut} more closed)").format(shut=means.shut) if means.shut else ""
        head = Content.assemble(
            (_("{free} free").format(free=means.free), "bold"),
            _("{reserved}, {income:+d} next turn").format(reserved=reserved, income=means.income),
        )
        bought = _("It buys now {options} of what waits{shut} and {programmes}.").format(
            options=options, shut=shut, programmes=programmes
        )
        return lines(hang(head, width), hang(bought, width), *self._named(means, width), " ")

    def _named(self, means: Means, width: int) -> list[Content]:
        """Return a line for each programme that could be started, its price at the right."""
        if self.app.size.height < _ROOM_FOR_NAMES:
            return []
        return [
            Content(f"{cell(title, width - 6, self.glyphs.more)}{price:>6}")
            for title, price in means.programmes
        ]

    def _row(self, one: InitiativeView, width: int) -> Content:
        course = self.courses.get(f"initiative/{one.id}", ())[-_TREND:]
        trend = ""
        if width >= _ROOM_FOR_TREND:
            trend = f" {self.glyphs.trend(course, 0, one.total):<{_TREND}}"
        bar = 12 if width >= _ROOM_FOR_TREND else 6
        stalled = _(" stalled") if one.status == "stalled" else ""
        done = f" {one.progress}/{one.total}"
        name = width - bar - len(done) - cell_len(stalled) - len(trend) - 1
        return Content.assemble(
            f"{cell(one.title, name, self.glyphs.more)} ",
            (self.glyphs.bar(one.progress, one.total, bar), "$text-primary"),
            done,
            (stalled, WARN),
            trend,
        )


def under_way(initiatives: tuple[InitiativeView, ...]) -> tuple[InitiativeView, ...]:
    """Return the programmes that run or are stalled."""
    return tuple(one for one in initiatives if one.status in {"running", "stalled"})
