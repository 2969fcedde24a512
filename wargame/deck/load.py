"""Loads decks: from the cache if nothing has changed, else from their files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.core.plain import plain
from wargame.core.scenario import Scenario
from wargame.deck.cache import DeckEntry, Slot
from wargame.deck.folders import deck_files
from wargame.errors import DeckProblems, Problem

if TYPE_CHECKING:
    from wargame.deck.examine import Examined
    from wargame.deck.gather import Shelf


def load_scenario(path: Path, *, cache_dir: Path | None = None) -> Scenario:
    """Return the scenario of a deck file.

    Args:
        path: The deck's YAML file; its model's folder stands beside it.
        cache_dir: Where compiled decks are kept; by default `$WARGAME_CACHE` or the user's cache.

    Raises:
        DeckProblems: Everything that is wrong with the deck and its model.
    """
    slot = Slot.of(path, cache_dir)
    kept = slot.scenario()
    if kept is not None:
        return kept
    examined = _examine(path, _new_shelf())
    _keep(slot, examined)
    if examined.scenario is None:
        raise DeckProblems(examined.problems)
    return examined.scenario


def entries(paths: Iterable[Path], *, cache_dir: Path | None = None) -> tuple[DeckEntry, ...]:
    """Return what the list of decks says about some deck files, with or without problems."""
    shelf = None
    found = []
    for path in paths:
        slot = Slot.of(path, cache_dir)
        entry = slot.entry()
        if entry is None:
            shelf = shelf or _new_shelf()
            entry = _keep(slot, _examine(path, shelf))
        found.append(entry)
    return tuple(found)


def check_paths(paths: Iterable[Path]) -> tuple[Problem, ...]:
    """Return everything that is wrong with decks, given as files or as folders of decks."""
    shelf = _new_shelf()
    problems: set[Problem] = set()
    for path in paths:
        files = deck_files(path) if path.is_dir() else (path,)
        if not files:
            what = "the folder holds no decks; name a deck or a folder of decks"
            problems.add(Problem(str(path), 0, 0, what))
        for file in files:
            problems.update(_examine(file, shelf).problems)
    return tuple(sorted(problems))


def _new_shelf() -> Shelf:
    # an unchanged deck does without PyYAML and pydantic, so they are imported only now
    from wargame.deck.gather import Shelf

    return Shelf()


def _examine(path: Path, shelf: Shelf) -> Examined:
    from wargame.deck.examine import examine

    return examine(path, shelf)


def _keep(slot: Slot, examined: Examined) -> DeckEntry:
    """Keep a deck without problems, and return its entry in the list.

    One with problems is not kept: what is missing now may come without any file changing.
    """
    if examined.scenario is None:
        return DeckEntry(
            path=slot.deck,
            id=slot.deck.stem,
            title=_title_of(examined) or slot.deck.stem,
            summary="",
            turns=0,
            cells=(),
            problems=len(examined.problems),
            first_problem=str(examined.problems[0]),
        )
    entry = _entry(slot.deck, examined.scenario)
    slot.keep(examined.gathered.files, entry, examined.scenario)
    return entry


def _entry(path: Path, scenario: Scenario) -> DeckEntry:
    titles = {each.id: plain(each.title, lines=False) for each in scenario.model.cells}
    return DeckEntry(
        path=path,
        id=scenario.deck,
        title=plain(scenario.title, lines=False),
        summary=plain(scenario.summary),
        turns=scenario.turns,
        cells=tuple((cell, titles[cell]) for cell in scenario.cells),
    )


def _title_of(examined: Examined) -> str:
    """Return the title of a deck with problems, if that much of it can be read."""
    tree = examined.gathered.deck.tree
    title = tree.get("title") if isinstance(tree, dict) else None
    return plain(title, lines=False)[:160] if isinstance(title, str) else ""
