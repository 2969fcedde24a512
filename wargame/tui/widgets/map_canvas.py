"""Provides the map: coasts, places lettered by rung, present injects, one place picked."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from wargame.core.views import FlashpointView, InjectView, View
from wargame.core.views_map import MapView, PlaceView
from wargame.language import _
from wargame.tui.canvas import ACROSS, DOWN, Canvas
from wargame.tui.glyphs import ASCII
from wargame.tui.projection import Projection
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.flashpoints import alarm
from wargame.tui.widgets.map_labels import place_label
from wargame.tui.wording import QUIET, WARN
from wargame.wording import LETTERS, letter

_ROOM_FOR_TITLES = 70
"""Cells from which on places have their full names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a place is marked now."""

    text: str
    style: str
    waits: bool
    """Whether an inject waits for an answer here."""


def mark_of(
    place: PlaceView, flashpoints: Iterable[FlashpointView], injects: Iterable[InjectView]
) -> Mark:
    """Return the sign of a place: the letter of its rung or o, and ! or * if an inject lies here.

    `!` must be answered now, `*` may wait. The same is said in words beside the map.
    """
    here = [one for one in injects if place.id in one.spots and not one.answered]
    sign = "!" if any(one.must for one in here) else "*" if here else ""
    flashpoint = next((one for one in flashpoints if one.id == place.flashpoint), None)
    if flashpoint is None:
        return Mark(f"o{sign}", f"bold {WARN}" if here else "", bool(here))
    return Mark(f"{letter(flashpoint)}{sign}", f"bold {alarm(flashpoint)}", bool(here))


class MapCanvas(Drawn, can_focus=True):
    """Shows the map and lets a place be picked by key or mouse."""

    DEFAULT_CSS = "MapCanvas { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go('left')", "Left", show=False),
        Binding("right", "go('right')", "Right", show=False),
        Binding("up", "go('up')", "Up", show=False),
        Binding("down", "go('down')", "Down", show=False),
        Binding("enter", "enter", "Open", show=False),
    ]

    flashpoints: reactive[tuple[FlashpointView, ...]] = reactive(())
    injects: reactive[tuple[InjectView, ...]] = reactive(())
    picked: reactive[str] = reactive("")
    """Id of the place that is picked; empty if none is."""

    @dataclass
    class Picked(Message):
        """Another place was picked."""

        place: str

    @dataclass
    class Entered(Message):
        """The picked place was opened."""

        place: str

    def __init__(
        self,
        chart: MapView,
        *,
        can_pick: bool = True,
        id: str,  # noqa: A002 - the name that Textual gives it
    ) -> None:
        """Begin with this map; `can_pick` lets the cursor onto it."""
        super().__init__(classes="panel", id=id)
        self.chart = chart
        self.can_focus = can_pick
        self.border_title = Content(chart.title)
        self._coasts: Canvas | None = None
        self._hit: dict[tuple[int, int], str] = {}

    def show(self, view: View) -> None:
        """Mark where the flashpoints stand and where injects wait."""
        self.flashpoints = view.flashpoints
        self.injects = view.injects

    def watch_picked(self, picked: str) -> None:
        """Tell that another place was picked."""
        if picked:
            self.post_message(self.Picked(picked))

    def get_content_height(self, *_sizes: object) -> int:
        """Return as many lines as there are; the style gives the height."""
        return max(1, self.content_size.height)

    def draw(self, width: int) -> Content:
        """Return the map for the size the layout has given."""
        height = max(1, self.content_size.height)
        canvas = self._base(width, height).copy()
        projection = self._projection(width, height)
        self._hit.clear()
        marks = [
            (place, mark_of(place, self.flashpoints, self.injects), _cell(projection, place))
            for place in self.chart.places
        ]
        for place, mark, at in marks:
            self._write(canvas, at, mark.text, self._style(place, mark.style), place.id)
        is_large = width >= _ROOM_FOR_TITLES
        for place, mark, at in sorted(marks, key=lambda one: one[0].id != self.picked):
            names = (place.title, place.short) if is_large else (place.short,)
            name, spot = place_label(canvas, at, cell_len(mark.text), names)
            quiet = "" if place.flashpoint or mark.waits else QUIET
            self._write(canvas, spot, name, self._style(place, quiet), place.id)
        self._explain(canvas)
        return canvas.content()

    def _explain(self, canvas: Canvas) -> None:
        """Say in the upper left corner what the signs mean, where nothing is covered by it."""
        rungs = self.flashpoints[0].rungs if self.flashpoints else ()
        told = [f"A {rungs[0]}, {LETTERS[len(rungs) - 1]} {rungs[-1]}"] if rungs else []
        for row, line in enumerate([*told, _("! answer now"), _("* can wait")]):
            width = cell_len(line) + 2
            if canvas.is_free(0, row, width) and not canvas.covered(0, row, width):
                canvas.write(1, row, line, QUIET)

    def _style(self, place: PlaceView, style: str) -> str:
        return f"{style} reverse".strip() if place.id == self.picked else style

    def _write(
        self, canvas: Canvas, at: tuple[int, int], text: str, style: str, place: str
    ) -> None:
        canvas.write(at[0], at[1], text, style)
        for column in range(at[0], at[0] + cell_len(text)):
            self._hit[column, at[1]] = place

    def _projection(self, width: int, height: int) -> Projection:
        return Projection.fitting(self.chart, width * ACROSS, height * DOWN)

    def _base(self, width: int, height: int) -> Canvas:
        """Return the coasts, drawn once for each size."""
        kept = self._coasts
        if kept is not None and (kept.width, kept.height) == (width, height):
            return kept
        canvas = Canvas(width, height, plain_ascii=self.glyphs is ASCII)
        projection = self._projection(width, height)
        for coast in self.chart.coasts:
            dots = [projection.dot(spot) for spot in coast]
            for start, end in itertools.pairwise(dots):
                canvas.line(start, end, "$text-secondary")
        canvas.content()  # puts the rows together, so that a copy only redoes what is written on
        self._coasts = canvas
        return canvas

    def pick_next(self, step: int) -> None:
        """Pick the next place in the order of the map, or the one before for -1."""
        ids = [place.id for place in self.chart.places]
        at = ids.index(self.picked) + step if self.picked in ids else 0
        self.picked = ids[at % len(ids)]

    def action_go(self, way: str) -> None:
        """Pick the nearest place that lies this way."""
        here = next((one for one in self.chart.places if one.id == self.picked), None)
        if here is None:
            self.pick_next(1)
            return
        found = [
            (distance, one.id)
            for one in self.chart.places
            if (distance := _distance(here, one, way)) is not None
        ]
        if found:
            self.picked = min(found)[1]

    def action_enter(self) -> None:
        """Open the picked place."""
        if self.picked:
            self.post_message(self.Entered(self.picked))

    def on_click(self, event: events.Click) -> None:
        """Pick the place under the mouse; a second click opens it."""
        at = event.get_content_offset(self)
        place = None if at is None else self._near(at.x, at.y)
        if place is None or not self.can_focus:
            return
        if place == self.picked:
            self.action_enter()
        self.picked = place

    def _near(self, column: int, row: int) -> str | None:
        around = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))
        return next((hit for x, y in around if (hit := self._hit.get((column + x, row + y)))), None)


def _cell(projection: Projection, place: PlaceView) -> tuple[int, int]:
    x, y = projection.dot(place.at)
    return x // ACROSS, y // DOWN


def _distance(here: PlaceView, there: PlaceView, way: str) -> int | None:
    """Return how far a place is in a direction, what lies aside counting twice; None if not."""
    east, north = there.at[0] - here.at[0], there.at[1] - here.at[1]
    along, aside = {
        "left": (-east, north),
        "right": (east, north),
        "up": (north, east),
        "down": (-north, east),
    }[way]
    if along <= 0:
        return None
    return along + 2 * abs(aside)


def region_map(view: View, chart: MapView) -> MapCanvas:
    """Return a map to be looked at, which the style shows only where there is room for it."""
    canvas = MapCanvas(chart, can_pick=False, id="region")
    canvas.show(view)
    return canvas
