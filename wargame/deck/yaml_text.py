"""Writes texts as YAML that our reader reads back as the same text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_PLAIN = re.compile(r"(?:[+-]?\d|[^\W_])(?:[\w .,;?!&<>=()/+%'’\x22-]|:(?=[\w/]))*")
"""What needs no quotes: no colon before a blank, no hash, no bracket, no sign at the start."""
WIDTH = 120
"""Longest line of a deck that we wrap, in letters."""


def plain_or_quoted(text: str, *, flow: bool) -> str:
    """Return a text on one line."""
    return text if _is_plain(text, flow=flow) else quoted(text)


def _is_plain(text: str, *, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or text != text.strip():
        return False
    return not (flow and "," in text)


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def flow_list(items: Sequence[str]) -> str:
    """Return a list of texts in brackets."""
    return f"[{', '.join(plain_or_quoted(each, flow=True) for each in items)}]"


def flow_map(entries: Mapping[str, str]) -> str:
    """Return a mapping in braces; its values are YAML already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"


def block(text: str, *, indent: int, width: int = WIDTH, literal: bool = False) -> str | None:
    """Return a text as a block under its key; None if it needs quotes.

    Args:
        text: Without blanks or line breaks at its ends.
        indent: Blanks before each line.
        width: Letters of a line, the indent included.
        literal: Keep the lines as they are instead of wrapping them.
    """
    lines = text.split("\n")
    if any(line != line.strip() or "\t" in line for line in lines) or not text:
        return None
    margin = " " * indent
    if literal:
        return "|\n" + "\n".join(margin + line if line else "" for line in lines)
    if any("  " in line for line in lines):
        return None
    room = max(width - indent, 20)
    # one line break more is written than counts, since a single one is read as a blank
    parts = re.split(r"(\n+)", text)
    written = "".join(
        f"{part}\n" if part.startswith("\n") else "\n".join(_wrapped(part, room)) for part in parts
    )
    return ">-\n" + "\n".join(margin + line if line else "" for line in written.split("\n"))


def kept_lines(text: str, old: Sequence[str]) -> tuple[list[str], str]:
    """Return the lines of a folded text that still begin it, and the rest of the text."""
    kept: list[str] = []
    for line in old:
        if not line or not text.startswith(f"{line} "):
            break
        kept.append(line)
        text = text[len(line) + 1 :]
    return kept, text


def _wrapped(line: str, room: int) -> list[str]:
    lines: list[str] = []
    for word in line.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
