"""Puts what a facilitator did into words, with the reason that stands in the record."""

from __future__ import annotations

from typing import assert_never

from wargame.core import facilitator_events as f
from wargame.core.events import FreelyAdjudicated
from wargame.core.plain import plain
from wargame.names import Names


def headline_of(names: Names, event: f.FacilitatorEvent | FreelyAdjudicated) -> str:
    """Return one line that says what was done."""
    say = names.say
    match event:
        case f.PaceTaken(who):
            return say("{who} sets the pace as facilitator").format(who=_line(who))
        case f.TurnCalled(turn):
            return say("The facilitator closed turn {turn}").format(turn=turn)
        case f.InjectHeld(inject):
            return say("Held back: {inject}").format(inject=_title(names, inject))
        case f.InjectReleased(inject):
            return say("Released: {inject}").format(inject=_title(names, inject))
        case f.InjectSkipped(inject):
            return say("Skipped: {inject}").format(inject=_title(names, inject))
        case f.InjectFired(inject):
            return say("Fired by the facilitator: {inject}").format(inject=_title(names, inject))
        case f.InjectWritten(written):
            return say("Contingency inject written: {title}").format(title=_line(written.title))
        case f.InjectEdited(inject, title):
            return say("Edited before release: {title} ({inject})").format(
                title=_line(title), inject=inject
            )
        case f.OutcomeRuled(inject, option, outcome):
            label = _line(names.option(inject, option).label)
            ruled = names.outcome(inject, option, outcome) if outcome else say("the tables decide")
            return say("Ruled for {inject}, {label}: {ruled}").format(
                inject=_title(names, inject), label=label, ruled=ruled
            )
        case f.EndexCalled():
            return say("The facilitator called ENDEX")
        case FreelyAdjudicated(inject):
            return say("Adjudicated: {inject}").format(
                inject=_title(names, inject) if inject else say("the state of the world")
            )
    assert_never(event)


def told_to_all(event: f.FacilitatorEvent | FreelyAdjudicated) -> str:
    """Return what the players were told, without the reason; empty if nothing."""
    return plain(event.says) if isinstance(event, FreelyAdjudicated) else ""


def detail_of(names: Names, event: f.FacilitatorEvent | FreelyAdjudicated) -> str:
    """Return what the players were told, if anything, and the reason, if one was given."""
    if isinstance(event, f.PaceTaken):
        return ""
    say, says = names.say, told_to_all(event)
    reason = (
        say("Reason: {reason}").format(reason=_line(event.reason)) if event.reason.strip() else ""
    )
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
