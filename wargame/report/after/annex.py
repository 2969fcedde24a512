"""Lays out everything in a report as tables: for spreadsheets, CSV and JSON.

Every row has its turn, the turn's date, the wall time, and the line of the record. Scores are in
hundredths of a point where a head says so, so that no number is rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from wargame.core.plain import plain
from wargame.report.after import annex_course as course
from wargame.report.after import annex_judged as judged
from wargame.report.after import annex_room as room
from wargame.report.after.parts import Placed
from wargame.report.tabular import Cell, Table

if TYPE_CHECKING:
    from wargame.report.after_action import AfterActionReport

STAMP = ("turn", "date", "time", "line")
_STAMPED = (7, 12, 27, 7)
"""Columns that every table begins with."""
_WIDE = {"what", "detail", "effects", "finding", "situation", "text", "because", "action", "area"}

Rows = Callable[["AfterActionReport"], Iterable[Placed]]

TABLES: tuple[tuple[str, tuple[str, ...], Rows], ...] = (
    ("chronology", course.CHRONOLOGY, course.chronology),
    ("decisions", course.DECISIONS, course.decisions),
    ("indicators by turn", course.INDICATORS, course.indicators),
    ("observations", judged.FINDINGS, judged.findings),
    ("improvement plan", judged.PLAN, judged.plan),
    ("overview", ("about", "value"), judged.overview),
    ("injects", course.INJECTS, course.injects),
    ("options", course.OPTIONS, course.options),
    ("effects", course.EFFECTS, course.effects),
    ("reasons", course.REASONS, course.reasons),
    ("scores by turn", course.SCORES, course.scores),
    ("tensions by turn", course.TENSIONS, course.tensions),
    ("changes", course.CHANGES, course.changes),
    ("draws", course.DRAWS, course.draws),
    ("ratings", judged.RATINGS, judged.ratings),
    ("review of decisions", judged.REVIEW, judged.review),
    ("luck", judged.LUCK, judged.luck),
    ("evaluation", ("expected in hundredths",), judged.evaluation),
    ("standing", ("policy", "better than percent", "median in hundredths"), judged.standing),
    ("divergences", ("about", "text"), judged.divergences),
    ("rewinds", ("to line", "by", "reason", "undone"), judged.rewinds),
    ("comments", ("about line", "on", "by", "text"), judged.comments),
    *room.TABLES,
    ("lines of the record", ("who", "what", "taken back"), judged.lines),
)
"""Title, head behind the stamp, and rows of every table; the first five are the workbook's."""


def _safe(cell: Cell) -> Cell:
    return plain(cell) if isinstance(cell, str) else cell


def tables_of(report: AfterActionReport) -> tuple[Table, ...]:
    """Return every table that has a row."""
    dates = {turn.number: turn.date for turn in report.turns}
    times = {each.line: each.at for each in report.lines}
    made = []
    for title, head, rows_of in TABLES:
        rows: list[tuple[Cell, ...]] = [
            (turn, dates.get(turn, ""), times.get(line, ""), line, *map(_safe, cells))
            for turn, line, *cells in rows_of(report)
        ]
        names = (*STAMP, *head)
        widths = (*_STAMPED, *(48 if name in _WIDE else 16 for name in head))
        if rows:
            made.append(Table(title, names, tuple(rows), widths))
    return tuple(made)
