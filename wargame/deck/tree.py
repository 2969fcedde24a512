"""Builds the plain tree of a file from YAML events, and refuses what decks may not use.

Working on events keeps the cost of a hostile file in bounds: nothing is resolved, constructed or
composed, and the first event past a limit ends the reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from wargame.core.plain import plain
from wargame.deck.document import TOP, Path, Position, Tree
from wargame.errors import Problem

MAX_DEPTH = 40
MAX_NODES = 200_000
MAX_ITEMS = 1000
"""Items of one list or mapping; no deck needs more, and checks may compare all of them."""
MAX_PROBLEMS = 100
"""Problems after which the reading of a file is given up."""

NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, invisible line breaks, halves of letters."""


class GivenUp(Exception):
    """The rest of the file cannot be trusted or is not worth reading."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is not closed yet."""

    holder: list[Tree] | dict[str, Tree]
    path: Path
    key: str | None = None
    """Key that waits for its value."""
    again: int = 0
    """Line of the waiting key if it is a repeated one, whose value is dropped."""
    entry: bool = False
    """True for an entry of a list that was begun with a dash."""

    def lacks_dash(self, key: str) -> bool:
        """Tell whether a key begins the next entry: it is the first key of this one again."""
        return self.entry and len(self.holder) > 1 and key == next(iter(self.holder))


@dataclass(slots=True)
class TreeBuilder:
    """Takes the events of one file in order."""

    file: str
    root: Tree | None = None
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _open: list[_Frame] = field(default_factory=list)
    _nodes: int = 0
    _documents: int = 0

    def take(self, event: yaml.Event) -> None:
        """Take one event. Raises GivenUp, with the reason in `problems`."""
        match event:
            case yaml.DocumentStartEvent():
                self._document(event)
            case yaml.ScalarEvent() | yaml.AliasEvent():
                self._node(event)
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._node(event)
                self._enter(event, {})
            case yaml.SequenceStartEvent():
                self._node(event)
                self._enter(event, [])
            case yaml.CollectionEndEvent():
                self._open.pop()
            case _:
                pass

    def refuse(self, event: yaml.Event, what: str) -> None:
        """Note a problem and go on, unless there are too many."""
        self.problems.append(Problem(self.file, *_position(event), what))
        if len(self.problems) >= MAX_PROBLEMS:
            raise GivenUp

    def give_up(self, event: yaml.Event, what: str) -> None:
        """Note a problem that ends the reading."""
        self.problems.append(Problem(self.file, *_position(event), what))
        raise GivenUp

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self.give_up(event, "a second document begins here; keep one document in a file")
        if event.version or event.tags:
            self.refuse(event, "% directives are not allowed; remove the line")

    def _node(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self.give_up(event, f"the file has more than {MAX_NODES:,} values; split it")
        if event.anchor is not None:
            anchor = _short(event.anchor)
            if isinstance(event, yaml.AliasEvent):
                self.refuse(event, f"alias *{anchor} is not allowed; write the value out")
            else:
                self.refuse(event, f"anchor &{anchor} is not allowed; remove it")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse(event, f"tag {_short(tag)} is not allowed; remove it")

    def _scalar(self, event: yaml.ScalarEvent | yaml.AliasEvent) -> None:
        text = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if isinstance(event, yaml.ScalarEvent) and event.style == '"':
            bad = NOT_TEXT.search(text)
            if bad:
                self.refuse(event, f"escape of U+{ord(bad[0]):04X} is not text; remove it")
        frame = self._open[-1] if self._open else None
        if frame and isinstance(frame.holder, dict) and frame.key is None:
            self._key(frame, event, text)
        else:
            self._attach(event, text)

    def _key(self, frame: _Frame, event: yaml.Event, key: str) -> None:
        frame.key, frame.again = key, 0
        line, column = _position(event)
        if key not in frame.holder:
            self.keys[*frame.path, key] = line, column
            return
        first = self.keys[*frame.path, key][0]
        what = f'"{_short(key)}" is already given on line {first}; remove one of them'
        if frame.lacks_dash(key):
            self.refuse(event, what + ", or put a dash before this one")
            self._begin_entry(frame, event)
            self.keys[*frame.path, key] = line, column
        else:
            self.refuse(event, what)
            frame.again = line

    def _begin_entry(self, frame: _Frame, event: yaml.Event) -> None:
        """Go on in a new entry, so that a dash nobody wrote hides no entry from the checks."""
        self._open.pop()
        holder: dict[str, Tree] = {}
        frame.holder, frame.path = holder, self._attach(event, holder)
        self._open.append(frame)

    def _enter(self, event: yaml.NodeEvent, holder: list[Tree] | dict[str, Tree]) -> None:
        frame = self._open[-1] if self._open else None
        if frame and isinstance(frame.holder, dict) and frame.key is None:
            self.give_up(event, "a key must be a word, not a list or a mapping; write it as text")
        if len(self._open) >= MAX_DEPTH:
            self.give_up(event, f"this is more than {MAX_DEPTH} levels deep; flatten it")
        dashed = isinstance(event, yaml.MappingStartEvent) and not event.flow_style
        entry = dashed and frame is not None and isinstance(frame.holder, list)
        self._open.append(_Frame(holder, self._attach(event, holder), entry=entry))

    def _attach(self, event: yaml.Event, value: Tree) -> Path:
        """Put a value where it belongs and return its path."""
        path: Path = ()
        if not self._open:
            self.root = value
        else:
            frame = self._open[-1]
            if len(frame.holder) >= MAX_ITEMS:
                self.give_up(event, f"more than {MAX_ITEMS:,} entries stand here; split them")
            path = self._place(frame, value)
        self.values[path] = _position(event)
        return path

    @staticmethod
    def _place(frame: _Frame, value: Tree) -> Path:
        if isinstance(frame.holder, list):
            frame.holder.append(value)
            return (*frame.path, len(frame.holder) - 1)
        key, frame.key = frame.key or "", None
        if frame.again:
            # a number never is a key, so this path cannot meet that of a value that counts
            return (*frame.path, frame.again)
        frame.holder[key] = value
        return (*frame.path, key)


def _short(word: str) -> str:
    return plain(word, lines=False)[:60]


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else TOP
