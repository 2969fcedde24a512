"""Keeps what one sitting at a table needs: the view, the last entries, the lesson's milestones."""

from __future__ import annotations

from wargame.core.commands import Command, EndTurn
from wargame.core.views import Entry, View
from wargame.gateway import Table, Told
from wargame.tui import coach


class Sitting:
    """A table and what the screens show of it."""

    def __init__(self, table: Table, *, is_lesson: bool) -> None:
        """Sit down at `table`; `is_lesson` turns the coach on."""
        self.table = table
        self.is_lesson = is_lesson
        self.view: View = table.view()
        self.news: tuple[Entry, ...] = table.news()
        self.resolution: tuple[Entry, ...] = self.news
        """What the last turn brought."""
        self._milestones: set[str] = set()

    def ask(self, command: Command) -> Told:
        """Submit `command`; if it was accepted, look at the table again."""
        told = self.table.submit(command)
        if not told.refused:
            self.view = self.table.view()
            self.news = self.table.news()
            if isinstance(command, EndTurn):
                self.resolution = told.entries
        return told

    def rewind(self, to: int) -> Told:
        """Go back to a line of the record; if that could be, look at the table again."""
        told = self.table.rewind(to)
        if not told.refused:
            self.view = self.table.view()
            self.news = self.resolution = self.table.news()
        return told

    def passed(self, milestone: str) -> None:
        """Remember that the player has seen one of the coach's milestones."""
        self._milestones.add(milestone)

    @property
    def advice(self) -> str:
        """What the coach says in the situation room; empty outside turn zero."""
        return coach.advise(self.view, self._milestones) if self.is_lesson else ""

    def inject_advice(self, inject_id: str) -> str:
        """Return what the coach says with this inject open; empty outside turn zero."""
        return coach.advise_inject(self.view, inject_id) if self.is_lesson else ""
