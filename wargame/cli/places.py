"""Finds the folders a command works in."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.configuration import Configuration
    from wargame.core.scenario import Scenario


def saves_of(options: Namespace) -> Path:
    """Return the folder of the saves."""
    from wargame.saves import saves_folder

    return saves_folder(options.saves)


def decks_of(options: Namespace) -> tuple[Path, ...]:
    """Return the folders of the decks, the one asked for first."""
    from wargame.deck.folders import deck_folders

    return tuple(deck_folders(options.decks))


def preferences_of(options: Namespace) -> Configuration:
    """Return what the user prefers, and let the interface speak the language that is asked for."""
    from wargame.configuration import Configuration
    from wargame.language import speak

    language = getattr(options, "lang", None)
    found = Configuration(given={"language": language} if language else {})
    speak(found.settings["language"])
    return found


def save_of(options: Namespace, name: str) -> Path:
    """Return the save a name means."""
    from wargame.saves import find_save

    return find_save(name, saves_of(options))


def scenario_at(path: Path) -> Scenario:
    """Return a deck in the language of the program; say what of it is not translated."""
    from wargame.deck.translation import load_in
    from wargame.language import spoken

    scenario, notice = load_in(path, spoken())
    if notice:
        sys.stderr.write(f"{notice}\n")
    return scenario
