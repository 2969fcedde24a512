"""Draws chance from a key: the same seed, turn and meaning give the same number for ever.

SplitMix64 (Steele, Lea and Flood, 2014) mixes the 64-bit seed, the turn and a 64-bit hash of what
is drawn for, so a new inject does not shift later luck and two branches share the same luck.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
"""SplitMix64's increment."""
SIDES = 10_000
"""Draws lie in 0 to SIDES - 1."""


def mix(state: int) -> int:
    """Return SplitMix64's output for a 64-bit state."""
    z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def splitmix64(state: int) -> tuple[int, int]:
    """Return the next state and its output, as the published generator does."""
    state = (state + GAMMA) & MASK
    return state, mix(state)


@lru_cache(maxsize=4096)
def key_hash(key: str) -> int:
    """Return the 64-bit FNV-1a hash of a key's UTF-8 bytes."""
    hashed = 0xCBF29CE484222325
    for byte in key.encode():
        hashed = (hashed ^ byte) * 0x100000001B3 & MASK
    return hashed


@lru_cache(maxsize=64)
def turn_root(seed: int, turn: int) -> int:
    """Return the part of a draw that all draws of one turn share."""
    return mix((mix((seed + GAMMA) & MASK) + turn * GAMMA) & MASK)


def draw_hashed(root: int, hashed: int) -> int:
    """Return the draw in 0-9,999 for a turn's root and the hash of a key."""
    z = (root + hashed) & MASK
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return ((z ^ (z >> 31)) >> 32) * SIDES >> 32


def draw(seed: int, turn: int, key: str) -> int:
    """Return the draw in 0-9,999 for a seed (0 to 2**64 - 1), a turn and a meaning."""
    return draw_hashed(turn_root(seed, turn), key_hash(key))


def choose(value: int, weights: Iterable[int]) -> int:
    """Return the index that a draw picks among positive weights, lowest draws first."""
    return choose_among(value, tuple(accumulate(weights)))


def choose_among(value: int, totals: Sequence[int]) -> int:
    """Return the index that a draw picks among positive weights, given their running totals."""
    return bisect_right(totals, value * totals[-1] // SIDES)
