"""Shares the width of a table out to its columns of words."""

from __future__ import annotations

from collections.abc import Mapping


def shared_out(room: int, shares: Mapping[str, int], needs: Mapping[str, int]) -> Mapping[str, int]:
    """Return a width for each column, together `room` cells at most.

    Args:
        room: Cells for all of them.
        shares: How much of it each may have, in parts; what one does not need goes to the others.
        needs: Cells that the widest text of each takes.
    """
    if sum(needs[name] for name in shares) <= room:
        return _spread(room, shares, needs)
    widths: dict[str, int] = {}
    while True:
        open_ones = {name: share for name, share in shares.items() if name not in widths}
        left, whole = room - sum(widths.values()), sum(open_ones.values())
        fair = {name: left * share // whole for name, share in open_ones.items()}
        content = {name: needs[name] for name in fair if needs[name] < fair[name]}
        if not content:
            return widths | fair
        widths |= content


def _spread(room: int, shares: Mapping[str, int], needs: Mapping[str, int]) -> dict[str, int]:
    """Return what each needs and, by its share, of what is left over."""
    spare, whole = room - sum(needs[name] for name in shares), sum(shares.values())
    return {name: needs[name] + spare * share // whole for name, share in shares.items()}
