"""Says what of the world an audience may know: its view, and which events it hears of.

Seats with the same eyes share an audience, so a view is made once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from wargame.core import events as e
from wargame.core import facilitator_events as f
from wargame.core.exercise import current
from wargame.core.perspective import Perspective
from wargame.core.plain import plain
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import State
from wargame.core.views import Entry, InjectView, LedgerRow, Preview, View
from wargame.exercise.room import Seat
from wargame.facilitation_words import told_to_all
from wargame.language import phrases
from wargame.presenters import Teller

Eyes = Literal["cell", "facilitator", "evaluator", "observer", "projector"]

_FOR_STAFF = (
    f.PaceTaken
    | f.TurnCalled
    | f.InjectHeld
    | f.InjectReleased
    | f.InjectFired
    | f.InjectWritten
    | f.InjectEdited
    | f.OutcomeRuled
)
"""What a facilitator does behind the scenes."""
_ABOUT_INJECTS = (
    e.InjectDelivered
    | e.ResponseGiven
    | e.CounterpartReacted
    | e.CellsDiffered
    | e.CellsConcurred
    | e.ResponseResolved
    | e.InjectNeglected
    | f.InjectSkipped
)
_ANSWERS = (e.CounterpartReacted, e.CellsDiffered, e.CellsConcurred)
"""What tells one cell how another answered."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whose eyes something is seen with."""

    eyes: Eyes
    cell: str = ""

    def hears_of(self, to: tuple[str, ...], cells: tuple[str, ...]) -> bool:
        """Tell whether it may know of an inject that is addressed to some cells."""
        match self.eyes:
            case "cell":
                return self.cell in to
            case "facilitator" | "evaluator":
                return True
            case _:
                return set(cells) <= set(to)


def audience_of(seat: Seat) -> Audience:
    """Return the audience a seat belongs to."""
    if seat.role in {"lead", "player"}:
        return Audience("cell", seat.cell)
    eyes: Eyes = seat.role if seat.role in {"facilitator", "evaluator", "observer"} else "projector"  # type: ignore[assignment]  # each of these is one
    return Audience(eyes)


class Windows:
    """Makes the views of every audience on one scenario."""

    def __init__(self, tables: Tables, preview: Preview) -> None:
        """Prepare with the preview that cells have."""
        self._tables = tables
        self._preview = preview
        self._perspectives: dict[Audience, Perspective] = {}

    def perspective(self, audience: Audience) -> Perspective:
        """Return what makes the views of an audience."""
        if audience not in self._perspectives:
            staff = audience.eyes in {"facilitator", "evaluator"}
            public = audience.eyes in {"observer", "projector"}
            preview: Preview = "instructor" if staff else "blind" if public else self._preview
            cell = audience.cell or WHOLE
            say = phrases(self._tables.scenario.language)
            self._perspectives[audience] = Perspective(self._tables, cell, preview, say)
        return self._perspectives[audience]

    def view(self, state: State, audience: Audience) -> View:
        """Return everything an audience may see of the world now."""
        view = self.perspective(audience).view(state)
        tables = current(self._tables, state)
        match audience.eyes:
            case "cell":
                return view
            case "facilitator" | "evaluator":
                return replace(view, injects=_expected(tables, view.injects))
            case _:
                shown = _public(tables, view.injects, audience)
                return replace(view, injects=shown, preview="blind")


def _expected(tables: Tables, injects: Iterable[InjectView]) -> tuple[InjectView, ...]:
    texts = {each.id: plain(each.expected) for each in tables.scenario.injects}
    return tuple(replace(each, expected=texts[each.id]) for each in injects)


def _public(
    tables: Tables, injects: Iterable[InjectView], audience: Audience
) -> tuple[InjectView, ...]:
    """Return what every cell got, without what only one of them reads."""
    cells = tables.scenario.cells
    return tuple(
        replace(
            each,
            private=(),
            options=each.options if audience.eyes == "observer" else (),
            must=False,
        )
        for each in injects
        if audience.hears_of(tables.injects[tables.inject_index[each.id]].to, cells)
    )


def entries(
    teller: Teller, tables: Tables, before: State, events: tuple[e.Event, ...], audience: Audience
) -> tuple[Entry, ...]:
    """Return what a command of the world brought, as far as an audience hears of it.

    The tables are those after the command, so that they know what it wrote.
    """
    turn = before.turn
    told: list[Entry] = []
    for event in events:
        if isinstance(event, e.TurnBegan):
            turn = event.turn
        teller.learn(event)
        if isinstance(event, f.TurnCalled):
            told += _others_answers(teller, tables, before, audience)
        if _hears(tables, before, event, audience):
            told.append(_without_reason(teller.tell(turn, event), event, audience))
    return tuple(told)


def _hears(tables: Tables, before: State, event: e.Event, audience: Audience) -> bool:
    if audience.eyes == "facilitator":
        return True
    if isinstance(event, _FOR_STAFF):
        return False
    cells = tables.scenario.cells
    if isinstance(event, e.FreelyAdjudicated):
        return not event.inject or audience.hears_of(_to(tables, event.inject), cells)
    if not isinstance(event, _ABOUT_INJECTS):
        return True
    if not audience.hears_of(_to(tables, event.inject), cells):
        return False
    if isinstance(event, f.InjectSkipped):
        return tables.inject_index[event.inject] in before.seen
    if audience.eyes == "evaluator":
        return True
    if isinstance(event, e.ResponseGiven):
        return event.cell == audience.cell
    learns_late = tables.scenario.exercise.learn == "end-of-turn"
    return learns_late or not isinstance(event, _ANSWERS)


def _to(tables: Tables, inject: str) -> tuple[str, ...]:
    return tables.injects[tables.inject_index[inject]].to


def _others_answers(
    teller: Teller, tables: Tables, before: State, audience: Audience
) -> Iterator[Entry]:
    """Yield, as the turn closes, what others answered to the injects an audience knows of."""
    staff = audience.eyes in {"facilitator", "evaluator"}
    if staff or tables.scenario.exercise.learn == "effects":
        return
    for item in before.table:
        inject = tables.injects[item.inject]
        if item.held >= 0 or not audience.hears_of(inject.to, tables.scenario.cells):
            continue
        for cell, option in item.answers:
            if cell != audience.cell:
                given = e.ResponseGiven(cell, inject.id, inject.options[option].id, 0)
                yield replace(teller.tell(before.turn, given), cause="by-others")


def _without_reason(entry: Entry, event: e.Event, audience: Audience) -> Entry:
    """Return an entry without the facilitator's reason, which is for the record."""
    if audience.eyes == "facilitator":
        return entry
    if isinstance(event, f.FacilitatorEvent | e.FreelyAdjudicated):
        return replace(entry, detail=told_to_all(event))
    return entry


def ledger_for(
    tables: Tables, rows: Iterable[LedgerRow], audience: Audience
) -> tuple[LedgerRow, ...]:
    """Return changes with their causes, those an audience may not know of without a name.

    Lines of the record go to the facilitator alone: their gaps would count what others do.
    """
    traced = (row if _may_trace(tables, row, audience) else _elsewhere(tables, row) for row in rows)
    if audience.eyes == "facilitator":
        return tuple(traced)
    return tuple(replace(row, line=0) for row in traced)


def _may_trace(tables: Tables, row: LedgerRow, audience: Audience) -> bool:
    index = tables.inject_index.get(row.cause_id.split("/")[0])
    if index is None:
        return True
    if not audience.hears_of(tables.injects[index].to, tables.scenario.cells):
        return False
    hides = audience.eyes not in {"facilitator", "evaluator"}
    return not (hides and row.cause in {"cells", "reaction"} and _by_effects(tables))


def _by_effects(tables: Tables) -> bool:
    return tables.scenario.exercise.learn == "effects"


def _elsewhere(tables: Tables, row: LedgerRow) -> LedgerRow:
    say = phrases(tables.scenario.language)
    because = say("Something this seat was not told of")
    return replace(row, cause="elsewhere", cause_id="", because=because, source=())
