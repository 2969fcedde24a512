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
from wargame.language import N_, _
from wargame.tui.commands import INITIATIVES
from wargame.tui.glyphs import Glyphs
from wargame.tui.intents import Ask
from wargame.tui.passages import STATUS, initiative_detail
from wargame.tui.screens.base import SessionScreen
from wargame.tui.screens.dialogs import ask_first
from wargame.tui.widgets.chart_lines import Courses
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import BAD, GOOD, QUIET, WARN, count, hang, lines, sentence, styled
from wargame.wording import stalls

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
    AUTO_FOCUS = "#programmes"
    PLACE = N_("Initiatives")

    def __init__(self, view: View, save_name: str, read: Callable[[tuple[str, ...]], Courses]):
        """Begin with this view; `read` returns the progress of programmes over the turns."""
        super().__init__(view, save_name)
        self._read = read
        self._courses: Courses = {}

    def body(self) -> ComposeResult:
        """Yield the list at the left, the details at the right."""
        with Horizontal(id="choice"):
            yield RowList(id="programmes", title=_("Programmes"))
            with VerticalScroll(id="details", classes="panel") as details:
                details.border_title = Content(_("The marked programme"))
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
            self.say(
                one.why_not
                or _("{title} is {n}.").format(title=one.title, n=_(STATUS[one.status])),
                is_warning=True,
            )
            return
        question = sentence(_("Start {programme}?"), programme=one.title)
        question += " " + _("It costs {capital} capital now and {upkeep} every turn.").format(
            capital=one.capital, upkeep=one.upkeep or _("nothing")
        )
        question += stalls(one, self.seen.capital)
        command = StartInitiative(cell=self.seen.cell, initiative=one.id)
        ask_first(self, question, _("Start it"), lambda: self.post_message(Ask(command)))

    def action_abandon(self) -> None:
        """Ask once, then ask the table to give the programme up."""
        one = self._marked()
        if one is None:
            return
        if one.status not in {"running", "stalled"}:
            self.say(_("{title} is not under way.").format(title=one.title), is_warning=True)
            return
        question = sentence(_("Give up {programme}? What it cost is lost."), programme=one.title)
        command = AbandonInitiative(cell=self.seen.cell, initiative=one.id)
        ask_first(self, question, _("Give it up"), lambda: self.post_message(Ask(command)))

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
    state = _(STATUS[one.status])
    if one.status == "available":
        state = _("costs {capital}").format(capital=one.capital) + (
            _(" + {upkeep} a turn").format(upkeep=one.upkeep) if one.upkeep else ""
        )
    elif one.status in {"running", "stalled"}:
        state += _(", {progress} of {total}").format(
            progress=one.progress, total=count(one.total, "turn")
        )
    steps = (
        _("step {join} {dot} ").format(join=", ".join(one.steps), dot=glyphs.dot)
        if one.steps
        else ""
    )
    style = _STYLES[one.status]
    return lines(
        hang(styled(one.title, f"bold {style}".strip()), width),
        hang(Content.assemble((steps, QUIET), (state, style or QUIET), trend), width, "  "),
    )
