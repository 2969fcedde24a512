"""Provides the charts: choose lines, read a turn, see one step against another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList

from wargame.core.views import Entry, View
from wargame.language import N_, _
from wargame.tui.commands import CHARTS
from wargame.tui.intents import GoTo
from wargame.tui.screens.base import SessionScreen
from wargame.tui.widgets.chart import Chart
from wargame.tui.widgets.chart_lines import Courses, decisions, groups, subjects
from wargame.tui.widgets.chart_parts import LETTERS, MOST_LINES, Line
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.rows import Row, RowList
from wargame.tui.wording import LEAD, QUIET, beside, hang, lines, right, styled

_TREND = 12


class TurnReading(Drawn):
    """Tells the values of the drawn lines in the picked turn, and what was decided in it."""

    told: reactive[tuple[str, tuple[str, ...]]] = reactive(("", ()), layout=True)
    """Values in one sentence, then the decisions."""

    def draw(self, width: int) -> Content:
        """Return the values, then the decisions below each other."""
        values, decisions = self.told
        made = [hang(one, width, f"{self.glyphs.dot} ") for one in decisions]
        nothing = styled(_("Nothing was decided in this turn."), QUIET)
        return lines(hang(values, width), *(made or [nothing]))


class ChartsScreen(SessionScreen):
    """Draws courses over the turns."""

    KEYS = CHARTS
    BINDINGS = CHARTS.bindings()
    AUTO_FOCUS = "#courses"
    PLACE = N_("Charts")

    def __init__(
        self,
        view: View,
        save_name: str,
        read: Callable[[tuple[str, ...]], Courses],
        story: Callable[[], tuple[Entry, ...]],
        about: tuple[str, ...] = (),
    ) -> None:
        """Begin with the lines of `about`, or with all steps.

        `read` returns the courses of subjects, `story` everything that has happened.
        """
        super().__init__(view, save_name)
        self._read = read
        self._story = story
        wanted = about or tuple(f"step/{one.id}" for one in view.steps)
        self._drawn: list[str] = list(wanted[:MOST_LINES])
        self._courses: Courses = {}
        self._decisions: dict[int, list[str]] = {}
        self._subjects = {one.id: one for one in subjects(view, {})}

    def body(self) -> ComposeResult:
        """Yield the lines to choose from at the left, the chart and the reading at the right."""
        with Horizontal():
            yield RowList(id="courses", title=_("Lines"))
            with Vertical(id="graph"):
                with Vertical(classes="panel", id="chart") as box:
                    box.border_title = Content(_("Over the turns"))
                    yield Chart()
                with VerticalScroll(classes="panel", id="reading", can_focus=False) as box:
                    box.border_title = Content(_("The picked turn"))
                    yield TurnReading()

    def on_mount(self) -> None:
        """List the lines, then read their courses beside the screen."""
        self._fill()
        self._load()
        super().on_mount()

    def take(self) -> None:
        """Read the courses again."""
        self._load()

    @work(thread=True, exclusive=True, group="courses", exit_on_error=False)
    def _load(self) -> None:
        courses = self._read(tuple(self._subjects))
        self.app.call_later(self._take, courses, self._story())

    def _take(self, courses: Courses, story: tuple[Entry, ...]) -> None:
        if not self.is_attached:
            return
        self._courses = courses
        self._subjects = {one.id: one for one in subjects(self.seen, courses)}
        self._decisions = decisions(story)
        chart = self.query_one(Chart)
        chart.turns = self.seen.turns
        chart.decided = frozenset(self._decisions)
        chart.picked = self._last
        self._fill()
        self._show()

    @property
    def _last(self) -> int:
        """The last turn there are values for."""
        return max((len(values) for values in self._courses.values()), default=1) - 1

    def _fill(self) -> None:
        rows: list[Row] = []
        for group, ids in groups(self.seen):
            rows.append(Row(draw=partial(hang, styled(group, LEAD))))
            rows += [Row(id=name, draw=partial(self._row, self._subjects[name])) for name in ids]
        self.query_one("#courses", RowList).offer(rows, self._drawn[0] if self._drawn else "")

    def _row(self, one: Line, width: int) -> Content:
        letter = LETTERS[self._drawn.index(one.id)] if one.id in self._drawn else " "
        course = one.values[-_TREND:]
        trend = self.glyphs.trend(
            tuple(round(100 * value) for value in course),
            round(100 * one.low),
            round(100 * one.high),
        )
        told = Content(right(one.told[-1] if one.told else "", 5))
        if width >= 44:
            told += f" {trend:<{_TREND}}"
        mark = styled(f"[{letter}] ", "bold" if letter != " " else QUIET)
        return beside(one.title, told, width, mark)

    def _show(self) -> None:
        chart = self.query_one(Chart)
        chart.lines = tuple(
            self._subjects[name] for name in self._drawn if self._subjects[name].values
        )
        turn = chart.picked
        values = _(", ").join(
            f"[{LETTERS[at]}] {one.title} {one.told[turn]}"
            for at, one in enumerate(chart.lines)
            if turn < len(one.told)
        )
        when = _("After turn {turn}").format(turn=turn) if turn else _("At STARTEX")
        made = tuple(self._decisions.get(turn, ()))
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)
        self.query_one(TurnReading).told = (f"{when}: {values or _('nothing is drawn')}.", made)

    @on(OptionList.OptionSelected, "#courses")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def _letter(self, before: list[str]) -> None:
        """Give the lines that came, went or moved up their letters in the list."""
        letters = dict(zip(before, LETTERS, strict=False))
        now = dict(zip(self._drawn, LETTERS, strict=False))
        chosen = self.query_one("#courses", RowList)
        for name in {*letters, *now}:
            if letters.get(name) != now.get(name):
                row = Row(id=name, draw=partial(self._row, self._subjects[name]))
                chosen.redraw(chosen.get_option_index(name), row)

    def action_choose(self) -> None:
        """Draw the marked line, or leave it out."""
        marked = self.query_one("#courses", RowList).marked
        before = list(self._drawn)
        if marked in self._drawn:
            self._drawn.remove(marked)
        elif len(self._drawn) == MOST_LINES:
            self.say(
                _("{most_lines} lines are drawn; leave one out first.").format(
                    most_lines=MOST_LINES
                ),
                is_warning=True,
            )
            return
        elif marked:
            self._drawn.append(marked)
        self._letter(before)
        self._show()

    def action_clear(self) -> None:
        """Leave all lines out."""
        before = list(self._drawn)
        self._drawn.clear()
        self._letter(before)
        self._show()

    def action_scatter(self) -> None:
        """Draw the first two lines against each other, or all over the turns again."""
        chart = self.query_one(Chart)
        chart.is_scatter = not chart.is_scatter
        title = _("One against the other, by turn") if chart.is_scatter else _("Over the turns")
        self.query_one("#chart").border_title = Content(title)

    def action_turn_back(self) -> None:
        """Read the turn before."""
        self._pick(self.query_one(Chart).picked - 1)

    def action_turn_on(self) -> None:
        """Read the next turn."""
        self._pick(self.query_one(Chart).picked + 1)

    def _pick(self, turn: int) -> None:
        self.query_one(Chart).picked = max(0, min(self._last, turn))
        self._show()

    def action_whole(self) -> None:
        """Show the whole range of the lines, or only where they run."""
        chart = self.query_one(Chart)
        chart.is_whole = not chart.is_whole

    def action_details_down(self) -> None:
        """Move the reading down a page."""
        self.query_one("#reading", VerticalScroll).scroll_page_down(animate=False)

    def action_details_up(self) -> None:
        """Move the reading up a page."""
        self.query_one("#reading", VerticalScroll).scroll_page_up(animate=False)

    @property
    def topic(self) -> str:
        """What the reference is opened at."""
        marked = self.query_one("#courses", RowList).marked
        return marked if "/" in marked else f"indicator/{marked}"

    def action_ledger(self) -> None:
        """Ask why the marked line moved in the picked turn."""
        marked = self.query_one("#courses", RowList).marked
        turn = self.query_one(Chart).picked
        subject = "" if marked.startswith("initiative/") else marked
        self.post_message(GoTo("ledger", f"{subject} t{turn}" if turn else subject))
