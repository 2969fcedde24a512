"""Provides the end of a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from wargame.appraisals import Standing
from wargame.core.views import Entry, View
from wargame.gateway import Summary
from wargame.language import N_, _
from wargame.tui.commands import END
from wargame.tui.intents import GoTo, LeaveTable, WatchSession
from wargame.tui.passages import paragraphs
from wargame.tui.screens.reporting import Heard, ReportingScreen
from wargame.tui.widgets.chart_lines import Courses, decisions
from wargame.tui.widgets.drawn import Drawn
from wargame.tui.widgets.score_course import ScoreChart, ScoreCourse
from wargame.tui.widgets.steps import StepPanel
from wargame.tui.wording import (
    BAD,
    GOOD,
    LEAD,
    QUIET,
    count,
    hang,
    lines,
    points,
    signed_points,
    styled,
)
from wargame.wording import KINDS_OF_CAUSE


class Verdict(Drawn):
    """Tells how it ended."""

    def __init__(self, view: View) -> None:
        """Begin with the last view."""
        super().__init__(classes="panel")
        self._view = view
        self.border_title = Content(_("How it ended"))

    def draw(self, width: int) -> Content:
        """Return ending, text and overall score."""
        end = self._view.end
        if end is None:
            return styled(_("The session goes on."), QUIET)
        taken = ""
        if end.points:
            taken = _(", of which the ending counts {change}").format(
                change=signed_points(100 * end.points)
            )
        return lines(
            hang(styled(end.title, LEAD), width),
            paragraphs(end.text, width),
            hang(
                Content.assemble(
                    _("Overall "),
                    (points(end.overall), "bold"),
                    _(" of 100{taken}.").format(taken=taken),
                ),
                width,
            ),
        )


class TurningPoints(Drawn):
    """Tells where the overall score moved most."""

    summary: reactive[Summary | None] = reactive(None, layout=True)
    """None until it has been worked out."""

    standing: reactive[tuple[Standing, ...] | None] = reactive(None, layout=True)
    """None until the games it is held against have been played; empty if they could not be."""

    report: reactive[str] = reactive("", layout=True)
    """How far the after-action report is, or where it was written; empty if nobody asked."""

    def __init__(self, folder: str, save_name: str) -> None:
        """Begin without a summary; the record is in `folder`."""
        super().__init__(classes="panel")
        self.border_title = Content(_("Turning points"))
        self._folder = folder
        self._save_name = save_name

    def draw(self, width: int) -> Content:
        """Return each turning point with its turn and what it moved."""
        rows: list[Content] = []
        if self.summary is None:
            rows.append(styled(_("Working them out."), QUIET))
        elif not self.summary.turning_points:
            rows.append(styled(_("None: no turn moved the score much."), QUIET))
        for point in self.summary.turning_points if self.summary else ():
            style = GOOD if point.change > 0 else BAD
            head = Content.assemble(
                (_("Turn {turn}  ").format(turn=point.turn), QUIET),
                (f"{signed_points(point.change)}  ", f"bold {style}"),
                (point.headline, "bold"),
            )
            rows.append(hang(head, width, "", "  "))
            cause = _(KINDS_OF_CAUSE.get(point.because, point.because))
            rows.append(hang(styled(cause, QUIET), width, "  "))
        rows.append(Content(""))
        rows += [hang(one, width, "", "  ") for one in _standing(self.standing)]
        if self.summary is not None:
            rows.append(hang(styled(_taken_back(self.summary), QUIET), width))
        rows.append(hang(Content.assemble((_("The record: "), QUIET), self._save_name), width))
        rows.append(hang(Content.assemble((_("in the folder "), QUIET), self._folder), width))
        if self.report:
            rows.append(hang(Content(self.report), width))
        return Content("\n").join(rows)


def _standing(standing: tuple[Standing, ...] | None) -> list[Content]:
    """Return where the result stands among simulated games, in a sentence."""
    if standing is None:
        return [styled(_("Playing ten thousand games to compare with."), QUIET)]
    if not standing:
        return []
    shares = _(", ").join(
        _("{percent} % by {policy}").format(percent=each.percent, policy=each.policy)
        for each in standing
    )
    return [Content.assemble((_("Better than these simulated games: "), QUIET), f"{shares}.")]


def _taken_back(summary: Summary) -> str:
    if not summary.undone:
        return _("Nothing was taken back.")
    commands = count(summary.undone, "command")
    return _("Taken back: {commands}, in {rewinds}; they are in the record.").format(
        commands=commands, rewinds=count(summary.rewinds, "rewind")
    )


class EndScreen(ReportingScreen):
    """Shows ending, scores, turning points and where the record is."""

    KEYS = END
    BINDINGS = END.bindings()
    AUTO_FOCUS = "#outcome"
    PLACE = N_("The end")

    summary: reactive[Summary | None] = reactive(None, init=False)

    def __init__(
        self,
        view: View,
        save_name: str,
        folder: str,
        sum_up: Callable[[], Summary],
        place: Callable[[], tuple[Standing, ...]],
        *,
        courses: Callable[[tuple[str, ...]], Courses],
        story: Callable[[], tuple[Entry, ...]],
        report: Callable[[Heard], str],
    ) -> None:
        """Begin with the last view.

        `sum_up` works the turning points out, `place` where the result stands among others,
        `courses` the scores turn by turn and `story` what happened in them; `report` writes the
        after-action report and returns where it is.
        """
        super().__init__(view, save_name, report)
        self._courses, self._story = courses, story
        self._folder = folder
        self._sum_up = sum_up
        self._place = place

    def body(self) -> ComposeResult:
        """Yield the verdict above, scores at the left, turning points at the right."""
        view = self.seen
        overall = (view.end.overall if view.end else view.overall, view.overall_since_turn)
        with VerticalScroll(id="verdict", can_focus=False):
            yield Verdict(view)
        with Horizontal(id="ending"):
            with VerticalScroll(id="outcome"):
                yield StepPanel(view.steps, overall, title=_("The five steps"), shows_gates=True)
                yield ScoreCourse(view)
                yield ScoreChart(view)
            with VerticalScroll(id="course"):
                yield TurningPoints(self._folder, self.save_name)

    def on_mount(self) -> None:
        """Work the turning points out beside the interface."""
        self._load()
        self._compare()
        super().on_mount()

    @work(thread=True, exclusive=True, group="summary", exit_on_error=False)
    def _load(self) -> None:
        summary = self._sum_up()
        steps = tuple(f"step/{one.id}" for one in self.seen.steps)
        courses = self._courses((*steps, "overall"))
        self.app.call_later(self._take_summary, summary, courses, decisions(self._story()))

    def _take_summary(
        self, summary: Summary, courses: Courses, made: Mapping[int, list[str]]
    ) -> None:
        if self.is_attached:
            self.summary = summary
            self.query_one(ScoreChart).show(courses, made)

    @work(thread=True, exclusive=True, group="standing", exit_on_error=False)
    def _compare(self) -> None:
        try:
            standing = self._place()
        except (OSError, RuntimeError):
            # without processes to play in, the screen is whole without a comparison
            standing = ()
        self.app.call_later(self._take_standing, standing)

    def _take_standing(self, standing: tuple[Standing, ...]) -> None:
        if self.is_attached:
            self.query_one(TurningPoints).standing = standing

    def show_report(self, what: str) -> None:
        """Show how far the report is below the record's name."""
        self.query_one(TurningPoints).report = what

    def watch_summary(self) -> None:
        """Show turning points and course."""
        self.query_one(TurningPoints).summary = self.summary
        self.query_one(ScoreCourse).summary = self.summary

    def action_replay(self) -> None:
        """Play the session again from its record."""
        self.post_message(WatchSession(self.save_name))

    def action_ledger(self) -> None:
        """Ask why."""
        self.post_message(GoTo("ledger"))

    def action_last_turn(self) -> None:
        """Show what the last turn brought."""
        self.post_message(GoTo("resolution"))

    def action_take_back(self) -> None:
        """Ask what to take back."""
        self.post_message(GoTo("rewind"))

    def action_leave(self) -> None:
        """Go to the title."""
        self.post_message(LeaveTable())
