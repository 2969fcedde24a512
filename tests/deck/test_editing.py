"""Coverage of the claims, and what an editor would send back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wargame.core.scenario import Claim, Scenario
from wargame.deck.coverage import KINDS, coverage
from wargame.deck.lint import lint
from wargame.deck.load import load_scenario

DECKS = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="module")
def alliance() -> Scenario:
    """Return a deck of ours."""
    return load_scenario(DECKS / "alliance.yaml")


def with_first(scenario: Scenario, **more: object) -> Scenario:
    """Return a scenario whose first inject is another."""
    first, *rest = scenario.injects
    return replace(scenario, injects=(replace(first, **more), *rest))  # type: ignore[arg-type]  # fields of an inject


def test_every_claim_is_carried_by_the_model_and_its_decks(alliance: Scenario) -> None:
    """Each claim is listed once, with the ids of what cites it."""
    covered = {each.claim.id: each for each in coverage([alliance])}

    assert list(covered) == [claim.id for claim in alliance.model.claims]
    assert not any(each.is_empty for each in covered.values())
    assert "okinawa.burden" in covered["1a"].carriers["indicators"]
    assert set(covered["1a"].carriers) == set(KINDS)


def test_a_claim_that_nothing_carries_is_empty(alliance: Scenario) -> None:
    """A claim that nobody cites does not hide among the others."""
    model = replace(alliance.model, claims=(*alliance.model.claims, Claim(id="9z", says="New.")))

    empty = [each.claim.id for each in coverage([replace(alliance, model=model)]) if each.is_empty]

    assert empty == ["9z"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"facilitator": ""}, "no facilitator text"),
        ({"private": ()}, "no private situation of tokyo"),
        ({"discuss": ()}, "no question to discuss"),
        ({"precedent": None}, "no precedent"),
        ({"advice": ()}, "no advisers who disagree"),
        ({"situation": "It is 2031 in Naha."}, "players read of 2031"),
        ({"situation": "A word from Bolton."}, "names Bolton"),
        ({"situation": "The color of the fence."}, '"color" is American spelling'),
    ],
)
def test_an_editor_sends_back_what_is_amiss(
    alliance: Scenario, more: dict[str, object], said: str
) -> None:
    """Each finding names the inject and says what to do."""
    before = set(lint([alliance]))
    new = set(lint([with_first(alliance, **more)])) - before

    assert any(said in each and each.startswith(alliance.injects[0].id) for each in new), new


def test_a_phrase_said_twice_is_found_across_decks(alliance: Scenario) -> None:
    """Two injects with the same sentence are told once."""
    said = alliance.injects[1].situation
    new = set(lint([with_first(alliance, situation=said)])) - set(lint([alliance]))

    assert any("too; say it anew" in each for each in new)


def test_a_deck_of_shocks_alone_is_sent_back(alliance: Scenario) -> None:
    """One inject in six is an opening."""
    injects = tuple(replace(each, kind="shock") for each in alliance.injects)

    assert f"alliance: 0 of {len(injects)} injects are openings; one in 6 should be" in lint(
        [replace(alliance, injects=injects)]
    )


def test_an_included_deck_is_stretched_to_the_length_of_the_one_that_includes_it(
    alliance: Scenario,
) -> None:
    """Turn 2 of 8 is turn 3 of 16; a window keeps its part of the exercise."""
    campaign = {each.id: each.deliver for each in load_scenario(DECKS / "campaign.yaml").injects}
    own = {each.id: each.deliver for each in alliance.injects}

    fixed, window = campaign["al-osprey-shallows"], campaign["al-governor-not-told"]
    assert own["al-osprey-shallows"].turn == 2  # type: ignore[union-attr]  # it has a delivery
    assert fixed is not None
    assert window is not None
    assert fixed.turn == 3
    assert (window.first, window.last) == (5, 14)
