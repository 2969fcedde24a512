"""Holds the state of a session: what the events have made of the start."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.core.exercise import UNTOUCHED, Facilitation

IDLE, RUNNING, DONE, ABANDONED = range(4)
"""Status of an initiative."""


@dataclass(slots=True)
class OpenInject:
    """An inject on the table. Treated as immutable: a change makes a new one."""

    inject: int
    delivered: int
    due: int
    answers: tuple[tuple[str, int], ...] = ()
    """Pairs of cell and option index."""
    reserved: int = 0
    """Capital set aside for the answer."""
    held: int = -1
    """Option index that holds after the cells differed; -1 while open."""
    until: int = 0
    """Turn at whose end a disputed answer is resolved."""


@dataclass(slots=True)
class State:
    """Everything that changes. Indexes are those of the scenario's `Tables`.

    Only `evolve` changes a state, and only one it has just forked, so to everybody else a state is
    immutable. `values` has a slot for each indicator, then one for the offset of each derived one.
    """

    played: tuple[str, ...]
    turn: int
    values: list[int]
    opening: list[int]
    """Values as this turn began."""
    previous: list[int]
    """Values as the turn before began."""
    flags: set[str]
    seen: dict[int, int]
    """Inject index and the turn it came."""
    taken: dict[int, int]
    """Inject index and the index of the option that was resolved."""
    table: tuple[OpenInject, ...]
    calendar: tuple[tuple[int, int], ...]
    """Follow-ups to come: turn and inject index."""
    capital: int
    status: list[int]
    """Status of each initiative."""
    progress: list[int]
    """Turns of work done on each initiative."""
    stalled: frozenset[int]
    """Initiatives that made no progress in the last closed turn."""
    scores: tuple[tuple[int, ...], ...]
    """Step scores of each closed turn, in hundredths, then the overall score."""
    ending: str
    """Id of the ending; empty while the session goes on."""
    overall: int = field(default=0)
    """Final score in hundredths, once there is an ending."""
    exercise: Facilitation = UNTOUCHED
    """What a facilitator has changed."""

    def fork(self) -> State:
        """Return a copy that can be folded into without touching this one."""
        return State(
            self.played,
            self.turn,
            self.values.copy(),
            self.opening,
            self.previous,
            self.flags.copy(),
            self.seen.copy(),
            self.taken.copy(),
            self.table,
            self.calendar,
            self.capital,
            self.status.copy(),
            self.progress.copy(),
            self.stalled,
            self.scores,
            self.ending,
            self.overall,
            self.exercise,
        )
