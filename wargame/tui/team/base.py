"""Provides what the screens of every seat share: board, feed, clock line, messages."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from textual import work
from textual.reactive import reactive
from textual.worker import Worker, WorkerState

from wargame.core import room_facts as r
from wargame.errors import WargameError
from wargame.exercise.board import Board
from wargame.exercise.feed import Item
from wargame.exercise.requests import Request
from wargame.exercise.seating import TeamTable
from wargame.language import _
from wargame.tui.intents import GoTo
from wargame.tui.screens.base import SessionScreen
from wargame.tui.screens.dialogs import Draw, Reading
from wargame.tui.team import words
from wargame.tui.team.feed import FeedPanel
from wargame.tui.team.forms import Answers, Field, Form
from wargame.tui.team.line import TeamLine


class TeamScreen(SessionScreen):
    """Shows one seat's part of the exercise. It asks the table and decides nothing."""

    board: reactive[Board | None] = reactive(None, init=False)

    def __init__(self, table: TeamTable) -> None:
        """Begin with what the table shows now."""
        super().__init__(table.view(), table.save_name)
        self.table = table
        self._drafts: dict[str, Answers] = {}
        """What was written into forms and has not been done yet, by the title of the form."""
        self._form = ""
        """Title of the form that was sent last."""
        self.set_reactive(TeamScreen.board, table.board())

    @property
    def room(self) -> Board:
        """The board, which is there from the start."""
        assert self.board is not None  # noqa: S101 - set in the constructor, never unset
        return self.board

    def on_mount(self) -> None:
        """Let the clock tick."""
        super().on_mount()
        self.set_interval(1, self._tick)
        self._tick()

    def _tick(self) -> None:
        now = time.time_ns() // 1_000_000 + self.table.ahead
        for line in self.query(TeamLine):
            line.says = words.clock_line(self.room, now, connected=self.table.is_connected)

    def show(self, board: Board, items: Sequence[Item]) -> None:
        """Take in a new board and a longer feed."""
        self.board = board
        self._tick()
        for feed in self.query(FeedPanel):
            feed.offer_items(items, board)
        self.take()

    def request(self, request: Request, then: Callable[[], object] = lambda: None) -> None:
        """Ask for something beside the interface, and say so if it was refused."""
        self._request(request, self._form, then)
        self._form = ""

    @work(thread=True, group="request", exit_on_error=False)
    def _request(self, request: Request, form: str, then: Callable[[], object]) -> None:
        told = self.table.request(request)
        if told.refused:
            self.app.call_from_thread(self.say, told.refused, is_warning=True)
        else:
            self.forget(form)
            self.app.call_from_thread(then)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what went wrong in a thread of this screen."""
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, WargameError):
            self.say(str(event.worker.error), is_warning=True)

    def fill(
        self,
        title: str,
        fields: tuple[Field, ...],
        then: Callable[[Answers], object],
        says: str = "",
    ) -> None:
        """Ask for a few words, then go on with them.

        What was typed is there again until it has been done: Esc or a refusal loses no word.
        """

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._form = title
                then(answers)

        def kept(answers: Answers) -> None:
            self._drafts[title] = answers

        begun, said = self._with_draft(title, fields)
        self.app.push_screen(Form(title, begun, " ".join((says, said)).strip(), kept), answered)

    def _with_draft(self, title: str, fields: tuple[Field, ...]) -> tuple[tuple[Field, ...], str]:
        """Return the fields with what was typed into them before, and what to say about that."""
        draft = self._drafts.get(title, {})
        begun = tuple(each.begun(draft.get(each.name, "")) for each in fields)
        said = "" if begun == fields else _("What you had begun to write is here.")
        return begun, said

    def forget(self, *titles: str) -> None:
        """Let go of what was typed into forms: it has been done."""
        for title in titles:
            self._drafts.pop(title, None)

    def reading(self, title: str, draw: Draw) -> None:
        """Show a text to be read."""
        self.app.push_screen(Reading(title, draw))

    def places(self) -> tuple[tuple[str, str], ...]:
        """Return label and address of everybody this seat can write to."""
        board = self.room
        places = [(_("My cell"), "cell")] if board.cell else []
        places += [] if board.role == "facilitator" else [(_("The facilitator"), "facilitator")]
        if board.role == "facilitator":
            places.append((_("Everyone"), "everyone"))
        cells = sorted({each.cell for each in board.people if each.cell})
        places += [
            (_("Cell {cell}").format(cell=board.title(cell)), f"cell/{cell}")
            for cell in cells
            if cell != board.cell
        ]
        people = [each for each in board.people if each.id != board.seat]
        places += [(f"{each.name} ({each.id})", f"seat/{each.id}") for each in people]
        return tuple(places)

    def action_say(self) -> None:
        """Write to somebody."""
        fields = (
            Field(name="text", label=_("What to say"), limit=2000),
            Field(name="to", label=_("To"), choices=self.places()),
        )
        self.fill(_("Message"), fields, lambda a: self.request(r.Said(a["to"], a["text"])))

    def action_people(self) -> None:
        """Show the room."""
        self.reading(_("The room"), partial(words.room, self.room))

    def action_wash(self) -> None:
        """Open the agenda of the hot wash."""
        if self.room.hot_wash is None:
            self.say(_("The hot wash has not begun."))
        else:
            from wargame.tui.team.wash import WashScreen

            self.app.push_screen(WashScreen(self.table))

    def action_comment(self) -> None:
        """Add a comment to the hot wash."""
        fields = (
            Field(name="text", label=_("Your comment"), lines=True),
            Field(
                name="named",
                label=_("With your name?"),
                choices=((_("no"), "no"), (_("yes"), "yes")),
            ),
        )
        self.fill(
            _("Comment"),
            fields,
            lambda a: self.request(r.Reflected(a["text"], a["named"] == "yes")),
        )

    def action_ledger(self) -> None:
        """Ask why."""
        self.post_message(GoTo("ledger"))

    def action_indicators(self) -> None:
        """List the indicators."""
        self.post_message(GoTo("indicators"))

    def action_initiatives(self) -> None:
        """List the programmes."""
        self.post_message(GoTo("initiatives"))

    def action_briefing(self) -> None:
        """Show the briefing."""
        self.reading(_("Briefing"), partial(words.briefing, self.seen))

    def score_fields(self) -> tuple[Field, ...]:
        """Return the fields of a score: the turn and each step."""
        turn = max(1, self.room.turn - (0 if self.room.ended else 1))
        last = max(1, self.room.turn)
        return (
            Field(name="turn", label=_("Turn"), value=str(turn), between=(1, last), limit=3),
            *(
                Field(name=f"step-{each}", label=f"{title} (0-100)", between=(0, 100), limit=3)
                for each, title in self.room.steps
            ),
        )

    def scores(self, answers: Answers) -> tuple[int, tuple[int, ...]]:
        """Return turn and scores of a filled form."""
        values = tuple(int(answers[f"step-{each}"]) for each, _ in self.room.steps)
        return int(answers["turn"]), values
