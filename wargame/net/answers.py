"""Answers what a seat asks about the record, as far as the seat may know it."""

from __future__ import annotations

from wargame.core.events import Event
from wargame.core.views import Citation, LedgerRow
from wargame.core.views_reference import Reference
from wargame.courses import courses
from wargame.exercise.audience import audience_of, ledger_for
from wargame.exercise.board import Script
from wargame.exercise.console import script_of
from wargame.exercise.feed import Item
from wargame.exercise.room import Seat
from wargame.explain import ledger
from wargame.gateway import Summary
from wargame.handbook.book import reference_of
from wargame.journal.canonical import canonical
from wargame.journal.codec import joined, writer_for
from wargame.net.hub import Hub
from wargame.net.protocol import Ask
from wargame.presenters import Teller
from wargame.turn_states import TurnStates
from wargame.turning_points import summary_of

write_ledger = writer_for(tuple[LedgerRow, ...])
write_reference = writer_for(Reference)
write_citations = writer_for(tuple[Citation, ...])
write_summary = writer_for(Summary)
write_items = writer_for(tuple[Item, ...])
write_script = writer_for(Script)
_RECENT = 50
"""Items of another seat's feed that the facilitator looks at."""


class Library:
    """Keeps what answering costs most, as long as the record stays as it is."""

    def __init__(self, hub: Hub) -> None:
        """Answer for one exercise."""
        self._hub = hub
        self._rows: tuple[LedgerRow, ...] = ()
        self._of = (-1, -1)
        self._turns = TurnStates(hub.session.history)

    def answer(self, seat: Seat, ask: Ask) -> str:
        """Return the answer as JSON; null if the seat may not know or there is nothing."""
        about = ask.about[0] if ask.about else ""
        match ask.what:
            case "ledger":
                rows = (row for row in self._ledger() if not about or row.about == about)
                return write_ledger(ledger_for(self._hub.tables, rows, audience_of(seat)))
            case "courses":
                found = courses(self._hub.tables, self._turns.states(), ask.about)
                return canonical({name: list(values) for name, values in found.items()})
            # The book tells a whole perspective's injects, so those who see only the public part
            # of the exercise do without it.
            case "reference" if seat.role not in {"observer", "projector"}:
                state = self._hub.session.state
                perspective = self._hub.windows.perspective(audience_of(seat))
                return write_reference(reference_of(perspective, state))
            case "citations":
                teller = Teller(self._hub.tables.scenario)
                return write_citations(teller.citations(ask.about))
            case "summary":
                return write_summary(self._summary(seat))
            case "look":
                return self._look(seat, about)
            case "script" if seat.role == "facilitator":
                script = script_of(self._hub.tables, about)
                return "null" if script is None else write_script(script)
            case _:
                return "null"

    def _lines(self) -> tuple[tuple[int, tuple[Event, ...]], ...]:
        return tuple((step.line, step.events) for step in self._hub.session.trail)

    def _ledger(self) -> tuple[LedgerRow, ...]:
        trail = self._hub.session.trail
        standing = (len(trail), trail[-1].line if trail else 0)
        if standing != self._of:
            self._rows, self._of = ledger(self._hub.session.tables, self._lines()), standing
        return self._rows

    def _summary(self, seat: Seat) -> Summary:
        rows = (row for row in self._ledger() if row.about == "overall")
        mine = ledger_for(self._hub.tables, rows, audience_of(seat))
        return summary_of(mine, self._lines())

    def _look(self, seat: Seat, about: str) -> str:
        """Return another seat's screen to the facilitator, as that seat sees it."""
        other = self._hub.room.seats.get(about)
        if seat.role != "facilitator" or other is None:
            return "null"
        version, world = self._hub.world(audience_of(other))
        items = write_items(tuple(self._hub.feed(other)[-_RECENT:]))
        board = joined(self._hub.board(other))
        return f'{{"board":{board},"items":{items},"version":"{version}","world":{joined(world)}}}'
