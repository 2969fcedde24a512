"""Lays the shared passages out for screens: coloured, wrapped to a width, values in columns."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from wargame import passages
from wargame.core.views import (
    ChangeLine,
    Entry,
    InitiativeView,
    InjectView,
    LedgerRow,
    OptionView,
    PreviewLine,
)
from wargame.passages import Paragraph, Passage, Tone
from wargame.tui.glyphs import Glyphs
from wargame.tui.wording import (
    BAD,
    GOOD,
    LEAD,
    QUIET,
    WARN,
    cell,
    hang,
    judged,
    lines,
    signed,
    tone,
)
from wargame.wording import STATUS

__all__ = ["STATUS"]

_STYLES: dict[Tone, str] = {
    "": "",
    "quiet": QUIET,
    "strong": "bold",
    "lead": LEAD,
    "good": GOOD,
    "bad": BAD,
    "warn": WARN,
    "strong-bad": f"bold {BAD}",
    "strong-warn": f"bold {WARN}",
}


def lay(passage: Passage, width: int, glyphs: Glyphs | None = None) -> Content:
    """Return a passage wrapped to `width`; movements need `glyphs`."""
    parts = []
    for part in passage:
        if isinstance(part, Paragraph):
            parts.append(hang(_content(part), width, part.first, part.rest))
        elif glyphs is not None:
            parts.append(changes(part.rows, width, glyphs, part.first))
    return Content("\n").join(parts)


def _content(part: Paragraph) -> Content:
    content = Content.assemble(*((text, _STYLES[meant]) for text, meant in part.pieces))
    if part.rule is None:
        return content
    return content.stylize(Style.from_meta({"@click": f"screen.rule({part.rule})"}))


def paragraphs(text: str, width: int, indent: str = "") -> Content:
    """Return deck prose wrapped to `width`."""
    return lay(passages.prose(text, indent), width)


def change(line: ChangeLine, title_width: int, glyphs: Glyphs) -> Content:
    """Return one movement of an indicator in one line: name, values, difference, judgement."""
    moved = line.after - line.before
    return Content.assemble(
        cell(line.title, title_width, glyphs.more),
        f" {line.before:>4} {glyphs.to} {line.after:<4} ",
        (f"{signed(moved):>4} {judged(good=line.good)}".rstrip(), tone(good=line.good)),
        (passages.stopped(line), QUIET),
    )


def changes(rows: tuple[ChangeLine, ...], width: int, glyphs: Glyphs, indent: str) -> Content:
    """Return movements below each other, their values in one column."""
    longest = max((cell_len(row.title) for row in rows), default=0)
    title_width = max(8, min(longest, width - len(indent) - 24))
    return lines(*(hang(change(row, title_width, glyphs), width, indent) for row in rows))


def entry_body(entry: Entry, width: int, glyphs: Glyphs) -> Content:
    """Return what stands below the headline of an opened entry."""
    return lay(passages.entry_body(entry), width, glyphs)


def preview(rows: tuple[PreviewLine, ...], width: int) -> Content:
    """Return what an option would do, as far as the difficulty shows it."""
    return lay(passages.preview(rows), width)


def rules(option: OptionView, width: int) -> Content:
    """Return the rules the advisers rest on, in full."""
    return Content("\n\n").join([lay(one, width) for one in passages.rules(option)])


def option_detail(option: OptionView, width: int) -> Content:
    """Return everything about one course of action but its full sources."""
    return lay(passages.option_detail(option), width)


def situation(inject: InjectView, when: str, width: int) -> Content:
    """Return what this seat reads about an inject; `when` says in words when it is due."""
    return lay(passages.situation(inject, when), width)


def initiative_detail(one: InitiativeView, width: int, glyphs: Glyphs) -> Content:
    """Return everything about one programme but its full sources."""
    return lay(passages.initiative_detail(one, glyphs.done), width)


def ledger_detail(row: LedgerRow, via: str, width: int, glyphs: Glyphs) -> Content:
    """Return one row of the ledger in full; `via` names the indicator it came through."""
    return lay(passages.ledger_detail(row, via, glyphs.to), width)
