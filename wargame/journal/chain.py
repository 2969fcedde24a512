"""Seals lines into a chain, and walks a file as far as its chain holds.

A line is one canonical JSON object. Its `hash` is the SHA-256 of the hash of the line before it
followed by the line without its `hash`, so that a changed, lost or moved line shows. The chain has
no key: it shows accidents and careless edits, not a forger.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from wargame.errors import BadInput, WargameError
from wargame.journal.canonical import canonical, digest, parse_object
from wargame.language import _

FORMAT = 2
"""Version of the file format. A change that an older program would misread needs a new number.

1: commands and notes. 2: a rewind takes commands back; a program of format 1 would pass over it.
"""
READABLE = frozenset({1, FORMAT})
"""Formats that this program reads, and goes on writing in the files that have them."""
HEADER, SCENARIO, COMMAND = "header", "scenario", "command"
REWIND, REMARK = "rewind", "remark"
"""Kinds of line. Other kinds of this format are notes that a fold may pass over."""
FIRST_HASH = ""
"""What the first line is chained to."""
LINE_LIMIT = 4 << 20
SCENARIO_LIMIT = 32 << 20
FILE_LIMIT = 512 << 20
"""Longest line, longest scenario line and largest file, in bytes."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A line ready to be written."""

    data: bytes
    """The line and its newline."""
    hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """One intact line of a file."""

    number: int
    """From 1."""
    end: int
    """Offset in bytes of the line after it."""
    text: str
    members: Mapping[str, Any]
    hash: str


class Broken(Exception):
    """A line is damaged, so nothing from it on can be trusted."""

    def __init__(self, number: int, what: str, todo: str = "") -> None:
        """Keep the line number, what is wrong, and what to do if that is not the usual thing."""
        self.number = number
        self.what = what
        self.todo = todo
        super().__init__(what)


class Unfinished(Exception):
    """The last line was never finished, as when the program was killed while it wrote."""

    def __init__(self, number: int, start: int) -> None:
        """Keep the line number and the offset in bytes where the line begins."""
        self.number = number
        self.start = start
        super().__init__(_("line {number} is unfinished").format(number=number))


def seal(members: Mapping[str, str], previous: str) -> Sealed:
    """Return the line that holds some members, each already in canonical JSON, after another."""
    parts = {key: f'"{key}":{text}' for key, text in members.items()}
    linked = digest(f"{previous}{_joined(parts)}")
    parts["hash"] = f'"hash":"{linked}"'
    return Sealed(f"{_joined(parts)}\n".encode(), linked)


def _joined(parts: Mapping[str, str]) -> str:
    return "{" + ",".join([parts[key] for key in sorted(parts)]) + "}"


def line_limit(number: int) -> int:
    """Return how many bytes a line may have; the scenario in line 2 may have more."""
    return SCENARIO_LIMIT if number == 2 else LINE_LIMIT


def open_file(path: Path) -> BinaryIO:
    """Open a save to read it. Raises WargameError if it cannot be one."""
    try:
        if not path.is_file():
            raise BadInput(
                _("{path}: there is no such save; `wargame saves` lists them").format(path=path)
            )
        file = path.open("rb")
    except OSError as error:
        raise WargameError(
            _("{path}: cannot be read ({strerror}); check the file's permissions").format(
                path=path, strerror=error.strerror
            )
        ) from error
    if os.fstat(file.fileno()).st_size > FILE_LIMIT:
        file.close()
        raise WargameError(
            _("{path}: is larger than {size} MB; it is not a session").format(
                path=path, size=FILE_LIMIT >> 20
            )
        )
    return file


def walk(file: BinaryIO) -> Iterator[Link]:
    """Yield the lines of a file from its start, as far as they are intact.

    Raises:
        Broken: A line is damaged.
        Unfinished: The last line is not complete.
    """
    number, start, previous = 1, 0, FIRST_HASH
    while raw := file.readline(line_limit(number) + 1):
        if len(raw) > line_limit(number):
            raise Broken(
                number, _("the line is longer than {size} MB").format(size=line_limit(number) >> 20)
            )
        link = _link(file, number, start, raw, previous)
        yield link
        number, start, previous = number + 1, link.end, link.hash


def _link(file: BinaryIO, number: int, start: int, raw: bytes, previous: str) -> Link:
    if not raw.endswith(b"\n"):
        raise Unfinished(number, start)
    try:
        text = raw[:-1].decode()
        members = parse_object(text)
    except ValueError as error:
        if not file.read(1):
            raise Unfinished(number, start) from error
        raise Broken(
            number, _("the line cannot be read: {error}").format(error=reason(error))
        ) from error
    if number == 1:
        check_format(members)
    return Link(number, start + len(raw), text, members, _hash(number, text, members, previous))


def reason(error: ValueError) -> str:
    """Return what a decoding error says, without the text it quotes."""
    if isinstance(error, json.JSONDecodeError):
        return _("not JSON at column {n}").format(n=error.colno)
    if isinstance(error, UnicodeDecodeError):
        return _("not UTF-8 at byte {n}").format(n=error.start + 1)
    return str(error)


def check_format(header: Mapping[str, Any]) -> None:
    """Refuse a header that is none, or one of another format. Raises Broken."""
    if header.get("kind") != HEADER:
        raise Broken(1, _("this is not the header of a session"))
    given = header.get("format")
    if type(given) is not int:
        raise Broken(1, _("the header does not say which format the file has"))
    if given not in READABLE:
        raise Broken(
            1,
            _("the file has format {given} and this program reads formats 1 to {newest}").format(
                given=given, newest=FORMAT
            ),
            _("open it with the version of wargame that wrote it, or a newer one"),
        )


def _hash(number: int, text: str, members: Mapping[str, Any], previous: str) -> str:
    given = members.get("hash")
    if type(given) is not str:
        raise Broken(number, _("the line has no hash"))
    body = unsealed(text, members, given)
    if body is None or digest(previous + body) != given:
        after = (
            _("follow line {number}").format(number=number - 1)
            if number > 1
            else _("bear its own hash")
        )
        raise Broken(
            number,
            _("the line does not {after}: it was changed after it was written").format(after=after),
        )
    return given


def unsealed(text: str, members: Mapping[str, Any], given: str) -> str | None:
    """Return a line without its hash, or None if that cannot be told from its form.

    A line with one key `hash` and no escapes is cut; only the rare others are written anew, and
    then they have to be in canonical form.
    """
    mark = f'"hash":"{given}",'
    if text.count('"hash":') == 1 and mark in text and "\\u" not in text:
        return text.replace(mark, "")
    try:
        if canonical(members).encode() != text.encode():
            return None
    except (ValueError, RecursionError):
        return None
    return canonical({key: value for key, value in members.items() if key != "hash"})
