"""Knows the folders where decks may be, and which files in them are decks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from wargame.deck.patterns import ID
from wargame.errors import BadInput
from wargame.language import _


def deck_folders(explicit: Path | None) -> tuple[Path, ...]:
    """Return the folders to look for decks in, the first one first.

    A folder somebody asked for is the only one. Else they are those of `$WARGAME_DECKS`, `decks`
    in the working directory, and the decks that come with the program.
    """
    if explicit is not None:
        if not explicit.is_dir():
            raise BadInput(
                _("{explicit}: there is no such folder of decks; check the path").format(
                    explicit=explicit
                )
            )
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


def is_packaged(path: Path) -> bool:
    """Tell whether a file lies inside the installed program, where an update replaces it."""
    return path.resolve().is_relative_to(Path(str(files("wargame"))).resolve())


def deck_files(folder: Path) -> tuple[Path, ...]:
    """Return the deck files of a folder in order of name.

    Folders in it hold models, and `NAME.ja.yaml` translates NAME: neither is a deck.
    """
    if not folder.is_dir():
        return ()
    found = (each for each in folder.iterdir() if each.suffix == ".yaml" and each.is_file())
    return tuple(sorted(each for each in found if re.fullmatch(ID, each.stem)))


def model_files(folder: Path) -> tuple[Path, ...]:
    """Return the YAML files of a model's folder in order; none if it is no folder.

    Editors leave hidden files beside those they have open.
    """
    if not folder.is_dir():
        return ()
    found = (each for each in folder.iterdir() if each.suffix == ".yaml")
    return tuple(sorted(each for each in found if not each.name.startswith(".")))
