"""The reader gives plain text with positions and refuses what decks may not use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wargame.deck import reader
from wargame.deck.document import Document
from wargame.deck.reader import MAX_BYTES, read_bytes, read_file

PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])


def read(text: str, *, pure: bool = False) -> Document:
    """Read a text as a file named f."""
    return read_bytes(text.encode(), "f", pure=pure)


def problems(text: str, *, pure: bool = False) -> list[str]:
    """Return the problems of a text as lines."""
    return [str(each) for each in read(text, pure=pure).problems]


def test_the_fast_parser_is_used_here() -> None:
    """The tests below mean to compare two parsers."""
    assert reader.FastParser is not None


@PARSERS
@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "no",
        "on",
        "off",
        "yes",
        "true",
        "null",
        "~",
        "18:30",
        "010",
        "0x1f",
        "1.10",
        "1e3",
        "2020-04-06",
        "2001-12-14t21:59:43.10-05:00",
        ".inf",
        "+3",
        "-0",
        "1_000",
        "=",
        "<<",
        "1998-W44",
        "0b1",
        "12e03",
    ],
)
def test_every_value_is_the_text_somebody_wrote(text: str, *, pure: bool) -> None:
    """Norway is no `False`, half past six is no 1110 and 1.10 is no 1.1."""
    assert read(f"a: {text}\nb: [{text}]\n{text}: c", pure=pure).tree == {
        "a": text,
        "b": [text],
        text: "c",
    }


@PARSERS
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'NO'", "NO"),
        ('"1.10"', "1.10"),
        ("", ""),
        ("''", ""),
        ('"\\u6771\\u4EAC"', "東京"),
        ("|\n  one\n  two", "one\ntwo\n"),
        (">-\n  one\n  two", "one two"),
        ("one\n  two", "one two"),
    ],
)
def test_quotes_and_blocks_are_ways_to_write_a_text(
    written: str, value: str, *, pure: bool
) -> None:
    """Only the letters count, not how they were quoted."""
    assert read(f"a: {written}", pure=pure).tree == {"a": value}


@PARSERS
def test_every_value_and_every_key_has_its_line_and_column(*, pure: bool) -> None:
    """A problem must be found again in an editor, also behind Japanese text."""
    document = read("東京: {名: [一, 二]}\nb:\n  - c: 'x'\n    d: |\n      y\n", pure=pure)

    assert document.values == {
        (): (1, 1),
        ("東京",): (1, 5),
        ("東京", "名"): (1, 9),
        ("東京", "名", 0): (1, 10),
        ("東京", "名", 1): (1, 13),
        ("b",): (3, 3),
        ("b", 0): (3, 5),
        ("b", 0, "c"): (3, 8),
        ("b", 0, "d"): (4, 8),
    }
    assert document.keys == {
        ("東京",): (1, 1),
        ("東京", "名"): (1, 6),
        ("b",): (2, 1),
        ("b", 0, "c"): (3, 5),
        ("b", 0, "d"): (4, 5),
    }


@PARSERS
def test_a_byte_order_mark_is_not_part_of_the_text(*, pure: bool) -> None:
    """Some editors write one without asking."""
    document = read("\ufeffa: b", pure=pure)

    assert document.tree == {"a": "b"}
    assert document.keys == {("a",): (1, 1)}


@PARSERS
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str, *, pure: bool) -> None:
    """A deck written on Windows has the same positions."""
    document = read(f"a: 1{end}b: 2{end}", pure=pure)

    assert document.tree == {"a": "1", "b": "2"}
    assert document.keys["b",] == (2, 1)


@PARSERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: !x b", "f:1:4: tag !x is not allowed; remove it"),
        ("a: !!str b", "f:1:4: tag tag:yaml.org,2002:str is not allowed; remove it"),
        ("a: ! b", "f:1:4: tag ! is not allowed; remove it"),
        ("a: !x [b]", "f:1:4: tag !x is not allowed; remove it"),
        ("a: !x {b: c}", "f:1:4: tag !x is not allowed; remove it"),
        ("!x a: b", "f:1:1: tag !x is not allowed; remove it"),
        (
            "a: !!python/object/apply:os.system [ls]",
            "f:1:4: tag tag:yaml.org,2002:python/object/apply:os.system is not allowed; remove it",
        ),
        ("a: &x b", "f:1:4: anchor &x is not allowed; remove it"),
        ("a: &x [b]", "f:1:4: anchor &x is not allowed; remove it"),
        ("a: &x {b: c}", "f:1:4: anchor &x is not allowed; remove it"),
        ("&x a: b", "f:1:1: anchor &x is not allowed; remove it"),
        ("a: b\na: c", 'f:2:1: "a" is already given on line 1; remove one of them'),
        ("{a: b, a: [c, {d: e}]}", 'f:1:8: "a" is already given on line 1; remove one of them'),
        ("a: b\n'a': c", 'f:2:1: "a" is already given on line 1; remove one of them'),
        ("- {a: b, c: d, a: e}", 'f:1:16: "a" is already given on line 1; remove one of them'),
        ("- a: b\n  a: c", 'f:2:3: "a" is already given on line 1; remove one of them'),
        ("- a: b\n  c: d\n  c: e", 'f:3:3: "c" is already given on line 2; remove one of them'),
        (
            "? [a]\n: b",
            "f:1:3: a key must be a word, not a list or a mapping; write it as text",
        ),
        (
            "{{a: b}: c}",
            "f:1:2: a key must be a word, not a list or a mapping; write it as text",
        ),
        (
            "a: b\n---\nc: d",
            "f:2:1: a second document begins here; keep one document in a file",
        ),
        ("%YAML 1.1\n---\na: b", "f:1:1: % directives are not allowed; remove the line"),
        ("%TAG ! tag:x,2000:\n---\na: b", "f:1:1: % directives are not allowed; remove the line"),
        ("", "f:1:1: the file is empty; write a deck or a model"),
        ("# nothing\n", "f:1:1: the file is empty; write a deck or a model"),
        ('a: "\\e[31m"', "f:1:4: escape of U+001B is not text; remove it"),
        ('a: "\\0"', "f:1:4: escape of U+0000 is not text; remove it"),
        ('"\\x9b": a', "f:1:1: escape of U+009B is not text; remove it"),
        ("[" * 41, "f:1:41: this is more than 40 levels deep; flatten it"),
        ("a:\n" + "- " * 40, "f:2:79: this is more than 40 levels deep; flatten it"),
    ],
)
def test_what_decks_may_not_use_is_refused(text: str, expected: str, *, pure: bool) -> None:
    """Each of these is a way to hide something or to do harm."""
    assert problems(text, pure=pure)[-1:] == [expected]


@PARSERS
def test_an_entry_without_its_dash_is_read_as_an_entry(*, pure: bool) -> None:
    """The first key of an entry again begins another one, so checks see all that was given."""
    text = "- id: a\n  label: A\n  id: b\n  label: B\n- id: c\n  label: C\n"

    document = read(text, pure=pure)

    assert document.tree == [
        {"id": "a", "label": "A"},
        {"id": "b", "label": "B"},
        {"id": "c", "label": "C"},
    ]
    assert [str(each) for each in document.problems] == [
        'f:3:3: "id" is already given on line 1; remove one of them, or put a dash before this one'
    ]
    assert document.position((1, "label")) == (4, 10)
    assert document.position((2, "id")) == (5, 7)


@PARSERS
def test_an_alias_is_refused_like_its_anchor(*, pure: bool) -> None:
    """A text must be readable where it stands; nine aliases can make a billion words."""
    assert problems("a: &x b\nc: *x\n*x : d", pure=pure) == [
        "f:1:4: anchor &x is not allowed; remove it",
        "f:2:4: alias *x is not allowed; write the value out",
        "f:3:1: alias *x is not allowed; write the value out",
    ]


@PARSERS
def test_after_a_refusal_the_rest_is_still_read(*, pure: bool) -> None:
    """All problems at once, and the first of two values with one key counts."""
    document = read("a: !x 1\na: {b: 2}\nc: &y 3\nd: [4]", pure=pure)

    assert len(document.problems) == 3
    assert document.tree == {"a": "1", "c": "3", "d": ["4"]}


@PARSERS
def test_forty_levels_are_allowed(*, pure: bool) -> None:
    """The limit is the last number that works."""
    assert problems("[" * 40 + "]" * 40, pure=pure) == []


@PARSERS
def test_a_thousand_entries_are_allowed_and_no_more(*, pure: bool) -> None:
    """Nothing in a deck is that long, and some checks compare every pair."""
    assert problems("[" + "a," * 1000 + "]", pure=pure) == []
    assert problems("[" + "a," * 1001 + "]", pure=pure) == [
        "f:1:2002: more than 1,000 entries stand here; split them"
    ]


def test_more_values_than_a_deck_can_need_are_refused() -> None:
    """200,000 short values fit in a file of the allowed size."""
    line = "- [" + "a," * 999 + "]\n"

    assert problems(line * 199) == []
    assert problems(line * 201) == ["f:200:2000: the file has more than 200,000 values; split it"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: \xe9", "f:1:4: not UTF-8 (byte 0xe9); save the file as UTF-8"),
        ("a: b\n東\n".encode() + b"x\xff", "f:3:2: not UTF-8 (byte 0xff); save the file as UTF-8"),
        (b"a: b\r\nc\xc3", "f:2:2: not UTF-8 (byte 0xc3); save the file as UTF-8"),
        (b"\xff\xfea\x00", "f:1:1: not UTF-8 (byte 0xff); save the file as UTF-8"),
        (b"a: \x1b[31m", "f:1:4: control character U+001B is not allowed; remove it"),
        (b"a: b\nc: \x00", "f:2:4: control character U+0000 is not allowed; remove it"),
        ("a: \u2028".encode(), "f:1:4: control character U+2028 is not allowed; remove it"),
        ("a: \x85".encode(), "f:1:4: control character U+0085 is not allowed; remove it"),
        ("\ufeffa: \x7f".encode(), "f:1:4: control character U+007F is not allowed; remove it"),
        ("a: b\ufeff".encode(), "f:1:5: control character U+FEFF is not allowed; remove it"),
        (b"\xed\xa0\x80", "f:1:1: not UTF-8 (byte 0xed); save the file as UTF-8"),
    ],
)
def test_a_file_must_be_text(data: bytes, expected: str) -> None:
    """The place of a bad byte is told by line and column, not by a count of bytes."""
    assert [str(each) for each in read_bytes(data, "f").problems] == [expected]


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("a: b: c", "f:1:5", "quote a text that holds a colon and a space"),
        ("a: @b", "f:1:4", "quote a text that begins with @, ` or %"),
        ('a: "b', "f:2:1", "close the quote, bracket or brace"),
        ("a: [b", "f:2:1", "close the bracket or brace, or quote a text with a comma in it"),
        ("a: b\n c: d", "f:2:3", "quote a text that holds a colon and a space"),
        ("a: b\nc\nd: e", "f:3:1", "end the key with a colon, or indent the text under its key"),
        ("a:\n  - b\n c: d", "f:3:2", "line the entries up, and quote all of a text or none of it"),
        ("a: 'b'c", "f:1:7", "line the entries up, and quote all of a text or none of it"),
        ('a: "\\q"', "f:1:5", "check the quotes and the indentation here"),
    ],
)
def test_a_slip_in_yaml_is_reported_with_advice(text: str, place: str, advice: str) -> None:
    """The parser's words are for those who know YAML; the advice is for the others."""
    [problem] = problems(text)

    assert problem.startswith(f"{place}: not valid YAML (")
    assert problem.endswith(f"); {advice}")


@PARSERS
@pytest.mark.parametrize(
    ("text", "place"),
    [("a:\n\t- b", "f:2:1"), ("a:\n  \t b: c", "f:2:3"), ("a: |\n  \tb", "f:2:3")],
)
def test_a_tab_may_not_indent(text: str, place: str, *, pure: bool) -> None:
    """Editors disagree about how deep a tab is, and so do parsers."""
    what = "a tab indents this line; indent with spaces, not tabs"

    assert problems(text, pure=pure) == [f"{place}: {what}"]


@PARSERS
def test_any_other_tab_is_a_space(*, pure: bool) -> None:
    """The two parsers disagree about tabs inside a text; nobody needs them there."""
    assert read("a:\tb\tc\t# d\n\t\ne: f", pure=pure).tree == {"a": "b c", "e": "f"}


def test_a_hundred_problems_are_enough() -> None:
    """A file that is all tags is not worth reading to its end."""
    assert len(problems("- !x y\n" * 1000)) == 100


@pytest.mark.parametrize("text", ['"\\UFFFFFFFF"', "%YAML 1." + "9" * 5000 + "\n---\na: b"])
@PARSERS
def test_absurd_numbers_in_yaml_itself_are_refused(text: str, *, pure: bool) -> None:
    """PyYAML lets other errors than its own out for these."""
    assert len(problems(text, pure=pure)) == 1


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """Its size is asked for first; a sparse file of a terabyte costs nothing."""
    path = tmp_path / "big.yaml"
    path.touch()
    os.truncate(path, 2**40)

    assert [str(each) for each in read_file(path).problems] == [
        f"{path}: is larger than 4 MB; split it"
    ]


def test_a_file_of_four_megabytes_is_read() -> None:
    """The limit is the last size that works."""
    data = b"a: " + b"x" * (MAX_BYTES - 3)

    assert read_bytes(data, "f").problems == ()
    assert [str(each) for each in read_bytes(data + b"x", "f").problems] == [
        "f: is larger than 4 MB; split it"
    ]


def test_a_missing_file_is_a_problem_of_the_file(tmp_path: Path) -> None:
    """There is no line to point at."""
    path = tmp_path / "no.yaml"

    assert [str(each) for each in read_file(path).problems] == [
        f"{path}: cannot be read (no such file or directory); check the file"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_or_a_folder_is_no_file(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)

    for path in (pipe, tmp_path):
        assert [str(each) for each in read_file(path).problems] == [
            f"{path}: is not a regular file; name a YAML file"
        ]


def test_without_libyaml_the_pure_parser_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some builds of PyYAML have no C part."""
    monkeypatch.setattr(reader, "FastParser", None)

    assert read("a: {b: [c]}").tree == {"a": {"b": ["c"]}}
