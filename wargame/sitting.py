"""Keeps what one sitting at a table needs: the view, the last entries, the lesson's milestones."""

from __future__ import annotations

from collections.abc import Callable

from wargame import coach
from wargame.coach import Tip
from wargame.core.commands import Command, EndTurn
from wargame.core.views import Entry, View
from wargame.gateway import Table, Told


class Sitting:
    """A table and what is shown of it."""

    def __init__(
        self,
        table: Table,
        *,
        is_lesson: bool,
        tips: Callable[[Tip], str],
        takes_back: bool = True,
    ) -> None:
        """Sit down at `table`; `is_lesson` turns the coach on, `tips` are its words.

        Where others play too, nobody but the facilitator `takes_back` an answer.
        """
        self.table = table
        self.is_lesson = is_lesson
        self.takes_back = takes_back
        self.view: View = table.view()
        self.news: tuple[Entry, ...] = table.news()
        self.resolution: tuple[Entry, ...] = self.news
        """What the last turn brought."""
        self._tips = tips
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
        """What the coach says at the table; empty outside turn zero."""
        return self._tip(coach.advise(self.view, self._milestones))

    def inject_advice(self, inject_id: str) -> str:
        """Return what the coach says with this inject open; empty outside turn zero."""
        inject = next((one for one in self.view.injects if one.id == inject_id), None)
        return self._tip(coach.advise_inject(inject))

    def advice_at(self, place: str) -> str:
        """Return what the coach says at one of `coach.PLACES`; empty outside turn zero."""
        tip = coach.advise_at(place, self.view)
        return "" if tip is None else self._tip(tip)

    def _tip(self, tip: Tip) -> str:
        return self._tips(tip) if self.is_lesson else ""
