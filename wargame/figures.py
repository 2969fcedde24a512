"""Puts numbers into the form that people read: points, changes, percentages. All integers."""

from __future__ import annotations


def points(score: int) -> int:
    """Return a score of 0-10,000 hundredths as points of 0-100, rounded half up."""
    return (score + 50) // 100


def signed(number: int) -> str:
    """Return a change with its sign, "±0" if there is none."""
    return f"{number:+d}" if number else "±0"


def signed_points(score: int) -> str:
    """Return a change of a score in points with one decimal, such as "+1.4"."""
    tenths = (abs(score) + 5) // 10
    sign = "-" if score < 0 else "+"
    return f"{sign}{tenths // 10}.{tenths % 10}" if tenths else "±0"


def percent(weight: int, total: int) -> int:
    """Return a weight as percent of a total, rounded half up."""
    return (200 * weight + total) // (2 * total)


def decimal(hundredths: int) -> str:
    """Return a score in hundredths as points with two decimals, such as "46.30" or "-1.05"."""
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"
