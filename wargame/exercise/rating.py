"""Decides on observations and scores."""

from __future__ import annotations

from wargame.core import room_facts as r
from wargame.core.phrases import phrase
from wargame.exercise.verdicts import Moment, Refused, Verdict, Why, take


def rate(now: Moment, request: r.Observed | r.SelfScored | r.EvaluatorScored) -> Verdict:
    """Return what comes of an observation or a score."""
    scenario = now.tables.scenario
    if not now.state.turn:
        return Refused(Why.NOT_NOW, phrase("the exercise has not started yet"))
    if isinstance(request, r.Observed):
        known = (
            not request.inject or now.tables.inject_index.get(request.inject) in now.state.seen,
            request.objective in {"", *(each.id for each in scenario.objectives)},
            request.step in {"", *(each.id for each in scenario.model.steps)},
        )
        pinned = request.inject or request.objective or request.step
        if not all(known) or not pinned:
            return Refused(
                Why.NO_SUCH_INJECT,
                phrase("pin it to an inject that has come, an objective or a step"),
            )
        return take(request)
    if not 1 <= request.turn <= now.state.turn:
        return Refused(Why.NOT_NOW, phrase("turn {turn} has not been played", turn=request.turn))
    if len(request.scores) != len(scenario.model.steps):
        return Refused(
            Why.BAD_TEXT,
            phrase("give one score for each of {n} steps", n=len(scenario.model.steps)),
        )
    if now.room.washing:
        return Refused(Why.SEALED, phrase("the hot wash has begun; scores are closed"))
    return take(request)
