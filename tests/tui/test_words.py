"""Small words and signs: scores, changes, bars, trends, columns, wrapped lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tests.tui import fake_world
from wargame.errors import WargameError
from wargame.glossary import TERMS
from wargame.mishaps import told
from wargame.tui import passages
from wargame.tui.glyphs import ASCII, UNICODE
from wargame.tui.wording import cell, clip, count, ends, hang, points, signed, signed_points

LETTERS = st.text(st.sampled_from("ab é—東京 "), max_size=40)


@pytest.mark.parametrize(
    ("score", "shown"), [(0, "0.0"), (4, "0.0"), (5, "0.1"), (4730, "47.3"), (10_000, "100.0")]
)
def test_a_score_is_shown_in_points_rounded_half_up(score: int, shown: str) -> None:
    """Hundredths are for the engine."""
    assert points(score) == shown


@pytest.mark.parametrize(
    ("change", "shown"), [(120, "+1.2"), (-45, "-0.5"), (-4, "0.0"), (4, "0.0"), (0, "0.0")]
)
def test_a_change_of_a_score_bears_its_sign(change: int, shown: str) -> None:
    """Nothing that rounds to nothing has a sign."""
    assert signed_points(change) == shown


def test_counts_and_changes_are_in_words() -> None:
    """One turn, two turns; plus three, minus two, nothing."""
    assert [count(1, "turn"), count(2, "turn")] == ["1 turn", "2 turns"]
    assert [signed(3), signed(-2), signed(0)] == ["+3", "-2", "0"]


@given(LETTERS, st.integers(1, 50))
def test_a_cell_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    """Wide letters, as in Japanese, take two cells each."""
    assert cell_len(cell(text, width)) == width
    assert cell_len(clip(text, width)) <= width


@given(LETTERS, LETTERS, st.integers(1, 60))
def test_a_line_with_two_ends_never_overflows(start: str, end: str, width: int) -> None:
    """What does not fit is cut at the left part, or left out."""
    assert ends(Content(start), Content(end), width).cell_length <= width


@given(st.text(st.sampled_from("ab é東京 "), max_size=200), st.integers(12, 60))
def test_hanging_lines_stay_within_their_width(text: str, width: int) -> None:
    """No row of a list may push the next column."""
    for line in hang(text, width, "- ").plain.split("\n"):
        assert cell_len(line.rstrip()) <= width


@given(st.integers(-5, 120), st.integers(0, 100), st.integers(1, 60))
def test_a_bar_has_its_width_whatever_its_value(part: int, whole: int, width: int) -> None:
    """Scores are in range, but a bar must not break the screen if one were not."""
    for glyphs in (UNICODE, ASCII):
        assert cell_len(glyphs.bar(part, whole, width)) == width


def test_bars_and_trends_use_their_whole_range() -> None:
    """Nothing is empty, everything is full, in both styles of letters."""
    assert UNICODE.bar(0, 100, 4) == "░░░░"
    assert UNICODE.bar(100, 100, 4) == "████"
    assert ASCII.bar(50, 100, 4) == "##.."
    assert UNICODE.trend((0, 50, 100), 0, 100) == "▁▅█"
    assert ASCII.trend((0, 50, 100, 150), 0, 100) == "_+@@"
    assert [UNICODE.arrow(change) for change in (2, 0, -2)] == ["▲", "=", "▼"]


def test_prose_is_wrapped_anew_and_keeps_its_paragraphs() -> None:
    """Authors break lines where their editor ends, players have another width."""
    prose = "One line\nand its end.\n\nA second paragraph.\n- a point\n- another\n"

    shown = passages.paragraphs(prose, 60).plain.split("\n")

    assert shown == ["One line and its end.", "", "A second paragraph.", "- a point", "- another"]


@pytest.mark.parametrize("width", [36, 60, 120])
def test_no_passage_is_wider_than_its_column(width: int) -> None:
    """At 80 columns the details have less than half the screen."""
    option = fake_world.FIRST.options[0]
    texts = [
        passages.option_detail(option, width),
        passages.rules(option, width),
        passages.situation(fake_world.FIRST, "answer now", width),
        passages.initiative_detail(fake_world.INITIATIVES[2], width, UNICODE),
        *(passages.entry_body(entry, width, UNICODE) for entry in fake_world.entries()),
    ]

    for text in texts:
        assert max(cell_len(line.rstrip()) for line in text.plain.split("\n")) <= width


def test_an_error_of_ours_is_told_as_it_is_and_others_with_a_comfort() -> None:
    """Long lists of problems are cut, with the number of those left out."""
    assert told(WargameError("a:1: no; mend it")) == "a:1: no; mend it"
    assert told(WargameError("1\n2\n3\n4\n5")) == "1\n2\n3\nand 2 more"
    assert "KeyError" in told(KeyError("x"))
    assert "Nothing is lost" in told(KeyError("x"))


def test_the_terms_stand_by_alphabet() -> None:
    """A glossary is looked things up in."""
    names = [term.casefold() for term, _ in TERMS]

    assert names == sorted(names)
