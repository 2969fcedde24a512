"""A scenario goes into a save as JSON and comes back the same, or not at all."""

from __future__ import annotations

import copy
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from wargame.core import scenario as s
from wargame.core.scenario_json import scenario_from_json, scenario_to_json
from wargame.deck.load import load_scenario

FOREIGN = Path(__file__).parents[1] / "data" / "foreign" / "high-water.yaml"


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> s.Scenario:
    """Return a scenario that uses every class of the format."""
    return load_scenario(FOREIGN, cache_dir=tmp_path_factory.mktemp("cache"))


@pytest.fixture
def data(scenario: s.Scenario) -> dict[str, Any]:
    """Return that scenario as it stands in a save."""
    read: dict[str, Any] = json.loads(json.dumps(scenario_to_json(scenario)))
    return read


def test_a_scenario_comes_back_from_json_the_same(
    scenario: s.Scenario, data: dict[str, Any]
) -> None:
    """A save needs nothing else for ever, so nothing may be lost in it."""
    assert scenario_from_json(data) == scenario


def test_json_has_every_field_in_the_order_of_the_class(data: dict[str, Any]) -> None:
    """Two programs write the same line for the same scenario, so its digest is the same."""
    assert list(data) == [each.name for each in fields(s.Scenario)]
    assert list(data["model"]) == [each.name for each in fields(s.Model)]


def test_sequences_come_back_as_tuples(data: dict[str, Any]) -> None:
    """A scenario is shared by all seats and must not be changed by one."""
    scenario = scenario_from_json(data)

    assert isinstance(scenario.injects, tuple)
    assert scenario.set == (("water.river", 340), ("works.shelter", 8))
    assert hash(scenario) == hash(scenario_from_json(copy.deepcopy(data)))


Path_ = tuple[str | int, ...]


def put(data: dict[str, Any], path: Path_, value: object) -> None:
    """Set the value at a path; the marker `...` removes it."""
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    if value is ...:
        del node[path[-1]]
    else:
        node[path[-1]] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("title",), ..., "scenario: field 'title' is missing"),
        (("colour",), "red", "scenario: field 'colour' is unknown"),
        (("title",), 1, "scenario.title: a text is needed"),
        (("title",), None, "scenario.title: a text is needed"),
        (("turns",), "4", "scenario.turns: a whole number is needed"),
        (("turns",), 4.0, "scenario.turns: a whole number is needed"),
        (("turns",), True, "scenario.turns: a whole number is needed"),
        (("turns",), 10**9, "scenario.turns: a number of at most nine digits is needed"),
        (("cells",), "river", "scenario.cells: a list is needed"),
        (("cells",), {"river": 1}, "scenario.cells: a list is needed"),
        (("cells", 1), 2, "scenario.cells[1]: a text is needed"),
        (("set", 0), ["water.river"], "scenario.set[0]: a list of 2 is needed"),
        (("set", 0), "ab", "scenario.set[0]: a list of 2 is needed"),
        (("set", 0, 1), "340", "scenario.set[0]: a whole number is needed"),
        (("model",), [], "scenario.model: a mapping is needed"),
        (("model",), None, "scenario.model: a mapping is needed"),
        (
            ("model", "concert", "delay"),
            None,
            "scenario.model.concert.delay: a whole number is needed",
        ),
        (
            ("model", "indicators", 0, "better"),
            "sideways",
            "scenario.model.indicators[0].better: one of band, down, up is needed",
        ),
        (
            ("model", "indicators", 0, "better"),
            ["up"],
            "scenario.model.indicators[0].better: one of band, down, up is needed",
        ),
        (
            ("model", "counterparts", 0, "reactions", 0, "own"),
            1,
            "scenario.model.counterparts[0].reactions[0].own: true or false is needed",
        ),
        (
            ("injects", 0, "options", 1, "posture"),
            "",
            "scenario.injects[0].options[1].posture: one of conciliatory, firm, mixed is needed",
        ),
        (
            ("injects", 0, "options", 1, "outcomes", 0, "text"),
            ...,
            "scenario.injects[0].options[1].outcomes[0]: field 'text' is missing",
        ),
        (
            ("injects", 0, "options", 1, "outcomes", 0, "x"),
            1,
            "scenario.injects[0].options[1].outcomes[0]: field 'x' is unknown",
        ),
        (
            ("injects", 3, "deliver", "when"),
            1,
            "scenario.injects[3].deliver.when: a text is needed",
        ),
    ],
)
def test_what_does_not_fit_is_named_by_its_path(
    data: dict[str, Any], path: Path_, value: object, message: str
) -> None:
    """A damaged save is told apart from an older one by what is wrong in it."""
    put(data, path, value)

    with pytest.raises(ValueError, match=r"^scenario") as refused:
        scenario_from_json(data)

    assert str(refused.value) == message


@pytest.mark.parametrize("value", [None, [], "", 1, True])
def test_what_is_no_mapping_is_no_scenario(value: object) -> None:
    """A line of a save may hold any JSON."""
    with pytest.raises(ValueError, match=r"^scenario: a mapping is needed$"):
        scenario_from_json(value)


def test_what_may_be_missing_may_be_null(data: dict[str, Any]) -> None:
    """`None` is a value of some fields and of no others."""
    data["model"]["concert"] = None
    data["injects"][0]["precedent"] = None

    scenario = scenario_from_json(data)

    assert scenario.model.concert is None
    assert scenario.injects[0].precedent is None


def test_a_save_from_before_a_field_existed_takes_its_default(data: dict[str, Any]) -> None:
    """A field that a later version adds has a default, so older saves stay readable."""
    del data["model"]["indicators"][0]["derived"]
    del data["model"]["cells"][0]["cares"]

    scenario = scenario_from_json(data)

    assert scenario.model.indicators[0].derived is None
    assert scenario.model.cells[0].cares == ()
