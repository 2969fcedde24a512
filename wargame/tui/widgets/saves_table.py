"""Provides the table of saved sessions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from wargame.gateway import SaveCard
from wargame.language import _
from wargame.tui.columns import shared_out
from wargame.tui.glyphs import glyphs_of
from wargame.tui.wording import clip, points

WIDE = 125
"""Cells from which on all columns fit."""
NARROW_COLUMNS = (
    ("title", 0),
    ("deck", 0),
    ("turn", 7),
    ("date", 11),
    ("score", 8),
    ("state", 0),
)
WIDE_COLUMNS = (
    ("title", 0),
    ("deck", 0),
    ("turn", 7),
    ("date", 17),
    ("seed", 12),
    ("preview", 11),
    ("score", 8),
    ("branches", 11),
    ("state", 0),
)
"""Columns and their widths; those with 0 share what is left."""
SHARES = {"title": 4, "deck": 3, "state": 3}
SORTS = ("date", "title", "deck", "turn", "score", "state", "seed", "preview", "branches")
"""What can be sorted by, in the order of the key."""


def state_of(card: SaveCard) -> str:
    """Return how a session stands, in a word or two."""
    if card.problem:
        return _("damaged")
    return card.ending or (_("in progress") if card.turn else _("not begun"))


def children_of(cards: Sequence[SaveCard]) -> Mapping[str, int]:
    """Return how many branches each session has."""
    counts: dict[str, int] = {}
    for card in cards:
        if card.parent:
            counts[card.parent] = counts.get(card.parent, 0) + 1
    return counts


def sort_cards(cards: Sequence[SaveCard], by: str, *, is_reversed: bool) -> list[SaveCard]:
    """Return cards in an order; they come newest first, and the best or the furthest is first."""
    branches = children_of(cards)
    orders: dict[str, Callable[[SaveCard], object]] = {
        "title": lambda card: (card.title or card.deck).casefold(),
        "deck": lambda card: card.deck.casefold(),
        "turn": lambda card: -card.turn,
        "score": lambda card: (card.overall is None, -(card.overall or 0)),
        "state": lambda card: (not card.ending, state_of(card).casefold()),
        "seed": lambda card: card.seed,
        "preview": lambda card: card.preview,
        "branches": lambda card: -branches.get(card.name, 0),
    }
    ordered = sorted(cards, key=orders[by]) if by in orders else list(cards)  # type: ignore[arg-type]  # each order compares
    return ordered[::-1] if is_reversed else ordered


def found_by(card: SaveCard, words: Sequence[str]) -> bool:
    """Tell whether all words, in lower case, occur in what is shown of a session."""
    shown = (card.name, card.title, card.deck, state_of(card), card.preview, card.seat, card.date)
    text = " ".join((*shown, str(card.seed), card.problem)).casefold()
    return all(word in text for word in words)


def _texts(card: SaveCard) -> dict[str, str]:
    """Return what stands in the columns of words."""
    return {"title": card.title or card.deck, "deck": card.deck, "state": state_of(card)}


class SavesTable(DataTable[Text]):
    """Shows sessions in rows; the cursor stays on its session when the rows change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", "First", show=False),
        Binding("end", "scroll_bottom", "Last", show=False),
    ]

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__(id="saves", cursor_type="row", zebra_stripes=True, cell_padding=0)
        self._names: list[str] = []
        self._needs = dict.fromkeys(SHARES, 0)
        """Cells for the widest text of each column of words so far: a search moves no column."""
        self._heads_shown: tuple[tuple[str, str, int], ...] = ()

    @property
    def marked(self) -> str:
        """File name of the session under the cursor; empty if there is none."""
        at = self.cursor_row
        return self._names[at] if 0 <= at < len(self._names) else ""

    def offer(
        self, cards: Sequence[SaveCard], branches: Mapping[str, int], by: str, *, is_reversed: bool
    ) -> None:
        """Show these sessions in this order, which the head of a column tells."""
        kept = self.marked
        for card in cards:
            for name, text in _texts(card).items():
                self._needs[name] = max(self._needs[name], cell_len(text) + 1)
        columns = self._columns()
        heads = self._heads(columns, by, is_reversed=is_reversed)
        self.clear(columns=heads != self._heads_shown)
        if not self.columns:
            self._heads_shown = heads
            for name, head, width in heads:
                self.add_column(Text(head), width=width, key=name)
        self._names = [card.name for card in cards]
        self.add_rows([self._row(card, branches, columns) for card in cards])
        if kept in self._names:
            self.move_cursor(row=self._names.index(kept), animate=False)

    def _heads(
        self, columns: tuple[tuple[str, int], ...], by: str, *, is_reversed: bool
    ) -> tuple[tuple[str, str, int], ...]:
        """Return name, head and width of each column; the one that is sorted by says so."""
        glyphs = glyphs_of(self)
        sign = glyphs.up if is_reversed else glyphs.down
        return tuple(
            (name, f"{_(name.capitalize())} {sign}" if name == by else _(name.capitalize()), width)
            for name, width in columns
        )

    def mark(self, name: str) -> None:
        """Put the cursor on a session."""
        if name in self._names:
            self.move_cursor(row=self._names.index(name), animate=False)

    def _columns(self) -> tuple[tuple[str, int], ...]:
        room = self.size.width - 2 or self.app.size.width - 1
        columns = WIDE_COLUMNS if room >= WIDE else NARROW_COLUMNS
        left = max(40, room - sum(width for _, width in columns))
        widths = shared_out(left, SHARES, self._needs)
        return tuple((name, width or widths[name]) for name, width in columns)

    def _row(
        self, card: SaveCard, branches: Mapping[str, int], columns: tuple[tuple[str, int], ...]
    ) -> list[Text]:
        more = glyphs_of(self).more
        wide = len(columns) == len(WIDE_COLUMNS)
        told = {
            **_texts(card),
            "turn": f"{card.turn}/{card.turns}" if card.turns else "",
            "date": card.date.replace("T", " ")[: 16 if wide else 10],
            "seed": str(card.seed),
            "preview": _(card.preview),
            "score": "" if card.overall is None else points(card.overall),
            "branches": str(branches.get(card.name, "")),
        }
        return [Text(clip(told[name], width - 1, more)) for name, width in columns]
