"""Provides the list of injects that lie on the table."""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.reactive import reactive

from wargame.core.views import InjectView, View
from wargame.language import _
from wargame.tui.glyphs import Glyphs, glyphs_of
from wargame.tui.widgets.rows import Draw, Row, RowList
from wargame.tui.wording import GOOD, QUIET, WARN, hang, lines, styled
from wargame.wording import due


class InjectList(RowList):
    """Lists open injects, with their place, when they are due and whether they are answered."""

    injects: reactive[tuple[InjectView, ...]] = reactive(())
    turn: reactive[int] = reactive(0)

    def __init__(self, injects: tuple[InjectView, ...], turn: int) -> None:
        """Begin with these injects in this turn."""
        super().__init__(id="injects", title=_("Answer now"))
        self.set_reactive(InjectList.injects, injects)
        self.set_reactive(InjectList.turn, turn)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def show(self, view: View) -> None:
        """Show what lies on the table of a view."""
        self.turn = view.turn
        self.injects = view.injects

    def watch_injects(self, before: tuple[InjectView, ...], after: tuple[InjectView, ...]) -> None:
        """Fill the list again; the cursor goes to what waits if something new has come."""
        self._fill()
        waiting = [one.id for one in after if not one.answered]
        if waiting and {one.id for one in after} - {one.id for one in before}:
            self.mark(waiting[0])

    def watch_turn(self) -> None:
        """Say again when each inject is due."""
        self._fill()

    def _fill(self) -> None:
        self.offer([Row(id=one.id, draw=self._drawing(one)) for one in self.injects])
        waiting = [one.id for one in self.injects if not one.answered]
        if waiting and self.marked not in waiting:
            self.mark(waiting[0])
        must = sum(one.must for one in self.injects if not one.answered)
        later = len(waiting) - must
        told = [_("answer now: {must}").format(must=must)] if must else []
        told += [_("can wait: {later}").format(later=later)] if later else []
        title = _(", ").join(told) or (
            _("all answered") if self.injects else _("nothing to answer")
        )
        self.border_title = Content(title[:1].upper() + title[1:])

    def _drawing(self, inject: InjectView) -> Draw:
        return partial(_draw, inject, self.turn, glyphs_of(self))


def _draw(inject: InjectView, turn: int, glyphs: Glyphs, width: int) -> Content:
    if inject.answered:
        mark, state, style = (
            glyphs.done,
            _("answered: {answered}").format(answered=inject.answered),
            GOOD,
        )
    else:
        mark = glyphs.waiting if inject.must else glyphs.dot
        state, style = due(inject, turn), WARN if inject.must else QUIET
    place = Content.assemble((f"{inject.place} {glyphs.dot} ", QUIET), (state, style))
    return lines(
        hang(styled(inject.title, "bold"), width, styled(f"{mark} ", f"bold {style}")),
        hang(place, width, "  "),
    )
