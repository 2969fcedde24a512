"""Keeps evaluators blind to one another until both have rated, and says how far they agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.core import room_facts as r
from wargame.core.rounding import div_round
from wargame.exercise.room import Observation, Room, Seat, Signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two or more evaluators rated the same thing."""

    subject: str
    ratings: tuple[tuple[str, str], ...]
    """Name of the evaluator and its last rating."""
    percent: int
    """Share of pairs of evaluators with the same rating."""


def may_see(room: Room, seat: Seat, observation: Observation) -> bool:
    """Tell whether a seat may read an observation now."""
    if seat.role == "facilitator" or observation.seat == seat.id:
        return True
    if room.washing:
        return seat.role != "projector"
    return seat.role == "evaluator" and _has_rated(room, seat.id, observation.subject)


def _has_rated(room: Room, seat: str, subject: str) -> bool:
    return any(each.seat == seat and each.subject == subject for each in room.observations)


def newly_seen(room: Room, seat: Seat, signed: Signed) -> tuple[Observation, ...]:
    """Return the observations that a new one opens to a seat, itself included if it may see it."""
    if not isinstance(signed.fact, r.Observed):
        return ()
    new = Observation(signed.seat, signed.at, room.turn, signed.fact)
    if seat.id == new.seat:
        if _has_rated(room, seat.id, new.subject):
            return (new,)
        others = (each for each in room.observations if each.subject == new.subject)
        return (new, *(each for each in others if each.seat != seat.id))
    return (new,) if may_see(room, seat, new) else ()


def visible(room: Room, seat: Seat) -> tuple[Observation, ...]:
    """Return every observation a seat may read, oldest first."""
    return tuple(each for each in room.observations if may_see(room, seat, each))


def agreements(room: Room, observations: Iterable[Observation]) -> tuple[Agreement, ...]:
    """Return how evaluators rated what at least two of them rated, among some observations."""
    last: dict[str, dict[str, str]] = {}
    for each in observations:
        last.setdefault(each.subject, {})[each.seat] = each.seen.rating
    return tuple(
        Agreement(
            subject=subject,
            ratings=tuple((room.person(seat).name, rating) for seat, rating in ratings.items()),
            percent=_agreed(list(ratings.values())),
        )
        for subject, ratings in last.items()
        if len(ratings) > 1
    )


def _agreed(ratings: list[str]) -> int:
    pairs = [(a, b) for i, a in enumerate(ratings) for b in ratings[i + 1 :]]
    return div_round(100 * sum(a == b for a, b in pairs), len(pairs))
