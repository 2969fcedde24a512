"""Files carry the names they say, and decks that include others fit together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deck.spoiling import DECK, RULES, WORLD, Spoiler
from wargame.deck.load import check_paths, load_scenario

CAMPAIGN = """deck: long-winter
title: Long Winter
version: 1.0.0
model: flood-plain
turns: 6
start: {month: 1998-10}
summary: The same flood with one more week of it.
briefing: As before.
cells: [coast, river]
objectives: [{id: o9, text: Last longer.}]
include: [high-water]
"""
OWN = """injects:
  - id: last-week
    title: One more week
    flashpoint: dyke
    phase: crisis
    kind: pressure
    deliver: {turn: 6}
    from: Met Office
    method: news
    situation: It rains.
    advice:
      - {adviser: hydrologist, for: a, because: It rains., rule: wear}
      - {adviser: treasurer, for: b, because: It rains., rule: wear}
    options:
      - {id: a, label: A, intent: A., posture: firm, outcomes: [{id: x, text: X}], source: essay/w1}
      - {id: b, label: B, intent: B., posture: firm, outcomes: [{id: x, text: X}], source: essay/w1}
      - {id: c, label: C, intent: C., posture: firm, outcomes: [{id: x, text: X}], source: essay/w1}
    objectives: [o9]
"""


def campaign(folder: Path, text: str = CAMPAIGN + OWN) -> Path:
    """Write a deck that includes the foreign one."""
    path = folder / "long-winter.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def words(path: Path) -> list[str]:
    """Return the problems of a deck as file name and words."""
    return [f"{Path(each.file).name}: {each.what}" for each in check_paths([path])]


def test_a_deck_has_the_name_of_its_file(spoiler: Spoiler) -> None:
    """It is started by one name and saved under the other."""
    what = '"low-water" is not the name of the file; write "high-water"'

    spoiler.expect(DECK, "deck: high-water", "deck: ⟦low-water", what)


def test_a_model_has_the_name_of_its_folder(spoiler: Spoiler) -> None:
    """A deck finds its model by the folder."""
    what = '"flood" is not the name of the folder; write "flood-plain"'

    spoiler.expect(WORLD, "model: flood-plain", "model: ⟦flood", what)


@pytest.mark.parametrize("name", ["hill-country", "high-water"])
def test_a_model_must_stand_beside_the_deck(spoiler: Spoiler, name: str) -> None:
    """A file is no model."""
    what = f'there is no model folder "{name}" beside this deck; check the name'

    spoiler.expect(DECK, "model: flood-plain", f"model: ⟦{name}", what)


@pytest.mark.parametrize("name", ["../decks/flood-plain", "/etc", "flood-plain/../flood-plain"])
def test_the_name_of_a_model_is_no_path(spoiler: Spoiler, name: str) -> None:
    """A deck from a stranger must not make the program read other folders."""
    what = "is no id; use lower-case letters, digits and hyphens, starting with a letter"

    spoiler.expect(DECK, "model: flood-plain", f"model: ⟦{name}", f'"{name}" {what}')


def test_a_model_of_too_many_files_is_refused(spoiler: Spoiler) -> None:
    """The limit of one file would mean nothing if there were no limit of files."""
    for number in range(40):
        (spoiler.folder / "flood-plain" / f"x{number}.yaml").write_text("", encoding="utf-8")

    spoiler.expect(
        DECK, "model: flood-plain", "model: ⟦flood-plain", "the model has 42 files; use at most 40"
    )


def test_every_file_of_a_model_holds_keys(spoiler: Spoiler) -> None:
    """A list at the top of a file belongs to no part of the model."""
    (spoiler.folder / "flood-plain" / "extra.yaml").write_text("- a\n", encoding="utf-8")

    assert spoiler.found() == [
        "flood-plain/extra.yaml:1:1: the file holds no keys; write `key: value` lines"
    ]


def test_a_broken_model_file_hides_no_mistake_in_the_deck(spoiler: Spoiler) -> None:
    """All problems at once: what can be read is still checked."""
    spoiler.replace(RULES, "rules:\n", "rules: [\n")
    spoiler.replace(DECK, "kind: pressure", "kind: presure")

    found = spoiler.found()

    assert len(found) == 2
    assert found[0].startswith(f"{RULES}:")
    assert found[1].startswith(f'{DECK}:23:11: "presure" is not one of')


def test_a_deck_without_injects_is_refused(foreign: Path) -> None:
    """There would be nothing to answer."""
    path = campaign(foreign, CAMPAIGN.replace("include: [high-water]\n", ""))

    assert "long-winter.yaml: the deck has no injects; add `injects` or `include`" in words(path)


def test_a_deck_may_include_the_injects_of_another(foreign: Path) -> None:
    """A campaign plays the theatres' injects in its own time, with its own objectives."""
    scenario = load_scenario(campaign(foreign))

    assert [each.id for each in scenario.injects][:2] == ["last-week", "pumps-short"]
    assert len(scenario.injects) == 7
    assert [each.id for each in scenario.objectives] == ["o9"]
    assert [each.objectives for each in scenario.injects[:2]] == [("o9",), ()]
    assert scenario.injects[0].to == ("coast", "river")
    assert scenario.injects[0].holds == "coast"
    [storm] = [each for each in scenario.injects if each.id == "storm-warning"]
    assert storm.to == ("coast", "river")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "include: [high-water]",
            "include: [high-watr]",
            'long-winter.yaml: there is no deck "high-watr" beside this one; check the name',
        ),
        (
            "include: [high-water]",
            "include: [high-water, long-winter]",
            "long-winter.yaml: the deck includes itself; remove it",
        ),
        (
            "include: [high-water]",
            "include: [high-water, high-water]",
            'long-winter.yaml: "high-water" stands here twice; remove one of them',
        ),
        (
            "turns: 6",
            "turns: 3",
            "high-water.yaml: turn 4 is beyond the deck's 3; use an earlier one",
        ),
        (
            "cells: [coast, river]",
            "cells: [coast]",
            'high-water.yaml: unknown cell of this deck "river"; known: coast',
        ),
        (
            "id: last-week",
            "id: rumour",
            'high-water.yaml: inject "rumour" is already given in ',
        ),
        (
            "objectives: [o9]\n",
            "objectives: [o1]\n",
            'long-winter.yaml: unknown objective "o1"; known: o9',
        ),
    ],
)
def test_decks_that_do_not_fit_together_are_refused(
    foreign: Path, old: str, new: str, expected: str
) -> None:
    """What is fine alone may clash in a campaign."""
    text = CAMPAIGN + OWN
    assert old in text

    found = words(campaign(foreign, text.replace(old, new)))

    assert any(each.startswith(expected) for each in found), found


def test_an_included_deck_does_not_include_others(foreign: Path) -> None:
    """One level is enough, and no ring can form."""
    campaign(foreign)
    other = foreign / "longer-winter.yaml"
    other.write_text(
        CAMPAIGN.replace("long-winter", "longer-winter").replace("[high-water]", "[long-winter]"),
        encoding="utf-8",
    )

    what = "an included deck may not include others; include them in the first deck"
    assert f"long-winter.yaml: {what}" in words(other)


def test_an_included_deck_holds_keys(foreign: Path) -> None:
    """Any YAML file may stand beside a deck."""
    (foreign / "notes.yaml").write_text("- a\n", encoding="utf-8")
    path = campaign(foreign, CAMPAIGN.replace("[high-water]", "[notes]"))

    assert words(path) == ["notes.yaml: the file holds no keys; write `key: value` lines"]


def test_the_name_of_an_included_deck_is_no_path(foreign: Path) -> None:
    """A deck from a stranger must not make the program read other files."""
    path = campaign(foreign, CAMPAIGN.replace("[high-water]", "[../decks/high-water]") + OWN)
    what = "is no id; use lower-case letters, digits and hyphens, starting with a letter"

    assert f'long-winter.yaml: "../decks/high-water" {what}' in words(path)


def test_an_included_deck_uses_the_same_model(spoiler: Spoiler) -> None:
    """Its indicators must be those of the campaign."""
    path = campaign(spoiler.folder)
    spoiler.replace(DECK, "model: flood-plain", "model: hill-country")

    assert words(path) == [
        'high-water.yaml: an included deck must use the model "flood-plain" too; include another'
    ]


def test_problems_of_an_included_deck_name_its_file(spoiler: Spoiler) -> None:
    """The author of a campaign must know which deck to correct."""
    path = campaign(spoiler.folder)
    [place] = spoiler.replace(DECK, "kind: pressure", "kind: ⟦presure")

    [problem] = check_paths([path])

    assert str(problem).startswith(f"{spoiler.folder}/{place}: ")
