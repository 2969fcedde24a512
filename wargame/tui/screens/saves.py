"""Provides the browser of saved sessions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import work
from textual.content import Content

from wargame.core.remarks import TITLE_LIMIT
from wargame.gateway import Place, SaveCard
from wargame.language import _
from wargame.tui.intents import CompareSaves
from wargame.tui.record_commands import SAVES
from wargame.tui.screens.asking import AskText, Pick
from wargame.tui.screens.dialogs import ask_first
from wargame.tui.screens.saves_list import SavesList
from wargame.tui.widgets.rows import Row
from wargame.tui.wording import count, hang, sentence, styled

PATH_LIMIT = 1_000
"""Longest path that can be typed, in characters."""


class SavesScreen(SavesList):
    """Lists the sessions and keeps them in order: nothing is lost but by emptying the trash."""

    KEYS = SAVES
    BINDINGS = SAVES.bindings()

    @work(thread=True, group="shelf", exit_on_error=False)
    def _do(self, job: Callable[[], str], mark: str = "") -> None:
        """Do something beside the interface, tell what it says, and read the folder again."""
        says = job()
        self.app.call_later(self._did, says, mark)

    def _did(self, says: str, mark: str) -> None:
        if self.is_attached:
            self.say(says)
            self.load(mark)

    def action_rename(self) -> None:
        """Ask for another title."""
        card = self.card()
        if card is None or not self._is_kept():
            return

        def rename(title: str | None) -> None:
            if title is not None:
                self._do(partial(self._rename, card.name, title), card.name)

        says = _("The file keeps its name.")
        question = _("What do you call the session?")
        self.app.push_screen(
            AskText(question, text=card.title, most=TITLE_LIMIT, says=says), rename
        )

    def _rename(self, name: str, title: str) -> str:
        self.desk.rename(name, title)
        return _("{name} has another title.").format(name=name)

    def action_duplicate(self) -> None:
        """Copy the marked session."""
        card = self.card()
        if card is not None and self._is_kept():
            self._do(
                lambda: _("Copied to {duplicate}.").format(
                    duplicate=self.desk.duplicate(card.name)
                ),
                card.name,
            )

    def action_archive(self) -> None:
        """Put the marked session away."""
        self._put("archive", _("is in the archive; l goes there, u brings it back"))

    def action_trash(self) -> None:
        """Put the marked session into the trash."""
        self._put("trash", _("is in the trash; l goes there, u brings it back"))

    def action_restore(self) -> None:
        """Bring the marked session back."""
        self._put("", _("is among the saves again"))

    def _put(self, place: Place, says: str) -> None:
        card, from_place = self.card(), self.place
        if card is None:
            return
        if place == from_place:
            self.say(_("It is there already."))
            return
        self._do(
            lambda: _("{name} {says}.").format(
                name=self.desk.put(card.name, place, from_place), says=says
            )
        )

    def action_empty(self) -> None:
        """Ask once, then delete what is in the trash."""
        if self.place != "trash":
            self.say(_("Go to the trash first, with l."), is_warning=True)
            return
        if not self.cards:
            self.say(_("The trash is empty."))
            return
        sessions = count(len(self.cards), "session")
        question = sentence(_("Delete {sessions} for good? They are lost then."), sessions=sessions)
        ask_first(self, question, _("Delete"), lambda: self._do(self._empty))

    def _empty(self) -> str:
        return _("{count} deleted.").format(count=count(self.desk.empty_trash(), "session"))

    def action_export(self) -> None:
        """Ask for a file to copy the marked session to."""
        card = self.card()
        if card is None or not self._is_kept():
            return

        def export(target: str | None) -> None:
            if target:
                self._do(partial(self.desk.export, card.name, target), card.name)

        says = _("A file that is not there yet, or a folder.")
        self.app.push_screen(AskText(_("Copy to which file?"), most=PATH_LIMIT, says=says), export)

    def action_import_file(self) -> None:
        """Ask for a file to copy into the saves."""

        def take(source: str | None) -> None:
            if source:
                self._do(partial(self.desk.import_file, source))

        says = _("It is read first, and nothing is written over.")
        self.app.push_screen(AskText(_("Take in which file?"), most=PATH_LIMIT, says=says), take)

    def action_compare(self) -> None:
        """Ask for a session to compare the marked one with."""
        card = self.card()
        if card is None or not self._is_kept():
            return
        others = [
            one
            for one in self.cards
            if one.deck == card.deck and one.name != card.name and not one.problem
        ]
        if not others:
            self.say(_("There is no other session of this deck to compare with."))
            return

        def picked(other: str | None) -> None:
            if other:
                self.post_message(CompareSaves(card.name, other))

        rows = [Row(id=one.name, draw=partial(hang, _named(one))) for one in others]
        self.app.push_screen(
            Pick(_("Compare {n} with").format(n=card.title or card.name), rows), picked
        )

    def _is_kept(self) -> bool:
        """Tell whether the sessions that are shown can be worked with; say so if not."""
        if self.place:
            self.say(_("Bring the session back first, with u."), is_warning=True)
        return not self.place


def _named(card: SaveCard) -> Content:
    state = card.ending or _("turn {turn} of {turns}").format(turn=card.turn, turns=card.turns)
    return styled(f"{card.title or card.deck}  {state}, {card.name}")
