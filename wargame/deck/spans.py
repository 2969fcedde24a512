"""Knows where keys and values of a YAML text begin and end, so that it can be edited in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from wargame.deck.document import Path, Tree
from wargame.deck.reader import FastParser, PureParser
from wargame.deck.tree import GivenUp, TreeBuilder

Span = tuple[int, int]
"""Index of the first letter, and of the one after the last."""


@dataclass(frozen=True, slots=True)
class Spans:
    """A text with the places of everything in it."""

    text: str
    tree: Tree
    values: Mapping[Path, Span]
    """Without blank lines and comments that follow."""
    keys: Mapping[Path, Span]
    """By the path of their values."""
    styles: Mapping[Path, str]
    """Of a scalar: "" plain, "'" or '"' quoted, ">" or "|" block. Of a collection: "flow" or ""."""

    def at(self, path: Path) -> Tree | None:
        """Return the value at a path; None if nobody wrote one."""
        value: Tree | None = self.tree
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def in_flow(self, path: Path) -> bool:
        """Tell whether a path leads into brackets or braces."""
        return any(self.styles.get(path[:depth]) == "flow" for depth in range(len(path)))

    def column(self, index: int) -> int:
        """Return the column of a letter, from 0."""
        return index - (self.text.rfind("\n", 0, index) + 1)


@dataclass(slots=True)
class _SpanBuilder(TreeBuilder):
    text: str = ""
    ends: dict[Path, int] = field(default_factory=dict)
    starts: dict[Path, int] = field(default_factory=dict)
    key_spans: dict[Path, Span] = field(default_factory=dict)
    styles: dict[Path, str] = field(default_factory=dict)
    _last: int = 0
    """End of the last scalar, bracket or brace: what a block collection ends with."""

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            path = self._open[-1].path
            start, end = _marks(event)
            if self.text[start:end] in {"}", "]"}:
                self._last = end
            self.ends[path] = max(self._last, self.starts[path])
        TreeBuilder.take(self, event)

    def _key(self, frame: object, event: yaml.Event, key: str) -> None:
        TreeBuilder._key(self, frame, event, key)  # type: ignore[arg-type]  # the frame is the base's own
        self.key_spans[*self._open[-1].path, key] = _marks(event)

    def _attach(self, event: yaml.Event, value: Tree) -> Path:
        path = TreeBuilder._attach(self, event, value)
        start, end = _marks(event)
        self.starts[path] = start
        if isinstance(event, yaml.ScalarEvent):
            end = start + len(self.text[start:end].rstrip())
            self.ends[path] = self._last = end
            self.styles[path] = "" if end == start else _style(self.text[start])
        else:
            self.styles[path] = "flow" if getattr(event, "flow_style", False) else ""
        return path


def _style(letter: str) -> str:
    return letter if letter in "'\"|>" else ""


def _marks(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def spans_of(text: str) -> Spans | None:
    """Return the places of a text that our reader takes; None for any other."""
    shown = text.replace("\t", " ")
    builder = _SpanBuilder("", text=shown)
    parser = (FastParser or PureParser)(shown if shown.endswith("\n") else shown + "\n")
    try:
        while parser.check_event():
            builder.take(parser.get_event())
    except (GivenUp, yaml.YAMLError, ValueError):
        return None
    if builder.root is None or builder.problems:
        return None
    values = {path: (builder.starts[path], end) for path, end in builder.ends.items()}
    return Spans(text, builder.root, values, builder.key_spans, builder.styles)
