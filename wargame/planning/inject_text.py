"""Writes a new inject of a sheet as YAML, and says what is still to be written."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.deck.edit import Value, after_colon, value_lines
from wargame.deck.yaml_text import WIDTH, block

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
_MARGIN = 4
"""Blanks that the list of injects puts before each line."""


def entry(key: str, value: Value) -> str:
    """Return a key with its value; a situation is a block, as in other decks."""
    written = None
    if key == "situation" and isinstance(value, str):
        written = block(value, indent=2, width=WIDTH - _MARGIN, literal="\n" in value)
    return key + after_colon(written or value_lines(value, 0, len(key) + _MARGIN))


def inject_lines(fields: Mapping[str, Value], origin: str) -> list[str]:
    """Return a new inject as lines of YAML, not indented.

    Args:
        fields: What the sheet says, by the keys of a deck.
        origin: What the trigger says of the inject it follows; empty if nothing.
    """
    lines = [entry(key, fields[key]) for key in ORDER if key in fields]
    open_fields = [key for key in _NEEDED if key not in fields]
    open_fields += ["advice (two or more)", "options (three to five)"]
    if "deadline" in fields:
        open_fields.append("neglect")
    lines.append(f"# to write: {', '.join(open_fields)}")
    if origin:
        lines.append(f"# in the sheet: {' '.join(origin.split())}")
    return lines
