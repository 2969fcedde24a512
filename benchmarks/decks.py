"""Measures loading a deck: cold against the bare C parser, and from the cache."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from wargame.deck.gather import Shelf
from wargame.deck.load import load_scenario

DECKS = Path(__file__).parents[1] / "decks"


def files_of(deck: Path) -> tuple[Path, ...]:
    """Return every file a deck is made of: itself, the decks it includes, its model."""
    return tuple(path for path, _ in Shelf().gather(deck).files)


def _bare(files: Iterable[Path]) -> float:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    begun = process_time()
    gc.disable()
    for file in files:
        yaml.compose(file.read_text(encoding="utf-8"), Loader=loader)
    gc.enable()
    return process_time() - begun


def _load(deck: Path, cache: Path) -> float:
    begun = process_time()
    scenario = load_scenario(deck, cache_dir=cache)
    taken = process_time() - begun
    del scenario  # not before: to throw it away is no part of the loading
    return taken


def load_times(deck: Path, rounds: int = 7) -> tuple[float, float, float]:
    """Return the median seconds of a bare compose, a cold load and a load from the cache.

    Seconds of the processor: a neighbour's load would spoil a comparison with fixed ones.
    """
    files = files_of(deck)
    with TemporaryDirectory() as folder:
        _load(deck, Path(folder) / "warm")
        taken = [
            (
                _bare(files),
                _load(deck, Path(folder) / str(number)),
                _load(deck, Path(folder) / str(number)),
            )
            for number in range(rounds)
        ]
    bare, cold, cached = (sorted(column)[rounds // 2] for column in zip(*taken, strict=True))
    return bare, cold, cached
