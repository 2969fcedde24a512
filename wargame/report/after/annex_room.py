"""Lays out what people in the room of an exercise did, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from wargame.report.after.parts import Placed

if TYPE_CHECKING:
    from wargame.report.after_action import AfterActionReport


def participants(report: AfterActionReport) -> Iterator[Placed]:
    """Yield who had a seat."""
    for each in report.room.participants if report.room else ():
        left = "yes" if each.left else "no"
        yield 0, each.line, each.name, each.role, each.cell, each.seat, left


def votes(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every vote."""
    for vote in report.room.votes if report.room else ():
        for each in vote.ballots:
            about = (vote.inject, vote.cell, each.name, each.option, each.confidence, each.reason)
            yield (vote.turn, each.line, *about, vote.alignment, vote.chosen)


def observed(report: AfterActionReport) -> Iterator[Placed]:
    """Yield what evaluators wrote down."""
    for each in report.room.observations if report.room else ():
        pinned = (each.inject, each.objective, each.step)
        yield (each.turn, each.line, each.name, *pinned, each.kind, each.rating, each.text)


def gaps(report: AfterActionReport) -> Iterator[Placed]:
    """Yield every score beside that of the model."""
    for gap in report.room.gaps if report.room else ():
        for who, score in gap.scores:
            yield gap.turn, gap.line, gap.step, gap.title, gap.model, who, score, gap.gap


def questions(report: AfterActionReport) -> Iterator[Placed]:
    """Yield requests for information."""
    for each in report.room.questions if report.room else ():
        to_all = "yes" if each.to_all else "no"
        asked = (each.name, each.cell, each.inject, each.text)
        yield (each.turn, each.line, *asked, each.answer, to_all)


def talk(report: AfterActionReport) -> Iterator[Placed]:
    """Yield what was said and noted, and how the clock ran."""
    for each in report.room.talk if report.room else ():
        yield each.turn, each.line, each.kind, each.name, each.to, each.text


TABLES: tuple[tuple[str, tuple[str, ...], Callable[[AfterActionReport], Iterable[Placed]]], ...] = (
    ("participants", ("name", "role", "cell", "seat", "taken away"), participants),
    (
        "votes",
        ("inject", "cell", "name", "option", "confidence", "reason", "agreement", "chosen"),
        votes,
    ),
    (
        "evaluators",
        ("name", "inject", "objective", "step", "kind", "rating", "text"),
        observed,
    ),
    ("scores side by side", ("step", "title", "model", "who", "score", "gap"), gaps),
    ("requests", ("name", "cell", "inject", "text", "answer", "to all"), questions),
    ("talk and clock", ("kind", "name", "to", "text"), talk),
)
