"""Puts the review of decisions into the report: what each cost, luck apart, what mattered most."""

from __future__ import annotations

from wargame.analysis.conclusions import margin
from wargame.annotations import course_name, draw_name, subject, sums
from wargame.appraisals import Review, Verdict
from wargame.names import Names
from wargame.report.after.judged import Fell, Reviewed, Weighed

MOST_MATTERED = 3


def reviewed(names: Names, review: Review) -> Reviewed:
    """Return a review in the words of the report."""
    weighed = tuple(_weighed(names, each) for each in review.verdicts)
    return Reviewed(
        start=review.start,
        final=review.final,
        choice=review.choice,
        luck=review.luck,
        loss=review.loss,
        sums=sums(review),
        decisions=weighed,
        draws=tuple(
            Fell(
                line=each.line,
                turn=each.turn,
                about=draw_name(names, each),
                change=each.change,
                error=each.error,
            )
            for each in review.draws
        ),
        mattered=mattered(weighed),
        curve=review.curve,
    )


def mattered(decisions: tuple[Weighed, ...]) -> tuple[Weighed, ...]:
    """Return the decisions by which most was lost or gained, in the order they were taken."""
    told_apart = [each for each in decisions if each.label not in {"forced", ""}]
    ranked = sorted(told_apart, key=lambda each: (-abs(each.worth), each.line, each.about))
    return tuple(sorted(ranked[:MOST_MATTERED], key=lambda each: (each.turn, each.line)))


def _weighed(names: Names, verdict: Verdict) -> Weighed:
    return Weighed(
        line=verdict.line,
        turn=verdict.turn,
        about=subject(names, verdict),
        chosen=course_name(names, verdict, verdict.chosen),
        best=course_name(names, verdict, verdict.best),
        label=verdict.label,
        loss=verdict.loss,
        error=verdict.error,
        margin=margin(verdict),
        courses=tuple(
            (course_name(names, verdict, each.id), each.expected, each.error, each.same_luck)
            for each in verdict.courses
        ),
    )
