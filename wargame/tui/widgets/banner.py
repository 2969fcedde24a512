"""Provides the two lines at the top of every screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from wargame.language import _
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import HONESTY, QUIET, clip, ends, styled

if TYPE_CHECKING:
    from wargame.core.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the banner says."""

    title: str
    places: tuple[str, ...] = ("",)
    """What follows the title, from the fullest wording to the shortest; the first that fits."""
    lows: tuple[str, ...] = ("",)
    """Left part of the second line, in the same manner."""
    file: str = ""
    """Right part of the second line: where the session is kept."""


def session_heading(view: View, save_name: str, place: str = "") -> Heading:
    """Return the heading of a screen that shows a session."""
    turn = (
        _("turn {turn} of {turns}").format(turn=view.turn, turns=view.turns)
        if view.started
        else _("before STARTEX")
    )
    when = turn
    if view.started:
        when = _("{date}, {turn}").format(date=view.date, turn=turn)
    place = _(place)
    lead = f"{place}  " if place else ""
    money = _("{capital} free").format(capital=view.capital)
    if view.capital_reserved:
        money += _(", {capital_reserved} reserved").format(capital_reserved=view.capital_reserved)
    if view.end is None:
        money += _(", {capital_income:+d} next turn").format(capital_income=view.capital_income)
    return Heading(
        title=view.title,
        places=(
            _("{lead}{when}  for {seat}").format(lead=lead, when=when, seat=view.seat),
            f"{lead}{when}",
            f"{lead}{turn}",
            place or turn,
        ),
        lows=(
            _("{title}: ").format(title=view.capital_title) + money,
            _("Capital: {money}").format(money=money),
        ),
        file=save_name,
    )


class Banner(Drawn):
    """Says where the player is, what there is to spend and where the session is kept."""

    heading: reactive[Heading] = reactive(Heading(title=""))

    def __init__(self, heading: Heading) -> None:
        """Begin with this heading."""
        super().__init__()
        self.set_reactive(Banner.heading, heading)

    def draw(self, width: int) -> Content:
        """Return two lines: title and honesty, then capital and file."""
        head, honesty = self.heading, _(HONESTY)
        more = self.glyphs.more
        place = _fitting(head.places, width - cell_len(head.title) - cell_len(honesty) - 5)
        top = Content.assemble((f" {head.title}", "bold"), "  ", place)
        first = ends(top, styled(f"{honesty} ", QUIET), width, more)
        name = clip(head.file, max(12, width - 12), more)
        low = _fitting(head.lows, width - cell_len(name) - 3)
        return first + "\n" + ends(Content(f" {low}"), styled(f"{name} ", QUIET), width, more)


def _fitting(wordings: tuple[str, ...], room: int) -> str:
    return next((one for one in wordings if cell_len(one) <= room), wordings[-1])
