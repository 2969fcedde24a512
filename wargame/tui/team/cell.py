"""Provides the screen of a cell: what it answers, hears, votes and decides."""

from __future__ import annotations

from textual import on
from textual.widgets import OptionList

from wargame.core import room_facts as r
from wargame.core.views import InjectView
from wargame.exercise import requests as q
from wargame.language import _
from wargame.tui.intents import GoTo
from wargame.tui.team.forms import Answers, Field
from wargame.tui.team.keys import CELL
from wargame.tui.team.table_screen import TableScreen
from wargame.tui.widgets.inject_list import InjectList


class CellScreen(TableScreen):
    """Shows a lead or a player what the cell has before it."""

    KEYS = CELL
    BINDINGS = CELL.bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey the keys that only a lead has."""
        if action in {"commit", "reveal", "self_score", "lead"} and self.room.role != "lead":
            return None
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected, "#injects")
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def _marked(self) -> InjectView | None:
        marked = self.query_one(InjectList).marked
        found = next((each for each in self.seen.injects if each.id == marked), None)
        if found is None:
            self.say(_("No inject lies before your cell."))
        return found

    def action_open(self) -> None:
        """Open the marked inject; who opens it has read it."""
        inject = self._marked()
        if inject is not None:
            self.request(r.HasRead(f"inject/{inject.id}"))
            self.post_message(GoTo("inject", inject.id))

    def action_vote(self) -> None:
        """Vote on the marked inject."""
        inject = self._marked()
        if inject is not None:
            self.vote(inject)

    def vote(self, inject: InjectView, option: str = "") -> None:
        """Ask for a sealed vote."""
        fields = (
            _choice(inject, option),
            Field(
                name="confidence",
                label=_("Confidence, 0-100"),
                value="50",
                between=(0, 100),
                limit=3,
            ),
            Field(name="reason", label=_("Reason (may be left out)")),
        )
        self.fill(
            _("Sealed vote: {title}").format(title=inject.title),
            fields,
            lambda a: self.request(
                r.Voted(inject.id, a["option"], int(a["confidence"]), a["reason"])
            ),
            _("Nobody sees it before the votes are opened."),
        )

    def action_reveal(self) -> None:
        """Open the cell's votes on the marked inject."""
        inject = self._marked()
        if inject is not None:
            self.request(r.VotesRevealed(self.room.cell, inject.id))

    def action_commit(self) -> None:
        """Answer the marked inject."""
        inject = self._marked()
        if inject is not None:
            self.commit(inject)

    def commit(self, inject: InjectView, option: str = "") -> None:
        """Ask for the reasons of a decision, then answer for the cell."""
        fields = (
            _choice(inject, option),
            Field(name="for", label=_("The reason for it")),
            Field(name="against", label=_("The strongest reason against it")),
            Field(name="assumption", label=_("What it takes for granted (may be left out)")),
        )

        def send(a: Answers) -> None:
            self.request(q.Commit(inject.id, a["option"], a["for"], a["against"], a["assumption"]))

        self.fill(
            _("Commit: {title}").format(title=inject.title),
            fields,
            send,
            _("The first answer stands."),
        )

    def action_note(self) -> None:
        """Add a line to the notes."""
        field = Field(name="text", label=_("Note"), limit=2000)
        self.fill(_("Shared notes"), (field,), lambda a: self.request(r.NoteAdded(a["text"])))

    def action_ask(self) -> None:
        """Ask the facilitator for information."""
        field = Field(name="text", label=_("What does the cell need to know?"), limit=2000)
        inject = self.query_one(InjectList).marked
        self.fill(
            _("Request for information"),
            (field,),
            lambda a: self.request(r.Asked(inject, a["text"])),
        )

    def action_self_score(self) -> None:
        """Say how the cell did in a turn."""
        self.fill(
            _("How did your cell do?"),
            self.score_fields(),
            lambda a: self.request(r.SelfScored(*self.scores(a))),
            _("Sealed until the hot wash."),
        )

    def action_lead(self) -> None:
        """Pass the lead to another player of the cell."""
        others = tuple(
            (each.name, each.id)
            for each in self.room.people
            if each.cell == self.room.cell and each.id != self.room.seat
        )
        if not others:
            self.say(_("Nobody else sits in your cell."))
            return
        field = Field(name="seat", label=_("To"), choices=others)
        self.fill(_("Pass the lead"), (field,), lambda a: self.request(r.LeadPassed(a["seat"])))


def _choice(inject: InjectView, option: str) -> Field:
    choices = tuple(
        (each.label if each.open else f"{each.label} ({each.why_not})", each.id)
        for each in inject.options
    )
    return Field(name="option", label=_("Course of action"), choices=choices, value=option)
