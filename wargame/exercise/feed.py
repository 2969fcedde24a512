"""Tells each seat what happened in the room, item by item, in the order it may learn of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.core import room_facts as r
from wargame.core.phrases import Say, said
from wargame.core.views import Entry
from wargame.exercise.room import Room, Seat, Signed, place
from wargame.exercise.tally import tally_of
from wargame.exercise.watch import newly_seen

STAFF = ("facilitator", "evaluator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing a seat learnt. Texts are plain."""

    kind: str
    """said, note, struck, request, reply, revealed, reasons, observation, clock, seat, hot-wash,
    discussed, reflection, action, rewound or news."""
    at: str
    """Wall time in ISO form."""
    who: str = ""
    """Name of the person; empty if nobody signed it."""
    where: str = ""
    """For something said: "everyone", "facilitator", "cell/ID" or "seat/ID"."""
    about: str = ""
    """Id of the inject, note, request or message it is about."""
    text: str = ""
    entry: Entry | None = None
    """For news of the world."""


def items_of(room: Room, seat: Seat, signed: Signed, say: Say) -> tuple[Item, ...]:
    """Return what a seat learns from a fact. The room is as it was before the fact.

    `say` says the few words of the program in the language of the exercise.
    """
    fact = signed.fact
    if isinstance(fact, r.Observed):
        return tuple(_observations(room, seat, signed))
    told = _told(room, seat, signed, say)
    return () if told is None else (told,)


def _told(  # noqa: PLR0912 - one case a fact
    room: Room, seat: Seat, signed: Signed, say: Say
) -> Item | None:
    author, fact = room.person(signed.seat), signed.fact
    staff = seat.role in STAFF
    same_cell = bool(seat.cell) and seat.cell == author.cell
    projector = seat.role == "projector"

    def item(kind: str, text: str, about: str = "", where: str = "", who: str = "") -> Item:
        return Item(
            kind=kind, at=signed.at, who=who or author.name, where=where, about=about, text=text
        )

    match fact:
        case r.SeatGiven(_, role, _, name):
            return None if projector else item("seat", role, who=name)
        case r.LeadPassed(other):
            same = seat.cell == room.person(other).cell
            return item("seat", "lead", who=room.person(other).name) if same or staff else None
        case r.Said(to, text):
            where = place(author, to)
            about = room.next_id(f"message/{where}")
            return item("said", text, about, where) if _hears(seat, author, where) else None
        case r.NoteAdded(text):
            about = room.next_id(f"note/{author.cell}")
            return item("note", text, about) if same_cell or staff else None
        case r.NoteStruck(note):
            return item("struck", "", note) if same_cell or staff else None
        case r.Asked(_, text):
            about = room.next_id(f"request/{author.cell}")
            return item("request", text, about) if same_cell or staff else None
        case r.Answered(request, text, to_all):
            asked = room.requests.get(request)
            if asked is None:
                return None
            hears = staff or seat.cell == asked.cell or (to_all and bool(seat.cell))
            whole = f"{asked.text}\n{text}" if to_all and seat.cell != asked.cell else text
            return item("reply", whole, request) if hears else None
        case r.VotesRevealed(cell, inject):
            text = said(tally_of(room, cell, inject).says, say)
            return item("revealed", text, inject) if staff or seat.cell == cell else None
        case r.Reasoned():
            text = _reasons(fact, say)
            return item("reasons", text, fact.inject) if same_cell or staff else None
        case r.ClockStarted() | r.ClockPaused() | r.ClockResumed() | r.ClockExtended():
            return item("clock", type(fact).__name__.removeprefix("Clock").lower())
        case r.ClockRanOut():
            return item("clock", "ran out")
        case r.HotWashOpened():
            return item("hot-wash", "")
        case r.Discussed(topic, text):
            return item("discussed", text, topic)
        case r.Reflected(text, named):
            who = author.name if named else say("A participant")
            return item("reflection", text, who=who)
        case r.ActionAgreed(text, owner, due):
            by = say(", ").join(part for part in (owner or say("nobody yet"), due) if part)
            return item("action", say("{text} ({by})").format(text=text, by=by))
        case _:
            return None


def _reasons(fact: r.Reasoned, say: Say) -> str:
    rows = [
        say("For: {reason}").format(reason=fact.reason_for),
        say("Against: {reason}").format(reason=fact.reason_against),
    ]
    if fact.assumption:
        rows.append(say("Assumes: {what}").format(what=fact.assumption))
    return "\n".join(rows)


def _hears(seat: Seat, author: Seat, where: str) -> bool:
    """Tell whether a seat hears what was said somewhere."""
    kind, _, name = where.partition("/")
    if seat.id == author.id or seat.role == "facilitator":
        return True
    match kind:
        case "everyone":
            return True
        case "cell":
            return seat.role == "evaluator" or seat.cell == name
        case "seat":
            return seat.id == name
        case _:
            return False


def _observations(room: Room, seat: Seat, signed: Signed) -> Iterator[Item]:
    """Yield what an observation opens to a seat: two evaluators are blind until both have rated."""
    for seen in newly_seen(room, seat, signed):
        observed = seen.seen
        yield Item(
            kind="observation",
            at=seen.at,
            who=room.person(seen.seat).name,
            where=f"{observed.kind}/{observed.rating}",
            about=seen.subject,
            text=observed.text,
        )
