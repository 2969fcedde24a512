"""Provides the playback of a recorded session."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer

from wargame.recordings import Playback
from wargame.tui.commands import REPLAY
from wargame.tui.intents import BranchSession, GoTo
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.screens.dialogs import AskNumber, ask_first
from wargame.tui.widgets.banner import Banner, Heading
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.entries import EntryList
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.widgets.steps import StepPanel
from wargame.tui.wording import clip

SPEEDS = (4.0, 2.0, 1.0, 0.5, 0.25)
"""Seconds for each moment, slowest first."""


class Progress(Drawn):
    """Shows how far into the record the playback is."""

    where: reactive[tuple[int, int, str]] = reactive((0, 1, ""))
    """Index of the moment, number of moments, and whether and how fast it plays."""

    def draw(self, width: int) -> Content:
        """Return a bar with the moment's number."""
        at, total, state = self.where
        told = f" {at + 1} of {total}  {state}"
        bar = self.glyphs.bar(at + 1, total, max(8, width - len(told) - 2))
        return Content.assemble(" ", (bar, "$primary"), told)


class ReplayScreen(ExerciseScreen):
    """Steps through a session moment by moment. Looking changes nothing."""

    KEYS = REPLAY
    BINDINGS = REPLAY.bindings()
    HOME = "#entries"

    at: reactive[int] = reactive(0, init=False)
    """Index of the moment that is shown."""
    is_playing: reactive[bool] = reactive(default=False, init=False)
    speed: reactive[int] = reactive(2, init=False)
    """Index into `SPEEDS`."""

    def __init__(self, playback: Playback, turn: int = 1) -> None:
        """Begin at STARTEX, or at the first moment of a later turn."""
        super().__init__()
        self.playback = playback
        starts = playback.turn_starts()
        at = starts[min(turn, len(starts)) - 1] if turn > 1 and starts else 0
        self.set_reactive(ReplayScreen.at, at)
        self._moment = playback.moment(at)
        self._timer: Timer | None = None

    def heading(self) -> Heading:
        """Return title, turn and file of the moment."""
        view = self._moment.view
        turn = f"turn {self._moment.turn} of {view.turns}"
        return Heading(
            title=view.title,
            places=(f"Replay  {view.date}, {turn}", f"Replay  {turn}"),
            lows=(self._moment.label,),
            file=self.playback.save_name,
        )

    def body(self) -> ComposeResult:
        """Yield what happened at the left, the state of the world at the right."""
        view = self._moment.view
        yield Progress()
        with Horizontal(id="room"):
            with Vertical(id="desk"):
                yield EntryList(
                    self._moment.entries, "What happened", id="entries", empty="Nothing to see."
                )
            with Vertical(id="world"):
                yield FlashpointPanel(view.flashpoints)
                yield StepPanel(view.steps, (view.overall, view.overall_since_turn))

    def on_mount(self) -> None:
        """Show the first moment."""
        self._tell()
        super().on_mount()

    def validate_at(self, at: int) -> int:
        """Stay within the record."""
        return min(max(0, at), len(self.playback) - 1)

    def validate_speed(self, speed: int) -> int:
        """Stay within the speeds there are."""
        return min(max(0, speed), len(SPEEDS) - 1)

    def watch_at(self) -> None:
        """Show another moment."""
        self._moment = self.playback.moment(self.at)
        view = self._moment.view
        self.query_one(Banner).heading = self.heading()
        self.query_one(EntryList).entries = self._moment.entries
        self.query_one(FlashpointPanel).flashpoints = view.flashpoints
        steps = self.query_one(StepPanel)
        steps.steps = view.steps
        steps.overall = (view.overall, view.overall_since_turn)
        if self.at == len(self.playback) - 1:
            self.is_playing = False
        self._tell()

    def watch_is_playing(self) -> None:
        """Start or stop the clock."""
        self._wind()

    def watch_speed(self) -> None:
        """Go on at another speed."""
        self._wind()

    def _wind(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.is_playing:
            self._timer = self.set_interval(SPEEDS[self.speed], self.action_step_on)
        self._tell()

    def _tell(self) -> None:
        state = f"playing, {SPEEDS[self.speed]:g} s" if self.is_playing else "stopped"
        self.query_one(Progress).where = (self.at, len(self.playback), state)

    def action_step_on(self) -> None:
        """Go one moment on."""
        self.at += 1

    def action_step_back(self) -> None:
        """Go one moment back."""
        self.at -= 1

    def action_turn_on(self) -> None:
        """Go to the first moment of the next turn."""
        later = [start for start in self.playback.turn_starts() if start > self.at]
        self.at = later[0] if later else len(self.playback) - 1

    def action_turn_back(self) -> None:
        """Go to the first moment of this turn, or of the one before."""
        earlier = [start for start in self.playback.turn_starts() if start < self.at]
        self.at = earlier[-1] if earlier else 0

    def action_first(self) -> None:
        """Go to the first moment."""
        self.at = 0

    def action_last(self) -> None:
        """Go to the last moment."""
        self.at = len(self.playback) - 1

    def action_play(self) -> None:
        """Play on, or stop."""
        if not self.is_playing and self.at == len(self.playback) - 1:
            self.at = 0
        self.is_playing = not self.is_playing

    def action_faster(self) -> None:
        """Play faster."""
        self.speed += 1

    def action_slower(self) -> None:
        """Play slower."""
        self.speed -= 1

    def action_jump(self) -> None:
        """Ask for a turn and go to its first moment."""
        starts = self.playback.turn_starts()

        def go(turn: int | None) -> None:
            if turn is not None:
                self.at = starts[turn - 1]

        if starts:
            self.app.push_screen(AskNumber("Go to which turn?", 1, len(starts)), go)

    def action_branch(self) -> None:
        """Ask once, then begin a new session at this moment."""
        label = clip(self._moment.label, 60, self.glyphs.more)
        question = Content.assemble(
            "Begin a new session after ",
            (label, "bold"),
            "? The recorded one stays as it is.",
        )

        self.is_playing = False
        branch = BranchSession(self.playback, self.at)
        ask_first(self, question, "Branch", lambda: self.post_message(branch))

    def action_ledger(self) -> None:
        """Ask why."""
        self.post_message(GoTo("ledger"))
