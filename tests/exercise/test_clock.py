"""The clock is made of facts; what happens when it runs out is for the deck to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.room import BEGAN, Gathering, clock, gather, small_deck
from wargame.core import room_facts as r
from wargame.core.exercise_rules import ExerciseRules, RunOut
from wargame.exercise import requests as q
from wargame.exercise.clock import MINUTE
from wargame.net.hub import Hub
from wargame.session import Session


def room_with(tmp_path: Path, runs_out: RunOut) -> Gathering:
    """Return a room whose deck says what happens when time is up."""
    return gather(tmp_path, small_deck(exercise=ExerciseRules(runs_out=runs_out)))


def seen(room: Gathering, name: str = "Beam") -> dict[str, Any]:
    """Return the clock as somebody sees it."""
    return dict(room.board(name)["clock"])


def test_everybody_sees_the_deadline(tmp_path: Path) -> None:
    """The projector too."""
    room = room_with(tmp_path, "wait")
    room.did("Faye", q.StartClock("decide", 10))

    assert seen(room) == {
        "status": "running",
        "phase": "decide",
        "until": BEGAN + 10 * MINUTE,
        "left": 0,
    }


def test_a_pause_costs_no_time(tmp_path: Path) -> None:
    """PAUSEX: what was left is left."""
    room = room_with(tmp_path, "wait")
    room.did("Faye", q.StartClock("decide", 10))
    room.at += 4 * MINUTE
    room.did("Faye", q.PauseClock())
    room.at += 30 * MINUTE
    assert seen(room)["left"] == 6 * MINUTE
    assert not room.hub.tick(room.at)

    room.did("Faye", q.ExtendClock(1))
    room.did("Faye", q.ResumeClock())

    assert seen(room)["until"] == room.at + 7 * MINUTE


def test_an_extension_moves_the_deadline(tmp_path: Path) -> None:
    """With one key, as often as needed, and after it ran out."""
    room = room_with(tmp_path, "wait")
    room.did("Faye", q.StartClock("decide", 10))
    room.did("Faye", q.ExtendClock(5))
    assert seen(room)["until"] == BEGAN + 15 * MINUTE
    room.at += 20 * MINUTE
    assert room.hub.tick(room.at)
    assert seen(room)["status"] == "out"

    room.did("Faye", q.ExtendClock(5))

    assert (seen(room)["status"], seen(room)["until"]) == ("running", room.at + 5 * MINUTE)


@pytest.mark.parametrize(
    "request_",
    [q.PauseClock(), q.ResumeClock(), q.ExtendClock(1), q.StartClock("decide", 0)],
    ids=lambda each: type(each).__name__,
)
def test_what_a_stopped_clock_cannot_do_is_refused(tmp_path: Path, request_: q.Request) -> None:
    """It says what to do first."""
    assert room_with(tmp_path, "wait").refused("Faye", request_) == "clock"


def test_a_phase_must_be_one(tmp_path: Path) -> None:
    """Phases are a closed list."""
    room = room_with(tmp_path, "wait")

    assert room.refused("Faye", q.StartClock("party", 5)) == "bad-text"


def run_out(room: Gathering) -> None:
    """Let time run out."""
    room.did("Faye", q.StartClock("decide", 10))
    room.at += 10 * MINUTE
    room.hub.tick(room.at)


def test_wait_changes_nothing(tmp_path: Path) -> None:
    """The facilitator goes on by hand."""
    room = room_with(tmp_path, "wait")
    run_out(room)

    assert room.hub.session.state.turn == 1
    assert room.kinds("Nora")[-1] == "clock"
    assert not room.hub.tick(room.at + MINUTE)


def test_neglect_closes_the_turn(tmp_path: Path) -> None:
    """What is not answered is neglected, once."""
    room = room_with(tmp_path, "neglect")
    run_out(room)

    assert room.hub.session.state.turn == 2
    assert seen(room)["status"] == "stopped"
    assert not room.hub.tick(room.at + MINUTE)


def test_the_leads_last_vote_counts(tmp_path: Path) -> None:
    """A cell whose lead has not voted stays silent."""
    room = room_with(tmp_path, "last-vote")
    room.did("Nora", r.Voted("a", "no", 70, "Safer"))
    room.did("Nils", r.Voted("a", "yes", 90, ""))
    run_out(room)

    [item] = room.hub.session.state.table
    assert item.answers == (("north", 1),)
    assert room.hub.room.reasons["north", "a"].seat == room.seats["Nora"].id
    assert room.hub.room.reasons["north", "a"].given.reason_for == "Safer"
    assert not room.hub.tick(room.at + MINUTE)


def test_a_break_that_runs_out_closes_no_turn(tmp_path: Path) -> None:
    """Coffee is not neglect."""
    room = room_with(tmp_path, "neglect")
    room.did("Faye", q.StartClock("break", 10))
    room.at += 11 * MINUTE
    room.hub.tick(room.at)

    assert room.hub.session.state.turn == 1


def test_a_host_killed_as_time_ran_out_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Nothing is done twice and nothing is left undone."""
    room = room_with(tmp_path, "neglect")
    room.did("Faye", q.StartClock("decide", 10))
    room.hub._write(r.ClockRanOut(room.at, 1, "neglect"), "clock", "")
    room.hub.close()

    again = Hub(Session.resume(room.hub.session.path, clock))
    assert again.tick(room.at)
    assert again.session.state.turn == 2
    assert not again.tick(room.at)
    again.close()
