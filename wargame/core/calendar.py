"""Names turns on the calendar: quarters, months, weeks or days from a deck's start."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wargame.core.phrases import Say, english, mark

_MONTHS = (
    *(mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun")),
    *(mark("Jul"), mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec")),
)
_FORMS = {
    "quarter": re.compile(r"(\d{4})-Q([1-4])"),
    "week": re.compile(r"(\d{4})-W(\d{2})"),
    "day": re.compile(r"(\d{4})-(\d{2})-(\d{2})"),
    "month": re.compile(r"(\d{4})-(\d{2})"),
}


def period(start: str) -> str:
    """Return quarter, month, week or day. Raises ValueError if the start is none of them."""
    for name, form in _FORMS.items():
        match = form.fullmatch(start)
        if match:
            _check(name, [int(part) for part in match.groups()])
            return name
    raise ValueError(f"{start!r} is not a quarter, month, week or day")


def _check(name: str, parts: list[int]) -> None:
    if name == "week":
        date.fromisocalendar(parts[0], parts[1], 1)
    elif name == "day":
        date(parts[0], parts[1], parts[2])
    elif name == "month":
        date(parts[0], parts[1], 1)


def turn_date(start: str, turn: int, say: Say = english) -> str:
    """Return the name of a turn from 1: "2020 Q2", "Apr 2020", "2020 week 15", "6 Apr 2020".

    Turn 0, the time before STARTEX, has the name of turn 1.
    """
    name = period(start)
    match = _FORMS[name].fullmatch(start)
    parts = [int(part) for part in match.groups()] if match else []
    later = max(turn - 1, 0)
    if name == "quarter":
        count = parts[0] * 4 + parts[1] - 1 + later
        return say("{year} Q{quarter}").format(year=count // 4, quarter=count % 4 + 1)
    if name == "month":
        count = parts[0] * 12 + parts[1] - 1 + later
        month = say(_MONTHS[count % 12])
        return say("{month} {year}").format(month=month, year=count // 12)
    if name == "week":
        year, week, _ = (
            date.fromisocalendar(parts[0], parts[1], 1) + timedelta(weeks=later)
        ).isocalendar()
        return say("{year} week {week}").format(year=year, week=week)
    day = date(parts[0], parts[1], parts[2]) + timedelta(days=later)
    month = say(_MONTHS[day.month - 1])
    return say("{day} {month} {year}").format(day=day.day, month=month, year=day.year)
