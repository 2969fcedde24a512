"""Every citation leads to a claim or a source of the model."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, RULES, WORLD, Spoiler

NO_CLAIM = 'unknown claim "w4"; known: w1, w2, w3'
NO_SOURCE = 'unknown source "delta-reviews"; did you mean "delta-review"?'


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (DECK, "source: essay/w3", "source: ⟦essay/w4", NO_CLAIM),
        (DECK, "source: facts/delta-review", "source: ⟦facts/delta-reviews", NO_SOURCE),
        (
            DECK,
            "first., source: facts/delta-review",
            "first., source: ⟦facts/delta-reviews",
            NO_SOURCE,
        ),
        (DECK, '[essay/w2, "designer', '[⟦essay/w4, "designer', NO_CLAIM),
        (
            DECK,
            "source: designer's judgement",
            "source: ⟦designer’s judgement",
            '"designer’s judgement" is no citation; did you mean "designer\'s judgement"?',
        ),
        (
            DECK,
            "source: essay/w3",
            "source: ⟦w3",
            '"w3" is no citation; cite essay/ID, facts/ID or "designer\'s judgement"',
        ),
        (
            DECK,
            "source: essay/w3",
            "source: ⟦book/w3",
            '"book/w3" is no citation; cite essay/ID, facts/ID or "designer\'s judgement"',
        ),
        (DECK, "source: essay/w3", "source:⟦", "this text is empty; write one"),
        (WORLD, "source: facts/delta-review", "source: ⟦facts/delta-reviews", NO_SOURCE),
        (WORLD, "answer., source: essay/w3", "answer., source: ⟦essay/w4", NO_CLAIM),
        (
            WORLD,
            "volunteers.\n  source: designer's judgement",
            "volunteers.\n  source: ⟦essay/w4",
            NO_CLAIM,
        ),
        (
            WORLD,
            "the hour., source: designer's judgement",
            "the hour., source: ⟦essay/w4",
            NO_CLAIM,
        ),
        (
            RULES,
            "week., source: facts/delta-review",
            "week., source: ⟦facts/delta-reviews",
            NO_SOURCE,
        ),
        (RULES, "points: -20, source: essay/w1", "points: -20, source: ⟦essay/w4", NO_CLAIM),
        (
            RULES,
            "walls up.\n    source: facts/delta-review",
            "walls up.\n    source: ⟦essay/w4",
            NO_CLAIM,
        ),
        (RULES, "in time., source: essay/w1", "in time., source: ⟦essay/w4", NO_CLAIM),
        (RULES, "did it., source: facts/pump-blog", "did it., source: ⟦essay/w4", NO_CLAIM),
        (RULES, "has not won., source: essay/w1", "has not won., source: ⟦essay/w4", NO_CLAIM),
        (
            RULES,
            "source: [essay/w2, facts/pump-blog]",
            "source: [⟦essay/w4, facts/pump-blog]",
            NO_CLAIM,
        ),
    ],
)
def test_a_citation_must_lead_somewhere(
    spoiler: Spoiler, file: str, old: str, new: str, what: str
) -> None:
    """Trust in the model rests on being able to look each number up."""
    spoiler.expect(file, old, new, what)


def test_an_option_without_a_source_is_refused(spoiler: Spoiler) -> None:
    """Where a number comes from is part of the number."""
    places = spoiler.replace(DECK, "- id: share-out", "- ⟦id: share-out")
    spoiler.replace(
        DECK, "raise: [shared-pumps]}\n        source: essay/w3", "raise: [shared-pumps]}"
    )

    assert spoiler.found() == [f"{places[0]}: `source` is missing; add it"]
