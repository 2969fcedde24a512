"""Names decks in other languages for the list of decks, without loading what they hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wargame.core.plain import plain
from wargame.deck.cache import DeckEntry
from wargame.deck.overlay import Overlay, overlay_path, read_overlay
from wargame.deck.texts import DECK
from wargame.language import ENGLISH


def told_in(entries: tuple[DeckEntry, ...], language: str) -> tuple[DeckEntry, ...]:
    """Return the list of decks with title, summary and cells in a language, where translated."""
    if language == ENGLISH:
        return entries
    cells: dict[str, str] = {}
    for folder in {entry.path.parent for entry in entries}:
        cells |= _cells_in(folder, language)
    found = []
    for entry in entries:
        entry = replace(  # noqa: PLW2901 - the same deck, its cells named
            entry, cells=tuple((cell, cells.get(cell, title)) for cell, title in entry.cells)
        )
        own = read_overlay(overlay_path(entry.path, language), language)
        if own is None or entry.problems:
            found.append(entry)
            continue
        found.append(
            replace(
                entry,
                title=_line(own, "title") or entry.title,
                summary=plain(_said_of(own, "summary")) or entry.summary,
            )
        )
    return tuple(found)


def _cells_in(folder: Path, language: str) -> dict[str, str]:
    """Return what the models of a folder call their cells in a language."""
    found = {}
    for path in sorted(folder.glob(f"*.{language}.yaml")):
        if (folder / path.name.removesuffix(f".{language}.yaml")).is_dir():
            overlay = read_overlay(path, language)
            for group, texts in overlay.texts.items() if overlay is not None else ():
                kind, _, cell = group.partition("/")
                if kind == "cells" and "title" in texts and texts["title"].text:
                    found[cell] = plain(texts["title"].text, lines=False)
    return found


def _said_of(overlay: Overlay, path: str) -> str:
    said = overlay.texts.get(DECK, {}).get(path)
    return said.text if said is not None else ""


def _line(overlay: Overlay, path: str) -> str:
    return plain(_said_of(overlay, path), lines=False)
