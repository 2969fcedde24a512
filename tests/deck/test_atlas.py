"""The map and the glossary of a model: what they may hold, and what ours holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deck.spoiling import DECK, Spoiler
from wargame.core.scenario import Scenario
from wargame.core.scenario_json import scenario_from_json, scenario_to_json
from wargame.deck.load import load_scenario

MAP = "flood-plain/map.yaml"
PLAIN = """\
map:
  title: The plain
  west: 400
  east: 700
  south: 5100
  north: 5300
  coasts:
    - {id: shore, line: [[400, 5150], [550, 5200], [700, 5290]]}
  places:
    - id: old-town
      title: The old town
      short: Town
      at: [520, 5210]
      of: dyke
      shows: [water.river, public.calm]
      says: The quay and the market.
      source: essay/w1
glossary:
  - {id: spring-tide, title: Spring tide, says: "High tide at new moon.", source: essay/w1}
"""
OURS = Path("decks/taiwan-strait.yaml")


@pytest.fixture
def mapped(spoiler: Spoiler) -> Spoiler:
    """Return the foreign deck on a model that has a map."""
    (spoiler.folder / MAP).write_text(PLAIN, encoding="utf-8")
    return spoiler


def _load(spoiler: Spoiler) -> Scenario:
    return load_scenario(spoiler.folder / DECK)


def test_a_map_is_read_and_goes_through_a_save(mapped: Spoiler) -> None:
    """A save carries the map, so an old one is drawn as it was."""
    scenario = _load(mapped)
    atlas = scenario.model.atlas

    assert atlas is not None
    assert atlas.coasts[0].line == ((400, 5150), (550, 5200), (700, 5290))
    [place] = atlas.places
    assert (place.at, place.of, place.short) == ((520, 5210), ("dyke",), "Town")
    assert place.shows == ("water.river", "public.calm")
    assert scenario.model.glossary[0].title == "Spring tide"
    assert scenario_from_json(scenario_to_json(scenario)) == scenario


def test_a_model_and_a_save_without_a_map_stay_readable(spoiler: Spoiler) -> None:
    """Maps came after the first release."""
    told = scenario_to_json(_load(spoiler))
    del told["model"]["atlas"], told["model"]["glossary"]
    for inject in told["injects"]:
        del inject["place"]

    older = scenario_from_json(told)

    assert older.model.atlas is None
    assert older.model.glossary == ()
    assert older.injects[0].place == ""


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "of: dyke",
            "of: ⟦dikes",
            'unknown flashpoint or theme "dikes"; did you mean "dyke"?',
        ),
        (
            "[water.river, public",
            "[⟦water.rivr, public",
            'unknown indicator "water.rivr"; did you mean "water.river"?',
        ),
        (
            "at: [520, 5210]",
            "at: [⟦720, 5210]",
            "720 is off the map, which goes from 400 to 700; move the place",
        ),
        (
            "at: [520, 5210]",
            "at: [520, ⟦5310]",
            "5310 is off the map, which goes from 5100 to 5300; move the place",
        ),
        ("east: 700", "east: ⟦300", "`east` must be above `west`, 400; raise it"),
        (
            "[700, 5290]]",
            "[700, ⟦9001]]",
            "9001 is out of range; write a number from -9000 to 9000",
        ),
        (
            "at: [520, 5210]",
            "at: ⟦[520]",
            "1 given here, at least 2 needed; add more",
        ),
        ("source: essay/w1\n", "source: ⟦essay/99\n", 'unknown claim "99"'),
    ],
)
def test_a_mistake_in_a_map_is_found_where_it_stands(
    mapped: Spoiler, old: str, new: str, what: str
) -> None:
    """A map is as untrusted as a deck."""
    [place] = mapped.replace(MAP, old, new)

    assert any(each.startswith(f"{place}: {what}") for each in mapped.found()), mapped.found()


def test_two_places_of_one_name_are_told_apart(mapped: Spoiler) -> None:
    """An inject that names the place would have two."""
    path = mapped.folder / MAP
    text = path.read_text(encoding="utf-8")
    start = text.index("    - id: old-town")
    again = text[start : text.index("glossary:")]
    path.write_text(text.replace("glossary:", again + "glossary:"), encoding="utf-8")

    [problem] = mapped.found()

    assert 'place "old-town" is already given' in problem


def test_an_inject_may_name_its_place(mapped: Spoiler) -> None:
    """A theme has no place of its own; an inject of it has."""
    mapped.replace(DECK, "    flashpoint: ", "    place: old-town\n    flashpoint: ")
    assert "old-town" in {each.place for each in _load(mapped).injects}

    [at] = mapped.replace(DECK, "place: old-town", "place: ⟦old-toen")

    assert mapped.found() == [f'{at}: unknown place "old-toen"; did you mean "old-town"?']


def test_our_map_shows_every_indicator_flashpoint_and_theme() -> None:
    """Nothing that is measured is missing from the map."""
    model = load_scenario(OURS).model
    assert model.atlas is not None

    shown = {name for place in model.atlas.places for name in place.shows}
    stands_for = {name for place in model.atlas.places for name in place.of}

    assert {each.id for each in model.indicators} - shown == set()
    assert {each.id for each in model.flashpoints} <= stands_for
    assert "alliance" in stands_for
