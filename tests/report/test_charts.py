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
    LEVELS,
    RIGHT,
    TOP,
    WIDTH,
    Chart,
    Line,
    Mark,
    drawn,
)
from wargame.report.small_charts import Bar, bars, spark

SVG = "{http://www.w3.org/2000/svg}"


def chart(*courses: tuple[int, ...], **more: object) -> Chart:
    """Return a chart of some lines."""
    places = tuple(str(number) for number in range(len(courses[0])))
    lines = tuple(Line(name=f"Line {n}", values=values) for n, values in enumerate(courses))
    fields: dict[str, object] = {"id": "c", "title": "T", "says": "S"}
    return Chart(places=places, lines=lines, **(fields | more))  # type: ignore[arg-type]  # fields of Chart


def tree(picture: object) -> ET.Element:
    """Return what was drawn, parsed."""
    return ET.fromstring(str(picture))  # noqa: S314 - our own


def labels(picture: object) -> dict[str, tuple[float, float]]:
    """Return the words upon a chart with their places, in units of the chart."""
    found = re.findall(r'style="left:([\d.]+)%;top:([\d.]+)%"[^>]*>([^<]*)<', str(picture))
    return {text: (float(x) * WIDTH / 100, float(y) * HEIGHT / 100) for x, y, text in found}


@given(
    st.integers(1, 20).flatmap(
        lambda length: st.lists(
            st.tuples(*[st.integers(-50, 150)] * length), min_size=1, max_size=6
        )
    )
)
def test_everything_stays_in_the_picture_and_names_apart(courses: list[tuple[int, ...]]) -> None:
    """Whatever the values are, those beyond the scale too."""
    picture = drawn(chart(*courses))
    root = tree(picture)

    for line in root.iter(f"{SVG}polyline"):
        for point in (line.get("points") or "").split():
            x, y = map(float, point.split(","))
            assert LEFT <= x <= WIDTH - RIGHT
            assert TOP <= y <= HEIGHT - BOTTOM
    names = sorted(y for text, (_, y) in labels(picture).items() if text.startswith("Line"))
    assert len(names) == len(courses)
    assert all(after - before >= 15.5 for before, after in pairwise(names))
    assert names[-1] <= HEIGHT - BOTTOM + 5


def test_lines_differ_without_colour() -> None:
    """Six lines, six ways of dashes."""
    root = tree(drawn(chart(*[(each, each) for each in range(6)])))

    dashes = [each.get("stroke-dasharray") for each in root.iter(f"{SVG}polyline")]
    assert len(set(dashes)) == 6


def test_a_line_says_its_last_value_rounded_as_everywhere() -> None:
    """61.50 is 62, not 61."""
    text = str(drawn(chart((0, 6150), (0, 6149), high=10_000, unit=100)))

    assert "Line 0 62" in text
    assert "Line 1 61" in text


def test_title_description_levels_and_marks_are_there() -> None:
    """Rungs with their names, decisions with what they were."""
    picture = drawn(
        chart(
            (0, 60),
            levels=(("Calm", 0), ("Crisis", 60)),
            marks=(
                Mark(place=1, sign="", text="Turn 1: <b>sail</b>"),
                Mark(place=0, sign="?!", text="Turn 0"),
            ),
        )
    )
    root = tree(picture)
    box = root.find("div")

    assert box is not None
    assert (box.get("role"), box.get("aria-label")) == ("img", "T. S")
    assert [each.text for each in root.iter(f"{SVG}title")] == ["Turn 1: <b>sail</b>"]
    assert len(list(root.iter(f"{SVG}polygon"))) == 1
    assert {"Calm 0", "Crisis 60", "?!"} <= set(labels(picture))


def test_words_of_levels_stand_left_of_the_lines() -> None:
    """A line that runs along a rung would run through its name."""
    picture = drawn(chart((60, 60), levels=(("Calm", 0), ("Crisis", 60))))

    assert labels(picture)["Crisis 60"][0] < LEVELS
    [line] = tree(picture).iter(f"{SVG}polyline")
    assert all(float(each.split(",")[0]) >= LEVELS for each in (line.get("points") or "").split())


def test_many_turns_have_few_names() -> None:
    """They would lie upon one another."""
    names = labels(drawn(chart(tuple(range(61)), axis="")))

    assert 6 <= sum(y > HEIGHT - BOTTOM + 5 for _, y in names.values()) <= 12


def test_shares_fill_the_bar_and_say_their_sizes() -> None:
    """Two of three votes take two thirds."""
    rows = [Bar(name="A", parts=(("yes", 2), ("no", 1)), says="majority")]
    root = tree(bars("v", "Votes", "How", rows))
    parts = [each for each in root.iter("span") if "part" in (each.get("class") or "")]

    assert [each.get("style") for each in parts] == ["width:66.67%", "width:33.33%"]
    assert [(each.text, each.get("title")) for each in parts] == [("2", "yes: 2"), ("1", "no: 1")]
    assert "A (majority)" in ["".join(each.itertext()) for each in root.iter("div")]


def test_a_small_line_is_passed_over_by_readers_and_stays_inside() -> None:
    """Its numbers stand beside it."""
    text = str(spark((0, 50, 100), 0, 100))

    assert 'aria-hidden="true"' in text
    ys = [float(y) for y in re.findall(r",(\d+\.\d)", text)]
    assert ys == [22.0, 12.0, 2.0]
