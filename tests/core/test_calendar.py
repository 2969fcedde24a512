"""Turns have names on the calendar."""

from __future__ import annotations

import pytest

from wargame.core.calendar import turn_date


@pytest.mark.parametrize(
    ("start", "turn", "name"),
    [
        ("2020-Q2", 1, "2020 Q2"),
        ("2020-Q2", 0, "2020 Q2"),
        ("2020-Q4", 2, "2021 Q1"),
        ("2020-11", 3, "Jan 2021"),
        ("2020-W53", 2, "2021 week 1"),
        ("2020-02-28", 3, "1 Mar 2020"),
    ],
)
def test_a_turn_is_named_after_its_time(start: str, turn: int, name: str) -> None:
    """Quarters, months, weeks and days all count on over the year's end."""
    assert turn_date(start, turn) == name


@pytest.mark.parametrize("start", ["2020", "2020-Q5", "2020-13", "2020-W54", "2021-02-29", "x"])
def test_a_start_that_is_no_time_is_refused(start: str) -> None:
    """A deck cannot begin on a day that never was."""
    with pytest.raises(ValueError):  # noqa: PT011 - the calendar's own words vary
        turn_date(start, 1)
