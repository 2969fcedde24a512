"""Checks that the events of a save come in an order that can be folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wargame.core import events as e
from wargame.core import facilitator_events as f
from wargame.journal.codec import Malformed


@dataclass(slots=True)
class Order:
    """Follows a session just far enough to tell what cannot come next."""

    started: bool = False
    turn: int = 0
    closed: int = 0
    """Last turn that was closed and scored."""
    overall: int | None = None
    """Its overall score in hundredths; None before the first."""
    ended: bool = False
    delivered: frozenset[str] = frozenset()
    lying: frozenset[str] = frozenset()
    paced: bool = False

    def fork(self) -> Order:
        """Return a copy that can go another way; a rewind goes back to an earlier one."""
        return replace(self)

    def check(self, event: e.Event) -> None:
        """Take note of the next event. Raises Malformed if it cannot come now."""
        kind = type(event)
        if self.ended:
            raise Malformed("comes after the ending", kind.__name__)
        if self.started == (kind is e.ExerciseStarted):
            raise Malformed("comes where STARTEX cannot be", kind.__name__)
        step = _STEPS.get(kind)
        if step is not None:
            step(self, event)


def _start(order: Order, event: e.ExerciseStarted) -> None:
    order.started = True


def _begin(order: Order, event: e.TurnBegan) -> None:
    if event.turn != order.turn + 1 or order.closed != order.turn:
        raise Malformed(f"begins turn {event.turn} in turn {order.turn}", "TurnBegan")
    order.turn = event.turn


def _close(order: Order, event: e.TurnClosed) -> None:
    if event.turn != order.turn or order.closed == order.turn:
        raise Malformed(f"closes turn {event.turn} in turn {order.turn}", "TurnClosed")
    order.closed = event.turn
    order.overall = event.overall


def _end(order: Order, event: e.ExerciseEnded) -> None:
    order.ended = True


def _deliver(order: Order, event: e.InjectDelivered) -> None:
    if event.inject in order.delivered or event.turn != order.turn:
        raise Malformed(
            f"brings {event.inject} a second time or in another turn", "InjectDelivered"
        )
    order.delivered |= {event.inject}
    order.lying |= {event.inject}


def _answer(order: Order, event: Any) -> None:
    if event.inject not in order.lying:
        what = f"is about {event.inject}, which does not lie on the table"
        raise Malformed(what, type(event).__name__)


def _pace(order: Order, event: f.PaceTaken) -> None:
    if order.turn or order.paced:
        raise Malformed("comes where STARTEX cannot be", "PaceTaken")
    order.paced = True


def _facilitate(order: Order, event: f.FacilitatorEvent | e.FreelyAdjudicated) -> None:
    if not order.paced or not order.turn:
        raise Malformed("comes in a session without a facilitator", type(event).__name__)


def _call(order: Order, event: f.TurnCalled) -> None:
    _facilitate(order, event)
    if event.turn != order.turn or order.closed == order.turn:
        raise Malformed(f"closes turn {event.turn} in turn {order.turn}", "TurnCalled")


def _before_it_came(order: Order, event: Any) -> None:
    _facilitate(order, event)
    if event.inject in order.delivered:
        raise Malformed(f"is about {event.inject}, which has come", type(event).__name__)


def _skip(order: Order, event: f.InjectSkipped) -> None:
    _facilitate(order, event)
    order.lying -= {event.inject}


def _rule(order: Order, event: f.OutcomeRuled) -> None:
    _facilitate(order, event)
    _answer(order, event)


def _adjudicate(order: Order, event: e.FreelyAdjudicated) -> None:
    _facilitate(order, event)
    if event.inject:
        _answer(order, event)
        order.lying -= {event.inject}


def _clear(order: Order, event: e.ResponseResolved | e.InjectNeglected) -> None:
    _answer(order, event)
    order.lying -= {event.inject}


_STEPS: Mapping[type, Callable[[Order, Any], None]] = {
    e.ExerciseStarted: _start,
    e.TurnBegan: _begin,
    e.TurnClosed: _close,
    e.ExerciseEnded: _end,
    e.InjectDelivered: _deliver,
    e.ResponseGiven: _answer,
    e.CounterpartReacted: _answer,
    e.CellsDiffered: _answer,
    e.CellsConcurred: _answer,
    e.ResponseResolved: _clear,
    e.InjectNeglected: _clear,
    e.FreelyAdjudicated: _adjudicate,
    f.PaceTaken: _pace,
    f.TurnCalled: _call,
    f.InjectHeld: _before_it_came,
    f.InjectReleased: _before_it_came,
    f.InjectSkipped: _skip,
    f.InjectFired: _before_it_came,
    f.InjectWritten: _facilitate,
    f.InjectEdited: _before_it_came,
    f.OutcomeRuled: _rule,
    f.EndexCalled: _facilitate,
}
"""Events without a step can come at any time between STARTEX and the ending."""
