"""The JSON Schema tells an editor what the loader will say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.deck.spoiling import DECK, FOREIGN
from wargame.deck.document import Tree
from wargame.deck.reader import read_bytes
from wargame.deck.schema import deck_schema


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a schema."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference inside the schema."""
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def describes(schema: dict[str, Any], node: dict[str, Any], tree: Tree) -> bool:
    """Tell whether the schema has a place for every key of a tree, and a list for every list."""
    node = resolve(schema, node)
    if "anyOf" in node:
        return any(describes(schema, each, tree) for each in node["anyOf"])
    if isinstance(tree, list):
        items = node.get("prefixItems") or [node.get("items", {})] * len(tree)
        pairs = zip(items, tree, strict=True)
        return node["type"] == "array" and all(describes(schema, *pair) for pair in pairs)
    if isinstance(tree, dict):
        if node["type"] != "object":
            return False
        named, free = node.get("properties", {}), node.get("patternProperties", {})
        kinds = [named.get(key) or next(iter(free.values()), None) for key in tree]
        return all(
            kind is not None and describes(schema, kind, value)
            for kind, value in zip(kinds, tree.values(), strict=True)
        )
    return node["type"] not in ["array", "object"] or not isinstance(tree, str)


def test_the_schema_is_json_and_names_its_dialect() -> None:
    """`wargame deck schema` prints it for any editor."""
    schema = deck_schema()

    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Wargame deck"


def test_the_schema_has_a_place_for_everything_in_a_deck() -> None:
    """An editor must not mark what the loader accepts."""
    tree = read_bytes((FOREIGN / DECK).read_bytes(), DECK).tree
    schema = deck_schema()

    assert tree is not None
    assert describes(schema, schema, tree)
    assert isinstance(tree, dict)
    assert not describes(schema, schema, {**tree, "colour": "red"})
    assert not describes(schema, schema, {**tree, "title": ["red"]})


def test_unknown_keys_are_refused_everywhere() -> None:
    """An editor should mark a misspelt key as the loader does."""
    objects = [each for each in walk(deck_schema()) if each.get("type") == "object"]

    assert len(objects) > 10
    assert all(each.get("additionalProperties") is False for each in objects)


def test_numbers_are_numbers_with_bounds() -> None:
    """To an editor `turns: 8` is a number, whatever it is to us."""
    schema = deck_schema()
    inject = schema["$defs"]["InjectShape"]["properties"]

    turns = schema["properties"]["turns"]
    assert (turns["type"], turns["minimum"], turns["maximum"]) == ("integer", 1, 60)
    assert (inject["deadline"]["type"], inject["deadline"]["minimum"]) == ("integer", 1)


def test_nothing_may_be_null() -> None:
    """`null` is a word in a deck."""
    assert not any(each.get("type") == "null" for each in walk(deck_schema()))
    assert not any("default" in each and each["default"] is None for each in walk(deck_schema()))


def test_a_list_of_one_may_be_written_as_the_one() -> None:
    """`source: essay/1c` and `source: [essay/1c]` are the same."""
    schema = deck_schema()

    source = schema["$defs"]["OptionShape"]["properties"]["source"]
    assert [each["type"] for each in source["anyOf"]] == ["string", "array"]
    assert (source["anyOf"][1]["minItems"], source["anyOf"][1]["maxItems"]) == (1, 12)


def test_keys_have_the_names_they_have_in_a_file() -> None:
    """`from`, `to`, `for`, `in` and `raise` are no names in Python."""
    defs = deck_schema()["$defs"]

    assert {"from", "to"} <= defs["InjectShape"]["properties"].keys()
    assert "for" in defs["AdviceShape"]["properties"]
    assert "in" in defs["FollowUpShape"]["properties"]
    assert "raise" in defs["OutcomeShape"]["properties"]
    assert "set" in deck_schema()["$defs"]["StartShape"]["properties"]
