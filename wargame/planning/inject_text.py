"""Writes a new inject of a sheet as YAML, and says what is still to be written."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.deck.edit import Value, after_colon, value_lines
from wargame.deck.yaml_text import block

ORDER = (
    "id",
    "title",
    "flashpoint",
    "phase",
    "kind",
    "type",
    "deliver",
    "from",
    "to",
    "method",
    "situation",
    "private",
    "facilitator",
    "deadline",
    "holds",
    "advice",
    "options",
    "neglect",
    "expected",
    "discuss",
    "precedent",
    "objectives",
)
"""Keys of an inject in the order people write them."""
_NEEDED = ("title", "flashpoint", "phase", "kind", "from", "method", "situation")
_BLOCKS = ("situation", "facilitator", "expected")


def entry(key: str, value: Value, column: int) -> str:
    """Return a key with its value, to stand at a column; long texts become blocks."""
    written = None
    if key in _BLOCKS and isinstance(value, str):
        written = block(value, indent=column + 2, literal="\n" in value)
    return key + after_colon(written or value_lines(value, column, len(key)))


def inject_lines(fields: Mapping[str, Value], origin: str, column: int) -> list[str]:
    """Return a new inject as lines of YAML, indented for a column from 0 except the first line.

    Args:
        fields: What the sheet says, by the keys of a deck.
        origin: What the trigger says of the inject it follows; empty if nothing.
        column: Where its keys will stand.
    """
    lines = [entry(key, fields[key], column) for key in ORDER if key in fields]
    open_fields = [key for key in _NEEDED if key not in fields]
    open_fields += ["advice (two or more)", "options (three to five)"]
    if "deadline" in fields:
        open_fields.append("neglect")
    lines.append(f"# to write: {', '.join(open_fields)}")
    if origin:
        lines.append(f"# in the sheet: {' '.join(origin.split())}")
    return lines
