"""Writes the reference as plain text, and finds topics by what people type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from wargame.core.views import Citation
from wargame.core.views_reference import Reference, Topic
from wargame.language import _
from wargame.linebreak import wrap
from wargame.wording import left

WIDTH = 80


def contents(book: Reference) -> Iterator[str]:
    """Yield the titles of all topics below their chapters, each with the name to ask for."""
    yield book.title
    for chapter in dict.fromkeys(one.chapter for one in book.topics):
        yield ""
        yield chapter
        topics = [one for one in book.topics if one.chapter == chapter]
        longest = max(len(one.id) for one in topics)
        yield from (f"  {one.id:<{longest}}  {one.title}" for one in topics)


def find(book: Reference, asked: str) -> tuple[Topic, ...]:
    """Return the topics that are meant: one by its name, else those whose name or title holds it.

    `asked` may be a whole id, the part behind its stroke, a title, or a piece of either.
    """
    words = asked.casefold().strip()
    exact = [
        one
        for one in book.topics
        if words in {one.id.casefold(), one.id.partition("/")[2].casefold(), one.title.casefold()}
    ]
    return tuple(exact) or holding(book, asked)


def holding(book: Reference, asked: str) -> tuple[Topic, ...]:
    """Return the topics whose name or title holds what was asked."""
    words = asked.casefold().strip()
    return tuple(
        one for one in book.topics if words in one.id.casefold() or words in one.title.casefold()
    )


def written(topic: Topic, cited: Iterable[Citation]) -> Iterator[str]:
    """Yield a topic line by line, its sources in full at the end."""
    yield f"{topic.title}  [{topic.id}]"
    yield from _wrapped(topic.says)
    if topic.facts:
        yield ""
    longest = max((cell_len(label) for label, _value in topic.facts), default=0)
    for label, value in topic.facts:
        yield from _wrapped(value, f"{left(label, longest)}  ")
    for section in topic.sections:
        yield ""
        yield section.title
        for line in section.lines:
            seen = f"  [{line.topic}]" if line.topic else ""
            yield from _wrapped(f"{line.text}{seen}", "- ")
    sources = tuple(cited)
    if sources:
        yield ""
        yield _("Source")
        for source in sources:
            yield from _wrapped(f"{source.id}: {source.text}", "- ")


def _wrapped(text: str, first: str = "") -> list[str]:
    indent = " " * cell_len(first)
    rows = wrap(" ".join(text.split()), WIDTH - len(indent))
    return [(indent if number else first) + row for number, row in enumerate(rows)]
