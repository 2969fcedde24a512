"""Loads decks: from the cache if nothing has changed, else from their files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.core.plain import plain
from wargame.core.scenario import Scenario
from wargame.deck.cache import Slot, Summary
from wargame.errors import DeckProblems, Problem

if TYPE_CHECKING:
    from wargame.deck.examine import Examined


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
    examined = _examine(path)
    _keep(slot, examined)
    if examined.scenario is None:
        raise DeckProblems(examined.problems)
    return examined.scenario


def summarise(path: Path, *, cache_dir: Path | None = None) -> Summary:
    """Return what the list of decks says about a deck file, with or without problems."""
    slot = Slot.of(path, cache_dir)
    return slot.summary() or _keep(slot, _examine(path))


def _examine(path: Path) -> Examined:
    """Read a deck the slow way, with PyYAML and pydantic, which an unchanged deck does without."""
    from wargame.deck.examine import examine
    from wargame.deck.gather import Shelf

    return examine(path, Shelf())


def check_paths(paths: Iterable[Path]) -> tuple[Problem, ...]:
    """Return everything that is wrong with decks, given as files or as folders of decks."""
    from wargame.deck.examine import examine
    from wargame.deck.find import deck_files
    from wargame.deck.gather import Shelf

    shelf = Shelf()
    problems: set[Problem] = set()
    for path in paths:
        files = deck_files(path) if path.is_dir() else (path,)
        if not files:
            what = "the folder holds no decks; name a deck or a folder of decks"
            problems.add(Problem(str(path), 0, 0, what))
        for file in files:
            problems.update(examine(file, shelf).problems)
    return tuple(sorted(problems))


def _keep(slot: Slot, examined: Examined) -> Summary:
    """Keep a deck without problems, and return its summary.

    One with problems is not kept: what is missing now may come without any file changing.
    """
    summary = _summary(slot.deck, examined)
    if examined.scenario:
        slot.keep(examined.gathered.files, summary, examined.scenario)
    return summary


def _summary(path: Path, examined: Examined) -> Summary:
    scenario = examined.scenario
    if scenario is None:
        return Summary(
            id=path.stem,
            title=path.stem,
            summary="",
            turns=0,
            cells=(),
            problems=len(examined.problems),
            first_problem=str(examined.problems[0]),
        )
    titles = {each.id: plain(each.title, lines=False) for each in scenario.model.cells}
    return Summary(
        id=scenario.deck,
        title=plain(scenario.title, lines=False),
        summary=plain(scenario.summary),
        turns=scenario.turns,
        cells=tuple((cell, titles[cell]) for cell in scenario.cells),
        problems=0,
        first_problem="",
    )
