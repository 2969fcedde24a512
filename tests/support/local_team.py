"""Seats a test at a hub without a wire: the table that team screens know, asked directly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.support.room import Gathering
from wargame.appraisals import Appraisal, Standing
from wargame.core.commands import AbandonInitiative, Command, StartInitiative
from wargame.core.views import Citation, Entry, LedgerRow, View
from wargame.core.views_reference import Reference
from wargame.exercise.audience import audience_of
from wargame.exercise.board import Board, Script
from wargame.exercise.console import script_of
from wargame.exercise.feed import Item
from wargame.exercise.requests import Request
from wargame.exercise.seating import Look
from wargame.gateway import Summary, Told
from wargame.journal.canonical import parse_object
from wargame.journal.codec import joined
from wargame.net.link import read_board, read_view
from wargame.recordings import Decision


class HubTable:
    """A seat of a gathering, as its screens see it."""

    save_name = "the host"
    notice = ""
    is_connected = True
    farewell = ""
    ahead = 0

    def __init__(self, gathering: Gathering, name: str) -> None:
        """Sit down as somebody who is there."""
        self.gathering, self.name = gathering, name
        self.asked: list[Request] = []
        self.told: Callable[[], None] = lambda: None

    def view(self) -> View:
        """Return the world as this seat sees it."""
        seat = self.gathering.seat(self.name)
        text = joined(self.gathering.hub.world(audience_of(seat))[1])
        view: View = read_view(parse_object(text))
        return view

    def board(self) -> Board:
        """Return the room as this seat sees it."""
        text = self.gathering.board_text(self.name)
        board: Board = read_board(parse_object(text))
        return board

    def items(self) -> Sequence[Item]:
        """Return the feed."""
        return tuple(self.gathering.hub.feed(self.gathering.seat(self.name)))

    def request(self, request: Request) -> Told:
        """Ask the hub."""
        self.asked.append(request)
        reply = self.gathering.ask(self.name, request)
        self.told()
        return Told(refused=reply.what, entries=reply.entries)

    def submit(self, command: Command) -> Told:
        """Ask the hub for a command of the world."""
        assert isinstance(command, StartInitiative | AbandonInitiative)
        return self.request(command)

    def script(self, inject: str) -> Script | None:
        """Return what only the facilitator reads."""
        return script_of(self.gathering.hub.tables, inject)

    def look(self, seat: str) -> Look | None:
        """Return another seat's screen."""
        others = {each.id: name for name, each in self.gathering.seats.items()}
        other = HubTable(self.gathering, others[seat])
        return Look(other.view(), other.board(), tuple(other.items()))

    def news(self) -> tuple[Entry, ...]:
        """Return every entry."""
        return self.story()

    def story(self) -> tuple[Entry, ...]:
        """Return every entry."""
        return tuple(item.entry for item in self.items() if item.entry)

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return nothing."""
        return ()

    def courses(self, subjects: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """Return nothing."""
        return {}

    def reference(self) -> Reference:
        """Return an empty book."""
        return Reference(title="", topics=())

    def staff(self, inject: str) -> tuple[Appraisal, ...]:
        """Return nothing."""
        return ()

    def standing(self) -> tuple[Standing, ...]:
        """Return nothing."""
        return ()

    def report(self, heard: Callable[[str, int, int], bool]) -> str:
        """Write nothing."""
        return ""

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return nothing."""
        return ()

    def summary(self) -> Summary:
        """Return nothing."""
        return Summary(turning_points=())

    def decisions(self) -> tuple[Decision, ...]:
        """Return nothing."""
        return ()

    def rewind(self, to: int, reason: str = "") -> Told:
        """Refuse."""
        return Told(refused="no")

    def close(self) -> None:
        """Do nothing."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)
