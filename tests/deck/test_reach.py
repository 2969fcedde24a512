"""Every inject can come, be answered by those it is addressed to, and run out."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, Spoiler

STORM = 'deliver: {turns: [2, 3], when: "rung'


def test_an_inject_that_nothing_delivers_is_refused(spoiler: Spoiler) -> None:
    """It would be read by its author only."""
    spoiler.expect(
        DECK,
        "- id: storm-warning\n    title: A storm is named\n    flashpoint: harbour\n"
        "    phase: competition\n    kind: shock\n"
        "    deliver: {turns: [2, 3], when: \"rung('harbour') < 'breached'\", weight: 4, "
        "shift: {water.coast: 1}}\n",
        "- id: ⟦storm-warning\n    title: A storm is named\n    flashpoint: harbour\n"
        "    phase: competition\n    kind: shock\n",
        'nothing can deliver "storm-warning"; give it `deliver` or a follow-up to it',
    )


def test_a_story_that_only_follows_itself_is_not_delivered(spoiler: Spoiler) -> None:
    """Two injects that follow each other still need a first one."""
    spoiler.replace(DECK, ", then: {inject: bend-seeps, in: 1}", "")
    places = spoiler.replace(
        DECK,
        "then: [{inject: minister-calls, in: 1}]",
        "then: [{inject: minister-calls, in: 1}, {inject: bend-seeps, in: 1}]",
    )

    assert places == []
    assert [each.split(": ", 1)[1] for each in spoiler.found()] == [
        'nothing can deliver "bend-seeps"; give it `deliver` or a follow-up to it'
    ]


def test_an_inject_that_follows_too_late_is_refused(spoiler: Spoiler) -> None:
    """A story may not need more turns than the deck has."""
    places = spoiler.replace(DECK, "- id: bend-seeps", "- id: ⟦bend-seeps")
    spoiler.replace(DECK, "{inject: bend-seeps, in: 1}", "{inject: bend-seeps, in: 4}")

    assert spoiler.found() == [
        f'{places[0]}: "bend-seeps" cannot come before turn 5 of 4; '
        "bring it, or what leads to it, earlier"
    ]


def test_neglect_leads_on_only_after_the_deadline(spoiler: Spoiler) -> None:
    """What follows from waiting comes later than what follows from an answer."""
    spoiler.replace(DECK, "deliver: {turns: [2, 4], when", "# {turns: [2, 4], when")
    spoiler.replace(DECK, "then: [{inject: minister-calls, in: 1}]", "lower: near-miss")
    places = spoiler.replace(DECK, "- id: minister-calls", "- id: ⟦minister-calls")
    spoiler.replace(
        DECK, "then: {inject: minister-calls, in: 1}", "then: {inject: minister-calls, in: 2}"
    )

    assert spoiler.found() == [
        f'{places[0]}: "minister-calls" cannot come before turn 5 of 4; '
        "bring it, or what leads to it, earlier"
    ]


def test_a_contingency_inject_needs_no_delivery(spoiler: Spoiler) -> None:
    """The facilitator has it in hand."""
    spoiler.replace(DECK, "type: contingency", "type: standard")

    [problem] = spoiler.found()

    assert problem.endswith('nothing can deliver "rumour"; give it `deliver` or a follow-up to it')


def test_a_contingency_inject_is_not_drawn(spoiler: Spoiler) -> None:
    """What comes by a facilitator's word does not come by chance as well."""
    spoiler.expect(
        DECK,
        "type: contingency\n",
        "type: contingency\n    ⟦deliver: {turn: 1}\n",
        "a contingency inject comes by a follow-up or a facilitator; remove `deliver`",
    )


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "deliver: {turn: 1}",
            "deliver: {turn: ⟦5}",
            "turn 5 is beyond the deck's 4; use an earlier one",
        ),
        (
            STORM,
            'deliver: {turns: [2, ⟦5], when: "rung',
            "turn 5 is beyond the deck's 4; use an earlier one",
        ),
        (
            STORM,
            'deliver: {turns: [⟦3, 2], when: "rung',
            "the first turn comes after the last; swap them",
        ),
    ],
)
def test_a_window_lies_in_the_deck(spoiler: Spoiler, old: str, new: str, what: str) -> None:
    """An inject for turn 9 of 8 would never come."""
    places = spoiler.replace(DECK, old, new)

    assert f"{places[0]}: {what}" in spoiler.found()


def test_a_deadline_needs_neglect(spoiler: Spoiler) -> None:
    """Waiting must mean something."""
    text = (spoiler.folder / DECK).read_text(encoding="utf-8")
    start = text.index("    neglect:\n      text: The gate is closed")
    end = text.index("    objectives: [o2]")
    spoiler.replace(DECK, text[start:end], "")
    places = spoiler.replace(
        DECK, "deadline: 1\n    holds: coast", "⟦deadline: 1\n    holds: coast"
    )

    assert spoiler.found() == [
        f"{places[0]}: `deadline` needs `neglect`, what waiting does; add it"
    ]


def test_neglect_needs_a_deadline(spoiler: Spoiler) -> None:
    """An inject that must be answered at once cannot be neglected."""
    spoiler.replace(DECK, "    deadline: 1\n    holds: coast", "    holds: coast")

    spoiler.expect(
        DECK,
        "    neglect:\n      text: The gate",
        "    ⟦neglect:\n      text: The gate",
        "`neglect` needs a `deadline`; add one or remove it",
    )


def test_the_cell_that_holds_is_addressed(spoiler: Spoiler) -> None:
    """A cell that has not read the inject cannot have the last word."""
    spoiler.expect(
        DECK,
        "to: river\n",
        "to: river\n    holds: ⟦coast\n",
        '"coast" holds but is not in `to`; name one of river',
    )


def test_private_news_goes_to_cells_that_are_addressed(spoiler: Spoiler) -> None:
    """News without the inject it belongs to would be read by nobody."""
    spoiler.expect(
        DECK,
        "to: river\n",
        "to: river\n    private: {⟦coast: Secret.}\n",
        '"coast" has private news but is not in `to`; add it there',
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("effects: {public.calm: 4,", "needs: turn > 1\n        effects: {public.calm: 4,"),
        ("effects: {public.calm: 4,", "capital: 1\n        effects: {public.calm: 4,"),
    ],
)
def test_an_inject_needs_an_option_that_is_always_open(
    spoiler: Spoiler, old: str, new: str
) -> None:
    """An inject that must be answered and cannot be would stop the session."""
    spoiler.replace(DECK, old, new)

    [problem] = spoiler.found()

    assert problem.endswith("no option is always open; give one capital 0 and no `needs`")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{adviser: fire-chief, for: tow,", "{adviser: fire-chief, for: wait-tide,"),
        ("{adviser: fire-chief, for: tow,", "{adviser: hydrologist, for: tow,"),
    ],
)
def test_two_advisers_argue_for_different_options(spoiler: Spoiler, old: str, new: str) -> None:
    """Advice that all points one way is an instruction."""
    spoiler.replace(DECK, old, new)

    [problem] = spoiler.found()

    assert problem.endswith(": two advisers must argue for different options; add another voice")


def test_one_piece_of_advice_is_too_little(spoiler: Spoiler) -> None:
    """There is no argument with one voice."""
    spoiler.replace(
        DECK,
        "      - {adviser: fire-chief, for: tow, because: Fear spreads with every film., "
        "rule: fear-spreads}\n",
        "",
    )

    [problem] = spoiler.found()

    assert problem.endswith("1 given here, at least 2 needed; add more")
