"""Writes saves that are whole by their chain and wrong in what they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wargame.journal.canonical import canonical, digest
from wargame.journal.chain import FIRST_HASH, seal

Lines = list[dict[str, Any]]


def lines_of(path: Path) -> Lines:
    """Return the lines of a save as JSON objects."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_lines(path: Path, lines: Lines) -> None:
    """Write lines with a chain that holds."""
    previous, data = FIRST_HASH, b""
    for line in lines:
        members = {key: canonical(value) for key, value in line.items() if key != "hash"}
        sealed = seal(members, previous)
        previous, data = sealed.hash, data + sealed.data
    path.write_bytes(data)


def forge(path: Path, edit: Callable[[Lines], None]) -> Path:
    """Change the lines of a save as somebody would who can also compute hashes."""
    lines = lines_of(path)
    edit(lines)
    if len(lines) > 1 and isinstance(lines[1].get("scenario"), dict):
        lines[0]["deck_digest"] = digest(canonical(lines[1]["scenario"]))
    write_lines(path, lines)
    return path


def event_of(lines: Lines, kind: str) -> dict[str, Any]:
    """Return the first event of a kind."""
    for line in lines[2:]:
        for event in line["events"]:
            if event["type"] == kind:
                return dict_of(event)
    raise LookupError(kind)


def dict_of(value: object) -> dict[str, Any]:
    """Return a value that is a JSON object."""
    assert isinstance(value, dict)
    return value
