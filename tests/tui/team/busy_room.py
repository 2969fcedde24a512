"""Fills a room as an exercise fills it: real texts, of a frozen save, and people who write much."""

from __future__ import annotations

from pathlib import Path

from tests.support.room import Gathering, begin
from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.exercise import requests as q
from wargame.journal.record import read
from wargame.net.hub import Hub
from wargame.net.seats import Kind

FROZEN = Path(__file__).parents[2] / "data" / "saves" / "v0.2" / "turn-zero.jsonl"
"""Its deck and its model never change, so that a look changes only when a screen does."""
PEOPLE = {
    "Faye Okafor": Kind("facilitator"),
    "Nora Lindqvist": Kind("cell", "tokyo"),
    "Nils Abrahamsen": Kind("cell", "tokyo"),
    "Sara Whitfield-Nakamura": Kind("cell", "washington"),
    "Eve": Kind("evaluator"),
    "Ezra": Kind("evaluator"),
    "Olga": Kind("observer"),
    "Beam": Kind("projector"),
}
FAYE, NORA, NILS, SARA, EVE, EZRA, OLGA, BEAM = PEOPLE
CABLE, LETTER = "tz-first-cable", "tz-letter-from-nago"
REASON = "Whoever waits here waits for the other capital, and that is what the adversary tests."


def busy_room(saves: Path) -> Gathering:
    """Return a room in its first turn: a vote is sealed, a question waits, the clock runs."""
    room = Gathering(Hub(begin(saves, read(FROZEN).scenario)))
    for name, kind in PEOPLE.items():
        seat = room.join(name, kind)
        room.hub.arrive(seat.id)
    room.did(FAYE, c.StartFacilitated(("tokyo", "washington"), ""))
    room.did(FAYE, q.StartClock("decide", 20))
    room.did(NILS, r.Voted(CABLE, "joint-reply", 70, REASON))
    room.did(NORA, r.Voted(CABLE, "wait", 55, REASON))
    room.did(NILS, r.Said("cell", "The Coast Guard has two ships at Ishigaki; what do we lose?"))
    room.did(NORA, r.NoteAdded("Ask Washington who speaks first."))
    room.did(NORA, r.Asked(CABLE, "Has the United States said anything in public so far?"))
    room.did(SARA, r.Said("facilitator", "May we call Tokyo on an open line?"))
    room.did(FAYE, r.Said("everyone", "Ten minutes. Decide before you write."))
    room.commit(SARA, CABLE, "joint-reply")
    room.did(EVE, r.Observed(CABLE, "o1", "", "improvement", "M", "Nobody named an owner."))
    room.did(FAYE, c.HoldInject("tz-look-back", "", "The cells need the time."))
    return room


def ended_room(saves: Path) -> Gathering:
    """Return a room in its hot wash, with scores that differ and an action agreed on."""
    room = busy_room(saves)
    room.did(FAYE, c.CloseTurn("", ""))
    for name, scores in ((NORA, (60, 40, 30, 55, 20)), (SARA, (20, 45, 30, 35, 25))):
        room.did(name, r.SelfScored(1, scores))
    for name, scores in ((EVE, (35, 40, 20, 30, 25)), (EZRA, (30, 50, 25, 40, 30))):
        room.did(name, r.EvaluatorScored(1, scores))
    room.did(FAYE, c.CallEndex("", "Time is up."))
    room.did(FAYE, q.OpenHotWash())
    room.did(FAYE, r.Discussed("Turn 1, Okinawa", "Tokyo took the letter for an answer."))
    room.did(NILS, r.Reflected("I would have called Nago first.", named=False))
    room.did(FAYE, r.ActionAgreed("Name one voice for both capitals", "Nora", "30 November"))
    return room
