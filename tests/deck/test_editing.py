"""Coverage of the claims, and what an editor would send back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wargame.core.scenario import Claim, Inject, Posture, Scenario
from wargame.deck.coverage import KINDS, coverage
from wargame.deck.folders import deck_files
from wargame.deck.lint import lint
from wargame.deck.load import load_scenario

DECKS = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="module")
def alliance() -> Scenario:
    """Return a deck of ours."""
    return load_scenario(DECKS / "alliance.yaml")


@pytest.fixture(scope="module")
def ours() -> tuple[Scenario, ...]:
    """Return all decks of ours."""
    return tuple(load_scenario(path) for path in deck_files(DECKS))


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
        ({"facilitator": "Think of what Bolton wrote."}, "names Bolton"),
        ({"situation": "The leader's sister writes."}, "is as good as a name"),
        ({"situation": "The sister of North Korea's leader writes."}, "is as good as a name"),
        ({"situation": "The color of the fence."}, '"color" is American spelling'),
        ({"situation": "They organize a count."}, '"organize" is American spelling'),
        ({"situation": "word " * 91}, "takes 31 seconds to read aloud; 30 are enough"),
        (
            {"private": (("tokyo", "word " * 61), ("washington", "b"))},
            "has 61 words; use at most 60",
        ),
        ({"title": "One two three four five six seven eight nine"}, "has 9 words; use at most 8"),
        ({"facilitator": "word " * 81}, "has 81 words; use at most 80"),
        ({"expected": ""}, "no expected player action"),
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


def test_plain_words_pass(alliance: Scenario) -> None:
    """What only looks like a name or a foreign spelling is left alone."""
    said = "A boat capsized, and the prize was a size too small for the widow. Seized goods."

    new = set(lint([with_first(alliance, situation=said)])) - set(lint([alliance]))

    assert new == set()


def test_a_long_page_is_sent_back(alliance: Scenario) -> None:
    """Texts that each keep to their length may still be too much together."""
    advice = tuple(
        replace(alliance.injects[0].advice[0], because=f"w{number} " * 36) for number in range(9)
    )

    new = set(lint([with_first(alliance, advice=advice)])) - set(lint([alliance]))

    assert any("seconds before it can choose; 120 are enough" in each for each in new), new


LONG = "word " * 41


def with_long(inject: Inject, kind: str) -> Inject:
    """Return an inject one text of which is too long."""
    option, *others = inject.options
    match kind:
        case "advice":
            advice = (replace(inject.advice[0], because=LONG), *inject.advice[1:])
            return replace(inject, advice=advice)
        case "neglect":
            assert inject.neglect is not None
            return replace(inject, neglect=replace(inject.neglect, text=LONG))
        case "label":
            option = replace(option, label=LONG)
        case "intent":
            option = replace(option, intent=LONG)
        case _:
            option = replace(option, outcomes=(replace(option.outcomes[0], text=LONG),))
    return replace(inject, options=(option, *others))


@pytest.mark.parametrize("kind", ["advice", "label", "intent", "outcome", "neglect"])
def test_every_kind_of_text_has_its_length(alliance: Scenario, kind: str) -> None:
    """A text that does not fit its place on a small screen is named by its kind."""
    inject = next(each for each in alliance.injects if each.neglect)

    found = lint([replace(alliance, injects=(with_long(inject, kind),))])

    assert any(f'{kind} "word word' in each for each in found), found


@pytest.mark.parametrize("posture", ["firm", "conciliatory", "mixed"])
def test_a_deck_of_one_temper_is_sent_back(alliance: Scenario, posture: Posture) -> None:
    """Options of each posture make up a fifth at least."""
    injects = tuple(
        replace(each, options=tuple(replace(o, posture=posture) for o in each.options))
        for each in alliance.injects
    )
    total = sum(len(each.options) for each in injects)

    found = lint([replace(alliance, injects=injects)])

    for other in {"firm", "conciliatory", "mixed"} - {posture}:
        assert f"alliance: 0 of {total} options are {other}; one in 5 should be" in found
    assert f"{alliance.injects[0].id}: no options of another posture; write it" in found


def test_our_own_decks_have_nothing_to_mend(ours: tuple[Scenario, ...]) -> None:
    """What we ask of others we keep."""
    assert lint(ours) == ()


def test_no_claim_is_empty_over_all_our_decks(ours: tuple[Scenario, ...]) -> None:
    """Every claim of the essay is carried by options and by something of the model."""
    covered = coverage(ours)

    assert len(covered) == len({each.claim.id for each in covered})
    for each in covered:
        assert each.carriers["options"], each.claim.id
        assert any(each.carriers[kind] for kind in KINDS if kind != "options"), each.claim.id


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
