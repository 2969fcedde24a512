"""Provides the evaluator's screen: what the cells do and what one has seen of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from wargame.core import room_facts as r
from wargame.language import N_, _
from wargame.tui.team.base import TeamScreen
from wargame.tui.team.feed import FeedPanel
from wargame.tui.team.forms import Answers, Field
from wargame.tui.team.keys import WATCH
from wargame.tui.team.line import TeamLine
from wargame.tui.widgets.flashpoints import FlashpointPanel
from wargame.tui.widgets.inject_list import InjectList
from wargame.tui.widgets.steps import StepPanel

_RATINGS = (
    (N_("P: performed without challenges"), "P"),
    (N_("S: performed with some challenges"), "S"),
    (N_("M: performed with major challenges"), "M"),
    (N_("U: unable to be performed"), "U"),
    (N_("N: not observed"), "N"),
)


class WatchScreen(TeamScreen):
    """Lets an evaluator write observations and scores."""

    KEYS = WATCH
    BINDINGS = WATCH.bindings()
    HOME = "#injects"

    def body(self) -> ComposeResult:
        """Yield injects and feed at the left, the state of the world at the right."""
        view = self.seen
        yield TeamLine()
        with Horizontal(id="room"):
            with Vertical(id="desk"):
                yield InjectList(view.injects, view.turn)
                yield FeedPanel(self.table.items())
            with Vertical(id="world"):
                yield FlashpointPanel(view.flashpoints)
                yield StepPanel(view.steps, (view.overall, view.overall_since_turn))

    def take(self) -> None:
        """Hand the parts of the new view to the panels."""
        view = self.seen
        injects = self.query_one(InjectList)
        injects.turn = view.turn
        injects.injects = view.injects
        self.query_one(FlashpointPanel).flashpoints = view.flashpoints
        steps = self.query_one(StepPanel)
        steps.steps = view.steps
        steps.overall = (view.overall, view.overall_since_turn)

    def action_observe(self) -> None:
        """Write an observation, pinned to the marked inject, an objective and a step."""
        marked = self.query_one(InjectList).marked
        injects = tuple((each.title, each.id) for each in self.seen.injects)
        aims = tuple((each.text, each.id) for each in self.seen.objectives)
        ratings = tuple((_(label), rating) for label, rating in _RATINGS)
        fields = (
            Field(name="text", label=_("What you saw"), limit=2000),
            Field(
                name="kind",
                label=_("It is"),
                choices=(
                    (_("a strength"), "strength"),
                    (_("an area for improvement"), "improvement"),
                ),
            ),
            Field(name="rating", label=_("Rating"), choices=ratings),
            Field(
                name="inject", label=_("Inject"), choices=(*injects, (_("none"), "")), value=marked
            ),
            Field(name="objective", label=_("Objective"), choices=((_("none"), ""), *aims)),
            Field(
                name="step",
                label=_("Step"),
                choices=((_("none"), ""), *((title, each) for each, title in self.room.steps)),
            ),
        )

        def send(a: Answers) -> None:
            self.request(
                r.Observed(
                    a["inject"], a["objective"], a["step"], a["kind"], a["rating"], a["text"]
                )
            )

        self.fill(
            _("Observation"), fields, send, _("Other evaluators see it once they have rated too.")
        )

    def action_score(self) -> None:
        """Say how the cells did in a turn."""
        self.fill(
            _("How did the cells do?"),
            self.score_fields(),
            lambda a: self.request(r.EvaluatorScored(*self.scores(a))),
            _("Sealed until the hot wash."),
        )
