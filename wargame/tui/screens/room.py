"""Provides the situation room, the main screen."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import OptionList

from wargame.core.commands import EndTurn
from wargame.core.views import Entry, View
from wargame.language import _
from wargame.tui.commands import ROOM
from wargame.tui.intents import Ask, GoTo, LeaveTable
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.chart_lines import Courses
from wargame.tui.widgets.coach_line import CoachLine
from wargame.tui.widgets.entries import EntryList
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.widgets.inject_list import InjectList
from wargame.tui.widgets.map_canvas import MapCanvas, region_map
from wargame.tui.widgets.means import MeansPanel, means_of, under_way
from wargame.tui.widgets.steps import StepPanel
from wargame.tui.widgets.ticker import Ticker, sentences

Read = Callable[[tuple[str, ...]], Courses]


class RoomScreen(SessionScreen):
    """Shows what to answer now, the state of the world and the news."""

    KEYS = ROOM
    BINDINGS = ROOM.bindings()
    AUTO_FOCUS = "#injects"

    news: reactive[tuple[Entry, ...]] = reactive((), init=False)
    advice: reactive[str] = reactive("", init=False)
    """What the coach says; empty but in turn zero."""

    def __init__(
        self, view: View, save_name: str, news: tuple[Entry, ...], advice: str, read: Read
    ) -> None:
        """Begin with this view and these news; `read` returns courses over the turns."""
        super().__init__(view, save_name)
        self._read = read
        self.set_reactive(RoomScreen.news, news)
        self.set_reactive(RoomScreen.advice, advice)
        self._told_turn = view.turn

    def body(self) -> ComposeResult:
        """Yield what asks for an answer at the left, the state of the world at the right."""
        view = self.seen
        yield CoachLine(self.advice)
        with Horizontal(id="room"):
            with Vertical(id="desk"):
                yield InjectList(view.injects, view.turn)
                yield EntryList(
                    self.news,
                    _("News"),
                    id="news",
                    empty=_("Nothing has happened yet: the first turn."),
                )
            with Vertical(id="world"):
                yield FlashpointPanel(view.flashpoints)
                yield StepPanel(view.steps, (view.overall, view.overall_since_turn))
                yield MeansPanel(means_of(view), under_way(view.initiatives))
            if view.map is not None:
                yield region_map(view, view.map)
        yield Ticker(self.news)

    def on_mount(self) -> None:
        """Read the trends beside the screen."""
        self._load()
        super().on_mount()

    @work(thread=True, exclusive=True, group="courses", exit_on_error=False)
    def _load(self) -> None:
        view = self.seen
        wanted = [one.indicator for one in view.flashpoints]
        wanted += [f"initiative/{one.id}" for one in under_way(view.initiatives)]
        self.app.call_later(self._take_courses, self._read(tuple(wanted)))

    def _take_courses(self, courses: Courses) -> None:
        if self.is_attached:
            self.query_one(FlashpointPanel).courses = courses
            self.query_one(MeansPanel).courses = courses

    def take(self) -> None:
        """Hand the parts of the new view to the panels."""
        view = self.seen
        self.query_one(InjectList).show(view)
        self.query_one(FlashpointPanel).flashpoints = view.flashpoints
        self.query_one(StepPanel).show(view)
        means = self.query_one(MeansPanel)
        means.means = means_of(view)
        means.initiatives = under_way(view.initiatives)
        for canvas in self.query(MapCanvas):
            canvas.show(view)
        if view.turn != self._told_turn:
            self._told_turn = view.turn
            self._load()

    def watch_news(self) -> None:
        """Show other news."""
        self.query_one("#news", EntryList).entries = self.news
        self.query_one(Ticker).news = sentences(self.news)

    def watch_advice(self) -> None:
        """Let the coach say the next thing."""
        self.query_one(CoachLine).says = self.advice

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey the keys that cannot do anything now."""
        if action == "last_turn" and not self.news:
            return None
        if action == "end_turn" and self.seen.end is not None:
            return None
        if action == "ending":
            return self.seen.end is not None
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected, "#injects")
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id is not None:
            self.post_message(GoTo("inject", event.option.id))

    def action_open(self) -> None:
        """Open the marked inject."""
        marked = self.query_one(InjectList).highlighted_option
        if marked is not None and marked.id is not None:
            self.post_message(GoTo("inject", marked.id))

    def action_end_turn(self) -> None:
        """Ask for the end of the turn, or say what stands against it."""
        if self.seen.can_end_turn:
            self.post_message(Ask(EndTurn(cell=self.seen.cell)))
        else:
            self.say(self.seen.why_not_end, is_warning=True)

    def action_initiatives(self) -> None:
        """List the programmes."""
        self.post_message(GoTo("initiatives"))

    def action_ledger(self) -> None:
        """Ask why: of the news under the cursor if it is there, else of everything."""
        news = self.query_one("#news", EntryList)
        entry = news.marked_entry if news.has_focus else None
        if entry is None or not entry.changes:
            self.post_message(GoTo("ledger"))
        else:
            first = max(entry.changes, key=lambda one: abs(one.after - one.before))
            self.post_message(GoTo("ledger", f"{first.indicator} t{entry.turn}"))

    def action_indicators(self) -> None:
        """List the indicators."""
        self.post_message(GoTo("indicators"))

    def action_map(self) -> None:
        """Show the map."""
        if self.seen.map is None:
            self.say(_("This model has no map."))
        else:
            self.post_message(GoTo("map"))

    def action_charts(self) -> None:
        """Draw steps, tensions and indicators."""
        self.post_message(GoTo("charts"))

    def action_last_turn(self) -> None:
        """Show the last turn again."""
        self.post_message(GoTo("resolution"))

    def action_briefing(self) -> None:
        """Show the briefing again."""
        self.post_message(GoTo("briefing"))

    def action_ending(self) -> None:
        """Show how it ended."""
        self.post_message(GoTo("end"))

    def action_take_back(self) -> None:
        """Ask what to take back."""
        self.post_message(GoTo("rewind"))

    def action_leave(self) -> None:
        """Go to the title."""
        self.post_message(LeaveTable())
