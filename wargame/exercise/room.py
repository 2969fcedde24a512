"""Folds facts into the room as it stands: who sits where, what was voted, said, asked and seen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import assert_never

from wargame.core import events as e
from wargame.core import room_facts as r
from wargame.core.facilitator_events import TurnCalled
from wargame.exercise.clock import Clock

FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class Signed:
    """A fact as it stands in the record."""

    line: int
    """Its line of the record."""
    seat: str
    at: str
    """Wall time in ISO form."""
    fact: r.RoomFact


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the room and who has it."""

    id: str
    role: str
    cell: str
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """One member's sealed vote."""

    line: int
    option: str
    confidence: int
    reason: str


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was said."""

    id: str
    seat: str
    to: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a cell's shared notes."""

    id: str
    cell: str
    seat: str
    text: str
    at: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class InformationRequest:
    """A request for information, with its answer if there is one."""

    id: str
    cell: str
    seat: str
    inject: str
    text: str
    at: str
    answer: str = ""
    to_all: bool = False


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a cell decided as it did."""

    line: int
    seat: str
    given: r.Reasoned


@dataclass(frozen=True, slots=True)
class Observation:
    """What an evaluator saw."""

    seat: str
    at: str
    turn: int
    seen: r.Observed

    @property
    def subject(self) -> str:
        """What it is about, for setting two evaluators side by side."""
        seen = self.seen
        if seen.inject:
            return f"inject/{seen.inject}"
        return f"objective/{seen.objective}" if seen.objective else f"step/{seen.step}"


@dataclass(slots=True)
class Room:
    """Everything people did in the room. One owner folds into it; everybody else reads."""

    seats: dict[str, Seat] = field(default_factory=dict)
    """Open seats by id, in the order they were given."""
    former: dict[str, Seat] = field(default_factory=dict)
    """Seats that were closed; what their holders did stays theirs."""
    ballots: dict[tuple[str, str], dict[str, Ballot]] = field(default_factory=dict)
    """By cell and inject, then by seat."""
    revealed: dict[tuple[str, str], int] = field(default_factory=dict)
    """Cell and inject whose votes are open, and the line they were opened at."""
    reasons: dict[tuple[str, str], Reasons] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    requests: dict[str, InformationRequest] = field(default_factory=dict)
    read: dict[str, dict[str, str]] = field(default_factory=dict)
    """What was opened, by which seats and when."""
    observations: list[Observation] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    self_scores: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)
    """By turn and cell."""
    evaluations: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)
    """By turn and evaluator's seat."""
    washing: bool = False
    """Whether the hot wash has begun."""
    discussed: list[r.Discussed] = field(default_factory=list)
    reflections: list[tuple[str, str]] = field(default_factory=list)
    """Seat (empty if unnamed) and text."""
    actions: list[r.ActionAgreed] = field(default_factory=list)
    resolved: list[tuple[int, int, str, str]] = field(default_factory=list)
    """Line, turn, inject and option of every answer that took effect; no option if neglected."""
    turn: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """How many ids were given out of each kind."""

    def person(self, seat: str) -> Seat:
        """Return a seat, open or closed; one that was never given has its id for a name."""
        known = self.seats.get(seat) or self.former.get(seat)
        return known or Seat(seat, "", "", seat, "")

    def cell_seats(self, cell: str) -> list[Seat]:
        """Return the open seats of a cell."""
        return [each for each in self.seats.values() if each.cell == cell]

    def lead(self, cell: str) -> Seat | None:
        """Return the lead of a cell, if there is one."""
        return next((each for each in self.cell_seats(cell) if each.role == "lead"), None)

    def next_id(self, kind: str) -> str:
        """Return the id that the next thing of a kind will have, such as "tokyo-3"."""
        return f"{kind}-{self.counts.get(kind, 0) + 1}"

    def _count(self, kind: str) -> str:
        given = self.next_id(kind)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return given

    def fold(self, signed: Signed) -> None:  # noqa: PLR0912 - one case a fact
        """Take in a fact. One that hangs on something unknown, in a forged record, does nothing."""
        seat, fact = self.person(signed.seat), signed.fact
        match fact:
            case r.SeatGiven() | r.SeatClosed() | r.LeadPassed():
                self._seat(fact)
            case r.Voted():
                self._vote(signed, seat, fact)
            case r.VotesRevealed(cell, inject):
                self.revealed[cell, inject] = signed.line
            case r.Reasoned():
                self.reasons[seat.cell, fact.inject] = Reasons(signed.line, seat.id, fact)
                self.revealed.setdefault((seat.cell, fact.inject), signed.line)
            case r.NoteAdded(text):
                note = self._count(f"note/{seat.cell}")
                self.notes[note] = Note(note, seat.cell, seat.id, text, signed.at)
            case r.NoteStruck(note):
                if note in self.notes:
                    self.notes[note] = replace(self.notes[note], struck=True)
            case r.Said(to, text):
                message = self._count(f"message/{place(seat, to)}")
                self.messages.append(Message(message, seat.id, place(seat, to), text, signed.at))
            case r.Asked(inject, text):
                asked = self._count(f"request/{seat.cell}")
                self.requests[asked] = InformationRequest(
                    asked, seat.cell, seat.id, inject, text, signed.at
                )
            case r.Answered(request, text, to_all):
                if request in self.requests:
                    old = self.requests[request]
                    self.requests[request] = replace(old, answer=text, to_all=to_all)
            case r.HasRead(what):
                self.read.setdefault(what, {}).setdefault(seat.id, signed.at)
            case r.Observed():
                self.observations.append(Observation(seat.id, signed.at, self.turn, fact))
            case r.SelfScored(turn, scores):
                self.self_scores[turn, seat.cell] = scores
            case r.EvaluatorScored(turn, scores):
                self.evaluations[turn, seat.id] = scores
            case r.HotWashOpened() | r.Discussed() | r.Reflected() | r.ActionAgreed():
                self._wash(signed.seat, fact)
            case _:
                self.clock = self.clock.after(fact)

    def _seat(self, fact: r.SeatGiven | r.SeatClosed | r.LeadPassed) -> None:
        match fact:
            case r.SeatGiven(seat, role, cell, name, digest):
                self.seats[seat] = Seat(seat, role, cell, name, digest)
            case r.SeatClosed(seat):
                if seat in self.seats:
                    self.former[seat] = self.seats.pop(seat)
            case r.LeadPassed(seat) if seat in self.seats:
                chosen = self.seats[seat]
                old = self.lead(chosen.cell)
                if old is not None:
                    self.seats[old.id] = replace(old, role="player")
                self.seats[seat] = replace(chosen, role="lead")
            case _:
                pass

    def _vote(self, signed: Signed, seat: Seat, fact: r.Voted) -> None:
        ballot = Ballot(signed.line, fact.option, fact.confidence, fact.reason)
        self.ballots.setdefault((seat.cell, fact.inject), {})[seat.id] = ballot

    def _wash(
        self, seat: str, fact: r.HotWashOpened | r.Discussed | r.Reflected | r.ActionAgreed
    ) -> None:
        match fact:
            case r.HotWashOpened():
                self.washing = True
            case r.Discussed():
                self.discussed.append(fact)
            case r.Reflected(text, named):
                self.reflections.append((seat if named else "", text))
            case r.ActionAgreed():
                self.actions.append(fact)
            case _:
                assert_never(fact)

    def follow(self, line: int, events: tuple[e.Event, ...]) -> None:
        """Take note of what a command of the world brought."""
        for event in events:
            match event:
                case e.TurnBegan(turn):
                    self.turn = turn
                case TurnCalled() | e.ExerciseEnded():
                    self.clock = Clock()
                case e.ResponseResolved(inject, option):
                    self.resolved.append((line, self.turn, inject, option))
                case e.InjectNeglected(inject):
                    self.resolved.append((line, self.turn, inject, ""))
                case _:
                    pass

    def go_back(self, to: int, turn: int) -> None:
        """Undo with the world what hung on the undone stretch; what was said stays said."""
        self.turn = turn
        self.clock = Clock()
        for key, ballots in list(self.ballots.items()):
            self.ballots[key] = {s: each for s, each in ballots.items() if each.line <= to}
        self.revealed = {key: at for key, at in self.revealed.items() if at <= to}
        self.reasons = {key: each for key, each in self.reasons.items() if each.line <= to}
        self.resolved = [each for each in self.resolved if each[0] <= to]


def place(seat: Seat, to: str) -> str:
    """Return where a message goes, with "cell" written out."""
    return f"cell/{seat.cell}" if to == "cell" else to
