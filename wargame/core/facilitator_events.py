"""Lists what a facilitator's commands bring. Every event says who did it and why."""

from __future__ import annotations

from wargame.core.records import record
from wargame.core.scenario import Inject


@record
class PaceTaken:
    """From here on the facilitator closes the turns."""

    who: str


@record
class TurnCalled:
    """The facilitator closed the turn; what was not answered in time is neglected."""

    turn: int
    who: str
    reason: str


@record
class InjectHeld:
    """An inject is kept back."""

    inject: str
    who: str
    reason: str


@record
class InjectReleased:
    """An inject that was held may come."""

    inject: str
    who: str
    reason: str


@record
class InjectSkipped:
    """An inject was taken out of the exercise, from the table too if it lay there."""

    inject: str
    who: str
    reason: str


@record
class InjectFired:
    """The facilitator brought an inject out of its time; its delivery follows."""

    inject: str
    who: str
    reason: str


@record
class InjectWritten:
    """A contingency inject was added to the scenario, after all others."""

    written: Inject
    who: str
    reason: str


@record
class InjectEdited:
    """An inject that had not come yet was given other texts."""

    inject: str
    title: str
    sender: str
    situation: str
    private: tuple[tuple[str, str], ...]
    who: str
    reason: str


@record
class OutcomeRuled:
    """The facilitator said how an answer will turn out; an empty outcome takes that back."""

    inject: str
    option: str
    outcome: str
    who: str
    reason: str


@record
class EndexCalled:
    """The facilitator ended the exercise; the ending follows."""

    who: str
    reason: str


FacilitatorEvent = (
    PaceTaken
    | TurnCalled
    | InjectHeld
    | InjectReleased
    | InjectSkipped
    | InjectFired
    | InjectWritten
    | InjectEdited
    | OutcomeRuled
    | EndexCalled
)
