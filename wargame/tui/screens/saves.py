"""Provides the list of saved sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from wargame.core.scenario import WHOLE
from wargame.gateway import SaveCard
from wargame.tui.commands import SAVES
from wargame.tui.glyphs import Glyphs
from wargame.tui.intents import ResumeSession, WatchSession
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Heading
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import BAD, GOOD, QUIET, hang, lines, points, styled

BATCH = 40
"""Cards added to the list at once, so that a thousand saves do not hold the keys up."""


class SavesScreen(ExerciseScreen):
    """Lists the sessions, newest first, as they are read."""

    KEYS = SAVES
    BINDINGS = SAVES.bindings()
    HOME = "#saves"

    def __init__(
        self, read: Callable[[], Iterator[SaveCard]], folder: str, *, to_watch: bool
    ) -> None:
        """Begin with what yields the cards; `to_watch` makes Enter replay and not play on."""
        super().__init__()
        self._read = read
        self._folder = folder
        self._to_watch = to_watch
        self._cards: dict[str, SaveCard] = {}

    def heading(self) -> Heading:
        """Return what Enter does and where the files are."""
        what = "Enter replays" if self._to_watch else "Enter plays on, r replays"
        return Heading(title=self.KEYS.screen, places=(what,), file=self._folder)

    def body(self) -> ComposeResult:
        """Yield the list, which fills itself."""
        yield RowList(id="saves")

    def on_mount(self) -> None:
        """Begin to read."""
        self._note("Reading the folder.")
        self._load()
        super().on_mount()

    def _list(self) -> RowList:
        return self.query_one("#saves", RowList)

    def _note(self, says: str) -> None:
        self._list().offer([Row(draw=partial(hang, styled(says, QUIET)))])

    @work(thread=True, exclusive=True, group="saves", exit_on_error=False)
    def _load(self) -> None:
        cards = self._read()
        while batch := tuple(islice(cards, BATCH)):
            self.app.call_later(self._add, batch)
        self.app.call_later(self._done)

    def _add(self, cards: tuple[SaveCard, ...]) -> None:
        if not self.is_attached:
            return
        rows = [Row(id=one.name, draw=partial(_draw, one, self.glyphs)) for one in cards]
        if self._cards:
            self._list().add(rows)
        else:
            self._list().offer(rows)
        self._cards |= {one.name: one for one in cards}

    def _done(self) -> None:
        if self.is_attached and not self._cards:
            self._note("No session has been saved yet.")

    @on(OptionList.OptionSelected, "#saves")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._to_watch:
            self.action_replay()
        else:
            self.action_resume()

    def action_resume(self) -> None:
        """Play the marked session on."""
        if self._list().marked:
            self.post_message(ResumeSession(self._list().marked))

    def action_replay(self) -> None:
        """Look at the marked session from the start."""
        if self._list().marked:
            self.post_message(WatchSession(self._list().marked))


def _draw(card: SaveCard, glyphs: Glyphs, width: int) -> Content:
    dot = f" {glyphs.dot} "
    state = card.ending or f"turn {card.turn} of {card.turns}"
    facts = (card.deck, state, f"overall {points(card.overall)}")
    seat = "whole alliance" if card.seat == WHOLE else card.seat
    begun = card.date.replace("T", " ")[:16]
    ways = (seat, card.preview, begun)
    file = card.name + (f", branched from {card.parent}" if card.parent else "")
    problem = Content.assemble(("Damaged: ", f"bold {BAD}"), card.problem)
    ended = ("  ended" if card.ending else "", GOOD)
    return lines(
        hang(Content.assemble((card.title or card.deck, "bold"), ended), width),
        hang(styled(dot.join(facts), QUIET), width, "  "),
        hang(styled(dot.join(ways), QUIET), width, "  "),
        hang(styled(file, QUIET), width, "  "),
        hang(problem, width, "  ") if card.problem else "",
    )
