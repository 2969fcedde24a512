"""Measures loading a deck: cold against the bare C parser, and from the cache."""

from __future__ import annotations

import gc
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import yaml

from wargame.deck.load import load_scenario

DECKS = Path(__file__).parents[1] / "decks"


def _bare(deck: Path) -> float:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = [deck, *(DECKS / "five-steps").glob("*.yaml")]
    begun = perf_counter()
    gc.disable()
    for file in files:
        yaml.compose(file.read_text(encoding="utf-8"), Loader=loader)
    gc.enable()
    return perf_counter() - begun


def _load(deck: Path, cache: Path) -> float:
    begun = perf_counter()
    load_scenario(deck, cache_dir=cache)
    return perf_counter() - begun


def load_times(deck: Path, rounds: int = 7) -> tuple[float, float, float]:
    """Return the median seconds of a bare compose, a cold load and a load from the cache."""
    with TemporaryDirectory() as folder:
        _load(deck, Path(folder) / "warm")
        taken = [
            (
                _bare(deck),
                _load(deck, Path(folder) / str(number)),
                _load(deck, Path(folder) / str(number)),
            )
            for number in range(rounds)
        ]
    bare, cold, cached = (sorted(column)[rounds // 2] for column in zip(*taken, strict=True))
    return bare, cold, cached
