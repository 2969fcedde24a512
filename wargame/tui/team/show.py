"""Provides the facilitator's run of show: every inject, where it stands and who has answered."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from wargame.exercise.board import Console, Script, ShowRow
from wargame.tui.glyphs import Glyphs, glyphs_of
from wargame.tui.passages import paragraphs
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import GOOD, LEAD, QUIET, WARN, hang, lines, styled

_STYLES = {"on-table": LEAD, "held": WARN, "skipped": QUIET, "answered": GOOD, "neglected": WARN}
_HEADINGS = {"on-table": "On the table", "pending": "To come", "held": "To come"}


class ShowList(RowList):
    """Lists the injects: on the table, to come, done."""

    def __init__(self, console: Console | None) -> None:
        """Begin with this console."""
        super().__init__(id="show", title="Run of show")
        self._shown = console

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill(self._shown)

    def fill(self, console: Console | None) -> None:
        """Show a new run of show; the cursor stays on its inject."""
        if console is None:
            return
        self._shown = console
        glyphs = glyphs_of(self)
        self.offer([Row(id=each.id, draw=partial(_draw, each, glyphs)) for each in console.show])

    @property
    def row(self) -> ShowRow | None:
        """The inject under the cursor."""
        rows = self._shown.show if self._shown else ()
        return next((each for each in rows if each.id == self.marked), None)


def _draw(row: ShowRow, glyphs: Glyphs, width: int) -> Content:
    status = row.status.replace("-", " ")
    turn = f"turn {row.turn}" if row.turn else "contingency" if row.contingency else "any turn"
    head = hang(
        styled(row.title, "bold" if row.status == "on-table" else ""),
        width,
        styled(f"{status}, {turn}  ", _STYLES.get(row.status, QUIET)),
        "  ",
    )
    if row.status != "on-table":
        return head
    answered = dict(row.answered)
    cells = [
        f"{cell}: {answered.get(cell, 'waiting')}, {dict(row.voted).get(cell, 0)} voted"
        for cell in row.to
    ]
    read = f"read by {len(row.read)}"
    return lines(head, hang(styled("; ".join((*cells, read)), QUIET), width, "  "))


def detail(row: ShowRow, script: Script, width: int) -> Content:
    """Return all that only the facilitator reads about an inject."""
    parts = [styled(row.title, "bold"), styled(f"To: {', '.join(row.to)}. {row.status}.", QUIET)]
    for title, text in (
        ("Situation", script.situation),
        *((f"Only {cell}", text) for cell, text in script.private),
        ("For the facilitator", script.facilitator),
        ("Expected player action", script.expected),
    ):
        if text:
            parts += [styled(f"\n{title}", "bold"), paragraphs(text, width)]
    parts.append(styled("\nCourses of action", "bold"))
    for option, label, outcomes in script.options:
        parts.append(hang(f"{label} ({option}): {', '.join(outcomes)}", width, "- ", "  "))
    if script.discuss:
        parts.append(styled("\nFor the hot wash", "bold"))
        parts += [hang(each, width, "- ", "  ") for each in script.discuss]
    if row.read:
        parts.append(hang(f"Read by: {', '.join(row.read)}", width))
    return lines(*parts)
