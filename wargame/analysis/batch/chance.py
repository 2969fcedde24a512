"""Draws for many games at once: the same numbers as `wargame.core.chance`, game by game."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from wargame.core.chance import GAMMA, MASK, SIDES

Ints = npt.NDArray[Any]
"""Whole numbers of whatever width holds them."""
Words = npt.NDArray[np.uint64]
Bools = npt.NDArray[np.bool_]

_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S27, _S30, _S31, _S32 = (np.uint64(each) for each in (27, 30, 31, 32))
_SIDES = np.uint64(SIDES)


def mix_in_place(words: Words) -> Words:
    """Turn SplitMix64 states into their outputs, where they lie."""
    shifted = words >> _S30
    words ^= shifted
    words *= _FIRST
    np.right_shift(words, _S27, out=shifted)
    words ^= shifted
    words *= _SECOND
    np.right_shift(words, _S31, out=shifted)
    words ^= shifted
    return words


def seed_words(seeds: Sequence[int] | Ints) -> Words:
    """Return what the draws of each game share over all turns. Seeds lie in 0 to 2**64 - 1."""
    words = np.array(seeds, dtype=np.uint64)
    words += np.uint64(GAMMA)
    return mix_in_place(words)


def turn_roots(words: Words, turn: int) -> Words:
    """Return what the draws of one turn share, from `seed_words`."""
    return mix_in_place(words + np.uint64(turn * GAMMA & MASK))


def draws(roots: Words, hashed: Words | np.uint64) -> npt.NDArray[np.int32]:
    """Return a draw of 0-9,999 for each game, from turn roots and hashes of keys."""
    words = mix_in_place(roots + hashed)
    words >>= _S32
    words *= _SIDES
    words >>= _S32
    return words.astype(np.int32)


def targets(values: Ints, totals: Ints | int, dtype: npt.DTypeLike) -> Ints:
    """Return the point in 0 to total - 1 that each draw falls on."""
    points = np.multiply(values, totals, dtype=dtype)
    points //= SIDES
    return points


def picked(weights: Sequence[Ints], drawn: Ints, dtype: npt.DTypeLike) -> tuple[Ints, Ints]:
    """Return the index that each draw picks among weights, lowest draws first, and their sums.

    `dtype` holds the sum of the weights times 10,000. Where all weights are 0 the index is 0.
    """
    total = weights[0].copy()
    for each in weights[1:]:
        total += each
    narrow = np.uint8 if len(weights) < 256 else np.uint16
    index: Ints = np.zeros(len(drawn), dtype=narrow)
    if len(weights) == 1:
        return index, total
    points = targets(drawn, total, dtype).astype(total.dtype)
    passed = np.empty(len(drawn), dtype=np.bool_)
    step = passed.view(np.uint8)
    sums = weights[0].copy()
    for each in weights[1:]:
        np.less_equal(sums, points, out=passed)
        index += step
        sums += each
    index *= total > 0
    return index, total
