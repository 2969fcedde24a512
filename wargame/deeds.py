"""Puts what was done in a session into words, one phrase for each command."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from wargame.core.commands import Command, EndTurn, StartExercise
from wargame.core.events import Event
from wargame.core.facilitator_commands import CloseTurn, StartFacilitated
from wargame.core.scenario import Scenario
from wargame.language import _
from wargame.presenters import Teller


class Deed(Protocol):
    """One accepted command and what it brought."""

    @property
    def line(self) -> int:
        """Line of the record."""

    @property
    def command(self) -> Command:
        """What was asked for."""

    @property
    def events(self) -> tuple[Event, ...]:
        """What it brought."""

    @property
    def turn_before(self) -> int:
        """Turn in which it was given; 0 before STARTEX."""


def is_choice(deed: Deed) -> bool:
    """Tell whether something was chosen, rather than begun or ended."""
    return not isinstance(deed.command, EndTurn | CloseTurn | StartExercise | StartFacilitated)


def teller_of(scenario: Scenario, deeds: Iterable[Deed]) -> Teller:
    """Return a teller that knows the injects which were written or edited in a session."""
    teller = Teller(scenario)
    for deed in deeds:
        for event in deed.events:
            teller.learn(event)
    return teller


def label(teller: Teller, deed: Deed) -> str:
    """Return what was done, such as "Tokyo answered: Send a cable"."""
    if isinstance(deed.command, EndTurn | CloseTurn):
        return _("End of turn {turn}").format(turn=deed.turn_before)
    return teller.tell(deed.turn_before, deed.events[0]).headline if deed.events else ""


def full_label(teller: Teller, deed: Deed) -> str:
    """Return what was done and what it was an answer to."""
    if isinstance(deed.command, EndTurn) or not deed.events:
        return label(teller, deed)
    entry = teller.tell(deed.turn_before, deed.events[0])
    if entry.kind != "answer":
        return entry.headline
    return _("{title}: ").format(title=entry.because) + entry.headline
