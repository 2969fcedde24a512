"""Words of pages can be read: every colour on every ground, in light, in dark, on paper."""

from __future__ import annotations

import re

import pytest

from wargame.report.html import environment

PAPER = ("paper", "shade")
WORDS = ("ink", "quiet", "accent", "secret")
SERIES = tuple(f"c{number}" for number in range(6))
LEAST_OF_WORDS, LEAST_OF_LINES = 4.5, 3.0
"""Contrast that WCAG 2.2 asks for at level AA."""


def palette(scheme: str) -> dict[str, str]:
    """Return the colours that hold in a scheme."""
    css = environment().get_template("after-action.css").render()
    base, _, _ = environment().loader.get_source(environment(), "base.html")  # type: ignore[union-attr]  # it has one
    found: dict[str, str] = {}
    for sheet in (base, css):
        for name in ("", scheme):
            opening = rf"@media {re.escape(name)} \{{\s*" if name else "^"
            block = re.search(opening + r":root \{(.*?)\}", sheet, re.DOTALL | re.MULTILINE)
            found |= dict(re.findall(r"--(\w+): (#\w+)", block[1])) if block else {}
    return found


def light(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["", "(prefers-color-scheme: dark)", "print"])
def test_every_colour_can_be_read_on_every_ground(scheme: str) -> None:
    """Words on paper and on shaded ground, numbers within bars, lines of charts."""
    colours = palette(scheme)

    assert {*PAPER, *WORDS, *SERIES} <= set(colours)
    poor = [
        (word, ground)
        for ground in PAPER
        for word in WORDS
        if contrast(colours[word], colours[ground]) < LEAST_OF_WORDS
    ]
    assert not poor
    assert not [c for c in SERIES if contrast(colours[c], colours["paper"]) < LEAST_OF_WORDS]
    assert contrast(colours["ink"], colours["rule"]) >= LEAST_OF_LINES


def test_the_measure_is_that_of_wcag() -> None:
    """Black on white is 21; this grey is known to be just enough."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)
