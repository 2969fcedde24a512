"""Evaluators rate blind; the gaps between the three scores are the agenda of the hot wash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.room import Gathering, gather
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise import requests as q


@pytest.fixture
def room(tmp_path: Path) -> Gathering:
    """A room after STARTEX."""
    return gather(tmp_path)


def seen(inject: str = "a", rating: str = "P", text: str = "Both spoke.") -> r.Observed:
    """Return an observation."""
    return r.Observed(inject, "o1", "1", "strength", rating, text)


def texts(room: Gathering, name: str) -> list[str]:
    """Return the observations somebody can read on the board."""
    watch = room.board(name)["watch"]
    return [each["text"] for each in watch["observations"]] if watch else []


def heard(room: Gathering, name: str) -> list[str]:
    """Return the observations somebody was told of."""
    return [i.text for i in room.hub.feed(room.seat(name)) if i.kind == "observation"]


def test_an_evaluator_is_blind_until_both_have_rated(room: Gathering) -> None:
    """Agreement means something only if nobody copied."""
    room.did("Eve", seen(text="EVE"))
    assert texts(room, "Ezra") == heard(room, "Ezra") == []
    assert texts(room, "Faye") == ["EVE"]

    room.did("Ezra", seen(rating="M", text="EZRA"))

    assert texts(room, "Ezra") == ["EVE", "EZRA"]
    assert heard(room, "Ezra") == ["EZRA", "EVE"]
    assert heard(room, "Eve") == ["EVE", "EZRA"]
    watch = room.board("Eve")["watch"]
    assert watch["agreements"] == [
        {"subject": "inject/a", "ratings": [["Eve", "P"], ["Ezra", "M"]], "percent": 0}
    ]


def test_rating_one_thing_opens_no_other(room: Gathering) -> None:
    """Blindness is by subject."""
    room.did("Eve", seen(text="EVE"))
    room.did("Ezra", r.Observed("", "o1", "", "improvement", "S", "Elsewhere"))

    assert texts(room, "Ezra") == ["Elsewhere"]


def test_players_hear_nothing_of_it_before_the_hot_wash(room: Gathering) -> None:
    """They play; they are not marked while they do."""
    room.did("Eve", seen(text="EVE"))

    for name in ("Nora", "Sara", "Olga", "Beam"):
        assert texts(room, name) == heard(room, name) == []


@pytest.mark.parametrize(
    "observed",
    [
        r.Observed("b", "", "", "strength", "P", "x"),
        r.Observed("", "o9", "", "strength", "P", "x"),
        r.Observed("", "", "9", "strength", "P", "x"),
        r.Observed("", "", "", "strength", "P", "x"),
    ],
)
def test_an_observation_is_pinned_to_something_that_is_there(
    room: Gathering, observed: r.Observed
) -> None:
    """The report sorts by inject, objective and step."""
    assert room.refused("Eve", observed) == "no-such-inject"


@pytest.mark.parametrize(
    "observed",
    [
        r.Observed("a", "", "", "praise", "P", "x"),
        r.Observed("a", "", "", "strength", "A", "x"),
        r.Observed("a", "", "", "strength", "P", ""),
    ],
)
def test_ratings_are_the_fields_own(room: Gathering, observed: r.Observed) -> None:
    """P, S, M, U or not observed; a strength or an area for improvement."""
    assert room.refused("Eve", observed) == "bad-text"


def washed(room: Gathering) -> dict[str, Any]:
    """Return the agenda after a turn that everybody has scored."""
    room.commit("Nora", "a", "yes")
    room.commit("Sara", "a", "yes")
    room.did("Faye", c.CloseTurn("", ""))
    room.did("Nora", r.SelfScored(1, (90,)))
    room.did("Eve", r.EvaluatorScored(1, (30,)))
    room.did("Eve", r.Observed("a", "o1", "1", "improvement", "S", "Nobody asked."))
    assert room.board("Sara")["hot_wash"] is None
    assert room.refused("Faye", q.OpenHotWash()) == "not-now"
    room.did("Faye", c.CallEndex("", "Enough"))
    room.did("Faye", q.OpenHotWash())
    return dict(room.board("Sara")["hot_wash"])


def test_scores_are_sealed_until_the_hot_wash(room: Gathering) -> None:
    """A cell's score of itself is its own until all are on the table."""
    room.did("Nora", r.SelfScored(1, (90,)))

    assert room.board("Nora")["my_scores"] == [[1, [90]]]
    for name in ("Sara", "Eve", "Faye"):
        assert "[90]" not in room.board_text(name)
        assert "self" not in room.kinds(name)


def test_the_widest_gap_comes_first_with_its_evidence(room: Gathering) -> None:
    """That is what there is to talk about."""
    [gap] = washed(room)["gaps"]

    assert gap["model"] == 50
    assert gap["cells"] == [["north", 90]]
    assert gap["evaluators"] == [["Eve", 30]]
    assert gap["gap"] == 60


def test_the_evidence_is_of_the_turn_and_the_step(room: Gathering) -> None:
    """Observations are of the turn they were made in, decisions of the turn they were resolved."""
    room.did("Eve", r.Observed("a", "o1", "1", "improvement", "S", "In turn one."))

    [gap] = washed(room)["gaps"]

    assert gap["evidence"] == ["Eve, improvement (S): In turn one.", "A: Choose yes"]


def test_comments_carry_names_only_if_their_authors_want(room: Gathering) -> None:
    """An unnamed comment is signed by nobody, in the record too."""
    assert room.refused("Nora", r.Reflected("too early", named=False)) == "not-now"
    washed(room)
    room.did("Nils", r.Reflected("UNNAMED", named=False))
    room.did("Olga", r.Reflected("NAMED", named=True))

    board = room.board("Nora")
    lines = room.hub.session.path.read_text().splitlines()
    [unnamed] = [json.loads(line) for line in lines if "UNNAMED" in line]

    assert board["hot_wash"]["reflections"] == [["", "UNNAMED"], ["Olga", "NAMED"]]
    assert unnamed["seat"] == ""
    assert "north" not in json.dumps(unnamed)


def test_the_discussion_and_its_actions_are_kept(room: Gathering) -> None:
    """An action has an owner and a date, or is said to have none."""
    washed(room)
    room.did("Faye", r.Discussed("Turn 1", "They had not read the cable."))
    room.did("Faye", r.ActionAgreed("Read cables aloud", "", ""))

    agenda = room.board("Beam")["hot_wash"]

    assert agenda["discussed"] == [["Turn 1", "They had not read the cable."]]
    assert agenda["actions"] == [["Read cables aloud", "", ""]]
    assert [i.text for i in room.hub.feed(room.seat("Nora")) if i.kind == "action"] == [
        "Read cables aloud (nobody yet)"
    ]


@pytest.mark.parametrize(
    ("name", "score", "why"),
    [
        ("Nora", r.SelfScored(2, (50,)), "not-now"),
        ("Nora", r.SelfScored(1, (50, 50)), "bad-text"),
        ("Nora", r.SelfScored(1, (101,)), "bad-text"),
        ("Eve", r.EvaluatorScored(0, (50,)), "not-now"),
    ],
)
def test_a_score_is_of_a_turn_and_has_every_step(
    room: Gathering, name: str, score: q.Request, why: str
) -> None:
    """0 to 100 for each step of the model."""
    assert room.refused(name, score) == why
