"""Reads one YAML file strictly: bytes to plain text values with positions.

PyYAML's C scanner is used when libyaml is there; the pure one gives the same positions.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import stat
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from wargame.core.plain import plain
from wargame.deck.collector import collector_paused
from wargame.deck.document import Document, Marks, Position
from wargame.deck.quick import quick_tree
from wargame.deck.tree import NOT_TEXT, GivenUp, TreeBuilder
from wargame.errors import Problem

MAX_BYTES = 4_000_000
"""Largest file, inclusive."""

_TAB_INDENT = re.compile(r"^ *(?=\t[ \t]*[^\s])", re.MULTILINE)
_LINE_END = re.compile("\r\n|\r|\n")


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser without composer, resolver and constructor."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _fast_parser() -> type[Any] | None:
    """Return the same in C, where PyYAML was built with libyaml."""
    try:
        cyaml = importlib.import_module("yaml.cyaml")
    except ImportError:
        return None
    return cast("type[Any]", cyaml.CParser)


FastParser = _fast_parser()


def read_file(path: Path) -> Document:
    """Read a file; a file that cannot be read is a document with a problem."""
    file = str(path)
    try:
        data = _read_bounded(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _unreadable(file, f"cannot be read ({reason}); check the file")
    if data is None:
        return _unreadable(file, "is not a regular file; name a YAML file")
    return replace(read_bytes(data, file), digest=hashlib.sha256(data).hexdigest())


def read_bytes(data: bytes, file: str, *, pure: bool = False) -> Document:
    """Read the bytes of a file. Never raises; problems are in the document.

    Args:
        data: Bytes of the file.
        file: Its name in problems.
        pure: Use PyYAML's own scanner even if libyaml is there.
    """
    if len(data) > MAX_BYTES:
        return _unreadable(file, f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        what = f"not UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8"
        return Document(file, None, problems=(Problem(file, *_end_of(before), what),))
    text = text.removeprefix("\ufeff")
    bad = NOT_TEXT.search(text)
    if bad:
        what = f"control character U+{ord(bad[0]):04X} is not allowed; remove it"
        return Document(file, None, problems=(Problem(file, *_end_of(text[: bad.start()]), what),))
    tab = _TAB_INDENT.search(text)
    if tab:
        position = _end_of(text[: tab.end()])
        what = "a tab indents this line; indent with spaces, not tabs"
        return Document(file, None, problems=(Problem(file, *position, what),))
    # elsewhere a tab is as good as a space; the two parsers would disagree about it
    text = text.replace("\t", " ")
    with collector_paused():
        return _parse(text, file, pure=pure)


def _parse(text: str, file: str, *, pure: bool) -> Document:
    # libyaml ends every text with a line break, so both parsers are given one
    ended = text if text.endswith("\n") else text + "\n"
    parser = PureParser if pure or FastParser is None else FastParser
    try:
        tree = quick_tree(parser(ended))
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        tree = None
    if tree is not None:
        return Document(
            file, tree, find=cache(lambda: _marks(_built(parser, ended, file)[0], text))
        )
    builder, is_whole = _built(parser, ended, file)
    root = builder.root if is_whole else None
    marks = _marks(builder, text)
    return Document(file, root, tuple(builder.problems), find=lambda: marks)


def _marks(builder: TreeBuilder, text: str) -> Marks:
    return Marks(builder.values, builder.keys, tuple(_LINE_END.split(text)))


def _built(parser: type[Any], text: str, file: str) -> tuple[TreeBuilder, bool]:
    """Return what became of a text, and whether it could be read to its end."""
    builder = TreeBuilder(file)
    is_whole = False
    try:
        events = parser(text)
        while events.check_event():
            builder.take(events.get_event())
        is_whole = True
    except GivenUp:
        pass
    except yaml.YAMLError as error:
        builder.problems.append(_slip(file, error))
    except (ValueError, OverflowError, RecursionError):
        # PyYAML lets these out for absurd numbers in escapes and directives
        builder.problems.append(Problem(file, 1, 1, "not readable as YAML; rewrite the file"))
    if is_whole and builder.root is None:
        builder.problems.append(Problem(file, 1, 1, "the file is empty; write a deck or a model"))
    return builder, is_whole


def _read_bounded(path: Path) -> bytes | None:
    """Return at most one byte more than the limit; None if it is no regular file."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return None
    if status.st_size > MAX_BYTES:
        return bytes(MAX_BYTES + 1)
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _unreadable(file: str, what: str) -> Document:
    return Document(file, None, problems=(Problem(file, 0, 0, what),))


def _end_of(text: str) -> Position:
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    return len(lines), len(lines[-1]) + 1


_ADVICE = (
    ("mapping values are not allowed", "quote a text that holds a colon and a space"),
    ("could not find expected ':'", "end the key with a colon, or indent the text under its key"),
    ("cannot start any token", "quote a text that begins with @, ` or %"),
    ("undefined alias", "aliases are not allowed: write the value out"),
    ("unexpected end of stream", "close the quote, bracket or brace"),
    ("expected ',' or ", "close the bracket or brace, or quote a text with a comma in it"),
    ("expected <block end>", "line the entries up, and quote all of a text or none of it"),
    ("did not find expected key", "line the entries up, and quote all of a text or none of it"),
)


def _slip(file: str, error: yaml.YAMLError) -> Problem:
    """Return the problem of an error in the YAML itself."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    what = plain(str(getattr(error, "problem", None) or "not readable"), lines=False)
    found = (advice for sign, advice in _ADVICE if sign in what)
    advice = next(found, "check the quotes and the indentation here")
    return Problem(file, line + 1, column + 1, f"not valid YAML ({what}); {advice}")
