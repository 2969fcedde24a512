"""Provides the list of decks."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from wargame.gateway import DeckCard
from wargame.language import _
from wargame.tui.commands import DECKS
from wargame.tui.intents import GoTo
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import BAD, LEAD, QUIET, count, hang, lines, styled


class DecksScreen(ExerciseScreen):
    """Lists the decks with what they are about and, if they cannot be played, why."""

    KEYS = DECKS
    BINDINGS = DECKS.bindings()
    AUTO_FOCUS = "#decks"

    def __init__(self, decks: tuple[DeckCard, ...]) -> None:
        """Begin with these decks."""
        super().__init__()
        self._decks = decks

    def body(self) -> ComposeResult:
        """Yield the list."""
        yield RowList(id="decks")

    def on_mount(self) -> None:
        """List the decks."""
        rows = [Row(id=card.name, draw=partial(_draw, card)) for card in self._decks]
        empty = Row(draw=partial(hang, styled(_("No deck was found."), QUIET)))
        self.query_one("#decks", RowList).offer(rows or [empty])
        super().on_mount()

    @on(OptionList.OptionSelected, "#decks")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Begin a session with the marked deck, or say why it cannot be played."""
        marked = self.query_one("#decks", RowList).marked
        card = next((card for card in self._decks if card.name == marked), None)
        if card is None:
            return
        if card.problem:
            self.say(card.problem, is_warning=True)
        else:
            self.post_message(GoTo("new", card.name))


def _draw(card: DeckCard, width: int) -> Content:
    kind = _("  turn zero: the lesson") if card.tutorial else ""
    facts = (f"  {count(card.turns, 'turn')}", QUIET)
    problem = Content.assemble((_("Cannot be played: "), f"bold {BAD}"), card.problem)
    seats = _(", ").join(title for _, title in card.cells)
    return lines(
        hang(Content.assemble((card.title, "bold"), facts, (kind, LEAD)), width),
        hang(card.summary.strip(), width, "  "),
        hang(styled(_("Seats: {seats}").format(seats=seats), QUIET), width, "  ") if seats else "",
        hang(problem, width, "  ") if card.problem else "",
        Content(" "),
    )
