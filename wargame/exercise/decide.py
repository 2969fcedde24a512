"""Decides what a seat asks for: facts, a command of the world, a step back, or a refusal."""

from __future__ import annotations

from dataclasses import replace

from wargame.core import room_facts as r
from wargame.core.commands import AbandonInitiative, Respond, StartInitiative
from wargame.core.exercise import current
from wargame.core.legal import may_answer
from wargame.core.phrases import phrase
from wargame.exercise import requests as q
from wargame.exercise.rating import rate
from wargame.exercise.roles import ROLE_TITLES, may
from wargame.exercise.room import Seat
from wargame.exercise.talk import talk
from wargame.exercise.timing import set_clock
from wargame.exercise.verdicts import Accepted, Moment, Refused, Verdict, Why, take


def consider(now: Moment, seat: Seat, request: q.Request) -> Verdict:
    """Return what a seat's request comes to, before the engine has its say on the world."""
    if not may(seat.role, type(request)):
        title = ROLE_TITLES.get(seat.role, seat.role)  # type: ignore[call-overload]  # any text
        return Refused(
            Why.NO_RIGHT, phrase("a seat of the kind {title} may not do this", title=phrase(title))
        )
    now = replace(now, tables=current(now.tables, now.state))
    match request:
        case q.Commit() | StartInitiative() | AbandonInitiative() | q.TakeBack():
            return _move(now, seat, request)
        case q.StartClock() | q.PauseClock() | q.ResumeClock() | q.ExtendClock():
            return set_clock(now, request)
        case q.OpenHotWash():
            return _open_hot_wash(now)
        case r.Voted() | r.VotesRevealed():
            return _vote(now, seat, request)
        case r.Said() | r.Asked() | r.Answered() | r.NoteAdded() | r.NoteStruck() | r.HasRead():
            return talk(now, seat, request)
        case r.SeatClosed() | r.LeadPassed():
            return _seats(now, seat, request)
        case r.Observed() | r.SelfScored() | r.EvaluatorScored():
            return rate(now, request)
        case r.Discussed() | r.Reflected() | r.ActionAgreed():
            if not now.room.washing:
                return Refused(Why.NOT_NOW, phrase("the hot wash has not begun"))
            return take(request)
        case _:
            return Accepted(command=replace(request, who=_signature(seat)))


def _signature(seat: Seat) -> str:
    return f"{seat.name} ({seat.id})" if seat.name != seat.id else seat.id


def _open_inject(now: Moment, cell: str, inject: str) -> Refused | None:
    """Refuse an inject that a cell has not before it or has answered already."""
    index = now.tables.inject_index.get(inject, -1)
    item = next((each for each in now.state.table if each.inject == index), None)
    if item is None or cell not in now.tables.injects[index].to:
        return Refused(Why.NO_SUCH_INJECT, phrase("this inject does not lie before your cell"))
    if not may_answer(now.tables, now.state, item, cell):
        return Refused(Why.NOT_OPEN, phrase("your cell has answered this inject"))
    return None


def _commit(now: Moment, seat: Seat, request: q.Commit) -> Verdict:
    reasoned = r.Reasoned(
        request.inject,
        request.option,
        request.reason_for,
        request.reason_against,
        request.assumption,
    )
    refused = _open_inject(now, seat.cell, request.inject)
    if refused is not None:
        return refused
    verdict = take(reasoned)
    if isinstance(verdict, Refused):
        return verdict
    return replace(verdict, command=Respond(seat.cell, request.inject, request.option))


def _move(
    now: Moment,
    seat: Seat,
    request: q.Commit | StartInitiative | AbandonInitiative | q.TakeBack,
) -> Verdict:
    match request:
        case q.Commit():
            return _commit(now, seat, request)
        case q.TakeBack():
            return _take_back(request)
        case _:
            return Accepted(command=replace(request, cell=seat.cell))


def _take_back(request: q.TakeBack) -> Verdict:
    if not request.reason.strip():
        return Refused(Why.BAD_TEXT, phrase("give a reason; it stands in the record"))
    return Accepted(back=request)


def _vote(now: Moment, seat: Seat, request: r.Voted | r.VotesRevealed) -> Verdict:
    if isinstance(request, r.VotesRevealed):
        return _reveal(now, seat, request)
    refused = _open_inject(now, seat.cell, request.inject)
    if refused is not None:
        return refused
    if (seat.cell, request.inject) in now.room.revealed:
        return Refused(Why.SEALED, phrase("the votes on this inject have been opened"))
    table = now.tables.injects[now.tables.inject_index[request.inject]]
    if request.option not in table.option_index:
        return Refused(
            Why.NO_SUCH_OPTION,
            phrase("there is no option {option!r} here", option=request.option[:40]),
        )
    return take(request)


def _reveal(now: Moment, seat: Seat, request: r.VotesRevealed) -> Verdict:
    cell = seat.cell or request.cell
    key = (cell, request.inject)
    if not now.room.ballots.get(key):
        return Refused(Why.NOT_NOW, phrase("nobody in the cell has voted on this inject"))
    if key in now.room.revealed:
        return Refused(Why.SEALED, phrase("the votes on this inject have been opened"))
    return take(replace(request, cell=cell))


def _seats(now: Moment, seat: Seat, request: r.SeatClosed | r.LeadPassed) -> Verdict:
    other = now.room.seats.get(request.seat)
    if other is None:
        return Refused(
            Why.NO_SUCH_SEAT, phrase("there is no seat {seat!r}", seat=request.seat[:40])
        )
    if isinstance(request, r.LeadPassed):
        if other.role != "player":
            return Refused(Why.NOT_ALLOWED, phrase("only a player can become the lead"))
        if seat.role == "lead" and other.cell != seat.cell:
            return Refused(Why.NOT_ALLOWED, phrase("the lead passes to somebody of the same cell"))
    elif other.id == seat.id:
        return Refused(Why.NOT_ALLOWED, phrase("you cannot close your own seat"))
    return take(request)


def _open_hot_wash(now: Moment) -> Verdict:
    if not now.state.ending:
        return Refused(Why.NOT_NOW, phrase("call ENDEX first"))
    if now.room.washing:
        return Refused(Why.NOT_NOW, phrase("the hot wash has begun already"))
    return Accepted((r.HotWashOpened(now.at),))
