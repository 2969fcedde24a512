"""Where things stand on a timeline, whatever its width."""

from __future__ import annotations

import pytest

from wargame.tui.glyphs import ASCII, UNICODE
from wargame.tui.widgets.timeline import Marks, after, before


def marks(total: int, **more: tuple[int, ...] | int) -> Marks:
    """Return the marks of a recording with nothing on it but what is given."""
    fields: dict[str, object] = {
        "curve": tuple(range(total)),
        "turns": (),
        "rungs": (),
        "comments": (),
        "undone_from": total,
    }
    return Marks(total, **(fields | more))  # type: ignore[arg-type]  # each names a field


@pytest.mark.parametrize("total", [1, 2, 5, 78, 10_000])
@pytest.mark.parametrize("width", [8, 78, 198])
def test_every_moment_has_its_cell_and_every_cell_leads_to_a_moment(total: int, width: int) -> None:
    """The first is at the left end, the last at the right, and clicking goes where it shows."""
    line = marks(total)
    cells = [line.cell(index, width) for index in range(total)]

    assert cells == sorted(cells)
    assert cells[0] == 0
    assert cells[-1] == (width - 1 if total > 1 else 0)
    for cell in range(width):
        index = line.index(cell, width)
        assert 0 <= index < total
        if total >= width:
            assert line.cell(index, width) == cell
    assert line.index(-5, width) == 0
    assert line.index(width + 5, width) == total - 1
    assert len(line.heights(width)) == width


def test_marks_stand_over_each_other_by_weight() -> None:
    """A comment hides a rung, a rung hides the beginning of a turn."""
    line = marks(11, turns=(0, 5, 8), rungs=(5, 8), comments=(8,), undone_from=9)

    assert line.track(11, UNICODE) == "┼────▲──c╌╌"
    assert line.track(11, ASCII) == "|----^--cxx"


def test_a_timeline_without_an_undone_part_has_no_sign_of_one() -> None:
    """The end is the end of the course."""
    assert marks(4).track(8, ASCII) == "-" * 8


@pytest.mark.parametrize(
    ("at", "next_place", "place_before"),
    [(-1, 2, None), (0, 2, None), (2, 5, None), (3, 5, 2), (5, 9, 2), (9, None, 5), (12, None, 9)],
)
def test_the_next_and_the_one_before(
    at: int, next_place: int | None, place_before: int | None
) -> None:
    """Strictly after and strictly before, so that repeated keys go on."""
    assert after((2, 5, 9), at) == next_place
    assert before((2, 5, 9), at) == place_before
