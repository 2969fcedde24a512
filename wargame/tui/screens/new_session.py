"""Provides the form in which a session is begun."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from wargame.core.scenario import WHOLE
from wargame.core.views import PREVIEWS
from wargame.gateway import DeckCard, NewSession
from wargame.language import _
from wargame.tui.commands import NEW
from wargame.tui.intents import BeginSession
from wargame.tui.screens.base import ExerciseScreen
from wargame.tui.settings import settings_of
from wargame.tui.widgets.choice import Alternative, Choice
from wargame.tui.wording import count
from wargame.wording import PREVIEW_SAYS, capital_first

MOST_SEED = 2**64 - 1


class NewSessionScreen(ExerciseScreen):
    """Asks for deck, seat, preview, seed and title."""

    KEYS = NEW
    BINDINGS = NEW.bindings()
    AUTO_FOCUS = "#deck"

    def __init__(self, decks: tuple[DeckCard, ...], deck: str = "") -> None:
        """Begin with these decks, `deck` chosen if it is one of them."""
        super().__init__()
        self._decks = tuple(card for card in decks if not card.problem)
        self._wanted = deck or next((card.name for card in self._decks if not card.tutorial), "")

    def body(self) -> ComposeResult:
        """Yield the form."""
        rows = tuple((card.name, card.title, count(card.turns, "turn")) for card in self._decks)
        with Horizontal(id="form"):
            with Vertical(id="what"):
                yield Choice(_("Deck"), rows, self._wanted, id="deck", is_in_columns=True)
                with VerticalScroll(id="about", classes="panel", can_focus=False) as about:
                    about.border_title = Content(_("What it is about"))
                    yield Static(id="summary", markup=False)
            with Vertical(id="how"):
                yield Choice(_("Seat"), (), WHOLE, id="seat")
                previews = tuple(
                    (name, capital_first(_(name)), _(PREVIEW_SAYS[name])) for name in PREVIEWS
                )
                yield Choice(
                    _("Preview: shown of an option's effects"),
                    previews,
                    settings_of(self)["preview"],
                    id="preview",
                )
                yield Input(
                    placeholder=_("Seed: empty draws one"),
                    id="seed",
                    compact=True,
                    type="integer",
                    max_length=20,
                )
                yield Input(
                    placeholder=_("Title: empty names it by the deck"),
                    id="title",
                    compact=True,
                    max_length=60,
                )
                yield Button(
                    Content(_("Begin the session")), id="begin", variant="primary", compact=True
                )

    def _card(self) -> DeckCard | None:
        chosen = self.query_one("#deck", Choice).chosen
        return next((card for card in self._decks if card.name == chosen), None)

    @on(OptionList.OptionHighlighted, "#deck")
    def _deck_chosen(self) -> None:
        card = self._card()
        if card is None:
            return
        self.query_one("#summary", Static).update(Content(card.summary.strip()))
        seat = self.query_one("#seat", Choice)
        seat.choose_from(_seats(card), WHOLE)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    @on(Button.Pressed, "#begin")
    def _pressed(self) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        """Ask for the session, or say what is missing."""
        card = self._card()
        typed = self.query_one("#seed", Input).value.strip()
        seed = int(typed) if typed.isdecimal() else None
        if card is None:
            self.say(_("There is no deck to play."), is_warning=True)
        elif typed and (seed is None or seed > MOST_SEED):
            self.say(
                _("The seed is a number from 0 to {most_seed}, or empty.").format(
                    most_seed=MOST_SEED
                ),
                is_warning=True,
            )
        else:
            self.post_message(BeginSession(self._new(card, seed)))

    def _new(self, card: DeckCard, seed: int | None) -> NewSession:
        chosen = self.query_one("#preview", Choice).chosen
        return NewSession(
            deck=card.name,
            cell=self.query_one("#seat", Choice).chosen or WHOLE,
            preview=next((name for name in PREVIEWS if name == chosen), "standard"),
            seed=seed,
            title=self.query_one("#title", Input).value.strip(),
        )


def _seats(card: DeckCard) -> tuple[Alternative, ...]:
    whole = (WHOLE, _("Whole alliance"), _("you answer for every cell"))
    cells = tuple((cell, title, _("the program plays the others")) for cell, title in card.cells)
    return (whole, *(row for row in cells if row[0] != WHOLE))
