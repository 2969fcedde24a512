"""Pins how the width of a table is shared out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wargame.tui.columns import shared_out

SHARES = {"title": 4, "deck": 3, "state": 3}
NEEDS = st.fixed_dictionaries(dict.fromkeys(SHARES, st.integers(1, 90)))


def test_what_one_column_does_not_need_the_others_get() -> None:
    """A short state leaves room for long names."""
    assert shared_out(60, SHARES, {"title": 40, "deck": 40, "state": 10}) == {
        "title": 28,
        "deck": 21,
        "state": 10,
    }


def test_where_all_fit_what_is_left_is_shared() -> None:
    """No text is cut, and the table fills its place."""
    widths = shared_out(100, SHARES, {"title": 10, "deck": 55, "state": 5})

    assert widths == {"title": 22, "deck": 64, "state": 14}


@given(room=st.integers(40, 200), needs=NEEDS)
def test_nothing_is_cut_where_there_is_room_for_all(room: int, needs: dict[str, int]) -> None:
    """And never do the columns take more than there is, or one nothing at all."""
    widths = shared_out(room, SHARES, needs)

    assert sum(widths.values()) <= room
    assert all(widths[name] >= min(needs[name], room * SHARES[name] // 10) for name in SHARES)
    if sum(needs.values()) <= room:
        assert all(widths[name] >= needs[name] for name in SHARES)
