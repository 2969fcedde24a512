"""Provides the map screen: pick a place, read what is measured there, go to its injects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from wargame.core.views import InjectView, View
from wargame.core.views_map import MapView, PlaceView
from wargame.language import N_, _
from wargame.tui.commands import MAP
from wargame.tui.intents import GoTo
from wargame.tui.screens.asking import Pick
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.map_canvas import MapCanvas
from wargame.tui.widgets.place_detail import Courses, PlaceDetail
from wargame.tui.widgets.rows import Row
from wargame.tui.wording import QUIET, hang, lines, styled
from wargame.wording import due

Read = Callable[[tuple[str, ...]], Courses]


class MapScreen(SessionScreen):
    """Shows the region as it stands now."""

    KEYS = MAP
    BINDINGS = MAP.bindings()
    AUTO_FOCUS = "#map"
    PLACE = N_("Map")

    def __init__(self, view: View, save_name: str, chart: MapView, read: Read) -> None:
        """Begin with this map; `read` returns the courses of indicators."""
        super().__init__(view, save_name)
        self._chart = chart
        self._read = read

    def body(self) -> ComposeResult:
        """Yield the map at the left, the picked place at the right."""
        with Horizontal():
            yield MapCanvas(self._chart, id="map")
            with VerticalScroll(id="place", classes="panel", can_focus=False) as box:
                box.border_title = Content(_("The place"))
                yield PlaceDetail()

    def on_mount(self) -> None:
        """Pick the place where something waits, else the first."""
        self.take()
        waiting = [spot for one in self.seen.injects if not one.answered for spot in one.spots]
        self.query_one(MapCanvas).picked = (*waiting, self._chart.places[0].id)[0]
        super().on_mount()

    def take(self) -> None:
        """Show the new rungs, injects and values."""
        chart = self.query_one(MapCanvas)
        chart.show(self.seen)
        self.query_one(PlaceDetail).view = self.seen
        self._load()

    @work(thread=True, exclusive=True, group="courses", exit_on_error=False)
    def _load(self) -> None:
        wanted = {name for place in self._chart.places for name in place.indicators}
        courses = self._read(tuple(sorted(wanted)))
        self.app.call_later(self._take_courses, courses)

    def _take_courses(self, courses: Courses) -> None:
        if self.is_attached:
            self.query_one(PlaceDetail).courses = courses

    @property
    def _picked(self) -> PlaceView | None:
        picked = self.query_one(MapCanvas).picked
        return next((one for one in self._chart.places if one.id == picked), None)

    @on(MapCanvas.Picked)
    def _show(self, event: MapCanvas.Picked) -> None:
        event.stop()
        self.query_one(PlaceDetail).place = self._picked
        self.query_one("#place", VerticalScroll).scroll_home(animate=False)

    @on(MapCanvas.Entered)
    def _entered(self, event: MapCanvas.Entered) -> None:
        event.stop()
        self.action_injects()

    def action_injects(self) -> None:
        """Open the inject of the place; ask which if there are several."""
        place = self._picked
        here = [one for one in self.seen.injects if place and place.id in one.spots]
        if not here:
            self.say(_("No inject lies here."))
        elif len(here) == 1:
            self.post_message(GoTo("inject", here[0].id))
        else:
            rows = [Row(id=one.id, draw=partial(_draw, one, self.seen.turn)) for one in here]
            self.app.push_screen(Pick(_("Which inject?"), rows), self._open)

    def _open(self, inject: str | None) -> None:
        if inject:
            self.post_message(GoTo("inject", inject))

    def action_next_place(self) -> None:
        """Pick the next place."""
        self.query_one(MapCanvas).pick_next(1)

    def action_previous_place(self) -> None:
        """Pick the place before."""
        self.query_one(MapCanvas).pick_next(-1)

    @property
    def topic(self) -> str:
        """What the reference is opened at."""
        return f"indicator/{self._first()}"

    def _first(self) -> str:
        place = self._picked
        return place.indicators[0] if place and place.indicators else ""

    def action_ledger(self) -> None:
        """Ask why the first indicator of the place moved."""
        self.post_message(GoTo("ledger", self._first()))

    def action_charts(self) -> None:
        """Draw the indicators of the place over the turns."""
        place = self._picked
        self.post_message(GoTo("charts", "\n".join(place.indicators if place else ())))

    def action_sources(self) -> None:
        """Show the sources of the place."""
        if self._picked is not None:
            self.cite(self._picked.source)

    def action_details_down(self) -> None:
        """Move what is read down a page."""
        self.query_one("#place", VerticalScroll).scroll_page_down(animate=False)

    def action_details_up(self) -> None:
        """Move what is read up a page."""
        self.query_one("#place", VerticalScroll).scroll_page_up(animate=False)


def _draw(one: InjectView, turn: int, width: int) -> Content:
    state = (
        _("answered: {answered}").format(answered=one.answered) if one.answered else due(one, turn)
    )
    return lines(hang(styled(one.title, "bold"), width), hang(styled(state, QUIET), width, "  "))
