"""Provides the table of changes: what moved, by how much, because of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget
from textual.widgets import DataTable

from wargame.core.views import LedgerRow
from wargame.language import _
from wargame.tui.columns import shared_out
from wargame.tui.glyphs import glyphs_of
from wargame.tui.wording import clip, points, signed, signed_points

WIDE = 100
"""Cells from which on notes and sources have columns of their own."""

SHARES = {"What": 4, "Because of": 5, "Held back": 4, "Source": 3}
"""How much of the width each column of words gets, beside the others that are shown."""


class LedgerTable(DataTable[Text]):
    """Shows changes in rows, the last one marked."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__(id="rows", cursor_type="row", zebra_stripes=True, cell_padding=0)
        self._shown: tuple[LedgerRow, ...] = ()
        self._is_mixed = True
        self._heads: tuple[tuple[str, int], ...] = ()
        self._needs: Mapping[str, int] = dict.fromkeys(SHARES, 0)

    @property
    def marked(self) -> LedgerRow | None:
        """The change under the cursor; None if there is none."""
        at = self.cursor_row
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def make_room_for(self, rows: Iterable[LedgerRow]) -> None:
        """Fit the columns to these rows, whichever of them are shown: a filter moves no column."""
        texts: dict[str, set[str]] = {name: {""} for name in SHARES}
        for row in rows:
            for name, text in _texts(row).items():
                texts[name].add(text)
        self._needs = {name: 1 + max(map(cell_len, found)) for name, found in texts.items()}

    def offer(self, rows: tuple[LedgerRow, ...], *, is_mixed: bool) -> None:
        """Show these changes, of several subjects or of one."""
        self._shown, self._is_mixed = rows, is_mixed
        self._draw_rows(len(rows) - 1)

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        if self._heads and self._heads != self._planned():
            self._draw_rows(self.cursor_row)

    def _draw_rows(self, marked: int) -> None:
        heads = self._planned()
        self.clear(columns=heads != self._heads)
        self._heads = heads
        if not self.columns:
            for name, width in heads:
                self.add_column(Text(_(name)), width=width, key=name)
        self.add_rows([self._cells(row) for row in self._shown])
        if self._shown:
            self.move_cursor(row=marked, animate=False)

    def _planned(self) -> tuple[tuple[str, int], ...]:
        """Return columns and widths.

        What changed is only named where subjects are mixed, and there is only room for what held a
        change back where something did.
        """
        assert isinstance(self.parent, Widget)  # noqa: S101 - a table stands in a container
        room = self.parent.size.width - 2
        is_wide = room >= WIDE
        fixed = [("T", 3), ("Change", 14)] + ([("By", 7)] if is_wide else [])
        is_held = is_wide and any(row.note for row in self._shown)
        wanted = ["What"] * self._is_mixed + ["Because of"] + ["Held back"] * is_held
        wanted += ["Source"] * is_wide
        left = room - sum(width for _, width in fixed)
        widths = shared_out(left, {name: SHARES[name] for name in wanted}, self._needs)
        shares = [(name, widths[name]) for name in wanted]
        first = [fixed[0], *(one for one in shares if one[0] == "What")]
        return (*first, *fixed[1:], *(one for one in shares if one[0] != "What"))

    def _cells(self, row: LedgerRow) -> list[Text]:
        glyphs = glyphs_of(self)
        show = points if row.is_score else str
        moved = row.after - row.before
        told = {
            **_texts(row),
            "T": str(row.turn),
            "Change": f"{show(row.before)} {glyphs.to} {show(row.after)}",
            "By": signed_points(moved) if row.is_score else signed(moved),
        }
        return [Text(clip(told[name], width - 1, glyphs.more)) for name, width in self._heads]


def _texts(row: LedgerRow) -> dict[str, str]:
    """Return what stands in the columns of words."""
    return {
        "What": row.title,
        "Because of": row.because.replace("\n", " "),
        "Held back": row.note.replace("\n", " "),
        "Source": ", ".join(row.source),
    }
