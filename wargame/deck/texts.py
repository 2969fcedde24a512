"""Knows which parts of a scenario are prose, and what each is called in a translation.

A text is found by the group it stands in, such as "injects/tz-first-cable", and its path from
there, such as "options/wait/label". Both are made of ids, so they survive any rearrangement; only
lists without ids are counted. Words that occur again and again, such as units and senders, stand in
one group and are found by themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

WORDS = "words"
"""Group of the words that are translated once for all their places."""
DECK = "deck"
"""Group of the texts of the deck itself."""
OUTCOME = "outcomes"

_PROSE = frozenset(
    (
        *("title", "short", "says", "text", "note", "label", "intent", "because", "trade_off"),
        *("summary", "briefing", "situation", "facilitator", "expected"),
    )
)
_REPEATED = frozenset(["unit", "group", "sender", "method", "adviser"])
_LISTED = frozenset(["discuss", "lines", "assumptions"])
_LEFT = frozenset(("sources", "id", "deck", "version"))
"""Sources keep the titles they were published under."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a scenario, and where it is kept."""

    group: str
    path: str
    english: str
    is_model: bool
    """Whether it belongs to the model and not to the deck."""
    holder: Any
    """The mapping or list of the scenario's JSON that holds it."""
    key: Any
    """Its key there."""

    @property
    def digest(self) -> str:
        """What stands for the wording; spaces and line ends do not count."""
        return digest(self.english)


def digest(english: str) -> str:
    """Return eight hexadecimal digits that change with a wording, not with its line breaks."""
    return hashlib.sha256(" ".join(english.split()).encode()).hexdigest()[:8]


def texts(scenario: dict[str, Any]) -> Iterator[Text]:
    """Yield every text of a scenario's JSON, the deck's before the model's."""
    for field, value in scenario.items():
        if field == "injects":
            for inject in value:
                yield from _walk(inject, f"injects/{inject['id']}", "", is_model=False)
        elif field != "model":
            yield from _field(scenario, field, DECK, "", is_model=False)
    model = scenario["model"]
    for field, value in model.items():
        if field in _LEFT:
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for number, item in enumerate(value):
                yield from _walk(item, f"{field}/{_name(item, number)}", "", is_model=True)
        elif isinstance(value, dict):
            yield from _walk(value, f"model/{field}", "", is_model=True)
        else:
            yield from _field(model, field, "model/general", "", is_model=True)


def _name(item: dict[str, Any], number: int) -> str:
    return str(item.get("id") or item.get("cell") or number)


def _walk(node: dict[str, Any], group: str, path: str, *, is_model: bool) -> Iterator[Text]:
    for field in node:
        yield from _field(node, field, group, path, is_model=is_model)


def _field(
    node: dict[str, Any], field: str, group: str, path: str, *, is_model: bool
) -> Iterator[Text]:
    value, here = node[field], f"{path}/{field}" if path else field
    if field in _LEFT or not value:
        return
    if isinstance(value, str):
        if field in _REPEATED:
            yield Text(WORDS, value, value, is_model, node, field)
        elif field in _PROSE:
            yield Text(group, here, value, is_model, node, field)
    elif field == "private":
        for pair in value:
            yield Text(group, f"{here}/{pair[0]}", pair[1], is_model, pair, 1)
    elif field in _LISTED:
        for number, line in enumerate(value):
            yield Text(group, f"{here}/{number}", line, is_model, value, number)
    elif isinstance(value, dict):
        yield from _walk(value, group, here, is_model=is_model)
    elif isinstance(value, list) and isinstance(value[0], dict):
        for number, item in enumerate(value):
            below = f"{here}/{_name(item, number)}"
            if field == OUTCOME and not item.get("title"):
                # In English an outcome is called by its id; elsewhere it needs a name.
                named = item["id"].replace("-", " ").capitalize()
                yield Text(group, f"{below}/title", named, is_model, item, "title")
            yield from _walk(item, group, below, is_model=is_model)
