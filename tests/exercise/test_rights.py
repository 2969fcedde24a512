"""Who may do what stands in one table, and the host keeps to it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.support.room import PEOPLE, Gathering, gather
from tests.support.small import inject
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core.commands import AbandonInitiative, StartInitiative
from wargame.exercise import requests as q
from wargame.exercise.roles import RIGHTS, ROLE_TITLES, rights_of

WHY = "For a reason"
EXAMPLES: tuple[q.Request, ...] = (
    q.Commit("a", "yes", "for", "against", ""),
    StartInitiative("south", "plan"),
    AbandonInitiative("south", "plan"),
    q.TakeBack(3, WHY),
    q.StartClock("decide", 5),
    q.PauseClock(),
    q.ResumeClock(),
    q.ExtendClock(5),
    q.OpenHotWash(),
    r.SeatClosed("south-1", WHY),
    r.LeadPassed("north-2"),
    r.Voted("a", "yes", 50, ""),
    r.VotesRevealed("north", "a"),
    r.NoteAdded("note"),
    r.NoteStruck("note/north-1"),
    r.Said("facilitator", "hello"),
    r.Asked("", "what?"),
    r.Answered("request/north-1", "this", to_all=False),
    r.HasRead("inject/a"),
    r.Observed("a", "", "1", "strength", "P", "seen"),
    r.SelfScored(1, (50,)),
    r.EvaluatorScored(1, (50,)),
    r.Discussed("gap", "said"),
    r.Reflected("thought", named=True),
    r.ActionAgreed("do", "me", "soon"),
    c.StartFacilitated(("north",), ""),
    c.CloseTurn("", ""),
    c.HoldInject("b", "", WHY),
    c.ReleaseInject("b", "", WHY),
    c.SkipInject("b", "", WHY),
    c.FireInject("spare", "", WHY),
    c.WriteInject(inject("new", contingency=True), "", WHY),
    c.EditInject("b", "T", "S", "X", (), "", WHY),
    c.RuleOutcome("a", "yes", "done", "", WHY),
    c.AdjudicateFreely("", "so", (), "", WHY),
    c.CallEndex("", WHY),
)
ONE_OF_EACH = {"Faye": "facilitator", "Nora": "lead", "Nils": "player", "Eve": "evaluator"} | {
    "Olga": "observer",
    "Beam": "projector",
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Gathering:
    """A room in which nobody does anything that is not refused."""
    return gather(tmp_path_factory.mktemp("saves"))


def test_every_request_stands_in_the_table() -> None:
    """A request that was forgotten there could be made by nobody, and nobody would notice."""
    assert set(RIGHTS) == set(get_args(q.Request))
    assert {type(each) for each in EXAMPLES} == set(RIGHTS)
    assert set(ROLE_TITLES) == set(r.ROLES)


@pytest.mark.parametrize("request_", EXAMPLES, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_what_is_not_in_the_table_is_refused(
    room: Gathering, name: str, request_: q.Request
) -> None:
    """The host asks the table before anything else, whatever the client shows."""
    if ONE_OF_EACH[name] in RIGHTS[type(request_)]:
        return

    assert room.refused(name, request_) == "no-right"


def test_the_projector_may_do_nothing() -> None:
    """It hangs on the wall."""
    assert rights_of("projector") == ()


def test_a_lead_acts_for_its_own_cell_only(tmp_path: Path) -> None:
    """What a client writes into a request does not make it another cell's."""
    room = gather(tmp_path)

    room.did("Nora", r.Voted("a", "yes", 50, ""))
    room.did("Nora", r.VotesRevealed("south", "a"))

    assert ("north", "a") in room.hub.room.revealed
    assert ("south", "a") not in room.hub.room.revealed


def test_a_facilitator_signs_with_its_own_name(tmp_path: Path) -> None:
    """Who did it is said by the host."""
    room = gather(tmp_path)

    room.did("Faye", c.HoldInject("b", "Somebody else", WHY))

    [event] = room.hub.session.trail[-1].events
    assert getattr(event, "who") == "Faye (facilitator-1)"  # noqa: B009 - of any event


def test_the_lead_passes_within_the_cell(tmp_path: Path) -> None:
    """One lead a cell, named by the one before or by the facilitator."""
    room = gather(tmp_path)
    nils, sara = room.seats["Nils"].id, room.seats["Sara"].id

    assert room.refused("Sara", r.LeadPassed(nils)) == "not-allowed"
    assert room.refused("Faye", r.LeadPassed(sara)) == "not-allowed"
    room.did("Nora", r.LeadPassed(nils))

    assert room.seat("Nils").role == "lead"
    assert room.seat("Nora").role == "player"
    assert room.refused("Nora", q.Commit("a", "yes", "for", "against", "")) == "no-right"


def test_a_closed_seat_does_nothing_more(tmp_path: Path) -> None:
    """The facilitator can show somebody the door, but not itself."""
    room = gather(tmp_path)

    assert room.refused("Faye", r.SeatClosed(room.seats["Faye"].id, WHY)) == "not-allowed"
    room.did("Faye", r.SeatClosed(room.seats["Nils"].id, WHY))

    assert room.refused("Nils", r.NoteAdded("still here")) == "no-such-seat"
    assert set(room.hub.room.seats) == {room.seats[n].id for n in PEOPLE if n != "Nils"}
