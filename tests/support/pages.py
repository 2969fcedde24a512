"""Reads HTML documents as a browser would structure them, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}


@dataclass
class Section:
    """A heading and the text up to the next one of its level or above."""

    level: int
    title: str
    text: str = ""


@dataclass
class Page(HTMLParser):
    """An HTML document: its tags, ids, links, headings with their texts."""

    source: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    text: str = ""
    unclosed: list[str] = field(default_factory=list)
    mismatched: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read it."""
        HTMLParser.__init__(self, convert_charrefs=True)
        self._open: list[str] = []
        self._heading: Section | None = None
        self._levels: list[Section] = []
        self.feed(self.source)
        self.close()
        self.unclosed = list(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag in."""
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a" and (given.get("href") or "").startswith("#"):
            self.targets.append((given["href"] or "")[1:])
        if tag not in VOID:
            self._open.append(tag)
        if tag in {"h2", "h3", "h4"}:
            level = int(tag[1])
            self._levels = [each for each in self._levels if each.level < level]
            self._heading = Section(level, "")
            self.sections.append(self._heading)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag that closes itself, as SVG has them."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close a tag, and note one that does not match."""
        if tag in {"h2", "h3", "h4"} and self._heading is not None:
            self._levels.append(self._heading)
            self._heading = None
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.mismatched.append(tag)

    def handle_data(self, data: str) -> None:
        """Take text in, where it belongs."""
        if self._open and self._open[-1] in {"style", "title", "desc"}:
            return
        self.text += data
        if self._heading is not None:
            self._heading.title += data
        else:
            for each in self._levels:
                each.text += data


@lru_cache(maxsize=10)
def read_page(source: str) -> Page:
    """Return a document as it was read the first time; a dozen tests look at the same report."""
    return Page(source)
