"""Provides what moves along a recording: steps, turns, rungs, comments, and playing on."""

from __future__ import annotations

from textual import on
from textual.reactive import reactive
from textual.timer import Timer

from wargame.language import N_, _
from wargame.recordings import Playback
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.timeline import Marks, Timeline, after, before

SPEEDS = (4.0, 2.0, 1.0, 0.5, 0.25)
"""Seconds for each step, slowest first."""
UNITS = ("decision", "event", "turn")
"""What a step can be."""
UNIT_WORDS = {"decision": N_("by decision"), "event": N_("by event"), "turn": N_("by turn")}


class MovingScreen(ExerciseScreen):
    """Knows which moment of a recording is shown, and how to get to another."""

    at: reactive[int] = reactive(0, init=False)
    """Index of the moment that is shown."""
    is_playing: reactive[bool] = reactive(default=False, init=False)
    speed: reactive[int] = reactive(2, init=False)
    """Index into `SPEEDS`."""
    unit: reactive[int] = reactive(0, init=False)
    """Index into `UNITS`."""

    def __init__(self, playback: Playback, at: int) -> None:
        """Begin at a moment of a recording that has at least one."""
        super().__init__()
        self.playback = playback
        self.marks = Marks.of(playback)
        self.shown = -1
        """How many events of the moment are shown; -1 for all."""
        self.set_reactive(MovingScreen.at, self.validate_at(at))
        self._timer: Timer | None = None

    def show_moment(self) -> None:
        """Show the moment that `at` and `shown` name."""
        raise NotImplementedError

    def tell(self) -> None:
        """Say where one stands and what a step is."""
        raise NotImplementedError

    def validate_at(self, at: int) -> int:
        """Stay within the record."""
        return min(max(0, at), len(self.playback) - 1)

    def validate_speed(self, speed: int) -> int:
        """Stay within the speeds there are."""
        return min(max(0, speed), len(SPEEDS) - 1)

    def watch_at(self) -> None:
        """Show another moment."""
        self.show_moment()
        if self._is_last:
            self.is_playing = False

    @property
    def events(self) -> int:
        """Number of events of the moment."""
        return self.playback.events_of(self.at)

    @property
    def _is_last(self) -> bool:
        is_whole = self.shown < 0 or self.shown >= self.events
        return self.at == len(self.playback) - 1 and is_whole

    def go(self, index: int | None, shown: int = -1) -> None:
        """Show a moment, or a part of it; do nothing if there is none."""
        if index is None:
            return
        index = self.validate_at(index)
        is_same_moment, is_same_part = index == self.at, shown == self.shown
        self.shown = shown
        if not is_same_moment:
            self.at = index
        elif not is_same_part:
            self.watch_at()

    def watch_is_playing(self) -> None:
        """Start or stop the clock."""
        self._wind()

    def watch_speed(self) -> None:
        """Go on at another speed."""
        self._wind()

    def watch_unit(self) -> None:
        """Say what a step is now."""
        self.tell()

    def _wind(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.is_playing:
            self._timer = self.set_interval(SPEEDS[self.speed], self.action_step_on)
        self.tell()

    @on(Timeline.Moved)
    def _moved(self, event: Timeline.Moved) -> None:
        event.stop()
        self.go(event.index)

    def action_step_on(self) -> None:
        """Go one step on."""
        match UNITS[self.unit]:
            case "turn":
                self.action_turn_on()
            case "event" if 0 <= self.shown < self.events:
                self.go(self.at, self.shown + 1)
            case "event" if self.at < len(self.playback) - 1:
                self.go(self.at + 1, 1)
            case _:
                self.go(self.at + 1)

    def action_step_back(self) -> None:
        """Go one step back."""
        match UNITS[self.unit]:
            case "turn":
                self.action_turn_back()
            case "event":
                shown = self.events if self.shown < 0 else self.shown
                if shown > 1:
                    self.go(self.at, shown - 1)
                elif self.at:
                    self.go(self.at - 1, self.playback.events_of(self.at - 1))
            case _:
                self.go(self.at - 1)

    def action_unit(self) -> None:
        """Step by the next unit; by decision and by turn, whole moments are shown."""
        self.unit = (self.unit + 1) % len(UNITS)
        if UNITS[self.unit] != "event":
            self.go(self.at)

    def action_turn_on(self) -> None:
        """Go to the first moment of the next turn."""
        found = after(self.marks.turns, self.at)
        self.go(len(self.playback) - 1 if found is None else found)

    def action_turn_back(self) -> None:
        """Go to the first moment of this turn, or of the one before."""
        self.go(before(self.marks.turns, self.at) or 0)

    def action_rung_on(self) -> None:
        """Go to the next change of a rung."""
        self._go_or_say(after(self.marks.rungs, self.at), _("No rung changes after this moment."))

    def action_rung_back(self) -> None:
        """Go to the change of a rung before."""
        self._go_or_say(before(self.marks.rungs, self.at), _("No rung changed before this moment."))

    def action_comment_on(self) -> None:
        """Go to the next comment."""
        self._go_or_say(after(self.marks.comments, self.at), _("No comment follows."))

    def action_comment_back(self) -> None:
        """Go to the comment before."""
        self._go_or_say(before(self.marks.comments, self.at), _("No comment comes before."))

    def _go_or_say(self, found: int | None, says: str) -> None:
        if found is None:
            self.say(says)
        self.go(found)

    def action_first(self) -> None:
        """Go to the first moment."""
        self.go(0)

    def action_last(self) -> None:
        """Go to the last moment."""
        self.go(len(self.playback) - 1)

    def action_play(self) -> None:
        """Play on, or stop."""
        if not self.is_playing and self._is_last:
            self.go(0)
        self.is_playing = not self.is_playing

    def action_faster(self) -> None:
        """Play faster."""
        self._play_at(self.speed + 1)

    def action_slower(self) -> None:
        """Play slower."""
        self._play_at(self.speed - 1)

    def _play_at(self, speed: int) -> None:
        """Take another speed; while it stands still, say which."""
        self.speed = speed
        if not self.is_playing:
            told = _("Space will play a step every {n:g} s.")
            self.say(told.format(n=SPEEDS[self.speed]))
