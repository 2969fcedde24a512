"""Generated frames, mostly nearly right, move a host only where their seat has a right to."""

from __future__ import annotations

from pathlib import Path

from benchmarks.hostile_frames import run


def test_hostile_frames_are_refused_and_move_nothing(tmp_path: Path) -> None:
    """The full number is thrown by `python -m benchmarks.hostile_frames`."""
    tally = run(tmp_path, 2500)

    assert tally.moved == []
    assert sum(tally.refused.values()) > 1500
    assert {"bad-frame", "no-right", "stale", "bad-text"} <= set(tally.refused)
    assert tally.done, "some of them must have been in order, or nothing was tried"
