"""Provides the list of everything a seat has learnt, the latest at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from wargame.exercise.board import Board
from wargame.exercise.feed import Item
from wargame.language import _
from wargame.tui.glyphs import glyphs_of
from wargame.tui.team import words
from wargame.tui.widgets.rows import Row, RowList

_SHOWN = 200
"""Latest items that are kept on the screen."""


class FeedPanel(RowList):
    """Lists what was said and what happened."""

    def __init__(self, items: Sequence[Item], board: Board, title: str = "") -> None:
        """Begin with these items, in a room that a board names."""
        super().__init__(id="feed", title=title or _("News and messages"))
        self._first = tuple(items)
        self._board = board
        self._count = 0

    def on_mount(self) -> None:
        """Show the first items, the last of them marked."""
        self.offer_items(self._first, self._board)

    def on_resize(self) -> None:
        """Keep the latest in sight when what stands above has grown."""
        if self._is_at_end:
            self.call_after_refresh(self.scroll_to_highlight)

    @property
    def _is_at_end(self) -> bool:
        return self.highlighted is None or self.highlighted >= self.option_count - 1

    def offer_items(self, items: Sequence[Item], board: Board) -> None:
        """Show a longer feed; the cursor follows the end unless it was moved away from it."""
        if len(items) == self._count:
            return
        at_end = self._is_at_end
        self._count = len(items)
        glyphs = glyphs_of(self)
        rows = [
            Row(id=f"item-{number}", draw=partial(words.item, each, board, glyphs))
            for number, each in enumerate(items)
        ][-_SHOWN:]
        self.offer(rows)
        if at_end and rows:
            self.mark(rows[-1].id)
