"""Describes the first line of a save: what the session is, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from wargame.core.plain import plain
from wargame.core.remarks import clean_title
from wargame.core.scenario import WHOLE, Scenario
from wargame.core.views import Preview
from wargame.journal.chain import FORMAT, HEADER
from wargame.journal.codec import Malformed, members_writer, reader_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The line of another save that a branch grew from."""

    file: str
    """Name of the file, without its folder."""
    line: int
    hash: str
    """Hash of that line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the first line of a save says. Its texts are safe to show."""

    format: int = FORMAT
    program: str
    """Version of the program that began the file."""
    deck: str
    deck_digest: str
    """SHA-256 of the scenario in canonical JSON."""
    seed: int
    """In 0 to 2**64 - 1."""
    played: tuple[str, ...]
    """Cells with people in them, or the whole."""
    cell: str
    """The cell this seat answers for, or the whole."""
    preview: Preview
    mode: str
    """Such as "solo"."""
    title: str
    begun: str
    """Wall time in ISO form."""
    parent: Parent | None = None


_write = members_writer(Header)
_read = reader_for(Header)


def write_header(header: Header) -> dict[str, str]:
    """Return the members of the header line, each in canonical JSON."""
    return {"kind": f'"{HEADER}"'} | _write(header)


def read_header(members: Mapping[str, Any]) -> Header:
    """Return the header that a line's members describe. Raises Malformed."""
    own = {key: value for key, value in members.items() if key not in {"kind", "hash"}}
    header: Header = _read(own)
    if header.seed < 0:
        raise Malformed("is below 0", "seed")
    moment(header.begun, "begun")
    return replace(
        header,
        program=plain(header.program, lines=False),
        mode=plain(header.mode, lines=False),
        title=clean_title(header.title),
    )


def moment(text: Any, field: str) -> str:
    """Return a wall time that is in ISO form. Raises Malformed if it is not."""
    try:
        datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise Malformed("is not a time such as 2026-11-24T09:30:00+09:00", field) from error
    return str(text)


def check_header(header: Header, scenario: Scenario) -> None:
    """Refuse a header that does not fit the scenario below it. Raises Malformed."""
    if header.deck != scenario.deck:
        raise Malformed("is another deck than the one in line 2", "deck")
    seats = {WHOLE, *scenario.cells}
    if header.cell not in seats:
        raise Malformed("is no cell of this deck", "cell")
    if not header.played or not seats.issuperset(header.played):
        raise Malformed("has a cell that this deck does not have", "played")
