"""Provides the part of the app that hosts a session: it asks the table and shows its views."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.app import App
from textual.worker import Worker, WorkerState

from wargame.coach import SAW_RESOLUTION
from wargame.errors import WargameError
from wargame.language import _
from wargame.linebreak import install
from wargame.mishaps import told
from wargame.preferences import Preferences, Unkept
from wargame.tui import intents, places, staff, taking_back
from wargame.tui.keymap import read_keymap
from wargame.tui.screens.base import SessionScreen

if TYPE_CHECKING:
    from wargame.core.views_reference import Reference
    from wargame.gateway import Desk, Table
    from wargame.recordings import Moment, Playback
    from wargame.sitting import Sitting
    from wargame.tui.registry import CommandSet, UserCommand

T = TypeVar("T")


class SessionHost(App[None]):
    """Holds one sitting, hands commands to its table and the new view to every screen."""

    def __init__(self, desk: Desk, preferences: Preferences | None = None) -> None:
        """Sit at `desk`, at no table yet, dressed as the user prefers."""
        # Textual decides here whether NO_COLOR means greys or no colour at all.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        install()
        self.desk = desk
        self.preferences: Preferences = preferences or Unkept()
        self.keymap, self.complaints = read_keymap(self.preferences.keys)
        self.sitting: Sitting | None = None
        self._is_busy = False

    def shown(self, keys: CommandSet, command: UserCommand) -> str:
        """Return the keys of a command as people read them."""
        return self.keymap.shown(keys, command)

    def on_unmount(self) -> None:
        """Let go of the file."""
        if self.sitting is not None:
            self.sitting.table.close()

    @work(thread=True, group="desk", exit_on_error=False)
    def in_thread(self, job: Callable[[], object], then: Callable[[object], None]) -> None:
        """Do `job` beside the interface, then hand its result to `then` in the interface."""
        result = job()
        self.call_later(then, result)

    def fetch(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `job` in a thread unless another one is still waited for."""
        if not self._is_busy:
            self._is_busy = True
            # A thread does not know the language of the screens by itself.
            self.in_thread(partial(copy_context().run, job), then)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the player what went wrong in a thread."""
        if event.worker.group == "desk" and event.worker.is_finished:
            self._is_busy = False
        if event.state is WorkerState.ERROR:
            self.mishap(event.worker.error)

    def mishap(self, error: BaseException | None) -> None:
        """Tell the player what went wrong."""
        self.notify(told(error), severity="error", timeout=12, markup=False)

    def open_table(self, job: Callable[[], Table], *, is_new: bool = False) -> None:
        """Sit down at the table that `job` returns; a new one begins with its briefing."""

        def sit() -> Sitting:
            from wargame.sitting import Sitting
            from wargame.tui.tips import tips

            table = job()
            lessons = {card.name for card in self.desk.decks() if card.tutorial}
            return Sitting(table, is_lesson=table.view().deck in lessons, tips=tips(self.shown))

        self.fetch(sit, self._sit_down_new if is_new else self._sit_down)

    def _sit_down_new(self, sitting: Sitting) -> None:
        self._sit_down(sitting)
        if sitting.view.started:
            self.show_session("briefing", "")

    def _sit_down(self, sitting: Sitting) -> None:
        self.rise()
        self.sitting = sitting
        if sitting.table.notice:
            self.notify(sitting.table.notice, timeout=12, markup=False)
        if not sitting.view.started:
            self.show_session("briefing", "")
            return
        self.push_screen(places.room(sitting))
        if sitting.view.end is not None:
            self.show_session("end", "")

    def rise(self) -> None:
        """Leave the table and go to the title."""
        if self.sitting is not None:
            self.sitting.table.close()
            self.sitting = None
        while len(self.screen_stack) > 1:
            self.pop_screen()

    @on(intents.Ask)
    def _ask(self, event: intents.Ask) -> None:
        from wargame.core.commands import EndTurn, Respond, StartExercise

        sitting = self.sitting
        if sitting is None:
            return
        try:
            answer = sitting.ask(event.command)
        except WargameError as error:
            self.mishap(error)
            return
        if answer.refused:
            self.notify(answer.refused, severity="warning", markup=False)
            return
        if isinstance(event.command, EndTurn):
            sitting.passed(SAW_RESOLUTION)
        self.spread(sitting)
        match event.command:
            case StartExercise():
                self.switch_screen(places.room(sitting))
            case EndTurn():
                self._resolved(sitting)
            case Respond() if len(self.screen_stack) > 2:
                self.pop_screen()
                self._open_next(sitting)

    @on(intents.AskStaff)
    def _staff(self, event: intents.AskStaff) -> None:
        if self.sitting is not None:
            staff.offer(self, self.sitting, event.inject)

    def _open_next(self, sitting: Sitting) -> None:
        """Open the next inject that must be answered, if the player wants that."""
        waiting = [one.id for one in sitting.view.injects if one.must and not one.answered]
        if waiting and self.preferences.settings.is_on("open_next"):
            self.show_session("inject", waiting[0])

    def spread(self, sitting: Sitting) -> None:
        """Show every screen of the session how it stands now."""
        from wargame.tui.screens.room import RoomScreen

        for screen in self.screen_stack:
            if isinstance(screen, SessionScreen):
                screen.view = sitting.view
                screen.lesson = sitting.advice_at(screen.place)
            if isinstance(screen, RoomScreen):
                screen.news = sitting.news
                screen.advice = sitting.advice

    def _resolved(self, sitting: Sitting) -> None:
        def go_on(_result: None) -> None:
            if sitting.view.end is not None:
                self.show_session("end", "")

        screen = places.session_screen("resolution", "", sitting, self.desk.saves_folder)
        if screen is not None:
            self.push_screen(screen, go_on)
        if sitting.view.end is not None and sitting.is_lesson:
            self.post_message(intents.SkipLesson())

    def shown_playback(self) -> Playback | None:
        """Return the recording that is looked at, None if none is."""
        for screen in reversed(self.screen_stack):
            playback = getattr(screen, "playback", None)
            if playback is not None:
                found: Playback = playback
                return found
        return None

    def _shown_moment(self, playback: Playback) -> Moment:
        """Return the moment of a recording that is looked at, else its last."""
        for screen in reversed(self.screen_stack):
            moment = getattr(screen, "moment", None)
            if moment is not None:
                found: Moment = moment
                return found
        return playback.moment(len(playback) - 1)

    def show_session(self, place: str, about: str) -> None:
        """Lay a screen of the session, or of the recorded one, on top."""
        playback, screen = self.shown_playback(), None
        if playback is not None:
            screen = places.recorded_screen(place, about, playback, self._shown_moment(playback))
            if screen is None:
                self.notify(_("A recording is looked at and not played."), markup=False)
        elif self.sitting is not None and place == "rewind":
            taking_back.offer(self, self.sitting, self.spread)
        elif self.sitting is not None:
            screen = places.session_screen(place, about, self.sitting, self.desk.saves_folder)
            self.spread(self.sitting)
        if screen is not None:
            self.push_screen(screen)

    def book(self) -> Callable[[], Reference]:
        """Return what reads the reference: of the recording, of the session, or of the decks."""
        playback = self.shown_playback()
        if playback is not None:
            return playback.reference
        return self.sitting.table.reference if self.sitting else self.desk.reference

    def cite(self, sources: tuple[str, ...]) -> None:
        """Show sources in full."""
        record = self.shown_playback() or (self.sitting.table if self.sitting else self.desk)
        self.push_screen(places.citations(record.citations(sources)))
