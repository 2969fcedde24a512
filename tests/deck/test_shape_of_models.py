"""What the files of a model may hold."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import RULES, WORLD, Spoiler

NO_ID = "is no id; use lower-case letters, digits and hyphens"
SCALE = "give a measure either `from` and `to`, or `band` and `fade`; not both"
YES_NO = "a yes/no value is needed here; write true or false"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("{id: pump-blog,", "{id: ⟦Pump-blog,", f'"Pump-blog" {NO_ID}'),
        ("grade: A", "grade: ⟦a", '"a" is not one of A or B; choose A or B'),
        (
            "better: band",
            "better: ⟦bend",
            '"bend" is not one of up, down or band; did you mean "band"?',
        ),
        ("own: true", "own: ⟦yes", YES_NO),
        ("own: true", "own: ⟦True", YES_NO),
        ("own: true", "own: ⟦1", YES_NO),
        ("short: D,", "short: ⟦DYKES,", "this text has 5 characters; use at most 4"),
        ("carry: 50", "carry: ⟦101", "101 is out of range; write a number from 0 to 100"),
        (
            "{public.calm: 3}}",
            "{public.calm: ⟦10001}}",
            "10001 is out of range; write a number from -10000 to 10000",
        ),
    ],
)
def test_the_world_of_a_model_has_bounds(spoiler: Spoiler, old: str, new: str, what: str) -> None:
    """A model is as untrusted as a deck."""
    places = spoiler.replace(WORLD, old, new)

    assert f"{places[0]}: {what}" in spoiler.found()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "- {id: rain-upstream, title: Rain in the hills, when: turn <= 3, "
            "effects: {water.river: 25},",
            "- ⟦{id: rain-upstream, title: Rain in the hills, when: turn <= 3,",
            "this rule does nothing; give it `effects` or `drift`",
        ),
        (
            "- {title: Press, of: public.press, band: [30, 60], fade: 30,",
            "- ⟦{title: Press, of: public.press, band: [30, 60],",
            SCALE,
        ),
        (
            "- {title: Press, of: public.press, band: [30, 60], fade: 30,",
            "- ⟦{title: Press, of: public.press, band: [30, 60], fade: 30, from: 1, to: 2,",
            SCALE,
        ),
        (
            "- {title: Calm, of: public.calm, from: 10, to: 80,",
            "- ⟦{title: Calm, of: public.calm, to: 80,",
            SCALE,
        ),
        (
            "overall: {mean: 60,",
            "overall: ⟦{mean: 50,",
            "`mean` and `lowest` make 90; make them 100",
        ),
        ("by: 12", "by: ⟦0", "0 is out of range; write a number from 1 to 100000"),
        ("points: -40", "points: ⟦-101", "-101 is out of range; write a number from -100 to 100"),
        ("when: works.pumps < 8,", 'when: ⟦"",', "this text is empty; write one"),
        ("short: Water", "short: Water\n    ⟦colour: blue", 'unknown key "colour"; remove it'),
        (
            "short: Water\n",
            "short: Water\n    ⟦measure: []\n",
            'unknown key "measure"; did you mean "measures"?',
        ),
        (
            "{toward: {base: 300,",
            "{toward: {⟦bass: 1, base: 300,",
            'unknown key "bass"; did you mean "base"?',
        ),
        (
            "text: Lamps move along the dyke., effects",
            "text: Lamps move along the dyke., ⟦effect",
            'unknown key "effect"; did you mean "effects"?',
        ),
    ],
)
def test_rules_and_aims_have_a_shape(spoiler: Spoiler, old: str, new: str, what: str) -> None:
    """Half a measure or an empty rule would score or do nothing, unseen."""
    spoiler.expect(RULES, old, new, what)


def test_a_missing_key_of_a_model_is_reported_in_its_main_file(spoiler: Spoiler) -> None:
    """A key may stand in any file, so the one that names the model has to do."""
    text = (spoiler.folder / RULES).read_text(encoding="utf-8")

    spoiler.replace(RULES, text[text.index("overall:") : text.index("initiatives:")], "")

    assert spoiler.found() == [f"{WORLD}:2:1: `overall` is missing; add it"]


def test_a_key_in_two_files_of_a_model_is_refused(spoiler: Spoiler) -> None:
    """Files of a model are read together; whose ladder counts would be chance."""
    spoiler.expect(
        WORLD,
        "themes: [",
        "⟦steps: []\nthemes: [",
        f"`steps` already stands in {spoiler.folder / RULES}:11; merge the two",
    )


def test_false_is_the_other_answer_to_a_yes_or_no(spoiler: Spoiler) -> None:
    """It may be written out where it is the default."""
    spoiler.replace(WORLD, "capital: 1, text", "own: false, capital: 1, text")

    assert spoiler.found() == []
