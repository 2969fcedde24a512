"""Chance is keyed: the luck of old saves may never change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wargame.core.chance import choose, draw, key_hash, splitmix64

SEEDS = st.integers(0, 2**64 - 1)


def test_splitmix64_gives_the_published_numbers() -> None:
    """The generator is the published one, so other programs can check a record."""
    state, numbers = 1234567, []
    for _ in range(5):
        state, number = splitmix64(state)
        numbers.append(number)

    assert numbers == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


def test_the_key_hash_is_fnv_1a() -> None:
    """A key's hash is the published 64-bit FNV-1a, so draws can be worked out elsewhere."""
    assert key_hash("") == 0xCBF29CE484222325
    assert key_hash("a") == 0xAF63DC4C8601EC8C
    assert key_hash("foobar") == 0x85944171F73967E8


def test_draws_are_pinned() -> None:
    """If these numbers change, old sessions no longer verify: that takes a new format."""
    drawn = [draw(seed, turn, key) for seed, turn, key in PINNED]

    assert drawn == list(PINNED.values())


PINNED = {
    (0, 1, "deliver/1"): 1361,
    (7, 1, "respond/ts-median-line/joint-transit"): 2126,
    (2**64 - 1, 16, "ending/clash-taiwan"): 8980,
    (42, 3, "react/ts-the-visit/washington"): 4575,
}


@given(SEEDS, st.integers(0, 100), st.text(max_size=30))
def test_a_draw_lies_in_its_range(seed: int, turn: int, key: str) -> None:
    """Odds are stated in ten-thousandths."""
    assert 0 <= draw(seed, turn, key) < 10_000


def test_draws_are_spread_evenly() -> None:
    """A tenth of many draws falls into each tenth, within what chance allows."""
    tenths = [0] * 10
    for seed in range(20_000):
        tenths[draw(seed, 1, "x") // 1000] += 1

    assert all(1850 < count < 2150 for count in tenths)


@given(st.integers(0, 9999), st.lists(st.integers(1, 100), min_size=1, max_size=8))
def test_choose_follows_the_weights(value: int, weights: list[int]) -> None:
    """The result is the one whose share of the whole the draw falls into."""
    index = choose(value, weights)

    assert sum(weights[:index]) * 10_000 <= value * sum(weights)
    assert value * sum(weights) < sum(weights[: index + 1]) * 10_000
