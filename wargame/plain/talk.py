"""Holds one conversation at a table: what numbers stand for now, and what y would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wargame.core.commands import Command
from wargame.core.views import InjectView, OptionView
from wargame.errors import WargameError
from wargame.gateway import Desk
from wargame.language import _
from wargame.mishaps import told
from wargame.passages import Passage
from wargame.plain.page import Page
from wargame.sitting import Sitting

Deed = Callable[[], None]
"""What a number or a y does."""


class Talk:
    """A page and a table. The commands of `wargame.plain.verbs` work on it."""

    def __init__(self, page: Page, desk: Desk, sitting: Sitting) -> None:
        """Begin at a table."""
        self.page = page
        self.desk = desk
        self.sitting = sitting
        self.inject_id = ""
        """The inject that is open; empty at the table."""
        self.option_id = ""
        """The option that was read last."""
        self.cited: tuple[str, ...] = ()
        """What the thing that was read last cites."""
        self.choices: tuple[Deed, ...] = ()
        """What the numbers of the last list stand for."""
        self.sure: Deed | None = None
        """What y would do; any other command lets it go."""
        self.is_over = False
        self.allows_staff = False
        """Whether the settings allow the staff analysis."""

    def offer(self, rows: Sequence[tuple[str, Deed]]) -> None:
        """Write a numbered list; from now on its numbers do what its rows say."""
        self.choices = tuple(deed for _text, deed in rows)
        for number, (text, _deed) in enumerate(rows, start=1):
            self.page.say(text, first=f"{number}. ")

    def confirm(self, question: str, deed: Deed) -> None:
        """Ask once before something that stands."""
        self.page.say(
            _("{question} Type y to do it; anything else does not.").format(question=question)
        )
        self.sure = deed

    def ask(self, command: Command) -> bool:
        """Submit a command; say why if it was refused."""
        try:
            answer = self.sitting.ask(command)
        except WargameError as error:
            self.page.say(told(error))
            return False
        if answer.refused:
            self.page.say(answer.refused)
        return not answer.refused

    def inject(self) -> InjectView | None:
        """Return the open inject, if it still lies on the table."""
        return next((i for i in self.sitting.view.injects if i.id == self.inject_id), None)

    def option(self) -> OptionView | None:
        """Return the option that was read last."""
        inject = self.inject()
        options = inject.options if inject is not None else ()
        return next((one for one in options if one.id == self.option_id), None)

    def read(self, passage: Passage, source: tuple[str, ...]) -> None:
        """Write something that cites sources, which `sources` then shows in full."""
        self.page.show(passage)
        self.cited = source

    def advise(self, advice: str) -> None:
        """Let the coach speak, if there is one."""
        if advice:
            self.page.say(_("Next: {advice}").format(advice=advice))

    def prompt(self) -> str:
        """Return where the player is, in a word or two."""
        view = self.sitting.view
        if view.end is not None:
            return _("ENDEX")
        here = _("turn {turn}").format(turn=view.turn)
        return f"{here}, {_('inject')}" if self.inject() else here
