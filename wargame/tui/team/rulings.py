"""Provides the rarer acts of the facilitator: rulings, texts, taking back, seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core.written import MOST_BY
from wargame.exercise import requests as q
from wargame.language import _
from wargame.passages import flowing
from wargame.tui.team import words
from wargame.tui.team.base import TeamScreen
from wargame.tui.team.forms import Answers, Field, reason
from wargame.tui.team.labels import heading, spelt
from wargame.tui.wording import hang, lines, styled

if TYPE_CHECKING:
    from wargame.exercise.board import ShowRow


class Rulings(TeamScreen):
    """The part of the console that is used now and then."""

    def marked(self) -> ShowRow | None:
        """Return the inject under the cursor."""
        raise NotImplementedError

    def action_rule(self) -> None:
        """Rule how an answer to the marked inject turns out."""
        row = self.marked()
        script = self.table.script(row.id) if row is not None else None
        if row is None or script is None:
            return
        choices = tuple(
            (f"{label}: {outcome.replace('-', ' ')}", f"{option}/{outcome}")
            for option, label, outcomes in script.options
            for outcome in outcomes
        )
        back = tuple(
            (_("{label}: as the tables say").format(label=label), f"{o}/")
            for o, label, _outcomes in script.options
        )
        fields = (Field(name="ruling", label=_("Outcome"), choices=choices + back), reason())

        def send(a: Answers) -> None:
            option, _, outcome = a["ruling"].partition("/")
            self.request(c.RuleOutcome(row.id, option, outcome, "", a["reason"]))

        self.fill(
            _("Rule: {title}").format(title=row.title),
            fields,
            send,
            _("It holds when the turn is closed."),
        )

    def action_free(self) -> None:
        """Set effects by judgement, for the marked inject or the world at large."""
        row = self.marked()
        about: tuple[tuple[str, str], ...] = ((_("the world at large"), ""),)
        if row is not None and row.status == "on-table":
            about = ((_("{title} (closes it)").format(title=row.title), row.id), *about)
        indicators = ((_("none"), ""), *((each.title, each.id) for each in self.seen.indicators))
        fields = (
            Field(name="inject", label=_("Concerns"), choices=about),
            Field(name="says", label=_("What the players are told"), lines=True),
            *(
                field
                for number in (1, 2, 3)
                for field in (
                    Field(
                        name=f"on{number}",
                        label=_("Effect {number} on").format(number=number),
                        choices=indicators,
                    ),
                    Field(
                        name=f"by{number}",
                        label=_("By"),
                        value="0",
                        between=(-MOST_BY, MOST_BY),
                        limit=7,
                    ),
                )
            ),
            reason(),
        )

        def send(a: Answers) -> None:
            effects = tuple((a[f"on{n}"], int(a[f"by{n}"])) for n in (1, 2, 3) if a[f"on{n}"])
            free = c.AdjudicateFreely(a["inject"], a["says"], effects, "", a["reason"])
            self.request(free)

        self.fill(_("Adjudicate freely"), fields, send)

    def action_edit(self) -> None:
        """Change the texts of the marked inject before it comes."""
        row = self.marked()
        script = self.table.script(row.id) if row is not None else None
        if row is None or script is None:
            return
        fields = (
            Field(name="title", label=_("Title"), value=script.title, limit=160),
            Field(name="sender", label=_("From"), value=script.sender, limit=160),
            Field(
                name="situation",
                label=_("What all read"),
                value=flowing(script.situation),
                lines=True,
            ),
            *(
                Field(
                    name=f"only-{cell}",
                    label=_("What only {cell} reads").format(cell=self.room.title(cell)),
                    value=flowing(text),
                    lines=True,
                )
                for cell, text in script.private
            ),
            reason(),
        )

        def send(a: Answers) -> None:
            private = tuple(
                (cell, a[f"only-{cell}"])
                for cell, _text in script.private
                if a[f"only-{cell}"].strip()
            )
            texts = (a["title"], a["sender"], a["situation"], private)
            self.request(c.EditInject(row.id, *texts, "", a["reason"]))

        self.fill(
            _("Edit: {title}").format(title=row.title),
            fields,
            send,
            _("Options and effects stay as they are."),
        )

    def action_back_to(self) -> None:
        """Go back in the record."""
        rows = self.room.console.lines if self.room.console else ()
        if not rows:
            self.say(_("There is nothing to take back."))
            return
        choices = tuple(
            (_("turn {turn}, after: {says}").format(turn=turn, says=says), str(line))
            for line, turn, says in rows
        )
        fields = (Field(name="to", label=_("Go back to"), choices=choices), reason())
        self.fill(
            _("Take back"),
            fields,
            lambda a: self.request(q.TakeBack(int(a["to"]), a["reason"])),
            _("The undone stretch stays in the record."),
        )

    def _people(self, *roles: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (
                f"{each.name} ({spelt(each.role)} {self.room.title(each.cell)})".replace(" )", ")"),
                each.id,
            )
            for each in self.room.people
            if (not roles or each.role in roles) and each.id != self.room.seat
        )

    def action_look(self) -> None:
        """Show another seat's screen."""
        people = self._people()
        if people:
            field = Field(name="seat", label=_("Whose screen"), choices=people)
            self.fill(_("Look"), (field,), lambda a: self._look(a["seat"]))

    def _look(self, seat: str) -> None:
        look = self.table.look(seat)
        if look is None:
            self.say(_("That screen cannot be seen now."), is_warning=True)
            return
        injects = [
            styled(_("{title}: ").format(title=each.title) + each.situation)
            for each in look.view.injects
        ]
        private = [styled(text) for each in look.view.injects for _cell, text in each.private]
        parts = [styled(_("Before it"), "bold"), *injects, *private, heading(_("Heard"))]

        def draw(width: int) -> Content:
            items = [words.item(each, look.board, self.glyphs, width) for each in look.items[-15:]]
            said = [hang(part, width) for part in parts]
            return lines(*said, *items, words.room(look.board, width))

        self.reading(_("As {name} sees it").format(name=look.board.name), draw)

    def action_lead(self) -> None:
        """Make a player the lead of its cell."""
        players = self._people("player")
        if not players:
            self.say(_("There is no player who is not a lead."))
            return
        field = Field(name="seat", label=_("New lead"), choices=players)
        self.fill(_("Name a lead"), (field,), lambda a: self.request(r.LeadPassed(a["seat"])))

    def action_close_seat(self) -> None:
        """Take a seat away."""
        people = self._people()
        if people:
            fields = (Field(name="seat", label=_("Seat"), choices=people), reason())
            self.fill(
                _("Close a seat"),
                fields,
                lambda a: self.request(r.SeatClosed(a["seat"], a["reason"])),
            )
