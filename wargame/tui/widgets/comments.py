"""Provides what was said about a moment."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from wargame.language import _
from wargame.recordings import Said
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.wording import QUIET, hang, lines, styled


class CommentPanel(Drawn):
    """Shows the comments on a moment; it is not there while there is none."""

    comments: reactive[tuple[Said, ...]] = reactive((), layout=True)

    def __init__(self, comments: tuple[Said, ...] = ()) -> None:
        """Begin with these."""
        super().__init__(classes="panel")
        self.border_title = Content(_("Comments"))
        self.set_reactive(CommentPanel.comments, comments)
        self.display = bool(comments)

    def watch_comments(self) -> None:
        """Be there only if there is something to read."""
        self.display = bool(self.comments)

    def draw(self, width: int) -> Content:
        """Return each comment with who said it and when."""
        said = []
        for one in self.comments:
            head = f"{one.seat}, {one.at.replace('T', ' ')[:16]}: "
            for number, paragraph in enumerate(one.text.split("\n")):
                lead = styled(head, QUIET) if number == 0 else styled("  ")
                said.append(hang(lead + paragraph, width, "", "  "))
        return lines(*said) or Content("")
