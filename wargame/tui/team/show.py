"""Provides the facilitator's run of show: every inject, where it stands and who has answered."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from wargame.exercise.board import Board, Console, Script, ShowRow
from wargame.language import _
from wargame.tui.passages import paragraphs
from wargame.tui.team.labels import heading, spelt
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import GOOD, LEAD, QUIET, WARN, hang, lines, styled

_STYLES = {"on-table": LEAD, "held": WARN, "skipped": QUIET, "answered": GOOD, "neglected": WARN}
_DONE = ("answered", "neglected", "settled")


class ShowList(RowList):
    """Lists the injects: on the table, to come, done."""

    def __init__(self, board: Board) -> None:
        """Begin with the console of this board."""
        super().__init__(id="show", title=_("Run of show"))
        self._shown: Console | None = None
        self._first = board

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill(self._first)

    def fill(self, board: Board) -> None:
        """Show a new run of show; the cursor leaves its inject only when that has been settled."""
        console = board.console
        if console is None:
            return
        before, self._shown = self.row, console
        self.offer([Row(id=each.id, draw=partial(_draw, each, board)) for each in console.show])
        lay = before is not None and before.status == "on-table"
        if lay and self.row is not None and self.row.status in _DONE:
            self.mark(console.show[0].id)

    @property
    def row(self) -> ShowRow | None:
        """The inject under the cursor."""
        rows = self._shown.show if self._shown else ()
        return next((each for each in rows if each.id == self.marked), None)


def _draw(row: ShowRow, board: Board, width: int) -> Content:
    status, turn = spelt(row.status), _turn(row)
    head = hang(
        styled(row.title, "bold" if row.status == "on-table" else ""),
        width,
        styled(_(", ").join((status, turn)) + "  ", _STYLES.get(row.status, QUIET)),
        "  ",
    )
    if row.status != "on-table":
        return head
    answered = dict(row.answered)
    cells = [
        _("{cell}: {answer}, {n} voted").format(
            cell=board.title(cell),
            answer=answered.get(cell, spelt("waiting")),
            n=dict(row.voted).get(cell, 0),
        )
        for cell in row.to
    ]
    read = _("read by {n}").format(n=len(row.read))
    return lines(head, hang(styled(_("; ").join((*cells, read)), QUIET), width, "  "))


def _turn(row: ShowRow) -> str:
    if row.turn:
        return _("turn {turn}").format(turn=row.turn)
    return spelt("contingency") if row.contingency else _("any turn")


def _to(row: ShowRow, board: Board) -> str:
    cells = _(", ").join(map(board.title, row.to))
    return _("To: {cells}. {status}.").format(cells=cells, status=spelt(row.status))


def detail(row: ShowRow, script: Script, board: Board, width: int) -> Content:
    """Return all that only the facilitator reads about an inject."""
    parts = [styled(row.title, "bold"), styled(_to(row, board), QUIET)]
    for title, text in (
        (_("Situation"), script.situation),
        *((_("Only {cell}").format(cell=board.title(cell)), text) for cell, text in script.private),
        (_("For the facilitator"), script.facilitator),
        (_("Expected player action"), script.expected),
    ):
        if text:
            parts += [styled(f"\n{title}", "bold"), paragraphs(text, width)]
    parts.append(heading(_("Courses of action")))
    for option, label, outcomes in script.options:
        parts.append(hang(f"{label} ({option}): {', '.join(outcomes)}", width, "- ", "  "))
    if script.discuss:
        parts.append(heading(_("For the hot wash")))
        parts += [hang(each, width, "- ", "  ") for each in script.discuss]
    if row.read:
        parts.append(hang(_("Read by: {names}").format(names=_(", ").join(row.read)), width))
    return lines(*parts)
