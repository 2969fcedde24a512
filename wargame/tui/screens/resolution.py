"""Provides the account of a turn that was resolved."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult

from wargame.core.views import Entry, View
from wargame.language import _
from wargame.tui.commands import RESOLUTION
from wargame.tui.intents import GoTo
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.banner import Heading, session_heading
from wargame.tui.widgets.coach_line import CoachLine
from wargame.tui.widgets.entries import EntryList


class ResolutionScreen(SessionScreen):
    """Shows what the turn brought, by cause, headline first."""

    KEYS = RESOLUTION
    BINDINGS = RESOLUTION.bindings()
    AUTO_FOCUS = "#entries"

    def __init__(self, view: View, save_name: str, entries: tuple[Entry, ...], advice: str) -> None:
        """Begin with the entries of one turn."""
        super().__init__(view, save_name)
        self._entries = entries
        self._advice = advice

    def heading(self) -> Heading:
        """Return the heading, with the turn that was resolved."""
        turn = self._entries[0].turn if self._entries else self.seen.turn
        heading = session_heading(self.seen, self.save_name)
        return replace(
            heading,
            places=(_("Resolution  What turn {turn} brought").format(turn=turn), _("Resolution")),
        )

    def body(self) -> ComposeResult:
        """Yield the entries."""
        yield CoachLine(self._advice)
        yield EntryList(
            self._entries,
            _("Enter or right opens an entry"),
            id="entries",
            empty=_("Nothing happened."),
        )

    def action_expand(self) -> None:
        """Open the marked entry."""
        self._list().action_open_entry()

    def action_collapse(self) -> None:
        """Close the marked entry."""
        self._list().action_close_entry()

    def action_expand_all(self) -> None:
        """Open or close all entries."""
        self._list().toggle_all()

    def action_sources(self) -> None:
        """Show the sources of the marked entry."""
        entry = self._list().marked_entry
        if entry is not None:
            self.cite(entry.source)

    def action_ledger(self) -> None:
        """Ask why."""
        self.post_message(GoTo("ledger"))

    def action_go_on(self) -> None:
        """Go on to the next turn, or to the end."""
        self.dismiss()

    def _list(self) -> EntryList:
        return self.query_one("#entries", EntryList)
