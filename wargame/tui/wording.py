"""Lays words out for screens: styles by meaning, lines cut or wrapped to a width. Holds no rule."""

from __future__ import annotations

from string import Formatter

from rich.cells import cell_len
from textual.content import Content

from wargame.wording import (
    HONESTY,
    cell,
    clip,
    count,
    judged,
    points,
    right,
    signed,
    signed_points,
)

__all__ = [
    "BAD",
    "GOOD",
    "HONESTY",
    "LEAD",
    "QUIET",
    "WARN",
    "cell",
    "clip",
    "count",
    "ends",
    "hang",
    "judged",
    "lines",
    "points",
    "right",
    "sentence",
    "shorten",
    "signed",
    "signed_points",
    "styled",
    "tone",
]

GOOD = "$text-success"
BAD = "$text-error"
WARN = "$text-warning"
QUIET = "$text-muted"
LEAD = "bold $text-accent"
"""Styles by meaning. Each is always accompanied by a word, a letter or a sign."""


def tone(*, good: bool | None) -> str:
    """Return the style that goes with the word of a change."""
    if good is None:
        return ""
    return GOOD if good else BAD


def shorten(content: Content, width: int, more: str = "…") -> Content:
    """Return `content` cut to `width` cells, with a sign at the end if something is missing."""
    if content.cell_length <= width:
        return content
    room = width - cell_len(more)
    return content.truncate(room) + more if room > 0 else content.truncate(max(0, width))


def ends(start: Content, end: Content, width: int, more: str = "…") -> Content:
    """Return one line with `start` at the left, cut if need be, and `end` at the right."""
    room = width - end.cell_length - 1
    if room < 1:
        return shorten(start, width, more)
    start = shorten(start, room, more)
    return start + " " * (width - start.cell_length - end.cell_length) + end


def hang(
    content: Content | str, width: int, first: Content | str = "", rest: str | None = None
) -> Content:
    """Return `content` wrapped to `width` cells, its lines led by `first` and then by `rest`.

    `rest` is by default as many spaces as `first` is wide.
    """
    content = Content(content) if isinstance(content, str) else content
    first = Content(first) if isinstance(first, str) else first
    rest = " " * first.cell_length if rest is None else rest
    wrapped = content.wrap(max(8, width - max(first.cell_length, cell_len(rest))))
    return Content("\n").join(
        [(rest if number else first) + line for number, line in enumerate(wrapped)]
    )


def beside(
    title: Content | str, numbers: Content, width: int, first: Content | str = ""
) -> Content:
    """Return a title wrapped at the left, its numbers at the right of its first line."""
    first = Content(first) if isinstance(first, str) else first
    room = width - numbers.cell_length - 1
    wrapped = hang(title, room, first).split("\n")
    gap = " " * max(1, width - wrapped[0].cell_length - numbers.cell_length)
    return Content("\n").join([wrapped[0] + gap + numbers, *wrapped[1:]])


def sentence(template: str, **bold: str) -> Content:
    """Return a sentence with its `{name}`s filled in bold, wherever a language puts them."""
    parts: list[str | tuple[str, str]] = []
    for text, name, _form, _way in Formatter().parse(template):
        parts.append(text)
        if name is not None:
            parts.append((bold[name], "bold"))
    return Content.assemble(*parts)


def lines(*parts: Content | str) -> Content:
    """Return the parts below each other, leaving out empty ones."""
    return Content("\n").join([part for part in parts if part])


def styled(text: str, style: str = "") -> Content:
    """Return deck text as it stands: nothing in it is read as markup."""
    return Content.styled(text, style) if style else Content(text)
