"""Charts are well formed, tell lines apart without colour, and keep their names readable."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from wargame.report.charts import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Bar,
    Chart,
    Line,
    Mark,
    bars,
    spark,
    svg,
)

SVG = "{http://www.w3.org/2000/svg}"


def chart(*courses: tuple[int, ...], **more: object) -> Chart:
    """Return a chart of some lines."""
    places = tuple(str(number) for number in range(len(courses[0])))
    lines = tuple(Line(name=f"Line {n}", values=values) for n, values in enumerate(courses))
    fields: dict[str, object] = {"id": "c", "title": "T", "says": "S"}
    return Chart(places=places, lines=lines, **(fields | more))  # type: ignore[arg-type]  # fields of Chart


def tree(drawn: object) -> ET.Element:
    """Return what was drawn, parsed."""
    return ET.fromstring(str(drawn))  # noqa: S314 - our own


@given(
    st.integers(1, 20).flatmap(
        lambda length: st.lists(
            st.tuples(*[st.integers(-50, 150)] * length), min_size=1, max_size=6
        )
    )
)
def test_everything_stays_in_the_picture_and_names_apart(courses: list[tuple[int, ...]]) -> None:
    """Whatever the values are, those beyond the scale too."""
    root = tree(svg(chart(*courses)))

    for line in root.iter(f"{SVG}polyline"):
        for point in (line.get("points") or "").split():
            x, y = map(float, point.split(","))
            assert LEFT <= x <= WIDTH - RIGHT
            assert TOP <= y <= HEIGHT - BOTTOM
    names = sorted(
        float(each.get("y") or 0)
        for each in root.iter(f"{SVG}text")
        if (each.text or "").startswith("Line")
    )
    assert len(names) == len(courses)
    assert all(after - before >= 14.5 for before, after in pairwise(names))
    assert names[-1] <= HEIGHT - BOTTOM + 5


def test_lines_differ_without_colour() -> None:
    """Six lines, six ways of dashes."""
    root = tree(svg(chart(*[(each, each) for each in range(6)])))

    dashes = [each.get("stroke-dasharray") for each in root.iter(f"{SVG}polyline")]
    assert len(set(dashes)) == 6


def test_a_line_says_its_last_value_rounded_as_everywhere() -> None:
    """61.50 is 62, not 61."""
    text = str(svg(chart((0, 6150), (0, 6149), high=10_000, unit=100)))

    assert "Line 0 62" in text
    assert "Line 1 61" in text


def test_title_description_levels_and_marks_are_there() -> None:
    """Rungs with their names, decisions with what they were."""
    drawn = tree(
        svg(
            chart(
                (0, 60),
                levels=(("Calm", 0), ("Crisis", 60)),
                marks=(Mark(place=1, sign="▲", text="Turn 1: <b>sail</b>"),),
            )
        )
    )

    assert [each.text for each in drawn.iter(f"{SVG}title")] == ["T", "Turn 1: <b>sail</b>"]
    assert [each.text for each in drawn.iter(f"{SVG}desc")] == ["S"]
    assert {"Calm", "Crisis", "▲"} <= {each.text for each in drawn.iter(f"{SVG}text")}


def test_many_turns_have_few_names() -> None:
    """They would lie upon one another."""
    root = tree(svg(chart(tuple(range(61)), axis="")))

    below = [
        each for each in root.iter(f"{SVG}text") if float(each.get("y") or 0) > HEIGHT - BOTTOM + 5
    ]
    assert 6 <= len(below) <= 12


def test_shares_fill_the_bar_and_say_their_sizes() -> None:
    """Two of three votes take two thirds."""
    root = tree(
        bars("v", "Votes", "How", [Bar(name="A", parts=(("yes", 2), ("no", 1)), says="majority")])
    )

    widths = [float(each.get("width") or 0) + 2 for each in root.iter(f"{SVG}rect")]
    assert abs(widths[0] - 2 * widths[1]) < 0.5
    assert abs(sum(widths) - (WIDTH - LEFT - RIGHT)) < 0.5
    assert {"2", "1", "A", "majority"} <= {each.text for each in root.iter(f"{SVG}text")}


def test_a_small_line_is_passed_over_by_readers_and_stays_inside() -> None:
    """Its numbers stand beside it."""
    text = str(spark((0, 50, 100), 0, 100))

    assert 'aria-hidden="true"' in text
    ys = [float(y) for y in re.findall(r",(\d+\.\d)", text)]
    assert ys == [22.0, 12.0, 2.0]
