"""Reads the file of limits that ratings and findings are suggested by."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from wargame.deck.fields import Shape, Share, Title
from wargame.deck.markers import Items, Whole
from wargame.deck.reader import read_file
from wargame.deck.shape import fit
from wargame.errors import DeckProblems

RATINGS: dict[str, str] = {
    "P": "Performed without challenges",
    "S": "Performed with some challenges",
    "M": "Performed with major challenges",
    "U": "Unable to be performed",
    "N": "Not observed",
}


class RatingShape(Shape):
    """One row of the table of ratings."""

    rating: Literal["P", "S", "M", "U"]
    least: Share
    least_change: Annotated[int, Whole(-100, 100)]
    most_neglected: Share
    gate: Literal["open", "any"]


class RulesShape(Shape):
    """The file; a key left out stays as it is in the file that comes with the program."""

    source: Title | None = None
    ratings: Annotated[tuple[RatingShape, ...], Items(1, 40)] | None = None
    step_moved: Annotated[int, Whole(0, 100)] | None = None
    decision_gained: Annotated[int, Whole(0, 10_000)] | None = None
    decision_lost: Annotated[int, Whole(0, 10_000)] | None = None
    most_decisions: Annotated[int, Whole(0, 100)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """One row: the rating, if all of it fits."""

    rating: str
    least: int
    least_change: int
    most_neglected: int
    is_open: bool

    def fits(self, score: int, change: int, neglected: int, *, shut: bool) -> bool:
        """Tell whether it fits; score and change are in hundredths, `neglected` in percent."""
        return (
            score >= 100 * self.least
            and change >= 100 * self.least_change
            and neglected <= self.most_neglected
            and not (self.is_open and shut)
        )

    @property
    def says(self) -> str:
        """The row in words."""
        parts = [f"{self.least} points or more", f"a change of {self.least_change:+d} or better"]
        parts.append(f"at most {self.most_neglected} % of its injects left unanswered")
        return ", ".join(parts) + (", no gate shut" if self.is_open else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How ratings and findings are suggested."""

    source: str
    ratings: tuple[RatingRow, ...]
    step_moved: int
    decision_gained: int
    decision_lost: int
    most_decisions: int


def read_rules(own: Path | None = None) -> Rules:
    """Return the limits of the program, and over them those of a file of one's own.

    Raises:
        DeckProblems: Everything that is wrong with the file.
    """
    default = _read(Path(str(files("wargame.report.after"))) / "ratings.yaml")
    given = default if own is None else _read(own)
    found = {
        name: mine if mine is not None else old
        for (name, old), (_, mine) in zip(default, given, strict=True)
    }
    rows = found.pop("ratings")
    return Rules(
        ratings=tuple(
            RatingRow(
                rating=row.rating,
                least=row.least,
                least_change=row.least_change,
                most_neglected=row.most_neglected,
                is_open=row.gate == "open",
            )
            for row in rows
        ),
        **found,
    )


def _read(path: Path) -> RulesShape:
    document = read_file(path)
    problems = list(document.problems)
    if document.tree is not None:
        shape, found = fit(RulesShape, document.tree, lambda _: document)
        problems += found
        if shape is not None and not problems:
            return shape
    raise DeckProblems(tuple(problems))
