"""Conditions are checked against the language and the names, and a fault is shown at its letter."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, RULES, Spoiler


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (
            DECK,
            "needs: money.fund >= 60",
            "needs: ⟦money.fond >= 60",
            'unknown indicator "money.fond"; did you mean "money.fund"?',
        ),
        (
            DECK,
            "needs: money.fund >= 60",
            "needs: turn > 1 and ⟦money.fond >= 60",
            'unknown indicator "money.fond"; did you mean "money.fund"?',
        ),
        (
            DECK,
            "needs: money.fund >= 60",
            "needs: 'turn > 1 and ⟦money.fond >= 60'",
            'unknown indicator "money.fond"; did you mean "money.fund"?',
        ),
        (
            DECK,
            "needs: money.fund >= 60",
            "needs: ⟦>-\n          turn > 1 and\n          money.fond >= 60",
            'unknown indicator "money.fond"; did you mean "money.fund"?',
        ),
        (
            DECK,
            "needs: money.fund >= 60",
            "needs: ⟦money.fund",
            "a number stands where yes or no is needed; compare it, as in x >= 50",
        ),
        (
            DECK,
            "\"rung('harbour') <",
            "\"⟦rung('harbor') <",
            'unknown flashpoint "harbor"; did you mean "harbour"?',
        ),
        (
            DECK,
            "< 'breached'\"",
            "< ⟦'breeched'\"",
            'unknown rung "breeched"; did you mean "breached"?',
        ),
        (
            DECK,
            "took('storm-warning', 'warn-only')",
            "⟦took('storm-warning', 'warn')",
            'unknown option of "storm-warning" "warn"; did you mean "warn-only"?',
        ),
        (
            DECK,
            "seen('pumps-short')",
            "⟦seen('pump-short')",
            'unknown inject "pump-short"; did you mean "pumps-short"?',
        ),
        (
            DECK,
            "or done('dyke-watch')",
            "or ⟦done('dyke-wash')",
            'unknown initiative "dyke-wash"; did you mean "dyke-watch"?',
        ),
        (
            RULES,
            "when: turn <= 3",
            "when: ⟦tern <= 3",
            'unknown indicator "tern"; did you mean "turn"?',
        ),
        (
            RULES,
            "when: public.calm <= 5",
            "when: ⟦public.clam <= 5",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
        (
            RULES,
            "when: works.pumps < 8",
            "when: ⟦works.pump < 8",
            'unknown indicator "works.pump"; did you mean "works.pumps"?',
        ),
        (
            RULES,
            "needs: public.calm >= 40",
            "needs: ⟦public.clam >= 40",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
        (
            RULES,
            "holds: money.fund >= 40",
            "holds: ⟦money.fond >= 40",
            'unknown indicator "money.fond"; did you mean "money.fund"?',
        ),
    ],
)
def test_a_condition_is_checked_to_the_letter(
    spoiler: Spoiler, file: str, old: str, new: str, what: str
) -> None:
    """A condition that never holds looks just like one that has not held yet."""
    spoiler.expect(file, old, new, what)


def test_a_flag_that_nothing_raises_is_refused(spoiler: Spoiler) -> None:
    """The option behind it could never open."""
    spoiler.expect(
        DECK,
        "flag('near-miss') or",
        "⟦flag('quiet-night') or",
        'unknown flag "quiet-night"; raise it in an outcome',
    )


def test_a_flag_counts_wherever_it_is_raised(spoiler: Spoiler) -> None:
    """Neglect raises flags too, and rules of the model may ask for them."""
    spoiler.replace(RULES, "flag('storm')", "flag('brown-water')")

    assert spoiler.found() == []


def test_a_condition_of_more_than_500_characters_is_refused(spoiler: Spoiler) -> None:
    """The length is refused before anything parses it."""
    long = " or ".join(["turn > 11"] * 42)

    spoiler.expect(
        DECK,
        "needs: money.fund >= 60",
        f"needs: ⟦⟦{long}",
        "this text has 542 characters; use at most 500",
        "condition has 542 characters; use at most 500",
    )


@pytest.mark.parametrize("when", ["public.calm <= 5", "final and turn > 9", "not final"])
def test_the_last_ending_must_hold_in_the_last_turn(spoiler: Spoiler, when: str) -> None:
    """A session whose turns have run out must end in some way that has a text."""
    spoiler.expect(
        RULES,
        "when: final",
        f"when: ⟦{when}",
        "the last ending must hold in the last turn; write `when: final`",
    )


def test_the_last_ending_needs_a_condition(spoiler: Spoiler) -> None:
    """Without one it would end every session in turn 1."""
    spoiler.expect(
        RULES,
        "when: final",
        "when: ⟦''",
        "the last ending must hold in the last turn; write `when: final`",
    )


def test_what_is_no_condition_at_all_is_refused(spoiler: Spoiler) -> None:
    """Half a sentence must not count as always true."""
    places = spoiler.replace(DECK, "needs: money.fund >= 60", "needs: ⟦money.fund large")

    [problem] = spoiler.found()

    assert problem.split(": ")[0].rsplit(":", 1)[0] == places[0].rsplit(":", 1)[0]
    assert ": this is not a condition; " in problem


def test_the_last_ending_may_hold_earlier_too(spoiler: Spoiler) -> None:
    """An early success is fine as long as the last turn is certain."""
    spoiler.replace(RULES, "when: final", "when: water.river < 100 or final")

    assert spoiler.found() == []


def test_the_last_ending_has_no_odds(spoiler: Spoiler) -> None:
    """Odds would leave a session without an end."""
    spoiler.expect(
        RULES,
        "when: final,",
        "when: final, odds: ⟦{base: 90},",
        "the last ending must be certain; remove its `odds`",
    )


def test_a_last_ending_with_an_unknown_name_is_refused_once(spoiler: Spoiler) -> None:
    """One mistake is one problem."""
    spoiler.expect(
        RULES,
        "when: final",
        "when: final or ⟦public.clam > 3",
        'unknown indicator "public.clam"; did you mean "public.calm"?',
    )
