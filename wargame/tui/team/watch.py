"""Provides the evaluator's screen: what the cells do and what one has seen of it."""

from __future__ import annotations

from wargame.core import room_facts as r
from wargame.language import N_, _
from wargame.tui.team.forms import Answers, Field
from wargame.tui.team.keys import WATCH
from wargame.tui.team.table_screen import TableScreen
from wargame.tui.widgets.inject_list import InjectList

_RATINGS = (
    (N_("P: performed without challenges"), "P"),
    (N_("S: performed with some challenges"), "S"),
    (N_("M: performed with major challenges"), "M"),
    (N_("U: unable to be performed"), "U"),
    (N_("N: not observed"), "N"),
)


class WatchScreen(TableScreen):
    """Lets an evaluator write observations and scores."""

    KEYS = WATCH
    BINDINGS = WATCH.bindings()

    def action_observe(self) -> None:
        """Write an observation, pinned to the marked inject, an objective and a step."""
        marked = self.query_one(InjectList).marked
        injects = tuple((title, each) for each, title in self._injects().items())
        aims = tuple((each.text, each.id) for each in self.seen.objectives)
        ratings = tuple((_(label), rating) for label, rating in _RATINGS)
        fields = (
            Field(name="text", label=_("What you saw"), lines=True),
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

    def _injects(self) -> dict[str, str]:
        """Return id and name of what lies on the table, then of what has come, the last first."""
        named = {each.id: each.title for each in self.seen.injects}
        entries = [item.entry for item in self.table.items() if item.entry is not None]
        for entry in reversed(entries):
            if entry.kind == "inject" and entry.inject not in named:
                named[entry.inject] = _("{headline} (turn {turn})").format(
                    headline=entry.headline, turn=entry.turn
                )
        return named

    def action_score(self) -> None:
        """Say how the cells did in a turn."""
        self.fill(
            _("How did the cells do?"),
            self.score_fields(),
            lambda a: self.request(r.EvaluatorScored(*self.scores(a))),
            _("Sealed until the hot wash."),
        )
