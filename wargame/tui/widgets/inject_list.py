"""Provides the list of injects that lie on the table."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.core.views import InjectView
from wargame.tui.glyphs import glyphs_of
from wargame.tui.wording import GOOD, QUIET, WARN, lines


def due(inject: InjectView, turn: int) -> str:
    """Return when the inject must be answered, in words."""
    if inject.must:
        return "must be answered now"
    if inject.due <= turn:
        return "last turn to answer"
    if inject.due == turn + 1:
        return "may wait until next turn"
    return f"may wait until turn {inject.due}"


class InjectList(OptionList):
    """Lists open injects, with their place, when they are due and whether they are answered."""

    injects: reactive[tuple[InjectView, ...]] = reactive(())
    turn: reactive[int] = reactive(0)

    def __init__(self, injects: tuple[InjectView, ...], turn: int) -> None:
        """Begin with these injects in this turn."""
        super().__init__(id="injects", classes="panel", compact=True, markup=False)
        self.set_reactive(InjectList.injects, injects)
        self.set_reactive(InjectList.turn, turn)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def watch_injects(self) -> None:
        """Fill the list again, the marked inject kept."""
        self._fill()

    def watch_turn(self) -> None:
        """Say again when each inject is due."""
        self._fill()

    def _fill(self) -> None:
        marked = self.highlighted_option.id if self.highlighted_option else None
        self.set_options([Option(self._prompt(one), id=one.id) for one in self.injects])
        ids = [one.id for one in self.injects]
        waiting = next((at for at, one in enumerate(self.injects) if not one.answered), 0)
        if ids:
            self.highlighted = ids.index(marked) if marked in ids else waiting
        open_ones = sum(not one.answered for one in self.injects)
        title = f"Answer now ({open_ones} open)" if open_ones else "Answer now (all answered)"
        self.border_title = Content(title if ids else "Nothing to answer")

    def _prompt(self, inject: InjectView) -> Content:
        glyphs = glyphs_of(self)
        if inject.answered:
            mark, state, style = glyphs.done, f"answered: {inject.answered}", GOOD
        else:
            mark = glyphs.waiting if inject.must else glyphs.dot
            state, style = due(inject, self.turn), WARN if inject.must else QUIET
        return lines(
            Content.assemble((f"{mark} ", f"bold {style}"), (inject.title, "bold")),
            Content.assemble((f"  {inject.place} {glyphs.dot} ", QUIET), (state, style)),
        )
