"""Handouts of a Japanese deck: fixed sentences, rows of the MSEL and dates in Japanese."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.report.test_handouts import made, plain_text, rows_of
from tests.support.japanese import english_in
from wargame.core.plain import plain
from wargame.core.scenario import Scenario
from wargame.deck.translation import load_in

DECKS = Path(__file__).parents[2] / "decks"
NAMES = ("turn-zero", "senkakus")


@cache
def handed_out(name: str) -> tuple[Scenario, dict[str, str]]:
    """Return a deck in Japanese and its handouts."""
    scenario, _notice = load_in(DECKS / f"{name}.yaml", "ja")
    return scenario, made(scenario, rows_of(DECKS / f"{name}.yaml"), "演習")


@pytest.mark.parametrize("name", NAMES)
def test_no_english_is_left_but_the_titles_of_sources(name: str) -> None:
    """Headings, rules, roles, ratings, triggers, what is to be written by hand."""
    scenario, files = handed_out(name)
    sources = [plain(each.title, lines=False) for each in scenario.model.sources]
    for file, text in files.items():
        shown = plain_text(re.sub(r"<style>.*?</style>|<[^>]*>", "\n", text, flags=re.DOTALL))
        for source in sources:
            shown = shown.replace(source, "")
        assert english_in(shown) == [], file


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_is_told_the_language(name: str) -> None:
    """It chooses letters and reads aloud by it."""
    _scenario, files = handed_out(name)

    assert all('<html lang="ja">' in text for file, text in files.items() if file.endswith("html"))


def test_the_handbook_tells_injects_as_the_players_read_them() -> None:
    """The MSEL is read from the original; what stands in the handbook is the translation."""
    scenario, files = handed_out("senkakus")
    text = " ".join(plain_text(files["controller-and-evaluator-handbook.md"]).split())
    for inject in scenario.injects:
        assert inject.title in text
        assert " ".join(inject.situation.split()) in text.replace("> ", "")
    assert "2020年第2四半期から2021年第2四半期" in text


def test_what_a_deck_says_is_text_in_any_language() -> None:
    """A value put into a translated sentence is escaped as it is in English."""
    scenario, _files = handed_out("turn-zero")
    hostile = replace(scenario, title="<b>太字</b> {0} [x](y)")
    files = made(hostile, rows_of(DECKS / "turn-zero.yaml"), "演習")

    assert "&lt;b&gt;太字&lt;/b&gt; {0}" in files["situation-manual.html"]
    assert r"\<b\>太字" in files["situation-manual.md"]
