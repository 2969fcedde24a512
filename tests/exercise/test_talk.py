"""Notes, chat, requests for information and receipts reach whom they are for, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.room import PEOPLE, Gathering, gather, small_deck
from wargame.core import room_facts as r
from wargame.core.exercise_rules import ExerciseRules


@pytest.fixture
def room(tmp_path: Path) -> Gathering:
    """A room in which cells do not talk to each other."""
    return gather(tmp_path)


@pytest.fixture
def open_room(tmp_path: Path) -> Gathering:
    """A room in which they do."""
    return gather(tmp_path, small_deck(exercise=ExerciseRules(cells_talk=True)))


def hearers(room: Gathering, text: str) -> set[str]:
    """Return who has heard a text."""
    return {n for n in PEOPLE if any(i.text == text for i in room.hub.feed(room.seat(n)))}


@pytest.mark.parametrize(
    ("name", "to", "heard"),
    [
        ("Nora", "cell", {"Nora", "Nils", "Faye", "Eve", "Ezra"}),
        ("Nora", "facilitator", {"Nora", "Faye"}),
        ("Nora", "seat/north-2", {"Nora", "Nils", "Faye"}),
        ("Faye", "everyone", set(PEOPLE)),
        ("Faye", "cell/south", {"Faye", "Sara", "Eve", "Ezra"}),
        ("Faye", "seat/evaluator-1", {"Faye", "Eve"}),
        ("Eve", "facilitator", {"Eve", "Faye"}),
    ],
)
def test_a_message_reaches_whom_it_is_for(
    room: Gathering, name: str, to: str, heard: set[str]
) -> None:
    """The facilitator hears all, evaluators what a cell says among itself."""
    room.did(name, r.Said(to, "psst"))

    assert hearers(room, "psst") == heard


@pytest.mark.parametrize(
    ("name", "to", "why"),
    [
        ("Nora", "everyone", "not-allowed"),
        ("Nora", "cell/south", "not-allowed"),
        ("Nora", "seat/south-1", "not-allowed"),
        ("Eve", "cell/north", "not-allowed"),
        ("Eve", "seat/evaluator-2", "not-allowed"),
        ("Nora", "seat/nobody", "no-such-seat"),
        ("Nora", "cell/east", "no-such-seat"),
        ("Nora", "moon", "no-such-seat"),
        ("Eve", "cell", "no-such-seat"),
    ],
)
def test_an_address_that_a_seat_may_not_write_to_is_refused(
    room: Gathering, name: str, to: str, why: str
) -> None:
    """Whether cells talk is for the deck to say."""
    assert room.refused(name, r.Said(to, "psst")) == why


def test_a_deck_can_let_cells_talk(open_room: Gathering) -> None:
    """To a whole cell and to single people in it."""
    open_room.did("Nora", r.Said("cell/south", "shall we?"))
    open_room.did("Sara", r.Said("seat/north-2", "why not"))

    assert hearers(open_room, "shall we?") == {"Nora", "Sara", "Faye", "Eve", "Ezra"}
    assert hearers(open_room, "why not") == {"Sara", "Nils", "Faye"}
    assert open_room.refused("Eve", r.Said("cell/south", "psst")) == "not-allowed"


def test_what_people_write_is_plain_and_bounded(room: Gathering) -> None:
    """No escape sequence leaves the host, and nobody floods the others."""
    room.did("Nora", r.Said("cell", "a\x1b[31mred\u202e"))

    assert room.refused("Nora", r.Said("cell", "x" * 2001)) == "bad-text"
    assert room.refused("Nora", r.Said("cell", "\x07")) == "bad-text"
    assert hearers(room, "a[31mred") >= {"Nils"}


def test_notes_are_the_cells_own(room: Gathering) -> None:
    """Anybody in it adds and strikes; nobody else does."""
    room.did("Nora", r.NoteAdded("watch the strait"))

    assert room.refused("Sara", r.NoteStruck("note/north-1")) == "not-open"
    room.did("Nils", r.NoteStruck("note/north-1"))
    assert room.refused("Nils", r.NoteStruck("note/north-1")) == "not-open"
    assert hearers(room, "watch the strait") == {"Nora", "Nils", "Faye", "Eve", "Ezra"}
    board = room.board("Nora")
    assert board["notes"][0] | {"who": ""} == {
        "id": "note/north-1",
        "cell": "north",
        "who": "",
        "text": "watch the strait",
        "struck": True,
    }


def test_a_request_is_answered_to_the_cell_or_to_all(room: Gathering) -> None:
    """The facilitator decides whether the other cell profits."""
    room.did("Nora", r.Asked("a", "How many ships?"))
    room.did("Sara", r.Asked("", "Who called?"))
    room.did("Faye", r.Answered("request/north-1", "Four.", to_all=False))
    room.did("Faye", r.Answered("request/south-1", "The embassy.", to_all=True))

    assert "Sara" not in hearers(room, "Four.")
    assert {"Nora", "Nils"} <= hearers(room, "Four.")
    assert {"Nora", "Nils"} <= hearers(room, "Who called?\nThe embassy.")
    assert room.refused("Faye", r.Answered("request/north-1", "Five.", to_all=False)) == "not-open"
    assert room.refused("Faye", r.Answered("request/north-9", "Five.", to_all=False)) == "not-open"
    seen = room.board("Nora")["requests"]
    assert [(each["who"], each["answer"]) for each in seen] == [
        ("Nora", "Four."),
        ("", "The embassy."),
    ]


def test_a_request_may_not_name_an_inject_that_has_not_come(room: Gathering) -> None:
    """A refusal that told more would be an answer."""
    assert room.refused("Nora", r.Asked("b", "What is b?")) == "no-such-inject"
    assert room.refused("Nora", r.Asked("no-such", "What?")) == "no-such-inject"


def test_the_facilitator_sees_who_has_read(room: Gathering) -> None:
    """Reading twice is reading once."""
    room.did("Nora", r.HasRead("inject/a"))
    size = room.hub.session.path.stat().st_size
    room.did("Nora", r.HasRead("inject/a"))

    show = room.board("Faye")["console"]["show"]

    assert room.hub.session.path.stat().st_size == size
    assert [each["read"] for each in show if each["id"] == "a"] == [["Nora"]]
    assert room.refused("Nora", r.HasRead("inject/b")) == "no-such-inject"
    assert room.refused("Nora", r.HasRead("moon")) == "no-such-inject"


def test_ids_tell_nothing_of_what_others_do(room: Gathering) -> None:
    """Numbers are given by cell, so a gap shows no hidden message."""
    for _ in range(3):
        room.did("Sara", r.Said("cell", "south"))
        room.did("Sara", r.Asked("", "south"))
    room.did("Nora", r.Said("cell", "north"))
    room.did("Nora", r.Asked("", "north?"))

    ids = [i.about for i in room.hub.feed(room.seat("Nora")) if i.kind in {"said", "request"}]

    assert ids == ["message/cell/north-1", "request/north-1"]
