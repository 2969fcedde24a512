"""Scores: measures, bands, the lower of several, gates, and breadth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.small import measure
from wargame.core.rounding import div_round
from wargame.core.scenario import Overall
from wargame.core.scoring import overall_score
from wargame.core.tables import measure_score


@pytest.mark.parametrize(
    ("value", "expected"), [(20, 0), (30, 0), (45, 5000), (60, 10_000), (90, 10_000), (31, 333)]
)
def test_a_measure_runs_from_its_start_to_its_end(value: int, expected: int) -> None:
    """Below the start it scores nothing, at the end all."""
    assert measure_score(measure("x", start=30, end=60), value) == expected


def test_a_measure_may_run_downwards() -> None:
    """A burden scores when it falls."""
    falling = measure("x", start=80, end=40)

    assert [measure_score(falling, value) for value in (80, 60, 40)] == [0, 5000, 10_000]


@pytest.mark.parametrize(
    ("value", "expected"), [(50, 10_000), (62, 10_000), (45, 7500), (72, 5000), (10, 0)]
)
def test_a_band_fades_on_both_sides(value: int, expected: int) -> None:
    """A reasonable middle scores; too little and too much do not."""
    band = measure("x", band=(50, 62), fade=20)

    assert measure_score(band, value) == expected


def test_breadth_counts() -> None:
    """Half the mean, half the lowest two: a neglected step cannot be outweighed."""
    overall = Overall(mean=50, lowest=50, lowest_count=2, says="", source=())

    assert overall_score(overall, (5000, 5000, 5000, 5000, 5000)) == 5000
    assert overall_score(overall, (0, 0, 10_000, 10_000, 10_000)) == 3000


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=7), st.integers(1, 7))
def test_the_overall_score_lies_between_lowest_and_highest(steps: list[int], count: int) -> None:
    """It is an average, so it leaves neither end."""
    overall = Overall(mean=50, lowest=50, lowest_count=count, says="", source=())

    assert min(steps) <= overall_score(overall, tuple(steps)) <= max(steps)


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_division_rounds_half_up(numerator: int, divisor: int) -> None:
    """One rule for every division of the engine."""
    quotient = div_round(numerator, divisor)

    assert 2 * divisor * quotient - divisor <= 2 * numerator < 2 * divisor * quotient + divisor
