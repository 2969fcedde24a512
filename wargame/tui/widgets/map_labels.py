"""Decides where the names on a map stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from wargame.tui.canvas import Canvas

Spot = tuple[int, int]
"""Column and row of a cell."""


def candidates(at: Spot, mark: int, name: str) -> Iterable[Spot]:
    """Yield where a name may begin, the best first, beside a mark of `mark` cells at `at`."""
    column, row = at
    width = cell_len(name)
    yield column + mark + 1, row
    yield column - width - 1, row
    for above in (row + 1, row - 1):
        yield column, above
        yield column + mark - width, above
        yield column - width // 2, above


def place_label(canvas: Canvas, at: Spot, mark: int, names: Iterable[str]) -> tuple[str, Spot]:
    """Return the fullest name that fits beside a mark, and where; no name if none does.

    Of the places that are free the one that covers the least coast is taken.
    """
    for name in dict.fromkeys(names):
        width = cell_len(name)
        free = [
            spot
            for spot in candidates(at, mark, name)
            if canvas.is_free(spot[0] - 1, spot[1], width + 2)
            or canvas.is_free(spot[0], spot[1], width)
        ]
        if free:
            best = min(free, key=lambda spot: canvas.covered(spot[0], spot[1], width))
            return name, best
    return "", at
