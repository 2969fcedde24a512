"""Draws charts: lines as inline SVG, words as HTML upon it, with a description and with dashes.

Words are no SVG: so they keep the size of the page's letters on small screens and on paper, and
stand on a ground of their own, on which they can be read and their contrast be measured. Colours
of lines stand as attributes, which every renderer reads, and as classes, which a page may give
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
LEFT, RIGHT, TOP, BOTTOM = 44, 190, 14, 52
"""Room beside the plot: for the scale, the names, and the turns."""
LEVELS = 104
"""Room at the left for the names of levels."""
MOST_TICKS = 12
COLOURS = ("#0a5f9e", "#b34700", "#00694d", "#8a2f7a", "#5f5a00", "#333a40")
DASHES = ("", "9 4", "2 4", "12 4 2 4", "5 3", "1 3")
INK, RULE = "#1b1f24", "#c3cad1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One course of values, one for each place on the axis."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A triangle under the plot, or a sign above the first line."""

    place: int
    """Index on the axis."""
    sign: str
    """At most three letters; empty is drawn as a triangle."""
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
    axis: str = ""
    """What the scale measures."""


def drawn(chart: Chart) -> Markup:
    """Return a chart as HTML."""
    from markupsafe import Markup

    parts = [
        *opening(chart.id, chart.title, chart.says),
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'aria-hidden="true" focusable="false">',
        *_rules(chart),
        *_lines(chart),
        *_triangles(chart),
        "</svg>",
        *_scale(chart),
        *_turns(chart),
        *_names(chart),
        *_signs(chart),
        "</div></div>",
    ]
    return Markup("".join(parts))  # noqa: S704 - every text has passed shown


def opening(chart_id: str, title: str, says: str, kind: str = "chart") -> Iterable[str]:
    """Yield the box of a chart, which scrolls where it is too wide, and what is said of it."""
    yield (
        f'<div class="scroll" tabindex="0" role="region" aria-label="Chart: {shown(title)}">'
        f'<div class="{kind}" id="{chart_id}" role="img" '
        f'aria-label="{shown(title)}. {shown(says)}">'
    )


def shown(text: str) -> str:
    """Return a text as HTML shows it."""
    from markupsafe import escape

    return str(escape(plain(text, lines=False)))


def _number(chart: Chart, value: int) -> str:
    """Return a value as it is shown, rounded half up as everywhere."""
    return str(div_round(value, chart.unit))


def _left(chart: Chart) -> int:
    return LEVELS if chart.levels else LEFT


def _x(chart: Chart, place: int) -> float:
    span, left = max(1, len(chart.places) - 1), _left(chart)
    return round(left + (WIDTH - left - RIGHT) * place / span, 1)


def _y(chart: Chart, value: int) -> float:
    inside = min(max(value, chart.low), chart.high)
    share = (inside - chart.low) / max(1, chart.high - chart.low)
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share, 1)


def _label(x: float, y: float, text: str, *, kind: str, says: str = "") -> str:
    """Return words that begin, are centred, or end at a place; upright they are centred on it."""
    place = f"left:{100 * x / WIDTH:.2f}%;top:{100 * y / HEIGHT:.2f}%"
    hint = f' title="{shown(says)}"' if says else ""
    return f'<span class="label {kind}" style="{place}"{hint}>{shown(text)}</span>'


def _rule(x1: float, y1: float, x2: float, y2: float, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line class="rule" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{RULE}"{dashed}/>'


def _steps(chart: Chart) -> Iterable[tuple[str, int]]:
    """Yield the scale: the named levels if there are any, else four steps."""
    if chart.levels:
        return ((f"{name} {_number(chart, at)}", at) for name, at in chart.levels)
    step = (chart.high - chart.low) // 4 or 1
    return ((_number(chart, at), at) for at in range(chart.low, chart.high + 1, step))


def _rules(chart: Chart) -> Iterable[str]:
    left, right, bottom = _left(chart), WIDTH - RIGHT, HEIGHT - BOTTOM
    for _, at in _steps(chart):
        yield _rule(left, _y(chart, at), right, _y(chart, at), "3 3" if chart.levels else "")
    yield _rule(left, bottom, right, bottom)


def _scale(chart: Chart) -> Iterable[str]:
    """Yield the names of the scale at the left, and what it measures below."""
    for name, at in _steps(chart):
        yield _label(_left(chart) - 6, _y(chart, at), name, kind="end quiet")
    if chart.axis:
        yield _label(_left(chart), HEIGHT - 7, chart.axis, kind="start quiet")


def _turns(chart: Chart) -> Iterable[str]:
    """Yield names along the axis, as many as there is room for."""
    every, last = -(-len(chart.places) // MOST_TICKS), ""
    for place in range(0, len(chart.places), every):
        if chart.places[place] != last:
            last, x = chart.places[place], _x(chart, place)
            yield _label(x, HEIGHT - BOTTOM + 26, last, kind="middle quiet")


def _ends(chart: Chart) -> list[float]:
    """Return the heights at which the lines are named."""
    return _spread([_y(chart, each.values[-1]) for each in chart.lines])


def _lines(chart: Chart) -> Iterable[str]:
    for number, (each, end) in enumerate(zip(chart.lines, _ends(chart), strict=True)):
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


def _names(chart: Chart) -> Iterable[str]:
    """Yield the name of each line with its last value."""
    for each, end in zip(chart.lines, _ends(chart), strict=True):
        said = f"{each.name} {_number(chart, each.values[-1])}"
        yield _label(WIDTH - RIGHT + 39, end, said, kind="start")


def _spread(heights: Sequence[float], gap: float = 16) -> list[float]:
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


def _triangles(chart: Chart) -> Iterable[str]:
    """Yield a triangle under the plot for each mark without a sign."""
    y = HEIGHT - BOTTOM + 5
    for each in chart.marks:
        if not each.sign:
            x = _x(chart, each.place)
            corners = f"{x},{y} {round(x - 4.5, 1)},{y + 9} {round(x + 4.5, 1)},{y + 9}"
            yield (
                f'<polygon class="mark" points="{corners}" fill="{INK}">'
                f"<title>{shown(each.text)}</title></polygon>"
            )


def _signs(chart: Chart) -> Iterable[str]:
    """Yield the signs that stand above the first line."""
    for each in chart.marks:
        if each.sign:
            y = max(TOP, _y(chart, chart.lines[0].values[each.place]) - 14)
            yield _label(_x(chart, each.place), y, each.sign, kind="middle", says=each.text)
