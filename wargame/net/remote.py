"""Seats a player at an exercise far away: the table that screens know, over a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wargame.appraisals import Appraisal, Standing
from wargame.core.commands import Command, EndTurn, Respond, StartExercise
from wargame.core.views import Citation, Entry, LedgerRow, View
from wargame.core.views_reference import Reference
from wargame.errors import WargameError
from wargame.exercise.board import Board, Script
from wargame.exercise.feed import Item
from wargame.exercise.requests import Request
from wargame.exercise.seating import Look
from wargame.gateway import Summary, Told
from wargame.journal.codec import Malformed, Reader, reader_for
from wargame.language import _
from wargame.net.link import Link, read_board, read_items, read_view
from wargame.recordings import Decision

read_ledger = reader_for(tuple[LedgerRow, ...])
read_reference = reader_for(Reference)
read_course = reader_for(tuple[int, ...])
read_citations = reader_for(tuple[Citation, ...])
read_script = reader_for(Script)
read_summary = reader_for(Summary)


class RemoteTable:
    """A session in progress on a host, as one seat sees it."""

    def __init__(self, link: Link) -> None:
        """Sit down at a link that has seen the world."""
        self.link = link

    @property
    def save_name(self) -> str:
        """Where the record is kept."""
        return _("the host at {address}").format(address=self.link.address)

    @property
    def notice(self) -> str:
        """Empty: the host tells its own facilitator what it mended."""
        return ""

    def view(self) -> View:
        """Return what this seat saw last."""
        if self.link.view is None:
            raise WargameError(
                _("{address}: the host has shown nothing yet; wait for it").format(
                    address=self.link.address
                )
            )
        return self.link.view

    @property
    def is_connected(self) -> bool:
        """Whether the host is heard now."""
        return self.link.connected

    @property
    def farewell(self) -> str:
        """Why the host let this seat go for good."""
        return self.link.farewell

    @property
    def ahead(self) -> int:
        """Milliseconds by which the host's clock is ahead."""
        return self.link.ahead

    def board(self) -> Board:
        """Return what this seat saw of the room last."""
        if self.link.board is None:
            raise WargameError(
                _("{address}: the host has shown nothing yet; wait for it").format(
                    address=self.link.address
                )
            )
        return self.link.board

    def items(self) -> Sequence[Item]:
        """Return everything this seat has learnt."""
        return self.link.items

    def request(self, request: Request) -> Told:
        """Ask for anything that a seat can ask for."""
        outcome = self.link.do(request)
        return Told(refused=outcome.refused, entries=outcome.entries)

    def script(self, inject: str) -> Script | None:
        """Return what only the facilitator reads about an inject."""
        script: Script | None = self._answer(read_script, "script", inject)
        return script

    def look(self, seat: str) -> Look | None:
        """Return another seat's screen to the facilitator."""
        value = self.link.ask("look", seat)
        try:
            return Look(
                read_view(value["world"]), read_board(value["board"]), read_items(value["items"])
            )
        except (TypeError, KeyError, Malformed):
            return None

    def submit(self, command: Command) -> Told:
        """Ask for a command; it is on the host's disk before this returns."""
        match command:
            case Respond():
                return Told(refused=_("Commit with a reason for and one against."))
            case EndTurn():
                return Told(refused=_("The facilitator closes the turn."))
            case StartExercise():
                return Told(refused=_("The facilitator gives STARTEX."))
            case _:
                outcome = self.link.do(command)
        return Told(refused=outcome.refused, entries=outcome.entries)

    def news(self) -> tuple[Entry, ...]:
        """Return what the end of the last turn brought."""
        entries = self.story()
        begun = [i for i, entry in enumerate(entries) if entry.kind == "turn"]
        before = begun[-2] + 1 if len(begun) > 1 else 0
        told = entries[before:]
        skipped = {"answer", "initiative"}
        first = next((i for i, entry in enumerate(told) if entry.kind not in skipped), 0)
        return told[first:]

    def story(self) -> tuple[Entry, ...]:
        """Return everything this seat heard of, in order."""
        return tuple(item.entry for item in self.link.items if item.entry is not None)

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change of an indicator or a score, as far as its causes are known here."""
        rows: tuple[LedgerRow, ...] = self._answer(read_ledger, "ledger", about) or ()
        return rows

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return each subject at STARTEX and after every closed turn."""
        found: dict[str, tuple[int, ...]] = self._answer(_read_courses, "courses", *subjects) or {}
        return found

    def reference(self) -> Reference:
        """Return the book of the model, as far as this seat may read it."""
        found: Reference | None = self._answer(read_reference, "reference")
        return found or Reference(title=_("The host does not answer"), topics=())

    def staff(self, inject: str) -> tuple[Appraisal, ...]:
        """Return nothing: in an exercise people look ahead, not the program."""
        return ()

    def standing(self) -> tuple[Standing, ...]:
        """Return nothing: simulations are for the report."""
        return ()

    def report(self, heard: Callable[[str, int, int], bool]) -> str:
        """Refuse: the record is the host's, and what stands in it is not for one seat alone."""
        raise WargameError(_("the report is written on the host: `wargame report`"))

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return citations in full."""
        found: tuple[Citation, ...] = self._answer(read_citations, "citations", *sources) or ()
        return found

    def summary(self) -> Summary:
        """Return the turning points and scores by turn."""
        found: Summary | None = self._answer(read_summary, "summary")
        return found or Summary(turning_points=())

    def decisions(self) -> tuple[Decision, ...]:
        """Return nothing: only the facilitator takes back, from the console."""
        return ()

    def rewind(self, to: int, reason: str = "") -> Told:
        """Refuse: only the facilitator takes back, from the console."""
        return Told(refused=_("The facilitator takes back, with a reason."))

    def _answer(self, read: Reader, what: str, *about: str) -> Any:
        """Return an answer of the host; None if there is none that makes sense."""
        value = self.link.ask(what, *about)
        try:
            return None if value is None else read(value)
        except Malformed:
            return None

    def close(self) -> None:
        """Leave the host; the seat stays."""
        self.link.close()


def _read_courses(value: Any) -> dict[str, tuple[int, ...]]:
    """Return the courses that parsed JSON describes. Raises Malformed."""
    if type(value) is not dict:
        raise Malformed("is not an object")
    return {str(name): read_course(course) for name, course in value.items()}
