"""Finds the folders a command works in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.configuration import Configuration


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
