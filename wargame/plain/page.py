"""Writes passages as plain lines and reads what is typed. Nothing moves a cursor or colours it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from rich.cells import cell_len

from wargame.core.plain import plain
from wargame.core.views import ChangeLine
from wargame.language import _
from wargame.linebreak import wrap
from wargame.passages import Movements, Paragraph, Passage, para, stopped
from wargame.wording import judged, signed

NARROWEST, WIDEST = 40, 100
"""Cells of a line: fewer are not readable, more are hard to follow."""
LONGEST = 400
"""Letters of a typed line that are looked at."""


class Page:
    """A sheet of plain text with a line to type on."""

    def __init__(
        self,
        source: TextIO,
        target: TextIO,
        width: int,
        *,
        echo: bool,
        spell: Callable[[str], str] = str,
    ) -> None:
        """Read from `source` and write to `target`, wrapped to `width` cells.

        `echo` writes what was read, so that the record of a pipe can be followed; `spell` puts a
        text into the letters that the reader's device has.
        """
        self._source = source
        self._target = target
        self._width = min(WIDEST, max(NARROWEST, width))
        self._echo = echo
        self._spell = spell

    def ask(self, prompt: str) -> str | None:
        """Return a typed line, safe to show; None when nothing more will come."""
        self._target.write(f"\n{self._spell(plain(prompt, lines=False))}> ")
        self._target.flush()
        line = self._source.readline()
        if not line:
            self._target.write("\n")
            return None
        typed = plain(line[:LONGEST], lines=False).strip()
        if self._echo:
            self._target.write(f"{typed}\n")
        return typed

    def say(self, *pieces: str, first: str = "") -> None:
        """Write one paragraph."""
        self.show((para("".join(pieces), first=first),))

    def head(self, title: str) -> None:
        """Write an empty line and a heading."""
        self._target.write("\n")
        self.say(f"{title}")

    def command(self, line: str) -> None:
        """Write something to be copied, in one line whatever its length."""
        self._target.write(f"  {line}\n")

    def show(self, passage: Passage) -> None:
        """Write paragraphs below each other."""
        for part in passage:
            if isinstance(part, Paragraph):
                self._paragraph(part)
            else:
                self._movements(part)

    def _paragraph(self, part: Paragraph) -> None:
        text = self._spell("".join(text for text, _tone in part.pieces))
        rest = " " * cell_len(part.first) if part.rest is None else part.rest
        lines = wrap(text, self._width - max(cell_len(part.first), cell_len(rest))) or [""]
        for number, line in enumerate(lines):
            self._target.write(f"{rest if number else part.first}{line}".rstrip() + "\n")

    def _movements(self, part: Movements) -> None:
        for row in part.rows:
            self._paragraph(para(movement(row), first=part.first, rest=part.first + "  "))


def movement(row: ChangeLine) -> str:
    """Return a movement as a sentence that can be read aloud."""
    word = judged(good=row.good)
    return _("{title}: {before} to {after}, {change}{judged}{stopped}").format(
        title=row.title,
        before=row.before,
        after=row.after,
        change=signed(row.after - row.before),
        judged=f", {word}" if word else "",
        stopped=stopped(row),
    )
