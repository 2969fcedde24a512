"""Votes stay sealed until they are opened; the lead commits with reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.room import Gathering, gather, small_deck
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core.events import CellsDiffered, ResponseGiven, ResponseResolved
from wargame.exercise import requests as q
from wargame.exercise.tally import tally_of


@pytest.fixture
def room(tmp_path: Path) -> Gathering:
    """A room after STARTEX, with inject `a` before both cells."""
    return gather(tmp_path)


def ballot(room: Gathering, name: str, cell: str = "north") -> dict[str, Any]:
    """Return what somebody sees of a cell's vote on inject `a`."""
    board = room.board(name)
    [found] = [each for each in board["ballots"] if each["cell"] == cell]
    return dict(found)


def test_a_vote_is_sealed_from_everybody_else(room: Gathering) -> None:
    """Nobody follows the loudest: not the cell, not the staff."""
    room.did("Nils", r.Voted("a", "no", 90, "HIDDEN"))

    assert ballot(room, "Nils")["mine"] == "no"
    for name in ("Nora", "Faye", "Eve"):
        seen = ballot(room, name)
        assert (seen["cast"], seen["voters"], seen["votes"]) == (1, 2, [])
        assert "HIDDEN" not in room.board_text(name)
    assert "HIDDEN" not in room.board_text("Sara")


def test_the_last_vote_counts_until_the_reveal(room: Gathering) -> None:
    """One may think again, but not after having seen the others."""
    room.did("Nils", r.Voted("a", "no", 90, ""))
    room.did("Nils", r.Voted("a", "yes", 60, "Now I see"))
    room.did("Nora", r.Voted("a", "yes", 41, ""))
    room.did("Nora", r.VotesRevealed("", "a"))

    seen = ballot(room, "Nils")

    assert (seen["alignment"], seen["leading"], seen["mean"]) == ("unified", "yes", 51)
    assert room.refused("Nils", r.Voted("a", "no", 1, "")) == "sealed"
    assert room.refused("Nora", r.VotesRevealed("", "a")) == "sealed"


def test_dissent_is_kept(room: Gathering) -> None:
    """The minority report stands beside the decision."""
    room.did("Nils", r.Voted("a", "no", 80, "Too soon"))
    room.did("Nora", r.Voted("a", "yes", 60, ""))

    tally = tally_of(room.hub.room, "north", "a")

    assert tally.alignment == "split"
    assert [(each.name, each.reason) for each in tally.dissent] == [("Nora", "")]


def test_another_cell_never_sees_a_vote(room: Gathering) -> None:
    """Open within the cell is not open to the other capital."""
    room.did("Nils", r.Voted("a", "no", 80, "INSIDE"))
    room.did("Nora", r.VotesRevealed("", "a"))

    assert [each["cell"] for each in room.board("Sara")["ballots"]] == ["south"]
    assert "INSIDE" not in room.board_text("Sara")
    assert "INSIDE" in room.board_text("Nora")


@pytest.mark.parametrize(
    ("vote", "why"),
    [
        (r.Voted("b", "yes", 50, ""), "no-such-inject"),
        (r.Voted("z", "yes", 50, ""), "no-such-inject"),
        (r.Voted("a", "z", 50, ""), "no-such-option"),
        (r.Voted("a", "yes", 101, ""), "bad-text"),
        (r.Voted("a", "yes", -1, ""), "bad-text"),
        (r.Voted("a", "yes", 50, "x" * 501), "bad-text"),
    ],
)
def test_a_vote_that_is_none_is_refused(room: Gathering, vote: r.Voted, why: str) -> None:
    """A vote is for an option of an inject that lies before the cell."""
    assert room.refused("Nils", vote) == why


def test_votes_cannot_be_opened_before_there_are_any(room: Gathering) -> None:
    """There is nothing to see."""
    assert room.refused("Faye", r.VotesRevealed("north", "a")) == "not-now"


@pytest.mark.parametrize(("reason_for", "against"), [("", "It costs"), ("It helps", " ")])
def test_a_lead_gives_a_reason_for_and_one_against(
    room: Gathering, reason_for: str, against: str
) -> None:
    """A decision without a doubt was not thought through, and the report needs both."""
    assert room.refused("Nora", q.Commit("a", "yes", reason_for, against, "")) == "bad-text"


def test_a_commit_opens_the_votes_and_answers_the_inject(room: Gathering) -> None:
    """The cell sees how far it stood behind its lead."""
    room.did("Nils", r.Voted("a", "no", 80, ""))

    room.commit("Nora", "a", "yes")

    assert ballot(room, "Nils")["open"]
    assert room.hub.room.reasons["north", "a"].given.assumption == "They wait"
    assert room.hub.session.trail[-1].events == (ResponseGiven("north", "a", "yes", 1),)
    assert room.refused("Nora", q.Commit("a", "no", "for", "against", "")) == "not-open"


def test_a_commit_the_engine_refuses_leaves_no_reasons_behind(room: Gathering) -> None:
    """Nothing is written of what did not happen."""
    assert room.refused("Nora", q.Commit("a", "z", "for", "against", "")) == "unknown-option"
    assert not room.hub.room.reasons


def test_different_answers_of_two_capitals_cost_and_one_holds(room: Gathering) -> None:
    """As the design has it, and only as the turn closes."""
    room.commit("Nora", "a", "yes")
    room.commit("Sara", "a", "no")
    before = [i.entry.headline for i in room.hub.feed(room.seat("Sara")) if i.entry]
    room.did("Faye", c.CloseTurn("", ""))
    after = [i.entry.headline for i in room.hub.feed(room.seat("Sara")) if i.entry]

    events = room.hub.session.trail[-1].events
    assert any(isinstance(each, CellsDiffered) and each.holds == "north" for each in events)
    assert any(isinstance(each, ResponseResolved) and each.option == "yes" for each in events)
    assert "North answered: Choose yes" not in before
    assert "North answered: Choose yes" in after


def test_a_deck_can_let_the_other_answer_be_learnt_by_its_effects_only(tmp_path: Path) -> None:
    """Then a capital has to infer, as it would have to."""
    rules = small_deck().exercise
    deck = small_deck(exercise=type(rules)(learn="effects"))
    room = gather(tmp_path, deck)
    room.commit("Nora", "a", "yes")
    room.commit("Sara", "a", "no")
    room.did("Faye", c.CloseTurn("", ""))

    told = [i.entry.headline for i in room.hub.feed(room.seat("Sara")) if i.entry]

    assert "A: Choose yes" in told
    assert not [each for each in told if "North" in each and "STARTEX" not in each]


def test_a_rewind_undoes_votes_and_reasons_of_the_undone_stretch(room: Gathering) -> None:
    """The world goes back, and with it what hung on it; what was said stays said."""
    start = room.hub.session.trail[-1].line
    room.did("Nils", r.Said("cell", "I told you"))
    room.did("Nils", r.Voted("a", "no", 80, ""))
    room.commit("Nora", "a", "yes")

    room.did("Faye", q.TakeBack(start, "A slip of the hand"))

    assert ballot(room, "Nils")["mine"] == ""
    assert not room.hub.room.reasons
    assert not room.hub.room.revealed
    assert "rewound" in room.kinds("Nils")
    assert "said" in room.kinds("Nils")
    room.commit("Nora", "a", "no")
