"""Provides the timeline of a recorded session: its course, its marks, and where one stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from wargame.recordings import Playback
from wargame.tui.glyphs import Glyphs
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, clip

COMMENT = "c"
"""Letter of a comment."""
DOUBT = "?"
"""Sign of a decision that a review finds fault with."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a timeline shows of a recording."""

    total: int
    curve: tuple[int, ...]
    """How the session stood after each moment, in hundredths: its score, or once it is reviewed the
    final score to be expected."""
    turns: tuple[int, ...]
    rungs: tuple[int, ...]
    comments: tuple[int, ...]
    undone_from: int
    """First moment that was taken back; `total` if none was."""
    doubts: tuple[int, ...] = ()
    """Moments of decisions that a review finds fault with."""

    @classmethod
    def of(cls, playback: Playback) -> Marks:
        """Collect them; the first time this goes through the whole recording."""
        return cls(
            total=len(playback),
            curve=playback.evaluation(),
            turns=playback.turn_starts(),
            rungs=playback.rung_changes(),
            comments=playback.commented(),
            undone_from=playback.undone_from(),
        )

    def cell(self, index: int, width: int) -> int:
        """Return the cell of a moment on a line of `width` cells."""
        return index * (width - 1) // max(1, self.total - 1)

    def index(self, cell: int, width: int) -> int:
        """Return the first moment of a cell; where moments are few, the nearest one."""
        cell, last, end = min(max(0, cell), width - 1), self.total - 1, max(1, width - 1)
        if last >= end:
            return -(-cell * last // end)
        return (2 * cell * last + end) // (2 * end)

    def heights(self, width: int) -> tuple[int, ...]:
        """Return the curve at each cell."""
        return tuple(self.curve[self.index(cell, width)] for cell in range(width))

    def track(self, width: int, glyphs: Glyphs) -> str:
        """Return the line itself: turns, changes of a rung above them, comments above all."""
        gone = self.cell(self.undone_from, width) if self.undone_from < self.total else width
        cells = [glyphs.track] * gone + [glyphs.gone] * (width - gone)
        for places, sign in (
            (self.turns, glyphs.tick),
            (self.rungs, glyphs.rung),
            (self.doubts, DOUBT),
            (self.comments, COMMENT),
        ):
            for place in places:
                cells[self.cell(place, width)] = sign
        return "".join(cells)


class Timeline(Drawn):
    """Shows curve, track and position; the mouse goes anywhere on it."""

    class Moved(Message):
        """The player wants another moment."""

        def __init__(self, index: int) -> None:
            """Keep which one."""
            super().__init__()
            self.index = index

    at: reactive[int] = reactive(0)
    """Index of the moment that is shown."""
    says: reactive[str] = reactive("")
    """What stands below: the moment's number, the step, whether it plays."""
    marks: reactive[Marks] = reactive(Marks(1, (0,), (), (), (), 1))

    def __init__(self, marks: Marks) -> None:
        """Begin at the first moment."""
        super().__init__()
        self.set_reactive(Timeline.marks, marks)
        self._drawn: tuple[Marks | None, int, str, str] = (None, 0, "", "")

    def draw(self, width: int) -> Content:
        """Return three lines: the curve, the track with the position, the words."""
        room = max(8, width - 2)
        curve, track = self._lines(room)
        place = self.marks.cell(self.at, room)
        past = self.marks.cell(min(self.at, self.marks.undone_from), room)
        knob = self.glyphs.knob
        return Content.assemble(
            " ",
            (curve[: place + 1], "$primary"),
            (curve[place + 1 :], QUIET),
            "\n ",
            (track[:past], "$primary"),
            (track[past:place], QUIET),
            (knob, "bold $accent"),
            (track[place + 1 :], QUIET),
            "\n ",
            clip(self.says, room, self.glyphs.more),
        )

    def _lines(self, width: int) -> tuple[str, str]:
        """Return curve and track, worked out once for a width."""
        if self._drawn[:2] != (self.marks, width):
            low, high = min(self.marks.curve), max(self.marks.curve)
            curve = self.glyphs.trend(self.marks.heights(width), low, high)
            self._drawn = (self.marks, width, curve, self.marks.track(width, self.glyphs))
        return self._drawn[2], self._drawn[3]

    def get_content_height(self, *_: object) -> int:
        """Return its three lines."""
        return 3

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the mouse points, and follow it while the button is held."""
        self.capture_mouse()
        self._go(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse."""
        if self.app.mouse_captured is self:
            self._go(event.x)

    def on_mouse_up(self) -> None:
        """Stay."""
        self.release_mouse()

    def _go(self, x: int) -> None:
        index = self.marks.index(x - 1, max(8, self.content_size.width - 2))
        if index != self.at:
            self.post_message(self.Moved(index))


def after(places: tuple[int, ...], at: int) -> int | None:
    """Return the first of some rising places after another, None if there is none."""
    found = bisect_right(places, at)
    return places[found] if found < len(places) else None


def before(places: tuple[int, ...], at: int) -> int | None:
    """Return the last of some rising places before another, None if there is none."""
    found = bisect_right(places, at - 1)
    return places[found - 1] if found else None
