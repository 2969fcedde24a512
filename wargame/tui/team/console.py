"""Provides the facilitator's console: the run of show, the pace and the next thing to do."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise import requests as q
from wargame.exercise.board import ShowRow
from wargame.exercise.clock import LONGEST
from wargame.language import _
from wargame.tui.screens.dialogs import ask_first
from wargame.tui.team.feed import FeedPanel
from wargame.tui.team.forms import Answers, Field, reason
from wargame.tui.team.keys import CONSOLE
from wargame.tui.team.labels import spelt
from wargame.tui.team.line import TeamLine
from wargame.tui.team.rulings import Rulings
from wargame.tui.team.show import ShowList, detail
from wargame.tui.team.writing import Writing
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.wording import LEAD, hang, styled


class ConsoleScreen(Rulings, Writing):
    """Lets the facilitator control the pace."""

    KEYS = CONSOLE
    BINDINGS = CONSOLE.bindings()
    AUTO_FOCUS = "#show"

    def body(self) -> ComposeResult:
        """Yield clock and guidance, the run of show at the left, the feed at the right."""
        yield TeamLine()
        yield Static(self._guidance(), id="guidance", markup=False)
        with Horizontal(id="room"):
            with Vertical(id="desk"):
                yield ShowList(self.room)
            with Vertical(id="world"):
                yield FlashpointPanel(self.seen.flashpoints)
                yield FeedPanel(self.table.items(), self.room)

    def _guidance(self) -> Content:
        console = self.room.console
        return styled(
            _("Next: {guidance}").format(guidance=console.guidance) if console else "", LEAD
        )

    def take(self) -> None:
        """Show what is new."""
        self.query_one(ShowList).fill(self.room)
        self.query_one("#guidance", Static).update(self._guidance())
        self.query_one(FlashpointPanel).flashpoints = self.seen.flashpoints

    def marked(self) -> ShowRow | None:
        """Return the inject under the cursor, or say that there is none."""
        row = self.query_one(ShowList).row
        if row is None:
            self.say(_("Mark an inject first."))
        return row

    @on(OptionList.OptionSelected, "#show")
    def _read(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_read()

    def action_read(self) -> None:
        """Show all about the marked inject."""
        row = self.marked()
        script = self.table.script(row.id) if row is not None else None
        if row is not None and script is not None:
            self.reading(_("Inject"), partial(detail, row, script, self.room))

    def action_startex(self) -> None:
        """Begin for every cell that has a lead."""
        leads = {each.cell for each in self.room.people if each.role == "lead"}
        cells = tuple(sorted(leads))
        if not cells:
            self.say(_("No cell has a lead yet. Give out the codes, or start with --bots."))
            return
        question = Content(
            _("STARTEX for {cells}? Other cells are played by the model.").format(
                cells=_(", ").join(map(self.room.title, cells))
            )
        )
        start = c.StartFacilitated(cells, "")
        ask_first(self, question, _("STARTEX"), lambda: self.request(start))

    def action_close_turn(self) -> None:
        """Resolve the answers and open the next turn."""
        console = self.room.console
        question = Content(
            _("Close turn {turn}? What is unanswered is neglected.").format(turn=self.seen.turn)
        )
        if console is not None and console.may_close:
            self.request(c.CloseTurn("", ""))
        else:
            ask_first(self, question, _("Close"), lambda: self.request(c.CloseTurn("", "")))

    def action_clock(self) -> None:
        """Start the clock for a phase."""
        fields = (
            Field(name="phase", label=_("Phase"), choices=tuple((spelt(p), p) for p in r.PHASES)),
            Field(name="minutes", label=_("Minutes"), value="20", between=(1, LONGEST), limit=3),
        )

        def start(a: Answers) -> None:
            self.request(q.StartClock(a["phase"], int(a["minutes"])))

        self.fill(_("Clock"), fields, start)

    def action_pause(self) -> None:
        """Stop the clock, or let it run on."""
        paused = self.room.clock.status == "paused"
        self.request(q.ResumeClock() if paused else q.PauseClock())

    def action_extend(self) -> None:
        """Put the deadline off by five minutes."""
        self.request(q.ExtendClock(5))

    def _with_reason(
        self, title: str, make: type[c.FireInject | c.HoldInject | c.SkipInject]
    ) -> None:
        row = self.marked()
        if row is not None:
            inject = row.id
            self.fill(
                _("{title}: ").format(title=title) + row.title,
                (reason(),),
                lambda a: self.request(make(inject, "", a["reason"])),
            )

    def action_fire(self) -> None:
        """Deliver the marked inject now."""
        self._with_reason(_("Fire now"), c.FireInject)

    def action_hold(self) -> None:
        """Hold the marked inject back, or release it."""
        row = self.marked()
        if row is not None and row.status == "held":
            self.request(c.ReleaseInject(row.id, "", ""))
        else:
            self._with_reason(_("Hold back"), c.HoldInject)

    def action_skip(self) -> None:
        """Take the marked inject out."""
        self._with_reason(_("Skip"), c.SkipInject)

    def action_answer(self) -> None:
        """Answer the oldest open request for information."""
        waiting = [each for each in self.room.requests if not each.answer]
        if not waiting:
            self.say(_("No request for information is open."))
            return
        asked = waiting[0]
        cell = self.room.title(asked.cell)
        fields = (
            Field(
                name="text",
                label=_("{who} ({cell}) asks: {text}").format(
                    who=asked.who, cell=cell, text=asked.text
                ),
                lines=True,
            ),
            Field(name="all", label=_("To"), choices=((cell, "no"), (_("all cells"), "yes"))),
        )
        self.fill(
            _("Answer"),
            fields,
            lambda a: self.request(r.Answered(asked.id, a["text"], a["all"] == "yes")),
        )

    def action_endex(self) -> None:
        """End the exercise; after that, open the hot wash."""
        if self.room.ended and not self.room.washing:
            question = Content(_("Open the hot wash? Scores are closed and seals broken."))
            ask_first(self, question, _("Open"), lambda: self.request(q.OpenHotWash()))
            return
        self.fill(_("ENDEX"), (reason(),), lambda a: self.request(c.CallEndex("", a["reason"])))

    def action_wash(self) -> None:
        """Open the hot wash, or its agenda once it has begun."""
        if self.room.ended and not self.room.washing:
            self.action_endex()
        else:
            super().action_wash()

    def action_codes(self) -> None:
        """Show how to join."""
        invitation = getattr(self.app, "invitation", "")
        text = Content(invitation or _("The host's own terminal shows it."))
        self.reading(_("Invitation"), partial(hang, text))
