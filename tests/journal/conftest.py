from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.tiny import finished


@pytest.fixture(scope="session")
def finished_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The content of a session that was played to its end."""
    return finished(tmp_path_factory.mktemp("saves")).read_bytes()


@pytest.fixture
def save(finished_bytes: bytes, tmp_path: Path) -> Path:
    """A session that was played to its end, to be read, damaged or gone on with."""
    path = tmp_path / "2026-11-24-tiny-deck-0a1b.jsonl"
    path.write_bytes(finished_bytes)
    return path
