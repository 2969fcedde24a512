"""Puts the review of a session into words: command line, screens and reports share these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wargame.appraisals import Annotated, Appraisal, Luck, Note, Review, Verdict
from wargame.core.plain import plain
from wargame.core.views import InjectView
from wargame.figures import decimal, signed_points
from wargame.language import N_, _
from wargame.names import Names
from wargame.passages import Passage, para

NONE = {
    "response": N_("leave it open"),
    "left-open": N_("leave it open"),
    "programme": N_("what the staff would do instead"),
    "no-programme": N_("launch none"),
    "abandonment": N_("keep it"),
}
"""The course of taking none of the others, by the kind of decision."""

MARKS = {
    "best": "!",
    "good": "",
    "inaccuracy": "?!",
    "mistake": "?",
    "blunder": "??",
    "forced": "",
    "": "",
}
"""Signs behind a decision, as chess books print them."""


LABELS = (
    *(N_("best"), N_("good"), N_("inaccuracy"), N_("mistake"), N_("blunder"), N_("forced")),
    N_("too close to call"),
)
"""Labels of decisions, which are translated where they are shown."""


def course_name(names: Names, verdict: Verdict, course: str) -> str:
    """Return what a course is called."""
    if not course:
        return _(NONE[verdict.kind])
    if verdict.inject:
        return plain(names.option(verdict.inject, course).label, lines=False)
    is_given_up = verdict.kind == "abandonment"
    if course == verdict.chosen:
        return _("give it up") if is_given_up else _("launch it")
    said = _("give up {title}") if is_given_up else _("launch {title}")
    return said.format(title=plain(names.initiatives[course].title, lines=False))


def subject(names: Names, verdict: Verdict) -> str:
    """Return what a decision was about: an inject, a programme, or programmes in general."""
    if verdict.inject:
        return plain(names.injects[verdict.inject].title, lines=False)
    if verdict.chosen:
        return plain(names.initiatives[verdict.chosen].title, lines=False)
    return _("Programmes")


def judgement(verdict: Verdict) -> str:
    """Return the label with what the course cost, such as "mistake, -2.4 (±0.5)"."""
    if verdict.label in {"best", "forced"}:
        return _(verdict.label)
    cost = f"{signed_points(-verdict.loss)} (±{decimal(verdict.error)})"
    return _(", ").join((_(verdict.label or "too close to call"), cost))


def draw_name(names: Names, luck: Luck) -> str:
    """Return what a draw was for and how it fell."""
    if not luck.inject:
        return _("End of the turn: which injects came, and whether it was the end")
    title = plain(names.injects[luck.inject].title, lines=False)
    outcome = (
        names.outcome(luck.inject, luck.option, luck.outcome)
        if luck.outcome
        else _("the cells differed")
    )
    return _("{title}: ").format(title=title) + outcome


def sums(review: Review) -> str:
    """Return in one sentence how much of the result was choice and how much luck."""
    return _(
        "Expected at STARTEX {start}, now {final}: choice {choice}, luck {luck}. Losses against "
        "the best courses found add up to {loss}."
    ).format(
        start=decimal(review.start),
        final=decimal(review.final),
        choice=signed_points(review.choice),
        luck=signed_points(review.luck),
        loss=decimal(review.loss),
    )


def annotated(names: Names, review: Review, lines: Sequence[int]) -> Annotated:
    """Return a review laid over moments, given by their lines in the record."""
    worth = {line: score for line, _, score in review.curve}
    evaluation, last = [], review.start
    for line in lines:
        last = worth.get(line, last)
        evaluation.append(last)
    return Annotated(
        notes=tuple(_note(names, review, line) for line in lines),
        evaluation=tuple(evaluation),
        sums=sums(review),
    )


def _note(names: Names, review: Review, line: int) -> Note:
    verdicts = [each for each in review.verdicts if each.line == line]
    worst = max(verdicts, key=lambda each: each.loss, default=None)
    return Note(
        judgements=tuple(_judged(names, each) for each in verdicts),
        draws=tuple(
            _("{title}: ").format(title=draw_name(names, each)) + signed_points(each.change)
            for each in review.draws
            if each.line == line
        ),
        mark=MARKS[worst.label] if worst else "",
    )


def _judged(names: Names, verdict: Verdict) -> str:
    chosen = course_name(names, verdict, verdict.chosen)
    text = _("{subject}: {chosen}. {judgement}").format(
        subject=subject(names, verdict), chosen=chosen, judgement=_capital(judgement(verdict))
    )
    if verdict.best == verdict.chosen:
        return text
    best = course_name(names, verdict, verdict.best)
    return _("{text}; best: {best}").format(text=text, best=best)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


STAFF_TITLE = N_("Staff analysis")
STAFF_OFF = N_("The staff analysis is off, since it takes the thinking away. Settings turn it on.")
_STAFF_SAYS = N_(
    "Each option was played on many times, by a policy that seeks a balanced world, with luck "
    "nobody knows. The figure is the final score it leads to on average; two standard errors "
    "stand behind it."
)


def staff_analysis(inject: InjectView, appraisals: Iterable[Appraisal]) -> Passage:
    """Return what each open option of an inject is worth, the best first."""
    labels = {one.id: one.label for one in inject.options}
    rows = (
        para(
            (decimal(each.expected), "strong"),
            (f" ±{decimal(each.error)}  ", "quiet"),
            labels[each.id],
            first="- ",
        )
        for each in appraisals
    )
    return (para(_(_STAFF_SAYS)), para(""), *rows)
