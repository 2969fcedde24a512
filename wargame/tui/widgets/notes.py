"""Provides what a review says of a moment."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from wargame.appraisals import Note
from wargame.language import _
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, hang, lines, styled


class NotePanel(Drawn):
    """Shows judgements and luck; it is not there while there is nothing to say."""

    note: reactive[Note | None] = reactive(None, layout=True)

    def __init__(self) -> None:
        """Begin without a review."""
        super().__init__(classes="panel")
        self.border_title = Content(_("Review"))
        self.display = False

    def watch_note(self) -> None:
        """Be there only if there is something to read."""
        self.display = self.note is not None and bool(self.note.judgements or self.note.draws)

    def draw(self, width: int) -> Content:
        """Return each judgement, then each draw."""
        if self.note is None:
            return Content("")
        judged = [hang(Content(one), width, "", "  ") for one in self.note.judgements]
        drawn = [
            hang(styled(_("Luck. {one}").format(one=one), QUIET), width, "", "  ")
            for one in self.note.draws
        ]
        return lines(*judged, *drawn)
