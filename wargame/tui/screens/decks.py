"""Provides the list of decks."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.gateway import DeckCard
from wargame.tui.commands import DECKS
from wargame.tui.intents import Show
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.wording import BAD, LEAD, QUIET, count, lines, styled


class DecksScreen(ExerciseScreen):
    """Lists the decks with what they are about and, if they cannot be played, why."""

    KEYS = DECKS
    BINDINGS = DECKS.bindings()
    HOME = "#decks"

    def __init__(self, decks: tuple[DeckCard, ...]) -> None:
        """Begin with these decks."""
        super().__init__()
        self._decks = decks

    def body(self) -> ComposeResult:
        """Yield the list."""
        rows = [Option(_prompt(card), id=card.name) for card in self._decks]
        empty = [Option(styled("No deck was found.", QUIET), disabled=True)]
        yield OptionList(*(rows or empty), id="decks", compact=True, markup=False)

    @on(OptionList.OptionSelected, "#decks")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Begin a session with the marked deck, or say why it cannot be played."""
        at = self.query_one("#decks", OptionList).highlighted
        if at is None or not self._decks:
            return
        card = self._decks[at]
        if card.problem:
            self.say(card.problem, is_warning=True)
        else:
            self.post_message(Show("new", card.name))


def _prompt(card: DeckCard) -> Content:
    kind = "  turn zero: the lesson" if card.tutorial else ""
    problem = Content.assemble(("Cannot be played: ", f"bold {BAD}"), card.problem)
    seats = ", ".join(title for _, title in card.cells)
    return lines(
        Content.assemble(
            (card.title, "bold"), (f"  {count(card.turns, 'turn')}", QUIET), (kind, LEAD)
        ),
        Content(card.summary.strip()),
        styled(f"Seats: {seats}", QUIET) if seats else "",
        problem if card.problem else "",
        Content(" "),
    )
