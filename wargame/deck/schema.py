"""Describes a deck file as a JSON Schema, so that editors complete and check decks."""

from __future__ import annotations

from typing import Any

from wargame.deck.shape_deck import DeckShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def deck_schema() -> dict[str, Any]:
    """Return the JSON Schema of a deck file. Numbers are numbers there, as an editor reads them."""
    schema = _without_null(DeckShape.model_json_schema(by_alias=True))
    return {"$schema": DIALECT, **schema, "title": "Wargame deck"}


def _without_null(node: Any) -> Any:
    """Leave out what pydantic says of values nobody wrote: `null` is a text in a deck."""
    if isinstance(node, list):
        return [_without_null(each) for each in node]
    if not isinstance(node, dict):
        return node
    cleaned = {key: _without_null(value) for key, value in node.items()}
    choices = cleaned.get("anyOf")
    if isinstance(choices, list):
        left = [each for each in choices if each != {"type": "null"}]
        cleaned["anyOf"] = left
        if len(left) == 1:
            del cleaned["anyOf"]
            cleaned = {**left[0], **cleaned}
    if "default" in cleaned and cleaned["default"] is None:
        del cleaned["default"]
    if "patternProperties" in cleaned:
        cleaned["additionalProperties"] = False
    return cleaned
