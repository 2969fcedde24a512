"""Keeps tests away from the user's own saves, decks and cache, and adds the options for goldens."""

from __future__ import annotations

import gc
from itertools import count
from pathlib import Path

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key

gc.set_threshold(200_000, 50, 100)
"""Hundreds of apps and decks come and go in a test process; at Python's own thresholds a seventh of
its time is spent looking for cycles among what is still in use."""


HOMES = count()


def pytest_configure(config: pytest.Config) -> None:
    """Look once for what was not closed as a process ends, not five times: this is not PyPy."""
    config.stash[gc_collect_iterations_key] = 1


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that rewrite golden files, whose diff is then read in review."""
    parser.addoption("--update-playthroughs", action="store_true", help="rewrite playthroughs")
    parser.addoption("--update-goldens", action="store_true", help="rewrite screen goldens")
    parser.addoption("--update-locale", action="store_true", help="rewrite the catalogues")
    parser.addoption("--update-docs", action="store_true", help="rewrite tables in the guides")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test have a home, a cache and a saves folder of its own."""
    # pytest's own numbering reads the whole folder for every test
    home = tmp_path_factory.mktemp(f"home-{next(HOMES)}", numbered=False)
    for name in ("WARGAME_DECKS", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WARGAME_SAVES", str(home / "saves"))
    monkeypatch.setenv("WARGAME_CACHE", str(home.parent / "shared-cache"))
    monkeypatch.setenv("WARGAME_CONFIG", str(home / "config"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def decks() -> Path:
    """Return the folder of the decks that come with the program."""
    return Path(__file__).parents[1] / "decks"
