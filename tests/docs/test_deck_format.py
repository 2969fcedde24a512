"""The guide to the deck format names every key and every limit that the reader enforces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wargame.core.condition_parser import MAX_LENGTH
from wargame.deck.check_model import MAX_SPAN
from wargame.deck.fields import Shape
from wargame.deck.gather import MAX_MODEL_FILES
from wargame.deck.reader import MAX_BYTES
from wargame.deck.shape_deck import DeckShape
from wargame.deck.shape_inject import MAX_WORDS
from wargame.deck.shape_model import ModelShape
from wargame.deck.tree import MAX_DEPTH, MAX_ITEMS, MAX_NODES

GUIDE = (Path(__file__).parents[2] / "docs" / "deck-format.md").read_text(encoding="utf-8")
LIMITS = {
    f"{MAX_BYTES // 1_000_000} MB": "the size of a file",
    f"{MAX_DEPTH} levels": "its depth",
    f"{MAX_NODES:,} values": "its values",
    f"{MAX_ITEMS:,} entries": "the entries of a list",
    f"at most {MAX_MODEL_FILES}": "the files of a model",
    f"{MAX_SPAN:,} apart": "the range of an indicator",
    f"At most {MAX_LENGTH} characters": "the length of a condition",
    f"{MAX_WORDS} words": "the length of a situation",
}


def shapes(shape: type[Shape]) -> Iterator[type[Shape]]:
    """Yield a shape and all that stand in it."""
    yield shape
    for field in shape.model_fields.values():
        yield from inner(field.annotation)


def inner(annotation: object) -> Iterator[type[Shape]]:
    """Yield the shapes in an annotation such as `tuple[Shape, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield from shapes(annotation)
    for part in getattr(annotation, "__args__", ()):
        yield from inner(part)


@pytest.mark.parametrize("top", [DeckShape, ModelShape])
def test_every_key_is_in_the_guide(top: type[Shape]) -> None:
    """Whoever writes a deck finds each key with its meaning."""
    keys = {
        field.alias or name for shape in shapes(top) for name, field in shape.model_fields.items()
    }
    keys_in_guide = set(re.findall(r"([a-z_]+)(?::|`)", GUIDE))

    assert keys - keys_in_guide == set()
    assert len(keys) > 40


@pytest.mark.parametrize("limit", LIMITS, ids=LIMITS.values())
def test_every_limit_is_in_the_guide(limit: str) -> None:
    """A limit that is only found by running into it costs an author an evening."""
    assert limit in GUIDE.replace("\n", " ")
