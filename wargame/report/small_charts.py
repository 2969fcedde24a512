"""Draws the small charts: a course beside its numbers, and shares as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wargame.report.charts import COLOURS, opening, shown

if TYPE_CHECKING:
    from markupsafe import Markup


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
    """Return rows of shares as HTML, such as how the votes of a cell fell."""
    from markupsafe import Markup

    parts = [*opening(chart_id, title, says, "bars"), *map(_bar, rows), "</div></div>"]
    return Markup("".join(parts))  # noqa: S704 - every text has passed shown


def _bar(row: Bar) -> str:
    total = max(1, sum(size for _, size in row.parts))
    shares = "".join(
        f'<span class="part c{number % len(COLOURS)}" style="width:{100 * size / total:.2f}%" '
        f'title="{shown(name)}: {size}">{size}</span>'
        for number, (name, size) in enumerate(row.parts)
    )
    return (
        f'<div class="bar"><div class="name">{shown(row.name)} '
        f'<span class="quiet">({shown(row.says)})</span></div>'
        f'<div class="shares">{shares}</div></div>'
    )
