"""Chooses the charts of a report and says in words what each shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wargame.annotations import MARKS
from wargame.figures import decimal, points
from wargame.report.charts import Chart, Line, Mark
from wargame.report.small_charts import Bar, bars

if TYPE_CHECKING:
    from markupsafe import Markup

    from wargame.report.after_action import AfterActionReport

FULL = 10_000
MOST_SIGNS = 24
"""Signs that have room beside one another above a line."""
_LETTERS = 22
"""Longest name of a line beside a chart."""


def profile(report: AfterActionReport) -> Chart:
    """Return the scores of all steps by turn."""
    world = report.world
    lines = [
        Line(name=_name(f"{each.id} {each.short}"), values=each.values) for each in world.steps
    ]
    lines.append(Line(name="Overall", values=world.overall))
    said = ", ".join(
        f"{each.short} {points(each.values[0])} to {points(each.now)}" for each in world.steps
    )
    return Chart(
        id="chart-profile",
        title="Scores of the steps by turn",
        says=f"From STARTEX to now, in points of 100: {said}, overall "
        f"{points(world.overall[0])} to {points(world.overall[-1])}.",
        places=_places(report),
        lines=tuple(lines),
        high=FULL,
        unit=100,
        axis="By turn; 0 is STARTEX",
    )


def tensions(report: AfterActionReport) -> Chart:
    """Return the tension of every flashpoint on the ladder, with the decisions of each turn."""
    world = report.world
    said = ", ".join(
        f"{each.title} {each.values[0]} to {each.values[-1]} ({each.rungs[-1]})"
        for each in world.tensions
    )
    return Chart(
        id="chart-tensions",
        title="Tension by turn, with the rungs of the ladder and the decisions",
        says=f"From STARTEX to now: {said}. Triangles mark turns with decisions.",
        places=_places(report),
        lines=tuple(Line(name=_name(each.title), values=each.values) for each in world.tensions),
        levels=world.ladder,
        marks=tuple(_decided(report)),
        axis="By turn; 0 is STARTEX. Triangles: decisions were taken",
    )


def _decided(report: AfterActionReport) -> list[Mark]:
    marks = []
    for turn in report.turns:
        chosen = [f"{each.subject}: {each.chosen}" for each in turn.decisions]
        if chosen and turn.number < len(report.world.turns):
            text = f"Turn {turn.number}: {'; '.join(chosen)}"
            marks.append(Mark(place=turn.number, sign="", text=text))
    return marks


def evaluation(report: AfterActionReport) -> Chart | None:
    """Return the expected final score after every command; None without a review."""
    told = report.review
    if told is None:
        return None
    at = {line: index for index, (line, _, _) in enumerate(told.curve)}
    worst: dict[int, tuple[int, str, str]] = {}
    for each in told.decisions:
        sign = MARKS.get(each.label, "")
        if "?" in sign and each.line in at and each.loss > worst.get(at[each.line], (0, "", ""))[0]:
            text = f"Turn {each.turn}, {each.about}: {each.chosen} ({each.label})"
            worst[at[each.line]] = (each.loss, sign, text)
    low = max(0, min(score for _, _, score in told.curve) // 1000 * 1000)
    high = min(FULL, -(-max(score for _, _, score in told.curve) // 1000) * 1000)
    return Chart(
        id="chart-evaluation",
        title="Expected final score after every command",
        says=f"From {decimal(told.start)} at STARTEX to {decimal(told.final)}. "
        "Question marks stand at decisions that cost most.",
        places=tuple(f"T{turn}" for _, turn, _ in told.curve),
        lines=(Line(name="Expected", values=tuple(score for _, _, score in told.curve)),),
        low=low,
        high=max(high, low + 1000),
        unit=100,
        marks=tuple(
            Mark(place=place, sign=sign, text=text)
            for place, (_, sign, text) in sorted(apart(worst, len(told.curve)).items())
        ),
        axis="By command; T is the turn. ?! inaccuracy, ? mistake, ?? blunder",
    )


Signed = dict[int, tuple[int, str, str]]
"""Loss, sign and text of decisions by their place on the axis."""


def apart(signs: Signed, places: int) -> Signed:
    """Return the signs of the costliest decisions, as many as do not lie on one another."""
    gap = -(-places // MOST_SIGNS)
    kept: Signed = {}
    for place in sorted(signs, key=lambda each: (-signs[each][0], each)):
        if all(abs(place - other) >= gap for other in kept):
            kept[place] = signs[place]
    return kept


def votes(report: AfterActionReport) -> Markup | None:
    """Return how the votes of the cells fell; None without votes."""
    if report.room is None or not report.room.votes:
        return None
    rows = [
        Bar(
            name=f"Turn {each.turn}, {each.cell}: {each.inject}",
            parts=each.shares,
            says=f"{each.alignment}, confidence {each.confidence}",
        )
        for each in report.room.votes
    ]
    said = "; ".join(f"{each.name}: {each.says}" for each in rows)
    return bars("chart-votes", "How the votes of the cells fell", said, rows)


def _places(report: AfterActionReport) -> tuple[str, ...]:
    return tuple(str(turn) for turn in report.world.turns)


def _name(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
