"""Reads, checks and compiles one deck: the slow way, when nothing of it is in the cache."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from wargame.core.scenario import Scenario
from wargame.deck.collector import collector_paused
from wargame.deck.compile import compile_scenario
from wargame.deck.document import Document
from wargame.deck.fields import Shape
from wargame.deck.gather import Gathered, Model, Shelf
from wargame.deck.shape import fit
from wargame.deck.shape_deck import DeckShape
from wargame.deck.shape_model import ModelShape
from wargame.deck.validate import meaning_problems
from wargame.errors import Problem

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Examined:
    """What became of a deck."""

    gathered: Gathered
    problems: tuple[Problem, ...]
    """Everything that is wrong with it, sorted by file and line."""
    scenario: Scenario | None
    """None if anything is wrong."""


def examine(path: Path, shelf: Shelf) -> Examined:
    """Read a deck with its model, and compile it if nothing is wrong."""
    with collector_paused():
        gathered = shelf.gather(path)
        problems = list(gathered.problems)
        deck = _fitted(DeckShape, gathered.deck, problems)
        included = [_fitted(DeckShape, each, problems) for each in gathered.included]
        model = _fitted_model(gathered.model, problems)
        problems += meaning_problems(gathered)
        scenario = None
        if not problems and deck and model:
            scenario = compile_scenario(deck, [each for each in included if each], model)
    return Examined(gathered, tuple(sorted(set(problems))), scenario)


def _fitted(shape: type[S], document: Document, problems: list[Problem]) -> S | None:
    if not isinstance(document.tree, dict):
        return None
    fitted, found = fit(shape, document.tree, lambda _: document)
    problems += found
    return fitted


def _fitted_model(model: Model | None, problems: list[Problem]) -> ModelShape | None:
    """Return the model's shape; a file that cannot be read hides which keys are missing."""
    if model is None or not model.readable:
        return None
    fitted, found = fit(ModelShape, model.tree, model.document_of)
    problems += found
    return fitted
