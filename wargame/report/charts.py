"""Draws charts as inline SVG: with a title, a description, and dashes beside colours.

Colours stand as attributes, which every renderer reads, and as classes, which a page may give
other colours for dark rooms and for print. Every text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from wargame.core.plain import plain
from wargame.core.rounding import div_round

if TYPE_CHECKING:
    from markupsafe import Markup

WIDTH, HEIGHT = 760, 340
"""Size of a chart in its own units."""
LEFT, RIGHT, TOP, BOTTOM = 44, 168, 14, 56
"""Room beside the plot: for the scale, the names, and the turns."""
MOST_TICKS = 12
COLOURS = ("#0a5f9e", "#b34700", "#00694d", "#8a2f7a", "#5f5a00", "#333a40")
DASHES = ("", "9 4", "2 4", "12 4 2 4", "5 3", "1 3")
INK, QUIET, RULE = "#1b1f24", "#55606b", "#c3cad1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One course of values, one for each place on the axis."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign under the plot, or on the first line."""

    place: int
    """Index on the axis."""
    sign: str
    """At most three letters."""
    text: str
    """What it stands for; shown when pointed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Lines over turns, with levels and marks."""

    id: str
    title: str
    says: str
    """What a reader who does not see it needs to know."""
    places: tuple[str, ...]
    """Names along the axis."""
    lines: tuple[Line, ...]
    low: int = 0
    high: int = 100
    unit: int = 1
    """What a value is divided by to be shown: 100 for hundredths of a point."""
    levels: tuple[tuple[str, int], ...] = ()
    """Named levels across the plot, such as rungs."""
    marks: tuple[Mark, ...] = ()
    on_line: bool = False
    """Whether the marks stand on the first line and not under the plot."""
    axis: str = ""
    """What the scale measures."""


def svg(chart: Chart) -> Markup:
    """Return a chart as an SVG element."""
    from markupsafe import Markup

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" aria-labelledby="{chart.id}-title {chart.id}-says">',
        f'<title id="{chart.id}-title">{_text(chart.title)}</title>',
        f'<desc id="{chart.id}-says">{_text(chart.says)}</desc>',
        *_scale(chart),
        *_turns(chart),
        *_lines(chart),
        *_marks(chart),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - every text has passed _text


def _text(text: str) -> str:
    from markupsafe import escape

    return str(escape(plain(text, lines=False)))


def _number(chart: Chart, value: int) -> str:
    """Return a value as it is shown, rounded half up as everywhere."""
    return str(div_round(value, chart.unit))


def _x(chart: Chart, place: int) -> float:
    span = max(1, len(chart.places) - 1)
    return round(LEFT + (WIDTH - LEFT - RIGHT) * place / span, 1)


def _y(chart: Chart, value: int) -> float:
    inside = min(max(value, chart.low), chart.high)
    share = (inside - chart.low) / max(1, chart.high - chart.low)
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share, 1)


def _label(
    x: float, y: float, text: str, *, anchor: str = "start", kind: str = "quiet", size: int = 12
) -> str:
    fill = {"ink": INK, "in": "#ffffff"}.get(kind, QUIET)
    return (
        f'<text class="{kind}" x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{fill}">{_text(text)}</text>'
    )


def _rule(x1: float, y1: float, x2: float, y2: float, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line class="rule" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{RULE}"{dashed}/>'


def _scale(chart: Chart) -> Iterable[str]:
    """Yield the scale at the left: the named levels if there are any, else four steps."""
    right = WIDTH - RIGHT
    step = (chart.high - chart.low) // 4 or 1
    for value in range(chart.low, chart.high + 1, step):
        y = _y(chart, value)
        yield _label(LEFT - 6, y + 4, _number(chart, value), anchor="end")
        if not chart.levels:
            yield _rule(LEFT, y, right, y)
    for name, at in chart.levels:
        y = _y(chart, at)
        yield _rule(LEFT, y, right, y, "3 3")
        yield _label(LEFT + 4, y - 3, name, size=10)
    if chart.axis:
        yield _label(LEFT, HEIGHT - 4, chart.axis, size=11)


def _turns(chart: Chart) -> Iterable[str]:
    """Yield names along the axis, as many as there is room for."""
    bottom = HEIGHT - BOTTOM
    yield _rule(LEFT, bottom, WIDTH - RIGHT, bottom)
    every = -(-len(chart.places) // MOST_TICKS)
    for place in range(0, len(chart.places), every):
        yield _label(_x(chart, place), bottom + 30, chart.places[place], anchor="middle", size=10)


def _lines(chart: Chart) -> Iterable[str]:
    ends = _spread([_y(chart, each.values[-1]) for each in chart.lines])
    for number, (each, end) in enumerate(zip(chart.lines, ends, strict=True)):
        colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        kind = f"c{number % len(COLOURS)}"
        points = " ".join(f"{_x(chart, i)},{_y(chart, v)}" for i, v in enumerate(each.values))
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        x, y = _x(chart, len(each.values) - 1), _y(chart, each.values[-1])
        yield (
            f'<polyline class="line {kind}" points="{points}" fill="none" stroke="{colour}" '
            f'stroke-width="2"{dashed}/>'
        )
        yield f'<circle class="dot {kind}" cx="{x}" cy="{y}" r="3" fill="{colour}"/>'
        name = WIDTH - RIGHT + 12
        yield (
            f'<line class="line {kind}" x1="{name}" y1="{end}" x2="{name + 22}" y2="{end}" '
            f'stroke="{colour}" stroke-width="2"{dashed}/>'
        )
        said = f"{each.name} {_number(chart, each.values[-1])}"
        yield _label(name + 27, end + 4, said, kind="ink", size=11)


def _spread(heights: Sequence[float], gap: float = 15) -> list[float]:
    """Return heights moved apart, so that names do not lie upon one another."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    placed = list(heights)
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + gap)
    lowest = float(HEIGHT - BOTTOM)
    if order:
        placed[order[-1]] = min(placed[order[-1]], lowest)
    for below, above in pairwise(order[::-1]):
        placed[above] = round(min(placed[above], placed[below] - gap), 1)
    return placed


def _marks(chart: Chart) -> Iterable[str]:
    for each in chart.marks:
        x = _x(chart, each.place)
        y = HEIGHT - BOTTOM + 14.0
        if chart.on_line:
            y = _y(chart, chart.lines[0].values[each.place]) - 7
        yield (
            f'<g class="mark"><title>{_text(each.text)}</title>'
            f"{_label(x, y, each.sign, anchor='middle', kind='ink', size=11)}</g>"
        )


def spark(values: Sequence[int], low: int, high: int) -> Markup:
    """Return a course of values as a small line beside its numbers; readers pass over it."""
    from markupsafe import Markup

    width, height, span = 120, 24, max(1, high - low)
    step = width / max(1, len(values) - 1)
    points = " ".join(
        f"{round(i * step, 1)},{round(height - 2 - (height - 4) * (v - low) / span, 1)}"
        for i, v in enumerate(values)
    )
    return Markup(  # noqa: S704 - nothing but numbers
        f'<svg xmlns="http://www.w3.org/2000/svg" class="spark" viewBox="0 0 {width} {height}" '
        f'aria-hidden="true" focusable="false"><polyline class="line c0" points="{points}" '
        f'fill="none" stroke="{COLOURS[0]}" stroke-width="1.5"/></svg>'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row of a chart of shares."""

    name: str
    parts: tuple[tuple[str, int], ...]
    """Names and sizes, the largest first."""
    says: str


def bars(chart_id: str, title: str, says: str, rows: Sequence[Bar]) -> Markup:
    """Return rows of shares, such as how the votes of a cell fell."""
    from markupsafe import Markup

    high = 24 + 34 * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {high}" '
        f'role="img" aria-labelledby="{chart_id}-title {chart_id}-says">',
        f'<title id="{chart_id}-title">{_text(title)}</title>',
        f'<desc id="{chart_id}-says">{_text(says)}</desc>',
    ]
    for number, row in enumerate(rows):
        parts += _bar(row, 16.0 + 34 * number)
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - every text has passed _text


def _bar(row: Bar, y: float) -> Iterable[str]:
    room, total = WIDTH - LEFT - RIGHT, max(1, sum(size for _, size in row.parts))
    yield _label(LEFT, y, row.name, kind="ink", size=11)
    x = float(LEFT)
    for number, (name, size) in enumerate(row.parts):
        wide = round(room * size / total, 1)
        colour = COLOURS[number % len(COLOURS)]
        yield (
            f'<rect class="part c{number % len(COLOURS)}" x="{round(x, 1)}" y="{y + 4}" '
            f'width="{max(0.0, wide - 2)}" height="12" fill="{colour}">'
            f"<title>{_text(name)}: {size}</title></rect>"
        )
        yield _label(round(x + 4, 1), y + 13.5, str(size), kind="in", size=10)
        x += wide
    yield _label(WIDTH - RIGHT + 12, y + 14, row.says, kind="ink", size=11)
