"""Puts what a facilitator did into words, with the reason that stands in the record."""

from __future__ import annotations

from typing import assert_never

from wargame.core import facilitator_events as f
from wargame.core.events import FreelyAdjudicated
from wargame.core.plain import plain
from wargame.names import Names, name_of


def headline_of(names: Names, event: f.FacilitatorEvent | FreelyAdjudicated) -> str:
    """Return one line that says what was done."""
    match event:
        case f.PaceTaken(who):
            return f"{_line(who)} sets the pace as facilitator"
        case f.TurnCalled(turn):
            return f"The facilitator closed turn {turn}"
        case f.InjectHeld(inject):
            return f"Held back: {_title(names, inject)}"
        case f.InjectReleased(inject):
            return f"Released: {_title(names, inject)}"
        case f.InjectSkipped(inject):
            return f"Skipped: {_title(names, inject)}"
        case f.InjectFired(inject):
            return f"Fired by the facilitator: {_title(names, inject)}"
        case f.InjectWritten(written):
            return f"Contingency inject written: {_line(written.title)}"
        case f.InjectEdited(inject, title):
            return f"Edited before release: {_line(title)} ({inject})"
        case f.OutcomeRuled(inject, option, outcome):
            label = _line(names.option(inject, option).label)
            ruled = name_of(outcome) if outcome else "the tables decide"
            return f"Ruled for {_title(names, inject)}, {label}: {ruled}"
        case f.EndexCalled():
            return "The facilitator called ENDEX"
        case FreelyAdjudicated(inject):
            return f"Adjudicated: {_title(names, inject) if inject else 'the state of the world'}"
    assert_never(event)


def detail_of(event: f.FacilitatorEvent | FreelyAdjudicated) -> str:
    """Return what the players were told, if anything, and the reason, if one was given."""
    if isinstance(event, f.PaceTaken):
        return ""
    says = plain(event.says) if isinstance(event, FreelyAdjudicated) else ""
    reason = f"Reason: {_line(event.reason)}" if event.reason.strip() else ""
    return "\n".join(part for part in (says, reason) if part)


def inject_of(event: f.FacilitatorEvent | FreelyAdjudicated) -> str:
    """Return the inject an event is about; empty if none."""
    match event:
        case f.PaceTaken() | f.TurnCalled() | f.EndexCalled():
            return ""
        case f.InjectWritten(written):
            return written.id
        case _:
            return event.inject


def _line(text: str) -> str:
    return plain(text, lines=False)


def _title(names: Names, inject: str) -> str:
    return _line(names.injects[inject].title)
