"""Provides the screen of long programmes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList

from wargame.core.commands import AbandonInitiative, StartInitiative
from wargame.core.views import InitiativeView, View
from wargame.tui.commands import INITIATIVES
from wargame.tui.glyphs import Glyphs
from wargame.tui.intents import Ask
from wargame.tui.passages import STATUS, initiative_detail
from wargame.tui.screens.base import SessionScreen
from wargame.tui.screens.dialogs import ask_first
from wargame.tui.widgets.chart_lines import Courses
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import BAD, GOOD, QUIET, WARN, count, hang, lines, styled

_TREND = 12
"""Turns of the progress that are drawn, the latest."""

_STYLES = {
    "available": "",
    "closed": QUIET,
    "running": GOOD,
    "stalled": WARN,
    "done": GOOD,
    "abandoned": BAD,
}


class ProgrammeDetail(Drawn):
    """Shows everything about the programme under the cursor."""

    programme: reactive[InitiativeView | None] = reactive(None, layout=True)

    def draw(self, width: int) -> Content:
        """Return price, state, stages and preview."""
        return (
            initiative_detail(self.programme, width, self.glyphs) if self.programme else Content("")
        )


class InitiativesScreen(SessionScreen):
    """Starts and abandons programmes."""

    KEYS = INITIATIVES
    BINDINGS = INITIATIVES.bindings()
    HOME = "#programmes"
    PLACE = "Initiatives"

    def __init__(self, view: View, save_name: str, read: Callable[[tuple[str, ...]], Courses]):
        """Begin with this view; `read` returns the progress of programmes over the turns."""
        super().__init__(view, save_name)
        self._read = read
        self._courses: Courses = {}

    def body(self) -> ComposeResult:
        """Yield the list at the left, the details at the right."""
        with Horizontal(id="choice"):
            yield RowList(id="programmes", title="Programmes")
            with VerticalScroll(id="details", classes="panel") as details:
                details.border_title = Content("The marked programme")
                yield ProgrammeDetail()

    def on_mount(self) -> None:
        """List the programmes, then read their progress beside the screen."""
        self._fill()
        self._load()
        super().on_mount()

    def take(self) -> None:
        """Show what has changed, the cursor kept."""
        self._fill()

    @work(thread=True, exclusive=True, group="courses", exit_on_error=False)
    def _load(self) -> None:
        courses = self._read(tuple(f"initiative/{one.id}" for one in self.seen.initiatives))
        self.app.call_later(self._take_courses, courses)

    def _take_courses(self, courses: Courses) -> None:
        self._courses = courses
        if self.is_attached:
            self._fill()

    def _fill(self) -> None:
        rows = [
            Row(id=one.id, draw=partial(_draw, one, self._trend(one), self.glyphs))
            for one in self.seen.initiatives
        ]
        self.query_one("#programmes", RowList).offer(rows)
        self._show()

    def _trend(self, one: InitiativeView) -> str:
        course = self._courses.get(f"initiative/{one.id}", ())[-_TREND:]
        return f" {self.glyphs.trend(course, 0, one.total)}" if one.progress and course else ""

    def _marked(self) -> InitiativeView | None:
        marked = self.query_one("#programmes", RowList).marked
        return next((one for one in self.seen.initiatives if one.id == marked), None)

    def _show(self) -> None:
        self.query_one(ProgrammeDetail).programme = self._marked()

    @on(OptionList.OptionHighlighted, "#programmes")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show()
        self.query_one("#details", VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#programmes")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        marked = self._marked()
        if marked is not None and marked.status in {"running", "stalled"}:
            self.action_abandon()
        else:
            self.action_launch()

    def action_launch(self) -> None:
        """Ask once, then ask the table to start the programme."""
        one = self._marked()
        if one is None:
            return
        if one.status != "available":
            self.say(one.why_not or f"{one.title} is {STATUS[one.status]}.", is_warning=True)
            return
        question = Content.assemble(
            "Start ",
            (one.title, "bold"),
            f"? It costs {one.capital} capital now and {one.upkeep or 'nothing'} every turn.",
        )
        command = StartInitiative(cell=self.seen.cell, initiative=one.id)
        ask_first(self, question, "Start it", lambda: self.post_message(Ask(command)))

    def action_abandon(self) -> None:
        """Ask once, then ask the table to give the programme up."""
        one = self._marked()
        if one is None:
            return
        if one.status not in {"running", "stalled"}:
            self.say(f"{one.title} is not under way.", is_warning=True)
            return
        question = Content.assemble("Give up ", (one.title, "bold"), "? What it cost is lost.")
        command = AbandonInitiative(cell=self.seen.cell, initiative=one.id)
        ask_first(self, question, "Give it up", lambda: self.post_message(Ask(command)))

    @property
    def topic(self) -> str:
        """What the reference is opened at."""
        one = self._marked()
        return f"initiative/{one.id}" if one else ""

    def action_sources(self) -> None:
        """Show the sources of the programme."""
        one = self._marked()
        if one is not None:
            self.cite(one.source)


def _draw(one: InitiativeView, trend: str, glyphs: Glyphs, width: int) -> Content:
    state = STATUS[one.status]
    if one.status == "available":
        state = f"costs {one.capital}" + (f" + {one.upkeep} a turn" if one.upkeep else "")
    elif one.status in {"running", "stalled"}:
        state += f", {one.progress} of {count(one.total, 'turn')}"
    steps = f"step {', '.join(one.steps)} {glyphs.dot} " if one.steps else ""
    style = _STYLES[one.status]
    return lines(
        hang(styled(one.title, f"bold {style}".strip()), width),
        hang(Content.assemble((steps, QUIET), (state, style or QUIET), trend), width, "  "),
    )
