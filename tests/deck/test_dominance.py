"""No option is beaten by another in every outcome at no higher price."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, Spoiler

WAIT = """      - id: wait-tide
        label: Wait for the tide to lift her
        intent: Risk the wall and spare the ship.
        posture: conciliatory
"""
ALONE = (
    "        outcomes:\n          - {id: lifted, text: The tide lifts her and fills the suburbs., "
)
LIFTED = "effects: {water.coast: 20, public.calm: -1}}"


def loses(spoiler: Spoiler, effects: str, *, head: str = "") -> bool:
    """Tell whether `wait-tide` with these effects loses to `ask-river`.

    The other sure thing does public.calm +5, water.coast -5 and works.pumps -2 for nothing.
    """
    spoiler.replace(DECK, WAIT, WAIT + head)
    spoiler.replace(DECK, LIFTED, f"effects: {effects}}}")
    found = spoiler.found()
    what = (
        'option "wait-tide" loses to "ask-river" in every outcome; '
        "give it a gain of its own or a lower price"
    )
    assert [each.split(": ", 1)[1] for each in found] in ([], [what])
    return bool(found)


@pytest.mark.parametrize(
    "effects",
    [
        "{public.calm: 5, water.coast: -5, works.pumps: -3}",
        "{public.calm: 4, water.coast: -4, works.pumps: -2}",
        "{works.pumps: -2}",
        "{works.pumps: -2, water.river: 1}",
        "{works.pumps: -2, money.fund: -1}",
    ],
)
def test_an_option_that_is_nowhere_better_loses(spoiler: Spoiler, effects: str) -> None:
    """Nobody would choose it in any state, so it is no choice."""
    assert loses(spoiler, effects)


@pytest.mark.parametrize(
    "effects",
    [
        "{public.calm: 6, works.pumps: -2}",
        "{water.coast: -6, works.pumps: -2}",
        "{works.pumps: -1}",
        "{works.pumps: -2, money.fund: 1}",
        "{works.pumps: -2, water.river: -1}",
    ],
)
def test_an_option_with_one_gain_of_its_own_stands(spoiler: Spoiler, effects: str) -> None:
    """Up is not better everywhere: a lower river is a gain."""
    assert not loses(spoiler, effects)


def test_two_options_alike_in_everything_both_stand(spoiler: Spoiler) -> None:
    """The check looks for a worse option; the same effects may differ in what follows."""
    assert not loses(spoiler, "{public.calm: 5, water.coast: -5, works.pumps: -2}")


def test_an_indicator_with_a_band_makes_options_incomparable(spoiler: Spoiler) -> None:
    """More press may be good or bad, so nobody can say which option is better."""
    assert not loses(spoiler, "{works.pumps: -2, public.press: -5}")


def test_a_cheaper_option_is_not_beaten_by_a_dearer_one(spoiler: Spoiler) -> None:
    """A lower price is a gain of its own."""
    spoiler.replace(
        DECK,
        "effects: {works.pumps: -2}\n        outcomes:",
        "capital: 1\n        effects: {works.pumps: -2}\n        outcomes:",
    )

    assert not loses(spoiler, "{works.pumps: -2}")


def test_an_option_is_not_beaten_by_one_that_may_be_closed(spoiler: Spoiler) -> None:
    """What is better but not open is no alternative."""
    spoiler.replace(
        DECK,
        "effects: {works.pumps: -2}\n        outcomes:",
        "needs: turn > 1\n        effects: {works.pumps: -2}\n        outcomes:",
    )

    assert not loses(spoiler, "{works.pumps: -2}")


def test_an_option_is_beaten_by_one_with_the_same_needs(spoiler: Spoiler) -> None:
    """Where one is open the other is too."""
    spoiler.replace(DECK, "        needs: works.pumps >= 6\n", "")
    spoiler.replace(
        DECK,
        "effects: {works.pumps: -2}\n        outcomes:",
        "needs: turn > 1\n        effects: {works.pumps: -2}\n        outcomes:",
    )

    assert loses(spoiler, "{works.pumps: -2}", head="        needs: turn > 1\n")


def test_the_worst_of_one_is_held_against_the_best_of_the_other(spoiler: Spoiler) -> None:
    """An option that may turn out better for once is a gamble, not a mistake."""
    spoiler.replace(
        DECK,
        ALONE + LIFTED,
        "        outcomes:\n"
        "          - {id: worse, weight: 9, text: a, effects: {works.pumps: -9}}\n"
        "          - {id: better, weight: 1, text: b, effects: {public.calm: 6}}",
    )

    assert spoiler.found() == []
