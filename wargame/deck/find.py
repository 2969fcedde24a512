"""Finds decks by name in the folders where decks may be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from wargame.core.conditions import suggest
from wargame.core.plain import plain
from wargame.deck.cache import Summary
from wargame.errors import BadInput

_DECK_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """One deck in the list of decks."""

    path: Path
    about: Summary


def deck_folders(explicit: Path | None) -> tuple[Path, ...]:
    """Return the folders to look for decks in, the first one first.

    A folder somebody asked for is the only one. Else they are those of `$WARGAME_DECKS`, `decks`
    in the working directory, and the decks that come with the program.
    """
    if explicit is not None:
        if not explicit.is_dir():
            raise BadInput(f"{explicit}: there is no such folder of decks; check the path")
        return (explicit,)
    found: dict[Path, Path] = {}
    for folder in _candidates():
        if deck_files(folder):
            found.setdefault(folder.resolve(), folder)
    return tuple(found.values())


def _candidates() -> Iterator[Path]:
    for folder in os.environ.get("WARGAME_DECKS", "").split(os.pathsep):
        if folder:
            yield Path(folder)
    yield Path("decks")
    package = Path(str(files("wargame")))
    yield package / "decks"
    # an editable installation has its decks beside the package, where the checkout keeps them
    yield package.parent / "decks"


def deck_files(folder: Path) -> tuple[Path, ...]:
    """Return the deck files of a folder in order of name.

    Folders in it hold models, and `NAME.ja.yaml` translates NAME: neither is a deck.
    """
    if not folder.is_dir():
        return ()
    found = (each for each in folder.iterdir() if each.suffix == ".yaml" and each.is_file())
    return tuple(sorted(each for each in found if _DECK_NAME.fullmatch(each.stem)))


def list_decks(folders: Iterable[Path], *, cache_dir: Path | None = None) -> tuple[DeckEntry, ...]:
    """Return the decks of some folders; a name found twice counts where it was found first."""
    from wargame.deck.load import summarise

    paths: dict[str, Path] = {}
    for folder in folders:
        for path in deck_files(folder):
            paths.setdefault(path.stem, path)
    return tuple(DeckEntry(path, summarise(path, cache_dir=cache_dir)) for path in paths.values())


def find_deck(name: str, folders: Iterable[Path]) -> Path:
    """Return the file of a deck given by its name or by a path.

    Raises:
        BadInput: There is no such deck.
    """
    if name.endswith(".yaml") or os.sep in name:
        path = Path(name)
        if path.is_file():
            return path
        raise BadInput(f"{plain(name, lines=False)}: there is no such deck file; check the path")
    known = [path for folder in folders for path in deck_files(folder)]
    for path in known:
        if path.stem == name:
            return path
    names = sorted({path.stem for path in known})
    hint = suggest(name[:60], names) or (f"; known: {', '.join(names)}" if names else "")
    shown = plain(name, lines=False)[:60]
    raise BadInput(f'there is no deck "{shown}"{hint or "; give a folder of decks with --decks"}')
