from __future__ import annotations

import json
import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.tiny import tiny_scenario
from wargame.core.commands import Command, Respond
from wargame.core.events import Event, TurnBegan
from wargame.core.scenario import Scenario
from wargame.core.scenario_json import scenario_from_json, scenario_to_json
from wargame.journal.canonical import canonical, parse_object
from wargame.journal.codec import (
    HIGHEST,
    LOWEST,
    Malformed,
    read_command,
    read_events,
    reader_for,
    write_command,
    write_events,
)

TURN = {"type": "TurnBegan", "turn": 1, "income": 2, "capital": 3}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Return any value of a type that a save can hold."""
    arguments = get_args(hint)
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        parts = {field.name: anything(hints[field.name]) for field in fields(hint)}
        return st.builds(typing.cast("type", hint), **parts)
    if get_origin(hint) is tuple and arguments[-1] is Ellipsis:
        return st.lists(anything(arguments[0]), max_size=4).map(tuple)
    if get_origin(hint) is tuple:
        return st.tuples(*map(anything, arguments))
    if get_origin(hint) in {typing.Union, types.UnionType}:
        return st.one_of([anything(each) for each in arguments])
    if get_origin(hint) is typing.Literal:
        return st.sampled_from(arguments)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        int: st.integers(LOWEST, HIGHEST),
        bool: st.booleans(),
        type(None): st.none(),
    }
    return simple.get(hint, st.text())


@pytest.mark.parametrize("kind", get_args(Event))
def test_every_event_survives_its_text(kind: type) -> None:
    """A save is all that is left of a session: nothing of an event may be lost in it."""

    @given(anything(kind))
    def survives(event: Event) -> None:
        text = write_events((event,))
        assert read_events(json.loads(text)) == (event,)
        assert text == canonical(json.loads(text))

    survives()


@pytest.mark.parametrize("kind", get_args(Command))
def test_every_command_survives_its_text(kind: type) -> None:
    """Verifying a save decides its commands again, so they must be the very same."""

    @given(anything(kind))
    def survives(command: Command) -> None:
        text = write_command(command)
        assert read_command(json.loads(text)) == command
        assert text == canonical(json.loads(text))

    survives()


def test_the_scenario_survives_its_text() -> None:
    """A save carries its scenario for ever, so nothing of it may change on the way."""
    scenario = tiny_scenario()

    text = canonical(scenario_to_json(scenario))

    read: Scenario = scenario_from_json(parse_object(text))
    assert read == scenario


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("turn", "1", "TurnBegan.turn is not a whole number"),
        ("turn", 1.0, "TurnBegan.turn is not a whole number"),
        ("turn", True, "TurnBegan.turn is not a whole number"),
        ("turn", None, "TurnBegan.turn is not a whole number"),
        ("turn", HIGHEST + 1, "TurnBegan.turn is a number beyond 64 bits"),
        ("turn", LOWEST - 1, "TurnBegan.turn is a number beyond 64 bits"),
        ("type", "TurnBegun", "'TurnBegun' event is of a kind"),
        ("type", ["TurnBegan"], "['TurnBegan'] event is of a kind"),
        ("type", None, "None event is of a kind"),
        ("luck", 1, "'luck' is a field that TurnBegan does not have"),
    ],
)
def test_a_wrong_value_is_named(field: str, value: object, what: str) -> None:
    """A save comes from anywhere: every value is checked, and the error says which is wrong."""
    with pytest.raises(Malformed) as caught:
        read_events([TURN | {field: value}])

    assert what in str(caught.value)


def test_a_missing_field_is_named() -> None:
    """Whoever repairs a file by hand has to know what is missing in it."""
    with pytest.raises(Malformed, match=r"TurnBegan\.income is missing"):
        read_events([{key: value for key, value in TURN.items() if key != "income"}])


@pytest.mark.parametrize(
    ("event", "what"),
    [
        ({"type": "RuleApplied", "rule": "r", "changes": {}}, "changes is not a list"),
        ({"type": "RuleApplied", "rule": "r", "changes": [7]}, "changes is not an object"),
        (
            {"type": "RuleApplied", "rule": "r", "changes": [{"indicator": 1}]},
            "changes.indicator is not a text",
        ),
        (
            {"type": "InjectNeglected", "inject": "i", "changes": [], "raised": [], "then": [[1]]},
            "then is not a list of 2",
        ),
        (
            {
                "type": "InitiativeAdvanced",
                "initiative": "i",
                "progress": 1,
                "capital": 1,
                "stage": 0,
                "completed": 1,
                "changes": [],
            },
            "completed is neither true nor false",
        ),
        ("TurnBegan", "event is of a kind"),
    ],
)
def test_a_wrong_shape_is_named(event: object, what: str) -> None:
    """Lists, pairs and objects inside an event are no more to be trusted than its numbers."""
    with pytest.raises(Malformed) as caught:
        read_events([event])

    assert what in str(caught.value)


def test_events_that_are_no_list_are_refused() -> None:
    """An object in place of the list must not be taken for a list of its keys."""
    with pytest.raises(Malformed, match="events is not a list"):
        read_events({"type": "TurnBegan"})


def test_a_command_is_checked_like_an_event() -> None:
    """Verifying hands commands to the rules, which take their types for granted."""
    with pytest.raises(Malformed, match=r"Respond\.cell is not a text"):
        read_command({"type": "Respond", "cell": 7, "inject": "i", "option": "o"})


def test_a_field_with_a_default_may_be_missing() -> None:
    """A later version may add a field, and saves from before must still be read."""

    @dataclass
    class Grown:
        name: str
        weight: int = 4

    assert reader_for(Grown)({"name": "a"}) == Grown("a", 4)


def test_a_flag_is_never_written_as_a_number() -> None:
    """JSON tells true from 1, and so does the reader."""
    event = TurnBegan(turn=True, income=0, capital=0)

    assert '"turn":1' in write_events((event,))


@given(st.text())
def test_any_text_can_stand_in_a_command(text: str) -> None:
    """Ids come from decks; whatever is in one stays inside its quotes and on its line."""
    written = write_command(Respond(text, text, text))

    assert "\n" not in written
    assert read_command(json.loads(written)) == Respond(text, text, text)
