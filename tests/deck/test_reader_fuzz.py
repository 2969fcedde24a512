"""Whatever bytes come, the reader answers with a document, and both parsers with the same one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.deck.spoiling import DECK, FOREIGN
from wargame.deck import reader
from wargame.deck.document import Tree
from wargame.deck.load import load_scenario
from wargame.deck.quick import quick_tree
from wargame.deck.reader import read_bytes
from wargame.errors import DeckProblems

SAME_EXAMPLES = settings(deadline=None, derandomize=True)
DECK_BYTES = (FOREIGN / DECK).read_bytes()

PIECES = (
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    ", ",
    " #",
    "? ",
    "!x ",
    "&x ",
    "*x",
    "---\n",
    "...\n",
)
ODDITIES = ("\t", "東", "\r\n", "\\x00", "<<: ", "\x00", "\x1b", "\ufeff", "\u2028")
SIGNS = st.sampled_from([*"ab1:-[]{}\"'|>?!%@~\\ ", *PIECES, *ODDITIES])
YAML_LIKE = st.lists(SIGNS, max_size=30).map("".join)

LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs", "Zl", "Zp"],
    exclude_characters="\ufeff\ufffe\uffff",
)
WORDS = st.text(LETTERS, max_size=8)
TREES: st.SearchStrategy[Tree] = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@SAME_EXAMPLES
@given(data=st.binary(max_size=200) | YAML_LIKE.map(str.encode))
@pytest.mark.parametrize("pure", [False, True])
def test_no_bytes_make_the_reader_fail(data: bytes, *, pure: bool) -> None:
    """A shared deck is untrusted: it may be refused, never crash the program."""
    document = read_bytes(data, "f", pure=pure)

    assert document.tree is not None or document.problems
    for problem in document.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert "; " in problem.what
        assert str(problem).isprintable()


@SAME_EXAMPLES
@given(text=YAML_LIKE)
def test_both_parsers_give_the_same_tree_and_positions(text: str) -> None:
    """What a deck means must not hang on how PyYAML was built."""
    fast, pure = read_bytes(text.encode(), "f"), read_bytes(text.encode(), "f", pure=True)

    if fast.tree is not None and pure.tree is not None:
        assert fast.tree == pure.tree
        assert fast.values == pure.values
        assert fast.keys == pure.keys
        assert fast.problems == pure.problems


def agree(text: str, *, pure: bool) -> None:
    """Check that the quick reading of a text and the careful one come to the same."""
    parser = reader.PureParser if pure else reader.FastParser
    assert parser is not None
    careful, is_whole = reader._built(parser, text + "\n", "f")
    try:
        quick = quick_tree(parser(text + "\n"))
    except yaml.YAMLError:
        quick = None

    assert (quick is None) == bool(careful.problems)
    assert quick == (careful.root if is_whole and not careful.problems else None)


@SAME_EXAMPLES
@given(text=YAML_LIKE)
@example(text='a: "\\x00"')
@example(text="a: 1\na: 2")
@example(text="[" * 41 + "]" * 41)
@example(text="[" * 40 + "]" * 40)
@example(text="[" + "x," * 1001 + "]")
@example(text="[" + "x," * 1000 + "]")
@example(text="{" + ",".join(f"k{n}: v" for n in range(1001)) + "}")
@example(text="%YAML 1.1\n---\na: b")
@example(text="a: b\n---\nc: d")
@example(text="? [a]\n: b")
@pytest.mark.parametrize("pure", [False, True])
def test_the_quick_reading_comes_to_the_same(text: str, *, pure: bool) -> None:
    """A file without problems is read by another way than one with problems."""
    agree(text, pure=pure)


@SAME_EXAMPLES
@given(tree=TREES)
@pytest.mark.parametrize("pure", [False, True])
def test_the_quick_reading_takes_every_tree(tree: Tree, *, pure: bool) -> None:
    """What is in order is read the quick way."""
    agree(json.dumps(tree, ensure_ascii=False), pure=pure)


@SAME_EXAMPLES
@given(tree=TREES)
@pytest.mark.parametrize("pure", [False, True])
def test_any_tree_written_in_json_is_read_back(tree: Tree, *, pure: bool) -> None:
    """JSON is YAML, so every tree of texts can be written and comes back whole."""
    document = read_bytes(json.dumps(tree, ensure_ascii=False).encode(), "f", pure=pure)

    assert document.tree == tree
    assert document.problems == ()


def loads_or_is_refused(path: Path) -> bool:
    """Tell whether a deck loads or is refused for at least one reason; any other end is raised."""
    try:
        load_scenario(path)
    except DeckProblems as refusal:
        return bool(refusal.problems)
    return True


@settings(SAME_EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, len(DECK_BYTES)),
    cut=st.integers(0, 40),
    put=st.binary(max_size=12) | YAML_LIKE.map(str.encode),
)
def test_a_damaged_deck_loads_or_is_refused(foreign: Path, at: int, cut: int, put: bytes) -> None:
    """Every check behind the reader meets odd trees too; none of them may fall over."""
    path = foreign / DECK
    path.write_bytes(DECK_BYTES[:at] + put + DECK_BYTES[at + cut :])

    assert loads_or_is_refused(path)


ODD: list[Tree] = ["", "x", [], {}, ["x"], {"x": "y"}, [[]], [{}], {"id": []}, [{"id": "x"}]]


Spot = tuple[str | int, ...]


def _spots(tree: Tree, path: Spot = ()) -> Iterator[Spot]:
    """Yield the paths of everything in a tree."""
    yield path
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree)
    if not isinstance(tree, str):
        for step, value in parts:
            yield from _spots(value, (*path, step))


def _kinds(tree: Tree) -> Iterator[Spot]:
    """Yield one of those spots that differ only in their places in lists."""
    met: set[Spot] = set()
    for spot in _spots(tree):
        kind = tuple(0 if isinstance(step, int) else step for step in spot)
        if kind not in met:
            met.add(kind)
            yield spot


def _with(tree: Tree, path: Spot, value: Tree) -> Tree:
    """Return a tree with one value replaced."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(tree, dict):
        return {
            key: _with(each, rest, value) if key == step else each for key, each in tree.items()
        }
    assert isinstance(tree, list)
    return [_with(each, rest, value) if index == step else each for index, each in enumerate(tree)]


@pytest.mark.parametrize("name", [DECK, "flood-plain/world.yaml", "flood-plain/rules.yaml"])
def test_every_part_of_a_deck_may_be_of_the_wrong_kind(foreign: Path, name: str) -> None:
    """A list where a text belongs, and the like, is a problem for the author only."""
    path = foreign / name
    tree = read_bytes(path.read_bytes(), "f").tree
    assert tree is not None

    for number, spot in enumerate(_kinds(tree)):
        odd = ODD[number % len(ODD)]
        path.write_text(json.dumps(_with(tree, spot, odd)), encoding="utf-8")
        assert loads_or_is_refused(foreign / DECK)
