"""Lists decks and finds them by name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from wargame.core.plain import plain
from wargame.core.suggestion import suggest
from wargame.deck.cache import DeckEntry
from wargame.deck.folders import deck_files, deck_folders
from wargame.deck.load import entries
from wargame.errors import BadInput
from wargame.language import _

__all__ = ["DeckEntry", "deck_files", "deck_folders", "find_deck", "list_decks"]


def list_decks(folders: Iterable[Path], *, cache_dir: Path | None = None) -> tuple[DeckEntry, ...]:
    """Return the decks of some folders; a name found twice counts where it was found first."""
    paths: dict[str, Path] = {}
    for folder in folders:
        for path in deck_files(folder):
            paths.setdefault(path.stem, path)
    return entries(paths.values(), cache_dir=cache_dir)


def find_deck(name: str, folders: Iterable[Path]) -> Path:
    """Return the file of a deck given by its name or by a path.

    Raises:
        BadInput: There is no such deck.
    """
    if name.endswith(".yaml") or "/" in name or os.sep in name:
        path = Path(name)
        if path.is_file():
            return path
        raise BadInput(
            _("{name}: there is no such deck file; check the path").format(
                name=plain(name, lines=False)
            )
        )
    known = [path for folder in folders for path in deck_files(folder)]
    for path in known:
        if path.stem == name:
            return path
    names = sorted({path.stem for path in known})
    hint = suggest(name[:60], names) or (
        _("; known: {names}").format(names=", ".join(names)) if names else ""
    )
    shown = plain(name, lines=False)[:60]
    raise BadInput(
        _('there is no deck "{shown}"{hint}').format(
            shown=shown, hint=hint or "; give a folder of decks with --decks"
        )
    )
