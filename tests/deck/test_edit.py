"""A deck is edited in its own text: what was not meant to change keeps every letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.deck.document import Path
from wargame.deck.edit import Editor, Value, scalar
from wargame.deck.reader import read_bytes
from wargame.deck.spans import spans_of

DECK = """\
# a deck, with a comment: and "quotes"
deck: tiny
title: 'Tiny'   # short
empty:
cells: [tokyo, washington]
injects:
  # the first
  - id: one
    deliver: {turns: [1, 3], when: a.b >= 2, weight: 3}   # by lot
    situation: >-
      A long text that is folded at some width, so
      that it fits.

      And a second paragraph.
    discuss:
      - First question?
      - "Second: question?"   # of two
    notes: |
      kept
        as written

  - id: two
    situation: short

# the end
"""


def edited(path: Path, value: Value | None, order: tuple[str, ...] = ()) -> str:
    """Return the deck with one value set or removed."""
    editor = Editor.of(DECK)
    if value is None:
        editor.remove(path)
    else:
        editor.set(path, value, order)
    return editor.text()


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("title",), "Small", "'Tiny'   # short", "Small   # short"),
        (("title",), "a: b", "'Tiny'   # short", '"a: b"   # short'),
        (("empty",), "full", "empty:\n", "empty: full\n"),
        (("cells",), ["tokyo"], "[tokyo, washington]", "[tokyo]"),
        (("injects", 0, "deliver", "when"), "a.b > 3", "a.b >= 2", "a.b > 3"),
        (("injects", 0, "deliver", "turns"), ["2", "3"], "[1, 3]", "[2, 3]"),
        (("injects", 0, "deliver", "weight"), None, ", weight: 3}", "}"),
        (("injects", 0, "deliver", "turns"), None, "{turns: [1, 3], when", "{when"),
        (
            ("injects", 0, "deliver"),
            {"turn": "2"},
            "{turns: [1, 3], when: a.b >= 2, weight: 3}   #",
            "{turn: 2}   #",
        ),
        (
            ("injects", 0, "situation"),
            "One line.\n\nThree.",
            "      A long text that is folded at some width, so\n      that it fits.\n\n"
            "      And a second paragraph.\n",
            "      One line.\n\n\n      Three.\n",
        ),
        (
            ("injects", 0, "situation"),
            "A long text that is folded at some width, so that it suits.\nAnd a second paragraph.",
            "that it fits",
            "that it suits",
        ),
        (("injects", 0, "discuss"), ["First?", "Second: question?"], "First question?", "First?"),
        (
            ("injects", 0, "discuss"),
            ["First question?", "Second: question?", "Third?"],
            "# of two\n",
            "# of two\n      - Third?\n",
        ),
        (("injects", 0, "notes"), None, "    notes: |\n      kept\n        as written\n", ""),
        (("injects", 1, "situation"), "- a\n- b", "short\n\n", "|\n      - a\n      - b\n\n"),
    ],
)
def test_only_the_value_changes(path: Path, value: Value | None, old: str, new: str) -> None:
    """Comments, order, blank lines and the style of everything else stay."""
    assert DECK.count(old) == 1
    assert edited(path, value) == DECK.replace(old, new)


def test_a_new_key_stands_after_those_it_follows() -> None:
    """In the order people write them, whatever is already there."""
    order = ("id", "title", "deliver", "situation", "notes")

    assert edited(("injects", 1, "title"), "Two", order) == DECK.replace(
        "- id: two\n", "- id: two\n    title: Two\n"
    )
    assert edited(("injects", 0, "title"), "One", order) == DECK.replace(
        "- id: one\n", "- id: one\n    title: One\n"
    )
    assert edited(("injects", 0, "deliver", "shift"), {"c.d": "2"}) == DECK.replace(
        "weight: 3}", "weight: 3, shift: {c.d: 2}}"
    )


def test_an_item_is_added_after_another() -> None:
    """With the indent of its list, before the comment that follows."""
    editor = Editor.of(DECK)
    editor.add_item(("injects", 0), ["id: new", "situation: |\n  a\n\n  b"], apart=True)

    assert editor.text() == DECK.replace(
        "as written\n\n",
        "as written\n\n  - id: new\n    situation: |\n      a\n\n      b\n\n",
    )


def test_several_changes_are_made_at_once() -> None:
    """None shifts the place of another."""
    editor = Editor.of(DECK)
    editor.set(("injects", 1, "situation"), "last")
    editor.set(("deck",), "other")
    editor.remove(("title",))

    assert editor.text() == DECK.replace("situation: short", "situation: last").replace(
        "deck: tiny\ntitle: 'Tiny'   # short", "deck: other"
    )


def test_places_count_letters_and_not_bytes() -> None:
    """Text in any script may stand before what is edited."""
    editor = Editor.of("a: 日本語 [\u00fc]\nb: 2\n".replace("[", "(").replace("]", ")"))
    editor.set(("b",), "3")

    assert editor.text() == "a: 日本語 (\u00fc)\nb: 3\n"


def test_a_text_that_is_no_deck_is_not_edited() -> None:
    """What our reader refuses has no places."""
    assert spans_of("a: [1") is None
    assert spans_of("a: &x 1") is None
    with pytest.raises(ValueError, match="not a text"):
        Editor.of("a: 1\na: 2\n")


LINES = st.text(
    st.characters(
        include_characters="\n:#-'\"{}[]&*!|>%@`,? ", exclude_categories=["C", "Zl", "Zp"]
    ),
    min_size=1,
    max_size=200,
)


@given(LINES, st.integers(0, 6))
def test_any_text_is_written_so_that_it_is_read_back(text: str, column: int) -> None:
    """Whatever a planner types, in whatever style it is written."""
    text = text.strip()
    margin = " " * column
    written = f"{margin}key: {scalar(text, column, 3)}\n{margin}next: 1\n"

    tree = read_bytes(written.encode(), "x.yaml").tree

    assert isinstance(tree, dict)
    assert str(tree["key"]).strip() == text
    assert tree["next"] == "1"
