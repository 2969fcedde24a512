"""Reads the file of limits that decks are audited by."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

from wargame.deck.fields import Shape, Share
from wargame.deck.markers import Whole
from wargame.deck.reader import read_file
from wargame.deck.shape import fit
from wargame.errors import DeckProblems

Part = Annotated[int, Whole(0, 1000)]
"""A percentage that may be more than the whole."""


class ThresholdsShape(Shape):
    """The file; a key left out stays as it is in the file that comes with the program."""

    least_reach: Share | None = None
    least_picks: Share | None = None
    positions: Annotated[int, Whole(0, 100)] | None = None
    most_never_best: Share | None = None
    most_saturated: Share | None = None
    most_correlation: Share | None = None
    decided_after: Share | None = None
    most_early_endings: Share | None = None
    most_explained: Share | None = None
    most_one_line: Part | None = None
    most_random: Part | None = None
    least_ahead: Part | None = None


def read_thresholds(own: Path | None) -> dict[str, int]:
    """Return every limit: those of the program, and over them those of a file of one's own.

    Raises:
        DeckProblems: Everything that is wrong with the file.
    """
    default = Path(str(files("wargame.analysis"))) / "audit.yaml"
    limits: dict[str, int] = {}
    for path in (default, own):
        if path is not None:
            limits |= _read(path)
    return limits


def _read(path: Path) -> dict[str, int]:
    document = read_file(path)
    problems = list(document.problems)
    if document.tree is not None:
        shape, found = fit(ThresholdsShape, document.tree, lambda _: document)
        problems += found
        if shape is not None and not problems:
            return {name: each for name, each in shape if each is not None}
    raise DeckProblems(tuple(problems))
