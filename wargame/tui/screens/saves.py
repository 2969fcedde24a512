"""Provides the list of saved sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.gateway import SaveCard
from wargame.tui.commands import SAVES
from wargame.tui.intents import Resume, Watch
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.widgets.banner import Heading
from wargame.tui.wording import BAD, GOOD, QUIET, lines, points, styled

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
        self._cards: list[SaveCard] = []

    def heading(self) -> Heading:
        """Return what Enter does and where the files are."""
        what = "Enter replays" if self._to_watch else "Enter plays on, r replays"
        return Heading(title=self.KEYS.screen, place=what, file=self._folder)

    def body(self) -> ComposeResult:
        """Yield the list, which fills itself."""
        yield OptionList(
            Option(styled("Reading the folder.", QUIET), disabled=True),
            id="saves",
            compact=True,
            markup=False,
        )

    def on_mount(self) -> None:
        """Begin to read."""
        self._load()
        super().on_mount()

    @work(thread=True, exclusive=True, group="saves", exit_on_error=False)
    def _load(self) -> None:
        cards = self._read()
        self.app.call_later(self._begin)
        while batch := tuple(islice(cards, BATCH)):
            self.app.call_later(self._add, batch)
        self.app.call_later(self._done)

    def _begin(self) -> None:
        if self.is_attached:
            self.query_one("#saves", OptionList).clear_options()

    def _add(self, cards: tuple[SaveCard, ...]) -> None:
        if not self.is_attached:
            return
        saves = self.query_one("#saves", OptionList)
        self._cards += cards
        saves.add_options([Option(self._prompt(card), id=card.name) for card in cards])
        if saves.highlighted is None:
            saves.highlighted = 0

    def _done(self) -> None:
        if self.is_attached and not self._cards:
            saves = self.query_one("#saves", OptionList)
            saves.add_option(Option(styled("No session has been saved yet.", QUIET), disabled=True))

    def _prompt(self, card: SaveCard) -> Content:
        dot = f" {self.glyphs.dot} "
        state = card.ending or f"turn {card.turn} of {card.turns}"
        branched = f"{dot}branched from {card.parent}" if card.parent else ""
        facts = dot.join(
            (
                card.deck,
                state,
                f"overall {points(card.overall)}",
                card.seat,
                card.preview,
                card.date,
            )
        )
        problem = Content.assemble(("  Damaged: ", f"bold {BAD}"), card.problem)
        return lines(
            Content.assemble(
                (card.title or card.deck, "bold"), ("  ended" if card.ending else "", GOOD)
            ),
            styled(f"  {facts}", QUIET),
            styled(f"  {card.name}{branched}", QUIET),
            problem if card.problem else "",
        )

    def _marked(self) -> SaveCard | None:
        at = self.query_one("#saves", OptionList).highlighted
        return self._cards[at] if at is not None and at < len(self._cards) else None

    @on(OptionList.OptionSelected, "#saves")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._to_watch:
            self.action_replay()
        else:
            self.action_resume()

    def action_resume(self) -> None:
        """Play the marked session on."""
        card = self._marked()
        if card is not None:
            self.post_message(Resume(card.name))

    def action_replay(self) -> None:
        """Look at the marked session from the start."""
        card = self._marked()
        if card is not None:
            self.post_message(Watch(card.name))
