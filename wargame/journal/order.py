"""Checks that the events of a save come in an order that can be folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wargame.core import events as e
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
}
"""Events without a step can come at any time between STARTEX and the ending."""
