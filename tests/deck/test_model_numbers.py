"""The numbers of a model make sense together, and with the start of a deck."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, RULES, WORLD, Spoiler


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (
            WORLD,
            "low: 0, high: 40, start: 12,",
            "low: 40, high: ⟦40, start: 12,",
            "`high` must be above `low`, 40; raise it",
        ),
        (
            WORLD,
            "low: 0, high: 40, start: 12,",
            "low: 0, high: 40, start: ⟦41,",
            "41 is outside 0 to 40; use a value in the range",
        ),
        (
            WORLD,
            "low: 0, high: 40, start: 12,",
            "low: 0, high: ⟦10001, start: 12,",
            "the range has more than 10,000 steps; use a larger unit",
        ),
        (
            DECK,
            "{water.river: 340,",
            "{water.river: ⟦601,",
            "601 is outside 0 to 600; use a value in the range",
        ),
        (
            WORLD,
            "terms: {works.dyke: 50, works.pumps: 100}",
            "terms: {works.dyke: 50, ⟦works.shelter: 100}",
            '"works.shelter" follows "works.shelter", which is derived itself; '
            "use what that one follows",
        ),
        (
            WORLD,
            "title: Spilling, at: 300",
            "title: Spilling, at: ⟦150",
            "150 does not rise above 150; order the rungs",
        ),
        (
            WORLD,
            "title: Dry, at: -50",
            "title: Dry, at: ⟦-49",
            "the first rung must hold the lowest tension; put it at -50",
        ),
        (WORLD, "start: 3\n", "start: ⟦9\n", "9 is above `most`, 8; lower it"),
        (
            WORLD,
            "- cell: river",
            "- cell: ⟦coast",
            '"coast" has a counterpart already; merge the two',
        ),
        (
            RULES,
            "from: 450, to: 150",
            "from: 450, to: ⟦450",
            "`from` and `to` are the same; a measure needs two ends",
        ),
        (
            RULES,
            "band: [30, 60]",
            "band: ⟦[60, 30]",
            "the band's low end is above its high end; swap them",
        ),
        (RULES, "lowest_count: 1", "lowest_count: ⟦3", "there are only 2 steps; use at most 2"),
    ],
)
def test_numbers_that_cannot_work_together_are_refused(
    spoiler: Spoiler, file: str, old: str, new: str, what: str
) -> None:
    """Each alone is a fine number; the engine divides by what lies between them."""
    spoiler.expect(file, old, new, what)


def test_the_start_of_a_derived_indicator_is_an_offset(spoiler: Spoiler) -> None:
    """An offset may be below the indicator's range, as its value is not."""
    spoiler.replace(WORLD, "high: 100\n    start: 5", "high: 100\n    start: -20")
    spoiler.replace(DECK, "works.shelter: 8", "works.shelter: -12")

    assert spoiler.found() == []


def test_no_cell_may_be_called_all(spoiler: Spoiler) -> None:
    """The engine uses that name for one seat that answers for every cell."""
    places = spoiler.replace(WORLD, "- {id: river, title", "- {id: ⟦all, title")

    what = '"all" means all cells at once; rename this one'
    assert f"{places[0]}: {what}" in spoiler.found()
