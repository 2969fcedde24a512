"""Gives each test a copy of the foreign deck and a cache of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.deck.spoiling")

from tests.deck.spoiling import FOREIGN, Spoiler  # noqa: E402 - after the line above


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep compiled decks in the test's own folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("WARGAME_CACHE", str(folder))
    return folder


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """Return a folder with a copy of the foreign deck and its model."""
    folder = tmp_path / "decks"
    shutil.copytree(FOREIGN, folder)
    return folder


@pytest.fixture
def spoiler(foreign: Path) -> Spoiler:
    """Return what spoils that copy."""
    return Spoiler(foreign)
