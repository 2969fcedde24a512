"""Provides the end of a session."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from wargame.appraisals import Standing
from wargame.core.views import View
from wargame.gateway import Summary
from wargame.tui.commands import END
from wargame.tui.intents import GoTo, LeaveTable, WatchSession
from wargame.tui.passages import paragraphs
from wargame.tui.screens.reporting import Heard, ReportingScreen
from wargame.tui.widgets.drawn import Drawn
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


class Verdict(Drawn):
    """Tells how it ended."""

    def __init__(self, view: View) -> None:
        """Begin with the last view."""
        super().__init__(classes="panel")
        self._view = view
        self.border_title = Content("How it ended")

    def draw(self, width: int) -> Content:
        """Return ending, text and overall score."""
        end = self._view.end
        if end is None:
            return styled("The session goes on.", QUIET)
        taken = ""
        if end.points:
            taken = f", of which the ending counts {signed_points(100 * end.points)}"
        return lines(
            hang(styled(end.title, LEAD), width),
            paragraphs(end.text, width),
            hang(
                Content.assemble("Overall ", (points(end.overall), "bold"), f" of 100{taken}."),
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
        self.border_title = Content("Turning points")
        self._folder = folder
        self._save_name = save_name

    def draw(self, width: int) -> Content:
        """Return each turning point with its turn and what it moved."""
        rows: list[Content] = []
        if self.summary is None:
            rows.append(styled("Working them out.", QUIET))
        elif not self.summary.turning_points:
            rows.append(styled("None: no turn moved the score much.", QUIET))
        for point in self.summary.turning_points if self.summary else ():
            style = GOOD if point.change > 0 else BAD
            head = Content.assemble(
                (f"Turn {point.turn}  ", QUIET),
                (f"{signed_points(point.change)}  ", f"bold {style}"),
                (point.headline, "bold"),
            )
            rows.append(hang(head, width, "", "  "))
            rows.append(hang(styled(point.because, QUIET), width, "  "))
        rows.append(Content(""))
        rows += [hang(one, width, "", "  ") for one in _standing(self.standing)]
        if self.summary is not None:
            rows.append(hang(styled(_taken_back(self.summary), QUIET), width))
        rows.append(hang(Content.assemble(("The record: ", QUIET), self._save_name), width))
        rows.append(hang(Content.assemble(("in ", QUIET), self._folder), width))
        if self.report:
            rows.append(hang(Content(self.report), width))
        return Content("\n").join(rows)


def _standing(standing: tuple[Standing, ...] | None) -> list[Content]:
    """Return where the result stands among simulated games, in a sentence."""
    if standing is None:
        return [styled("Playing ten thousand games to compare with.", QUIET)]
    if not standing:
        return []
    shares = ", ".join(f"{each.percent} % by {each.policy}" for each in standing)
    return [Content.assemble(("Better than these simulated games: ", QUIET), f"{shares}.")]


def _taken_back(summary: Summary) -> str:
    if not summary.undone:
        return "Nothing was taken back."
    commands = count(summary.undone, "command")
    return f"Taken back: {commands}, in {count(summary.rewinds, 'rewind')}; they are in the record."


class ScoreCourse(Drawn):
    """Shows how the scores went turn by turn."""

    summary: reactive[Summary | None] = reactive(None, layout=True)

    def __init__(self, view: View) -> None:
        """Begin without a summary."""
        super().__init__(classes="panel")
        self.border_title = Content("Course by turn")
        self._view = view

    def draw(self, width: int) -> Content:
        """Return one trend for each step and one for the whole, on the same scale."""
        if self.summary is None or not self.summary.scores:
            return styled("No turn was closed.", QUIET)
        scores = self.summary.scores
        series = [
            (f"{step.id} {step.short}", tuple(row[1][at] for row in scores))
            for at, step in enumerate(self._view.steps)
        ]
        series.append(("Overall", tuple(row[2] for row in scores)))
        name = min(24, width // 2)
        return Content("\n").join(
            [
                Content.assemble(
                    f"{title[:name]:<{name}} ",
                    (self.glyphs.trend(values, 0, 10_000), "$primary"),
                    f"  {points(values[0])} {self.glyphs.to} {points(values[-1])}",
                )
                for title, values in series
            ]
        )


class EndScreen(ReportingScreen):
    """Shows ending, scores, turning points and where the record is."""

    KEYS = END
    BINDINGS = END.bindings()
    HOME = "#outcome"
    PLACE = "The end"

    summary: reactive[Summary | None] = reactive(None, init=False)

    def __init__(
        self,
        view: View,
        save_name: str,
        folder: str,
        sum_up: Callable[[], Summary],
        place: Callable[[], tuple[Standing, ...]],
        *,
        report: Callable[[Heard], str],
    ) -> None:
        """Begin with the last view.

        `sum_up` works the turning points out, `place` where the result stands among others, and
        `report` writes the after-action report and returns where it is.
        """
        super().__init__(view, save_name, report)
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
                yield StepPanel(view.steps, overall, title="The five steps", shows_gates=True)
                yield ScoreCourse(view)
            with VerticalScroll(id="course"):
                yield TurningPoints(self._folder, self.save_name)

    def on_mount(self) -> None:
        """Work the turning points out beside the interface."""
        self._load()
        self._compare()
        super().on_mount()

    @work(thread=True, exclusive=True, group="summary", exit_on_error=False)
    def _load(self) -> None:
        self.app.call_later(self._take_summary, self._sum_up())

    def _take_summary(self, summary: Summary) -> None:
        if self.is_attached:
            self.summary = summary

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
