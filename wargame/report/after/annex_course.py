"""Lays out the course of a session as rows: what came, what was decided, what followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wargame.core.views import ChangeLine
from wargame.report.after.parts import Decision, Placed, Turn

if TYPE_CHECKING:
    from wargame.report.after_action import AfterActionReport

CHRONOLOGY = ("kind", "what", "detail", "odds", "changes", "source")
DECISIONS = (
    "kind",
    "about",
    "chosen",
    "intent",
    "capital",
    "cell",
    "owner",
    "reasons",
    "effects",
    "review",
)
INDICATORS = ("indicator", "title", "group", "unit", "value", "low", "high")
INJECTS = ("inject", "title", "from", "method", "how", "due", "situation", "expected")
OPTIONS = ("decision", "option", "label", "capital", "open", "chosen", "advice")
EFFECTS = ("decision", "decided in line", "text", "odds", "changes")
REASONS = ("decision", "kind", "text", "by")
SCORES = ("about", "title", "score in hundredths")
TENSIONS = ("flashpoint", "title", "tension", "rung", "deterrence")
CHANGES = (
    "about",
    "title",
    "before",
    "asked",
    "after",
    "cause",
    "cause id",
    "because",
    "note",
    "via",
    "source",
)
DRAWS = ("for", "odds", "number of 10000", "result")


def yes(fact: bool) -> str:  # noqa: FBT001 - it is about nothing else
    """Return a fact as a word."""
    return "yes" if fact else "no"


def chronology(report: AfterActionReport) -> Iterator[Placed]:
    """Yield everything that happened, in the order of the lines."""
    for turn in report.turns:
        rows = [*_began(turn), *_followed(report, turn), *_closed(turn)]
        yield from sorted(rows, key=lambda row: row[1])


def _began(turn: Turn) -> Iterator[Placed]:
    number = turn.number
    capital = f"capital {turn.capital}, of which {turn.income} new"
    yield number, turn.line, "turn began", f"Turn {number}", capital, "", "", ""
    for inject in turn.injects:
        yield number, inject.line, "inject", inject.title, inject.situation, inject.how, "", ""
    for each in turn.decisions:
        what = f"{each.subject}: {each.chosen}"
        yield number, each.line, each.kind, what, each.intent, "", "", ""


def _followed(report: AfterActionReport, turn: Turn) -> Iterator[Placed]:
    """Yield what came of answers in a turn, and what else happened."""
    for each in every_decision(report):
        for effect in each.effects:
            if effect.turn == turn.number and each.kind == "answer":
                what = f"{each.subject}: {each.chosen}"
                moved = changed(effect.changes)
                yield turn.number, effect.line, "effect", what, effect.text, effect.odds, moved, ""
    for told in turn.happenings:
        moved, cited = changed(told.changes), ", ".join(told.source)
        yield (
            turn.number,
            told.line,
            told.kind,
            told.headline,
            told.detail,
            told.odds,
            moved,
            cited,
        )


def _closed(turn: Turn) -> Iterator[Placed]:
    if turn.situation:
        text = " ".join(turn.situation)
        yield turn.number, turn.closed, "situation", "How it left the region", text, "", "", ""


def every_decision(report: AfterActionReport) -> Iterator[Decision]:
    """Yield the decisions of all turns."""
    for turn in report.turns:
        yield from turn.decisions


def changed(changes: Iterable[ChangeLine]) -> str:
    """Return movements of indicators on one line."""
    return "; ".join(f"{each.indicator} {each.before} to {each.after}" for each in changes)


def decisions(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every decision with its reasons and effects."""
    for each in every_decision(report):
        reasons = "\n".join(f"{reason.kind}: {reason.text}" for reason in each.reasons)
        effects = "\n".join(f"Turn {effect.turn}: {effect.text}" for effect in each.effects)
        yield (
            each.turn,
            each.line,
            each.kind,
            each.subject,
            each.chosen,
            each.intent,
            each.capital,
            each.cell,
            each.owner,
            reasons,
            effects,
            each.judgement,
        )


def options(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every option of every answer, with what advisers said for it."""
    for each in every_decision(report):
        for course in each.courses:
            advice = "\n".join(course.advice)
            is_open, is_chosen = yes(course.is_open), yes(course.chosen)
            about = (each.subject, course.id, course.label, course.capital)
            yield (each.turn, each.line, *about, is_open, is_chosen, advice)


def effects(report: AfterActionReport) -> Iterator[Placed]:
    """Yield what came of decisions, in the turn it came."""
    for each in every_decision(report):
        for effect in each.effects:
            about = (f"{each.subject}: {each.chosen}", each.line)
            yield (
                effect.turn,
                effect.line,
                *about,
                effect.text,
                effect.odds,
                changed(effect.changes),
            )


def reasons(report: AfterActionReport) -> Iterator[Placed]:
    """Yield why things were decided, as people said it."""
    for each in every_decision(report):
        for reason in each.reasons:
            about = f"{each.subject}: {each.chosen}"
            yield each.turn, reason.line, about, reason.kind, reason.text, reason.seat


def injects(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every inject that came."""
    for turn in report.turns:
        for each in turn.injects:
            sent = (each.id, each.title, each.sender, each.method, each.how, each.due)
            yield (turn.number, each.line, *sent, each.situation, each.expected)


def indicators(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every indicator at STARTEX and at the end of every turn."""
    for turn in report.world.turns:
        line = report.world.lines[turn]
        for each in report.world.indicators:
            about = (each.id, each.title, each.group, each.unit)
            yield (turn, line, *about, each.values[turn], each.low, each.high)


def scores(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every score at STARTEX and at the end of every turn."""
    world = report.world
    for turn in world.turns:
        for step in world.steps:
            yield turn, world.lines[turn], f"step/{step.id}", step.title, step.values[turn]
        yield turn, world.lines[turn], "overall", "Overall", world.overall[turn]


def tensions(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every flashpoint at STARTEX and at the end of every turn."""
    world = report.world
    for turn in world.turns:
        for each in world.tensions:
            deterrence = each.deterrence[turn] if each.deterrence else None
            stands = (each.values[turn], each.rungs[turn], deterrence)
            yield (turn, world.lines[turn], each.id, each.title, *stands)


def changes(report: AfterActionReport) -> Iterator[Placed]:
    """Yield the ledger: every change of an indicator or a score with its cause."""
    for row in report.world.ledger:
        moved = (row.about, row.title, row.before, row.asked, row.after)
        why = (row.cause, row.cause_id, row.because, row.note, row.via, ", ".join(row.source))
        yield (row.turn, row.line, *moved, *why)


def draws(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every throw of chance."""
    for each in report.draws:
        yield each.turn, each.line, each.about, each.odds, each.value, each.result
