"""Turns a seed into a source of numbers for generated scenarios."""

from __future__ import annotations

from collections.abc import Callable

from wargame.core.chance import splitmix64


def numbers(seed: int) -> Callable[[int, int], int]:
    """Return a function that chooses a number between two, inclusive."""
    state = seed

    def number(low: int, high: int) -> int:
        nonlocal state
        state, drawn = splitmix64(state)
        return low + drawn % (high - low + 1)

    return number
