"""What goes into a spreadsheet is never run, is all to be seen, and comes back unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.core.plain import plain
from wargame.report.cells import neutral, original, told, visible

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "'=1",
    "''+1",
    "＝1",
    "=cmd|' /C calc'!A0",
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_is_a_text_in_csv(text: str) -> None:
    """A program that opens the file has nothing to run, and the text is not lost."""
    assert neutral(text) == f"'{text}"
    assert told(neutral(text)) == text


@pytest.mark.parametrize("text", ["'tis noted", "o'clock", "5 = five", "", "a-b"])
def test_an_ordinary_text_keeps_its_apostrophes(text: str) -> None:
    """Only what looks like a formula is touched."""
    assert neutral(text) == text
    assert told(text) == text


@given(st.one_of(TEXTS, st.builds(lambda a, b: a + b, st.sampled_from(HOSTILE), TEXTS)))
def test_neutral_texts_are_told_exactly(text: str) -> None:
    """For every text there is."""
    assert told(neutral(text)) == text
    assert neutral(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


@given(TEXTS)
def test_unseen_letters_are_seen_and_come_back(text: str) -> None:
    """A direction mark cannot turn a line round, and a planner's file does not lose it."""
    shown = visible(text)

    assert original(shown) == text.replace("\r\n", "\n")
    assert plain(shown).replace("\n", "") == shown.replace("\t", " ").replace("\n", "")


def test_what_only_looks_like_a_code_stays() -> None:
    """Letters that can be seen are not read out of their codes."""
    assert visible("\u202eevil \x1b[31m") == "<U+202E>evil <U+001B>[31m"
    assert original("<U+0041> <U+D800> <U+110000>") == "<U+0041> <U+D800> <U+110000>"
    assert original(visible("<U+202E>")) == "<U+202E>"
