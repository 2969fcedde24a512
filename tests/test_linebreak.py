"""Where lines may end, in English and in Japanese."""

from __future__ import annotations

import pytest
import rich._wrap
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from textual.content import Content

from wargame.linebreak import NO_END, NO_START, install, words, wrap

PROSE = (
    "政府は、「重要影響事態」の認定について協議し、（必要に応じて）関係省庁の連絡室を"
    "設置した。ADMMプラス及びＡＰＥＣの場でも、６者会合の再開を働きかける。それは「対話」か？"
)


@pytest.mark.parametrize("width", range(10, 60))
def test_no_line_begins_or_ends_with_a_letter_that_may_not(width: int) -> None:
    """A full stop at the start of a line is the first thing a Japanese reader sees."""
    lines = wrap(PROSE, width)

    assert not [line for line in lines if line[0] in NO_START]
    assert not [line for line in lines if line[-1] in NO_END]
    assert max(cell_len(line) for line in lines) <= width
    assert "".join(lines).replace(" ", "") == PROSE.replace(" ", "")


@pytest.mark.parametrize("width", [10, 24, 37])
def test_the_screens_break_lines_as_the_prompts_do(width: int) -> None:
    """Rich and Textual ask the same function; this fails when it has moved."""
    install()
    shown = [line.plain.rstrip() for line in Content(PROSE).wrap(width)]
    console = Console(width=width, file=None)

    assert shown == wrap(PROSE, width)
    assert [line.plain.rstrip() for line in Text(PROSE).wrap(console, width)] == shown
    assert rich._wrap.words is words


@given(st.text(st.sampled_from("ab é—“”東京、。（）\u3099 "), max_size=60))
def test_every_letter_is_in_exactly_one_piece(text: str) -> None:
    """Nothing is lost and nothing is said twice; blanks alone are no piece."""
    pieces = list(words(text))

    if text.strip():
        assert "".join(piece for _, _, piece in pieces) == text
        assert [(start, end) for start, end, _ in pieces] == [
            (start, start + len(piece)) for start, _, piece in pieces
        ]


@pytest.mark.parametrize("text", ["plain words, no more", "“quoted” café – dash", "a  b"])
def test_english_is_broken_at_spaces_only(text: str) -> None:
    """What was right stays as it was."""
    assert [piece.rstrip() for _, _, piece in words(text)] == text.split()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Legal room under Article 9", 24, ["Legal room under", "Article 9"]),
        (
            "It can wait until turn 9, then worsens.",
            24,
            ["It can wait until", "turn 9, then worsens."],
        ),
        ("100 % by random, 100 % by first", 20, ["100 % by random,", "100 % by first"]),
        ("Fiscal room down (worse), then", 18, ["Fiscal room", "down (worse), then"]),
        ("high contrast, ANSI,\u00a0light", 20, ["high contrast,", "ANSI,\u00a0light"]),
        ("財政余力は低下（悪化）、信頼醸成", 20, ["財政余力は低下", "（悪化）、信頼醸成"]),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, width: int, lines: list[str]) -> None:
    """A lone figure at the start of a line is read as a value, and half a judgement not at all."""
    assert wrap(text, width) == lines
