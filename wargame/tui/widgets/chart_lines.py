"""Makes the lines that can be drawn from a view and the courses of a session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wargame.core.views import Entry, View
from wargame.language import _
from wargame.tui.widgets.chart_parts import Line
from wargame.tui.wording import points

Courses = Mapping[str, tuple[int, ...]]
"""Values of subjects at STARTEX and after every closed turn."""


def groups(view: View) -> Iterator[tuple[str, list[str]]]:
    """Yield the headings of the list with the ids below each; nothing stands in it twice."""
    yield _("Steps"), [*(f"step/{one.id}" for one in view.steps), "overall"]
    for group in dict.fromkeys(one.group for one in view.indicators):
        found = [one.id for one in view.indicators if one.group == group]
        yield group[:1].upper() + group[1:], found
    if view.initiatives:
        yield _("Initiatives, % done"), [f"initiative/{one.id}" for one in view.initiatives]


def subjects(view: View, courses: Courses) -> Iterator[Line]:
    """Yield everything that can be drawn, with what is known of its course."""
    for step in view.steps:
        values = courses.get(f"step/{step.id}", ())
        yield _score(f"step/{step.id}", f"{step.id} {step.short}", values)
    yield _score("overall", _("Overall"), courses.get("overall", ()))
    for one in view.indicators:
        values = courses.get(one.id, ())
        yield Line(
            id=one.id,
            title=one.title,
            values=tuple(float(value) for value in values),
            low=one.low,
            high=one.high,
            told=tuple(str(value) for value in values),
        )
    for programme in view.initiatives:
        done = courses.get(f"initiative/{programme.id}", ())
        shares = tuple(100 * value / max(1, programme.total) for value in done)
        yield Line(
            id=f"initiative/{programme.id}",
            title=programme.title,
            values=shares,
            low=0,
            high=100,
            told=tuple(f"{share:.0f} %" for share in shares),
        )


def _score(name: str, title: str, values: tuple[int, ...]) -> Line:
    return Line(
        id=name,
        title=title,
        values=tuple(value / 100 for value in values),
        low=0,
        high=100,
        told=tuple(points(value) for value in values),
    )


def decisions(story: tuple[Entry, ...]) -> dict[int, list[str]]:
    """Return what was decided, by turn: answers, programmes begun and given up."""
    made: dict[int, list[str]] = {}
    for entry in story:
        if entry.kind in {"answer", "launched", "abandoned"}:
            because = f" ({entry.because})" if entry.kind == "answer" else ""
            made.setdefault(entry.turn, []).append(f"{entry.headline}{because}")
    return made
