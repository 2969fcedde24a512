"""Provides the interface of one seat in a team exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual import on
from textual.app import SystemCommand
from textual.message import Message
from textual.screen import Screen

from wargame.core.commands import Respond
from wargame.errors import BadInput
from wargame.exercise.seating import TeamTable
from wargame.gateway import DeckCard, NewSession, SaveCard, Table
from wargame.language import _
from wargame.preferences import Preferences
from wargame.recordings import Playback
from wargame.sitting import Sitting
from wargame.tui import intents
from wargame.tui.app import WargameApp
from wargame.tui.screens.base import SessionScreen
from wargame.tui.team.base import TeamScreen


class Elsewhere:
    """The desk of a seat in an exercise: its decks and saves are the host's."""

    saves_folder = ""

    def decks(self) -> tuple[DeckCard, ...]:
        """Return none."""
        return ()

    def saves(self, place: str = "") -> Iterator[SaveCard]:
        """Yield none."""
        return iter(())

    def start(self, new: NewSession) -> Table:
        """Refuse."""
        raise BadInput(_("a seat in an exercise begins no session; start `wargame` for that"))

    def resume(self, name: str) -> Table:
        """Refuse."""
        raise BadInput(_("a seat in an exercise opens no session; start `wargame` for that"))

    def playback(self, name: str) -> Playback:
        """Refuse."""
        raise BadInput(_("a seat in an exercise opens no session; start `wargame` for that"))

    def first_time(self) -> bool:
        """Return false."""
        return False

    def met(self) -> None:
        """Do nothing."""


class TeamApp(WargameApp):
    """Lets one seat of an exercise use its screens."""

    TITLE = "Wargame exercise"
    CSS_PATH = ["../app.tcss", "team.tcss"]  # noqa: RUF012 - Textual declares it so

    @dataclass
    class Heard(Message):
        """Something has reached this seat."""

    def __init__(
        self,
        table: TeamTable,
        *,
        plain_ascii: bool = False,
        invitation: str = "",
        preferences: Preferences | None = None,
        is_guest: bool = False,
    ) -> None:
        """Sit down at a table that has seen the world.

        A guest's program runs on somebody else's machine, and writes no file there.
        """
        super().__init__(Elsewhere(), plain_ascii=plain_ascii, preferences=preferences)  # type: ignore[arg-type]  # the part of a desk that a seat has
        self.team = table
        self.invitation = invitation
        self.is_guest = is_guest
        self.sitting = Sitting(table, is_lesson=False, tips=lambda _tip: "", takes_back=False)
        self._items = 0

    def get_default_screen(self) -> Screen[None]:
        """Return the screen of the seat's role."""
        from wargame.tui.team.screens import home

        return home(self.team)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the palette offers beside the exercise's own commands."""
        yield from () if self.is_guest else super().get_system_commands(screen)

    def heard(self) -> None:
        """Take in what is new; called from the link's thread."""
        if self.is_running:
            self.post_message(self.Heard())

    @on(Heard)
    def _hear(self) -> None:
        table, sitting = self.team, self.sitting
        if table.farewell:
            self.exit(message=table.farewell)
            return
        if sitting is None:
            return
        sitting.view = table.view()
        items = tuple(table.items())
        if len(items) != self._items:
            self._items = len(items)
            sitting.news = table.news()
            sitting.resolution = sitting.news
        board = table.board()
        for screen in self.screen_stack:
            if isinstance(screen, SessionScreen):
                screen.view = sitting.view
            if isinstance(screen, TeamScreen) and screen.is_mounted:
                screen.show(board, items)

    @on(intents.Ask)
    def _commit(self, event: intents.Ask) -> None:
        """Ask for the reasons of an answer before it goes to the host, or for a vote."""
        command = event.command
        if not isinstance(command, Respond):
            return
        event.prevent_default()
        home = self.screen_stack[0]
        from wargame.tui.team.cell import CellScreen

        found = [each for each in self.team.view().injects if each.id == command.inject]
        if isinstance(home, CellScreen) and found:
            ask = home.commit if self.team.board().role == "lead" else home.vote
            ask(found[0], command.option)

    @on(intents.LeaveTable)
    def _stay(self, event: intents.LeaveTable) -> None:
        event.prevent_default()
