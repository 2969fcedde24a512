"""Decides on the clock, and on what happens when time is up."""

from __future__ import annotations

from typing import assert_never

from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core.commands import Respond
from wargame.core.decide import decide
from wargame.core.exercise import current
from wargame.core.phrases import phrase
from wargame.core.rejections import Rejection
from wargame.exercise import requests as q
from wargame.exercise.clock import LONGEST, MINUTE, Clock
from wargame.exercise.verdicts import Accepted, Moment, Refused, Verdict, Why, take
from wargame.language import phrases

ClockRequest = q.StartClock | q.PauseClock | q.ResumeClock | q.ExtendClock


def set_clock(now: Moment, request: ClockRequest) -> Verdict:
    """Return what comes of a request about the clock."""
    clock: Clock = now.room.clock
    at = now.at
    match request:
        case q.StartClock(phase, minutes):
            if not 1 <= minutes <= LONGEST:
                return Refused(Why.CLOCK, phrase("give it 1 to {most} minutes", most=LONGEST))
            return take(r.ClockStarted(phase, at, at + minutes * MINUTE))
        case q.PauseClock():
            if clock.status != "running":
                return Refused(Why.CLOCK, phrase("no clock is running"))
            return take(r.ClockPaused(at))
        case q.ResumeClock():
            if clock.status != "paused":
                return Refused(Why.CLOCK, phrase("the clock is not paused"))
            return take(r.ClockResumed(at, at + clock.left))
        case q.ExtendClock(minutes):
            if clock.status == "stopped" or not 1 <= minutes <= LONGEST:
                return Refused(
                    Why.CLOCK,
                    phrase("start the clock first; then 1 to {most} minutes", most=LONGEST),
                )
            return take(r.ClockExtended(at, minutes * MINUTE))
    assert_never(request)


def run_out(now: Moment) -> Accepted:
    """Return the next thing that must happen because time is up; nothing if nothing must.

    Ask again until nothing comes: each answer is written before the next is asked for, so that a
    host that is killed between two of them goes on where it stopped.
    """
    clock, say = now.room.clock, phrases(now.tables.scenario.language)
    playing = bool(now.state.turn) and not now.state.ending
    if clock.is_due(now.at):
        then = now.tables.scenario.exercise.runs_out if playing else "wait"
        then = then if clock.phase not in {"break", "hot-wash", "brief"} else "wait"
        return Accepted((r.ClockRanOut(now.at, now.state.turn, then),))
    if clock.status != "out" or not playing or clock.out_turn != now.state.turn:
        return Accepted()
    if clock.then == "neglect":
        return Accepted(command=c.CloseTurn("clock", say("Time ran out")))
    if clock.then == "last-vote":
        return last_vote(now) or Accepted()
    return Accepted()


def last_vote(now: Moment) -> Accepted | None:
    """Return the answer that some lead's last vote stands for; None if there is none left."""
    tables, say = current(now.tables, now.state), phrases(now.tables.scenario.language)
    for item in now.state.table:
        inject = tables.injects[item.inject]
        for cell in inject.to:
            lead = now.room.lead(cell)
            ballot = now.room.ballots.get((cell, inject.id), {}).get(lead.id) if lead else None
            if lead is None or ballot is None:
                continue
            command = Respond(cell, inject.id, ballot.option)
            # An answer draws nothing, so the seed does not matter here.
            if not isinstance(decide(now.tables, now.state, command, 0), Rejection):
                why = ballot.reason or say("The lead's last vote when time ran out")
                against = say("Time ran out before one was given")
                reasons = r.Reasoned(inject.id, ballot.option, why, against, "")
                return Accepted((reasons,), command, signer=lead.id)
    return None
