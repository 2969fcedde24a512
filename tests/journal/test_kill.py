"""A kill in the middle of rewinds and remarks loses nothing that was acknowledged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.tiny import begin, clock
from wargame.journal.record import read
from wargame.journal.replay import fold, replay
from wargame.journal.verify import verify
from wargame.session import Session

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lines", [5, 23, 60])
def test_what_was_acknowledged_is_there_and_true(tmp_path: Path, lines: int) -> None:
    """Folding, replaying and verifying agree on whatever the killed process left."""
    with begin(tmp_path, turns=9) as session:
        save = session.path
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journal.rewinder", str(save)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        rest = process.communicate()[0].splitlines(keepends=True)
    acknowledged = max(int(each) for each in [*told, *rest] if each.endswith("\n"))

    with Session.resume(save, clock) as session:
        state = session.state

    record = read(save)
    assert record.damage is None
    assert record.size >= acknowledged
    assert verify(save).is_true
    assert replay(record).state == state == [after for _, after in fold(record)][-1]
    assert record.undone or lines < 10
