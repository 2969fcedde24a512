"""Provides sessions that were played once for all tests of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reports import HOSTILE, alone, hostile, together
from wargame.deck.load import load_scenario

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def solo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session played alone as one capital, with a rewind, comments and a rating."""
    deck = load_scenario(ROOT / "decks" / "alliance.yaml")
    return alone(tmp_path_factory.mktemp("solo"), deck, cell="tokyo")


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a facilitated exercise with votes, observations, rulings and a hot wash."""
    return together(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="session")
def hostile_solo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session of a deck in which every text tries to be more."""
    deck = hostile(load_scenario(ROOT / "decks" / "taiwan-strait.yaml"))
    return alone(tmp_path_factory.mktemp("hostile"), deck, cell="tokyo", who="random")


@pytest.fixture(scope="session")
def hostile_room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an exercise in which everybody writes such texts."""
    return together(tmp_path_factory.mktemp("hostile-room"), HOSTILE)
