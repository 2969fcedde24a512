"""Nothing is lost, nothing is done twice, and after a restart everybody sees what they saw."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.room import PEOPLE, Gathering, clock, gather
from tests.support.small import inject
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.errors import WargameError
from wargame.exercise import requests as q
from wargame.exercise.audience import audience_of
from wargame.journal.disk import AppendFile
from wargame.journal.record import read
from wargame.journal.verify import verify
from wargame.net.hub import Hub
from wargame.net.seats import Kind, seat_of
from wargame.session import Session


@pytest.fixture
def room(tmp_path: Path) -> Gathering:
    """A room after STARTEX."""
    return gather(tmp_path)


def restarted(room: Gathering) -> Hub:
    """Return a new hub on the same record, as after a kill."""
    room.hub.close()
    return Hub(Session.resume(room.hub.session.path, clock))


def busy(room: Gathering) -> None:
    """Let a lot happen, a step back included."""
    start = room.hub.session.trail[-1].line
    room.did("Nora", r.Voted("a", "yes", 70, "Why not"))
    room.did("Nils", r.Said("cell", "hm"))
    room.did("Nora", r.Asked("a", "How many?"))
    room.did("Faye", r.Answered("request/north-1", "Two", to_all=True))
    room.commit("Nora", "a", "yes")
    room.did("Faye", q.TakeBack(start, "Again"))
    room.commit("Nora", "a", "no")
    room.commit("Sara", "a", "yes")
    flash = inject("flash", contingency=True)
    room.did("Faye", c.WriteInject(flash, "", "To wake them"))
    room.did("Faye", c.FireInject("flash", "", "Now"))
    room.did("Eve", r.Observed("flash", "", "1", "strength", "P", "Quick"))
    room.did("Ezra", r.Observed("flash", "", "1", "strength", "S", "Less quick"))
    room.did("Faye", q.StartClock("decide", 5))
    room.did("Faye", c.CloseTurn("", ""))
    room.did("Nora", r.SelfScored(1, (60,)))
    room.did("Nils", r.NoteAdded("note"))


def test_after_a_restart_everybody_sees_what_they_saw(room: Gathering) -> None:
    """World, board and feed, item by item: the record holds it all."""
    busy(room)
    seats = {name: room.seat(name) for name in PEOPLE}
    before = {
        name: (room.hub.world(audience_of(s)), room.hub.board(s), list(room.hub.feed(s)))
        for name, s in seats.items()
    }

    again = restarted(room)

    for name, seat in seats.items():
        mine = again.room.seats[seat.id]
        assert (again.world(audience_of(mine)), again.board(mine), again.feed(mine)) == before[name]
        found = seat_of(again.room, room.tokens[name])
        assert found is not None
        assert found.id == seat.id
    again.close()


def test_the_record_of_a_busy_room_is_true(room: Gathering) -> None:
    """Remarks, steps back and written injects stand in one chain."""
    busy(room)
    room.hub.close()

    assert read(room.hub.session.path).damage is None
    assert verify(room.hub.session.path).is_true


def test_no_token_stands_in_the_record(room: Gathering) -> None:
    """The save can be mailed without giving away a seat."""
    text = room.hub.session.path.read_text()

    assert len(room.tokens) == len(PEOPLE)
    assert not [name for name, token in room.tokens.items() if token in text]


@pytest.mark.parametrize(
    "request_",
    [r.Said("cell", "once"), q.Commit("a", "yes", "for", "against", "")],
    ids=["fact", "command"],
)
def test_asking_twice_is_doing_once(room: Gathering, request_: q.Request) -> None:
    """A client that heard no answer asks again, of the same host or of the next."""
    room.ask("Nora", request_, act="mine")
    size = room.hub.session.path.stat().st_size

    second = room.ask("Nora", request_, act="mine", seen="old")
    again = restarted(room)
    third = again.do(room.seat("Nora"), "mine", "old", request_, room.at)

    assert second.again
    assert third.again
    assert again.session.path.stat().st_size == size
    again.close()


def test_two_seats_may_call_their_acts_alike(room: Gathering) -> None:
    """Nobody can keep another from being heard by taking a name first."""
    room.ask("Nora", r.Said("cell", "north"), act="same")
    reply = room.ask("Sara", r.Said("cell", "south"), act="same")

    assert not reply.again
    assert not reply.why


def test_an_act_that_was_cut_in_half_is_done_when_asked_again(room: Gathering) -> None:
    """Killed between the reasons and the answer: only the answer makes it done."""
    reasons = r.Reasoned("a", "yes", "for", "against", "")
    room.hub._write(reasons, room.seats["Nora"].id, "")
    room.hub.close()
    again = Gathering(Hub(Session.resume(room.hub.session.path, clock)), room.seats)

    reply = again.ask("Nora", q.Commit("a", "yes", "for", "against", ""), act="mine")

    assert not reply.again
    assert not reply.why
    assert again.hub.session.state.table[0].answers == (("north", 0),)
    again.hub.close()


def test_a_stale_command_is_refused(room: Gathering) -> None:
    """It is not applied to a world its author has not seen."""
    seen = room.hub.world(audience_of(room.seat("Nora")))[0]
    room.did("Faye", c.CloseTurn("", ""))

    reply = room.ask("Nora", q.Commit("b", "yes", "for", "against", ""), seen=seen)

    assert reply.why == "stale"
    assert room.hub.session.state.table[0].answers == ()


def test_the_other_capitals_answer_makes_nothing_stale(room: Gathering) -> None:
    """Else a refusal would tell that it has answered."""
    seen = room.hub.world(audience_of(room.seat("Sara")))[0]
    room.commit("Nora", "a", "yes")

    reply = room.ask("Sara", q.Commit("a", "no", "for", "against", ""), seen=seen)

    assert not reply.why


def test_talk_is_never_stale(room: Gathering) -> None:
    """What does not move the world does not depend on it."""
    assert not room.ask("Nora", r.Said("cell", "hello"), seen="whatever").why


def test_a_full_disk_is_a_refusal_and_changes_nothing(
    room: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be written has not happened, and the room goes on."""

    def full(*_: object) -> None:
        raise WargameError("x.jsonl: no space is left")

    before = room.hub.board(room.seat("Nora"))
    with monkeypatch.context() as patch:
        patch.setattr(AppendFile, "append", full)
        reply = room.ask("Nora", r.Voted("a", "yes", 50, ""), act="mine")
    assert reply.why == "not-saved"
    assert room.hub.board(room.seat("Nora")) == before

    again = room.ask("Nora", r.Voted("a", "yes", 50, ""), act="mine")

    assert not again.again
    assert room.hub.board(room.seat("Nora")) != before


def test_a_late_comer_learns_what_a_seat_like_it_has_learnt(room: Gathering) -> None:
    """Somebody who joins in turn two has the whole story of its cell."""
    busy(room)
    late = room.join("Lars", Kind("cell", "north"))

    own = [i for i in room.hub.feed(late) if i.kind != "seat"]
    nora = [i for i in room.hub.feed(room.seat("Nora")) if i.kind != "seat"]
    assert own == nora
    assert late.role == "player"
