"""Runs one exercise: takes requests one by one, writes them down, and says what each seat sees.

It knows no socket and no clock: whoever carries frames hands in times and sends what it returns.
One owner calls it, one call at a time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from wargame.core import room_facts as r
from wargame.core.commands import Command
from wargame.core.decide import decide
from wargame.core.evolve import evolve, initial
from wargame.core.exercise import current
from wargame.core.phrases import phrase, said
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.views import Entry, Preview, View
from wargame.deeds import full_label
from wargame.errors import WargameError
from wargame.exercise import requests as q
from wargame.exercise.audience import Audience, Windows, audience_of, entries
from wargame.exercise.board import Board, Person
from wargame.exercise.boards import board_of, people_of
from wargame.exercise.decide import consider
from wargame.exercise.feed import Item
from wargame.exercise.room import Room, Seat, Signed
from wargame.exercise.timing import run_out
from wargame.exercise.verdicts import Accepted, Moment, Refused
from wargame.journal.codec import joined, members_writer, writer_for
from wargame.journal.lines import BEFORE_STARTEX, Remarked, Rewind
from wargame.journal.lines import Entry as CommandLine
from wargame.journal.record import Record, read
from wargame.net.past import Back, Happened, Step, act_key, alters, fold, told
from wargame.net.seats import Kind, digest_of, fresh_token, new_seat_id, role_in
from wargame.presenters import Teller
from wargame.session import Session

write_view = members_writer(View)
write_board = members_writer(Board)
SEATING = (r.SeatGiven, r.SeatClosed, r.LeadPassed)
Members = dict[str, str]
"""JSON of each member of what a seat sees; it is never changed, a new one is made."""
write_people = writer_for(tuple[Person, ...])


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a request."""

    why: str = ""
    """Why it was refused, for programs; empty if it was done."""
    what: str = ""
    """The same for people, in one sentence."""
    entries: tuple[Entry, ...] = ()
    again: bool = False
    """True if it had been done before: the request was sent twice."""


class Hub:
    """An exercise in progress, the only owner of its session."""

    def __init__(self, session: Session) -> None:
        """Take over a session, new or resumed, and read what its record says of the room."""
        self.session = session
        self.room = Room()
        self.here: set[str] = set()
        """Seats that are connected."""
        preview: Preview = session.header.preview
        self.windows = Windows(session.tables, preview)
        self._teller = Teller(session.tables.scenario)
        self._done: set[str] = set()
        self._past: list[Happened] = []
        self._feeds: dict[str, list[Item]] = {}
        self._worlds: dict[Audience, tuple[str, Members]] = {}
        self._boards: dict[str, Members] = {}
        """By seat, but for the people in the room."""
        self._people = ""
        """JSON of the people in the room; empty if it has to be written anew."""
        self._recall(read(session.path))

    def _recall(self, record: Record) -> None:
        """Fold everything that the record holds, in the order of its lines."""
        lines: list[CommandLine | Rewind | Remarked] = [*record.acts, *record.remarks]
        tables = self.session.tables
        state = initial(tables)
        states = {BEFORE_STARTEX: state}
        for line in sorted(lines, key=lambda each: each.line):
            self._done.add(line.act)
            match line:
                case CommandLine():
                    before, state = state, evolve(tables, state, line.events)
                    states[line.line] = state
                    after = current(tables, state)
                    self._happen(Step(line.line, line.at, before, after, line.events))
                case Rewind():
                    state = states[line.to]
                    self._happen(Back(line.line, line.at, line.to, state.turn, line.reason))
                case Remarked():
                    if isinstance(line.remark, r.RoomFact):
                        self._happen(Signed(line.line, line.seat, line.at, line.remark))
        self._done.discard("")

    def _happen(self, happened: Happened) -> None:
        """Tell every feed of something, then fold it into the room."""
        if isinstance(happened, Signed) and isinstance(happened.fact, SEATING):
            self._people = ""
        if isinstance(happened, Step):
            for event in happened.events:
                self._teller.learn(event)
        shared: dict[Audience, list[Item]] = {}
        for seat_id, feed in self._feeds.items():
            seat = self.room.person(seat_id)
            if not isinstance(happened, Step):
                feed.extend(told(self.room, seat, self._teller, happened))
                continue
            audience = audience_of(seat)
            if audience not in shared:
                shared[audience] = list(told(self.room, seat, self._teller, happened))
            feed.extend(shared[audience])
        fold(self.room, happened)
        self._past.append(happened)
        for seat_id in [*self._boards]:
            if alters(self.room, happened, self.room.person(seat_id)):
                del self._boards[seat_id]

    def feed(self, seat: Seat) -> list[Item]:
        """Return everything a seat has learnt, oldest first; the same after every restart."""
        if seat.id not in self._feeds:
            room, feed = Room(), list[Item]()
            for happened in self._past:
                feed += told(room, seat, self._teller, happened)
                fold(room, happened)
            self._feeds[seat.id] = feed
        return self._feeds[seat.id]

    @property
    def tables(self) -> Tables:
        """The tables of the state, with the facilitator's texts."""
        return current(self.session.tables, self.session.state)

    def world(self, audience: Audience) -> tuple[str, Members]:
        """Return version and members of what an audience sees of the world.

        The version follows from what is seen, so it tells nothing of what is hidden.
        """
        if audience not in self._worlds:
            members = write_view(self.windows.view(self.session.state, audience))
            version = hashlib.sha256(joined(members).encode()).hexdigest()[:16]
            self._worlds[audience] = version, members
        return self._worlds[audience]

    def board(self, seat: Seat) -> Members:
        """Return the members of what a seat sees of the room."""
        if seat.id not in self._boards:
            lines = self._lines() if seat.role == "facilitator" else ()
            state = self.session.state
            board = board_of(self.tables, state, self.room, seat, lines=lines)
            self._boards[seat.id] = write_board(board)
        if seat.role == "projector":
            return self._boards[seat.id]
        # Every board lists the same people, and that is most of it: they are written once.
        self._people = self._people or write_people(people_of(self.room, self.here))
        return self._boards[seat.id] | {"people": self._people}

    def arrive(self, seat: str) -> None:
        """Take note that a seat is connected."""
        self.here.add(seat)
        self._people = ""

    def leave(self, seat: str) -> None:
        """Take note that a seat is not connected any more."""
        self.here.discard(seat)
        self._people = ""

    def _lines(self) -> tuple[tuple[int, int, str], ...]:
        """Return what the facilitator can go back to: the world after each act, the last first."""
        trail = self.session.trail
        found = []
        for step in reversed(trail[:-1]):
            found.append((step.line, step.turn_after, full_label(self._teller, step)))
        return tuple(found[:40])

    # Seats

    def give_seat(self, kind: Kind, name: str, *, keyed: bool = True) -> tuple[Seat, str]:
        """Give a seat of a kind to somebody and return it with its token.

        Raises WargameError if it cannot be saved. A seat without a key is the program's own.
        """
        token = fresh_token() if keyed else ""
        seat = new_seat_id(self.room, kind)
        digest = digest_of(token) if token else ""
        role = role_in(self.room, kind)
        fact = r.SeatGiven(seat, role, kind.cell, name or seat, digest)
        self._write(fact, seat, "")
        return self.room.seats[seat], token

    # Requests

    def do(self, seat: Seat, act: str, seen: str, request: q.Request, at: int) -> Reply:
        """Do what a seat asks for, once, and return what came of it.

        Args:
            seat: Who asks.
            act: Name that the client gave to this request.
            seen: Version of the world that the client saw.
            request: What is asked for.
            at: The time in milliseconds since 1970.
        """
        if seat.id not in self.room.seats:
            return self._refuse("no-such-seat", phrase("this seat has been closed"))
        seat = self.room.seats[seat.id]
        key = act_key(seat.id, act)
        if key and key in self._done:
            return Reply(again=True)
        if isinstance(request, q.WorldRequest) and seen != self.world(audience_of(seat))[0]:
            what = phrase("the world has moved on; look again and decide anew")
            return self._refuse("stale", what)
        moment = Moment(self.session.tables, self.session.state, self.room, at)
        verdict = consider(moment, seat, request)
        if isinstance(verdict, Refused):
            return self._refuse(verdict.why.value, verdict.what)
        try:
            return self._carry_out(verdict, seat, key)
        except WargameError as error:
            return Reply("not-saved", str(error))

    def _refuse(self, why: str, what: str) -> Reply:
        """Return a refusal in the language of the exercise."""
        return Reply(why, said(what, self._teller.say))

    def _carry_out(self, verdict: Accepted, seat: Seat, key: str) -> Reply:
        refused = self._engine_refusal(verdict)
        if refused is not None:
            return self._refuse(refused.reason.value, refused.what)
        moves = verdict.command is not None or verdict.back is not None
        for fact in verdict.facts:
            unnamed = isinstance(fact, r.Reflected) and not fact.named
            signer = "" if unnamed else verdict.signer or seat.id
            # The act is done when its last line stands, so only that line carries its name.
            self._write(fact, signer, "" if moves else key)
        news: tuple[Entry, ...] = ()
        if verdict.command is not None:
            news = self._move(verdict.command, seat, key)
        if verdict.back is not None:
            self._go_back(verdict.back, seat, key)
        self._done.add(key)
        self._done.discard("")
        return Reply(entries=news)

    def _engine_refusal(self, verdict: Accepted) -> Rejection | None:
        """Ask the engine before anything is written."""
        session = self.session
        if verdict.command is not None:
            decided = decide(session.tables, session.state, verdict.command, session.header.seed)
            return decided if isinstance(decided, Rejection) else None
        if verdict.back is not None:
            place = session.history.place(verdict.back.to)
            return place if isinstance(place, Rejection) else None
        return None

    def _write(self, fact: r.RoomFact, seat: str, act: str) -> None:
        trail = self.session.trail
        about = trail[-1].line if trail else BEFORE_STARTEX
        written = self.session.remark(about, fact, seat, act)
        if isinstance(written, Rejection):
            raise WargameError(said(written.what, self._teller.say))
        if isinstance(written.remark, r.RoomFact):
            self._happen(Signed(written.line, written.seat, written.at, written.remark))

    def _move(self, command: Command, seat: Seat, act: str) -> tuple[Entry, ...]:
        before = self.session.state
        decided = self.session.submit(command, seat.id, act)
        if isinstance(decided, Rejection):
            raise WargameError(said(decided.what, self._teller.say))
        self._worlds.clear()
        line, at = self.session.trail[-1].line, self.session.last_at
        self._happen(Step(line, at, before, self.tables, decided))
        return entries(self._teller, self.tables, before, decided, audience_of(seat))

    def _go_back(self, back: q.TakeBack, seat: Seat, act: str) -> None:
        undone = self.session.rewind(back.to, back.reason, seat.id, act)
        if isinstance(undone, Rejection):
            raise WargameError(said(undone.what, self._teller.say))
        self._worlds.clear()
        rewind = undone.rewind
        self._happen(Back(rewind.line, rewind.at, rewind.to, rewind.turn, rewind.reason))

    def tick(self, at: int) -> bool:
        """Do what must happen because time is up; tell whether anything did."""
        happened = False
        clock = Seat("clock", "facilitator", "", "Clock", "")
        for _ in range(1000):
            moment = Moment(self.session.tables, self.session.state, self.room, at)
            due = run_out(moment)
            if not due.facts and due.command is None:
                return happened
            signer = self.room.seats.get(due.signer, clock)
            if self._carry_out(replace(due, signer=signer.id), signer, "").why:
                return happened
            happened = True
        return happened

    def close(self) -> None:
        """Let go of the file."""
        self.session.close()
