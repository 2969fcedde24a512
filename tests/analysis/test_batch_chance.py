"""The batch engine draws the numbers of the scalar engine."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wargame.analysis.batch.chance import draws, mix_in_place, picked, seed_words, turn_roots
from wargame.core.chance import GAMMA, MASK, choose, draw, key_hash, mix

WORDS = st.integers(0, MASK)


def test_the_published_vectors_of_splitmix64() -> None:
    """The first outputs for the seed 1234567, as in the reference implementation."""
    states = [(1234567 + GAMMA * count) & MASK for count in range(1, 4)]

    mixed = mix_in_place(np.array(states, dtype=np.uint64))

    assert mixed.tolist() == [6457827717110365317, 3203168211198807973, 9817491932198370423]
    assert mixed.tolist() == [mix(state) for state in states]


@given(st.lists(WORDS, min_size=1, max_size=20), st.integers(0, 60), st.text(max_size=30))
def test_a_draw_is_the_same_in_both_engines(seeds: list[int], turn: int, key: str) -> None:
    """For any seed, turn and meaning."""
    roots = turn_roots(seed_words(seeds), turn)

    drawn = draws(roots, np.uint64(key_hash(key)))

    assert drawn.tolist() == [draw(seed, turn, key) for seed in seeds]


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=300), st.integers(0, 9999))
def test_a_draw_picks_the_same_weight_in_both_engines(weights: list[int], value: int) -> None:
    """However many there are to choose from."""
    columns = [np.array([weight], dtype=np.int32) for weight in weights]

    index, total = picked(columns, np.array([value], dtype=np.int32), np.int64)

    assert index.tolist() == [choose(value, weights)]
    assert total.tolist() == [sum(weights)]


def test_a_weight_of_nothing_is_never_picked() -> None:
    """An inject that may not come has no weight; if none may come the sum says so."""
    columns = [np.array(each) for each in ([0, 0], [3, 0], [0, 0], [1, 0])]
    values = np.array([[0, 0], [7499, 0], [7500, 0], [9999, 0]])

    found = [picked(columns, value, np.int64) for value in values]

    assert [index.tolist()[0] for index, _ in found] == [1, 1, 3, 3]
    assert found[0][1].tolist() == [4, 0]
