"""Builds the tree of a file in which nothing is amiss, and gives up at the first oddity.

Nearly every file that is read is in order, and then nobody asks where its values stand. The reader
takes a file that this gives up on again with `tree.TreeBuilder`, which says what is wrong.
"""

from __future__ import annotations

from typing import Any

import yaml

from wargame.deck.document import Tree
from wargame.deck.tree import MAX_DEPTH, MAX_ITEMS, MAX_NODES, NOT_TEXT

_HOLDERS: dict[type[yaml.Event], type[list[Tree] | dict[str, Tree]]] = {
    yaml.MappingStartEvent: dict,
    yaml.SequenceStartEvent: list,
}
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_SILENT = frozenset({yaml.StreamStartEvent, yaml.DocumentEndEvent})


def quick_tree(parser: Any) -> Tree | None:  # noqa: PLR0912 - one loop: each call would be felt
    """Return the tree of the events of a parser, or None if anything in them is not allowed.

    Raises what the parser raises.
    """
    root: Tree | None = None
    holder: Any = None
    key: str | None = None
    outer: list[tuple[Any, str | None]] = []
    nodes = 0
    while True:
        event = parser.get_event()
        kind = type(event)
        value: Any
        if kind is yaml.ScalarEvent:
            value = event.value
            if event.style == '"' and NOT_TEXT.search(value):
                return None
        elif kind in _HOLDERS:
            value = _HOLDERS[kind]()
        elif kind in _ENDS:
            holder, key = outer.pop()
            continue
        elif kind is yaml.StreamEndEvent:
            return root
        elif kind in _SILENT or (kind is yaml.DocumentStartEvent and _is_plain(event, root)):
            continue
        else:
            return None
        nodes += 1
        if event.anchor is not None or event.tag is not None or nodes > MAX_NODES:
            return None
        if holder is None:
            root = value
        elif key is None and type(holder) is dict:
            if type(value) is not str or value in holder:
                return None
            key = value
            continue
        elif len(holder) >= MAX_ITEMS:
            return None
        elif key is None:
            holder.append(value)
        else:
            holder[key], key = value, None
        if type(value) is not str:
            if len(outer) >= MAX_DEPTH:
                return None
            outer.append((holder, key))
            holder = value


def _is_plain(event: yaml.DocumentStartEvent, root: Tree | None) -> bool:
    """Tell whether the first document begins here, without directives."""
    return root is None and not event.version and not event.tags
