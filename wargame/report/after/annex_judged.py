"""Lays out what is judged of a session as rows: findings, ratings, plan, review; and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wargame.report.after.annex_course import yes
from wargame.report.after.parts import Evidence, Placed
from wargame.report.tabular import Cell

if TYPE_CHECKING:
    from wargame.report.after_action import AfterActionReport

FINDINGS = ("kind", "finding", "by", "rating", "steps", "evidence", "key")
PLAN = ("id", "area", "action", "owner", "due", "status", "note")
RATINGS = ("subject", "title", "rating", "suggested", "rule", "evidence", "given by", "reason")
REVIEW = (
    "about",
    "chosen",
    "best",
    "label",
    "loss in hundredths",
    "error of it",
    "course",
    "expected in hundredths",
    "error",
    "same luck in hundredths",
)
LUCK = ("draw", "change in hundredths", "error")


def _last(report: AfterActionReport) -> tuple[int, int]:
    return report.world.turns[-1], report.world.lines[-1]


def _where(report: AfterActionReport, evidence: tuple[Evidence, ...]) -> tuple[int, int]:
    return (evidence[0].turn, evidence[0].line) if evidence else _last(report)


def _told(evidence: tuple[Evidence, ...]) -> str:
    return "\n".join(f"turn {each.turn}, line {each.line}: {each.text}" for each in evidence)


def overview(report: AfterActionReport) -> Iterator[Placed]:
    """Yield what was played, by whom, how it ended."""
    o = report.overview
    facts: tuple[tuple[str, Cell], ...] = (
        ("title", o.title),
        ("deck", o.deck),
        ("deck title", o.deck_title),
        ("version", o.version),
        ("deck digest", o.digest),
        ("record", o.file),
        ("lines", o.lines),
        ("last hash", o.seal),
        ("program", o.program),
        ("seed", str(o.seed)),  # a spreadsheet would round it
        ("mode", o.mode),
        ("seat", o.seat),
        ("preview", o.preview),
        ("begun", o.begun),
        ("last command", o.last),
        ("turns played", o.turn),
        ("turns", o.turns),
        ("ending", o.ending),
        ("points of the ending", o.ending_points),
        ("score at STARTEX in hundredths", o.start),
        ("overall score in hundredths", o.overall),
        ("commands", o.commands),
        ("commands taken back", o.undone),
        ("rewinds", o.rewinds),
        ("branched from", o.parent),
        ("damage", o.damage),
    )
    for name, value in facts:
        yield (*_last(report), name, value)


def findings(report: AfterActionReport) -> Iterator[Placed]:
    """Yield strengths and areas for improvement."""
    for each in report.findings:
        kind = "strength" if each.is_strength else "area for improvement"
        by = each.by or "rule"
        about = (kind, each.text, by, each.rating, ", ".join(each.steps), _told(each.evidence))
        yield (*_where(report, each.evidence), *about, each.key)


def plan(report: AfterActionReport) -> Iterator[Placed]:
    """Yield the improvement plan."""
    for each in report.plan:
        what = (each.id, each.area, each.action, each.owner or "unassigned", each.due)
        yield (*_where(report, each.evidence), *what, each.status, each.note)


def ratings(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every rating with who gave it."""
    for each in report.ratings:
        rated = (each.subject, each.title, each.rating, each.suggested, each.rule)
        given = (each.given.seat, each.given.reason) if each.given else ("", "")
        yield (*_where(report, each.evidence), *rated, _told(each.evidence), *given)


def review(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every course of every decision that was judged."""
    for each in report.review.decisions if report.review else ():
        about = (each.about, each.chosen, each.best, each.label, each.loss, each.error)
        for name, expected, error, same_luck in each.courses:
            yield (each.turn, each.line, *about, name, expected, error, same_luck)


def luck(report: AfterActionReport) -> Iterator[Placed]:
    """Yield what every draw changed in expectation."""
    for each in report.review.draws if report.review else ():
        yield each.turn, each.line, each.about, each.change, each.error


def evaluation(report: AfterActionReport) -> Iterator[Placed]:
    """Yield the expected final score after every command."""
    for line, turn, score in report.review.curve if report.review else ():
        yield turn, line, score


def standing(report: AfterActionReport) -> Iterator[Placed]:
    """Yield where the result stands among simulated games."""
    for each in report.places:
        yield (*_last(report), each.policy, each.percent, each.median)


def divergences(report: AfterActionReport) -> Iterator[Placed]:
    """Yield where the cells saw things differently."""
    for each in report.divergences:
        yield each.turn, each.line, each.about, each.text


def rewinds(report: AfterActionReport) -> Iterator[Placed]:
    """Yield what was taken back."""
    for each in report.rewinds:
        undone = "; ".join(each.commands)
        yield each.turn, each.line, each.to, each.seat, each.reason, undone


def comments(report: AfterActionReport) -> Iterator[Placed]:
    """Yield what was said about moments."""
    for each in report.comments:
        yield each.turn, each.line, each.about, each.on, each.seat, each.text


def lines(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every line of the record."""
    for each in report.lines:
        yield each.turn, each.line, each.seat, each.what, yes(each.undone)
