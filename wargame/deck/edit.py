"""Changes single fields of a deck in its own text; every other letter stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wargame.deck.document import Path, Tree
from wargame.deck.spans import Spans, spans_of
from wargame.deck.yaml_text import WIDTH, block, flow_list, flow_map, kept_lines, plain_or_quoted

Value = str | Sequence[str] | Mapping[str, "Value"]
"""A text, a list of texts, or a mapping of such."""

LONG = 96
"""Letters of a line beyond which a text becomes a block."""


@dataclass(slots=True)
class Editor:
    """Collects changes to one text and makes them all at once."""

    spans: Spans
    _changes: list[tuple[int, int, int, str]] = field(default_factory=list)
    """Start, end, order of asking, new text."""

    @classmethod
    def of(cls, text: str) -> Editor:
        """Return an editor of a text that is readable YAML. Raises ValueError if it is not."""
        spans = spans_of(text)
        if spans is None:
            raise ValueError("not a text our reader takes")
        return cls(spans)

    def text(self) -> str:
        """Return the text with all changes made."""
        text = self.spans.text
        for start, end, _, new in sorted(self._changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def set(self, path: Path, value: Value, order: Sequence[str] = ()) -> None:
        """Give a key a value, where it stands or, if it is new, after the keys it follows.

        Args:
            path: Of the value; the mapping that holds it must be there.
            value: What it becomes.
            order: Keys of that mapping in the order people write them.
        """
        if path in self.spans.values:
            self._replace(path, value)
        else:
            self._insert(path, value, order)

    def remove(self, path: Path) -> None:
        """Take a key and its value away, if they are there; not the first key of a list's item."""
        if path not in self.spans.keys:
            return
        start, end = self.spans.keys[path][0], self.spans.values[path][1]
        text = self.spans.text
        if self.spans.in_flow(path):
            after = re.compile(r"\s*,\s*").match(text, end)
            before = re.compile(r",\s*$").search(text, 0, start)
            start, end = (
                (start, after.end()) if after else (before.start() if before else start, end)
            )
        else:
            start, end = text.rfind("\n", 0, start) + 1, self._line_end(end) + 1
        self._change(start, end, "")

    def add_item(self, after: Path, lines: Sequence[str], *, apart: bool) -> None:
        """Put an item into a block list, after another one.

        Args:
            after: Path of the item before it.
            lines: The item as YAML from its first key on, not indented.
            apart: Leave a blank line before it.
        """
        dash = self.spans.column(self.spans.values[after[:-1]][0])
        end = self._line_end(self.spans.values[after][1])
        self._change(end, end, ("\n\n" if apart else "\n") + item(lines, dash))

    def append(self, text: str) -> None:
        """Put a text at the end."""
        end = len(self.spans.text)
        lead = "" if self.spans.text.endswith("\n") else "\n"
        self._change(end, end, lead + text)

    def _change(self, start: int, end: int, new: str) -> None:
        self._changes.append((start, end, len(self._changes), new))

    def _line_end(self, index: int) -> int:
        end = self.spans.text.find("\n", index)
        return len(self.spans.text) if end < 0 else end

    def _replace(self, path: Path, value: Value) -> None:
        start, end = self.spans.values[path]
        key = self.spans.keys.get(path)
        if isinstance(value, str) and isinstance(self.spans.at(path), str) and end > start:
            self._change(start, end, self._scalar(path, value, self._key_column(path), start))
        elif key is not None and not self._itemwise(path, value):
            column = self.spans.column(key[0])
            self._change(key[1], end, after_colon(self._written(path, value, column)))

    def _itemwise(self, path: Path, value: Value) -> bool:
        """Change a block list item by item if none goes; tell whether that was possible."""
        old = self.spans.at(path)
        if not isinstance(old, list) or not isinstance(value, Sequence) or isinstance(value, str):
            return False
        block_list = self.spans.styles.get(path) != "flow" and not self.spans.in_flow(path)
        if (
            not block_list
            or len(value) < len(old)
            or not all(isinstance(each, str) for each in old)
        ):
            return False
        for index, (before, after) in enumerate(zip(old, value, strict=False)):
            if str(before).strip() != after:
                start, end = self.spans.values[*path, index]
                self._change(start, end, plain_or_quoted(after, flow=False))
        for added in value[len(old) :]:
            lines = [plain_or_quoted(added, flow=False)]
            self.add_item((*path, len(old) - 1), lines, apart=False)
        return True

    def _key_column(self, path: Path) -> int:
        key = self.spans.keys.get(path)
        return self.spans.column(key[0] if key else self.spans.values[path][0])

    def _insert(self, path: Path, value: Value, order: Sequence[str]) -> None:
        holder, name = path[:-1], str(path[-1])
        mapping = self.spans.at(holder)
        keys = list(mapping) if isinstance(mapping, dict) else []
        if self.spans.styles.get(holder) == "flow" or self.spans.in_flow(holder):
            brace = self.spans.values[holder][1] - 1
            self._change(brace, brace, f"{', ' if keys else ''}{name}: {one_line(value)}")
            return
        rank = {key: index for index, key in enumerate(order)}
        before = [
            key for key in keys if rank.get(key, len(rank)) < rank.get(name, len(rank))
        ] or keys
        last = max(((*holder, key) for key in before), key=lambda each: self.spans.values[each][1])
        column = self.spans.column(self.spans.keys[last][0])
        end = self._line_end(self.spans.values[last][1])
        written = after_colon(self._written(path, value, column))
        self._change(end, end, f"\n{' ' * column}{name}{written}")

    def _written(self, path: Path, value: Value, column: int) -> str:
        if isinstance(value, str):
            return self._scalar(path, value, column, None)
        if self.spans.in_flow(path):
            return one_line(value)
        return value_lines(value, column, len(str(path[-1])))

    def _scalar(self, path: Path, text: str, column: int, start: int | None) -> str:
        """Return a text in the style of the one it replaces."""
        if self.spans.in_flow(path):
            return plain_or_quoted(text, flow=True)
        style = self.spans.styles.get(path, "")
        if start is not None and style in {"|", ">"}:
            old = self.spans.text[start : self.spans.values[path][1]]
            shape = _Block.of(old)
            made = shape.write(text, literal=style == "|") if shape else None
            if made is not None:
                return made
        return scalar(text, column, len(str(path[-1])))


@dataclass(frozen=True, slots=True)
class _Block:
    """How a block text was written."""

    header: str
    indent: int
    width: int
    lines: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> _Block | None:
        header, _, body = written.partition("\n")
        lines = [line for line in body.split("\n") if line.strip()]
        if not re.fullmatch(r"[|>][+-]?", header.strip()) or not lines:
            return None
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        width = max(*(len(line) for line in lines), 80 if len(lines) > 1 else WIDTH)
        shown = tuple(line[indent:] for line in body.split("\n"))
        return cls(header.strip(), indent, width, shown)

    def write(self, text: str, *, literal: bool) -> str | None:
        """Return another text in the same way; the first lines that still fit stay as they are."""
        kept, rest = ([], text) if literal else kept_lines(text, self.lines)
        made = block(rest, indent=self.indent, width=self.width, literal=literal)
        if made is None:
            return None
        head = "".join(f"\n{' ' * self.indent}{line}" for line in kept)
        return self.header + head + made[made.index("\n") :]


def scalar(text: str, column: int, key: int) -> str:
    """Return a text as the value of a key in a block mapping.

    Args:
        text: What it says.
        column: Where the key begins, from 0.
        key: Letters of the key.
    """
    line = plain_or_quoted(text, flow=False)
    if "\n" not in text and column + key + 2 + len(line) <= LONG:
        return line
    wrapped = block(text, indent=column + 2, literal="\n" in text)
    return line if wrapped is None else wrapped


def after_colon(written: str) -> str:
    """Return what stands after a key: a colon, and a blank unless the value begins a line."""
    return f":{written}" if written.startswith("\n") else f": {written}"


def one_line(value: Value) -> str:
    """Return a value in flow style."""
    if isinstance(value, str):
        return plain_or_quoted(value, flow=True)
    if isinstance(value, Mapping):
        return flow_map({key: one_line(each) for key, each in value.items()})
    return flow_list(value)


def value_lines(value: Value, column: int, key: int) -> str:
    """Return a value of a block mapping: short lists in brackets, longer ones one a line."""
    if isinstance(value, str):
        return scalar(value, column, key)
    line = one_line(value)
    if isinstance(value, Mapping) or column + key + 2 + len(line) <= LONG:
        return line
    margin = " " * (column + 2)
    return "".join(f"\n{margin}- {plain_or_quoted(each, flow=False)}" for each in value)


def item(lines: Sequence[str], dash: int) -> str:
    """Return an item of a block list whose dash stands in a column from 0."""
    margin = " " * dash
    body = "\n".join(f"{margin}  {line}" if line else "" for line in "\n".join(lines).split("\n"))
    return f"{margin}- {body[dash + 2 :]}"


def with_value(tree: Tree, path: Path, value: Tree | None) -> None:
    """Set or remove a value in a plain tree; the mapping that holds it must be there."""
    holder = tree
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]  # the path was found in this tree
    if not isinstance(holder, dict):
        raise TypeError(f"{path} is in no mapping")
    if value is None:
        holder.pop(str(path[-1]), None)
    else:
        holder[str(path[-1])] = value
