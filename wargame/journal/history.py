"""Keeps the course of a session, every line of play that was taken back, and the way to each."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.core.commands import Command
from wargame.core.events import Event
from wargame.core.evolve import evolve, initial
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.journal.course import position
from wargame.journal.lines import Entry, Rewind

_MARK_EVERY = 32
"""Steps between kept states: keeping each would cost a long session hundreds of megabytes."""
_ROOT = -1
"""Number of the world before STARTEX, from which every line of play grows."""


@dataclass(frozen=True, slots=True)
class Step:
    """One accepted command in the course of a session."""

    line: int
    """Line of the file that holds it."""
    command: Command
    events: tuple[Event, ...]
    turn_before: int
    turn_after: int


@dataclass(frozen=True, slots=True)
class Undone:
    """A stretch of play that was taken back."""

    rewind: Rewind
    steps: tuple[Step, ...]
    """What was taken back, oldest first; at least one."""


class History:
    """The course of a session: every step, the state now, and the way back to any other.

    The steps are numbered as they come and make a tree. The course is one way through it; a rewind
    cuts the course short, and the next step grows from where it was cut.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.state = initial(tables)
        """The state now."""
        self._steps: list[Step] = []
        self._by_line: dict[int, int] = {}
        self._parents: list[int] = []
        self._course: list[int] = []
        self._lines: list[int] = []
        """Lines of the course, rising."""
        self._undone: list[Undone] = []
        self._marks = {_ROOT: self.state}
        """States that are kept, by the number of their step."""
        self._trail: tuple[Step, ...] | None = ()

    @property
    def trail(self) -> tuple[Step, ...]:
        """Every step of the course so far, oldest first."""
        if self._trail is None:
            self._trail = tuple([self._steps[number] for number in self._course])
        return self._trail

    @property
    def undone(self) -> tuple[Undone, ...]:
        """Every stretch that was taken back, in the order of the rewinds."""
        return tuple(self._undone)

    @property
    def undone_steps(self) -> int:
        """How many commands were taken back, over all rewinds."""
        return sum(len(each.steps) for each in self._undone)

    def has(self, line: int) -> bool:
        """Tell whether a line holds a command, undone or not."""
        return line in self._by_line

    def __len__(self) -> int:
        """Return the number of steps of the course."""
        return len(self._course)

    def state_at(self, index: int) -> State:
        """Return the state after a step, 0 being the first; -1 is the world before STARTEX."""
        if not -1 <= index < len(self._course):
            raise IndexError(index)
        return self._state_of(self._course[index] if index >= 0 else _ROOT)

    def _state_of(self, number: int) -> State:
        way = []
        while number not in self._marks:
            way.append(number)
            number = self._parents[number]
        events = [e for each in reversed(way) for e in self._steps[each].events]
        return evolve(self.tables, self._marks[number], events)

    def folded(self, events: tuple[Event, ...]) -> State:
        """Return the state that some events would lead to from here."""
        return evolve(self.tables, self.state, events)

    def take(self, act: Entry | Rewind) -> None:
        """Add a recorded command, or go back as was recorded."""
        if isinstance(act, Entry):
            self.add(act.line, act.command, act.events, self.folded(act.events))
        else:
            self.rewind(act)

    def add(self, line: int, command: Command, events: tuple[Event, ...], state: State) -> None:
        """Add a step and the state its events led to."""
        self._parents.append(self._course[-1] if self._course else _ROOT)
        self._course.append(len(self._steps))
        self._lines.append(line)
        self._by_line[line] = len(self._steps)
        self._steps.append(Step(line, command, events, self.state.turn, state.turn))
        self.state = state
        self._trail = None
        if len(self._course) % _MARK_EVERY == 0:
            self._marks[self._course[-1]] = state

    def place(self, line: int) -> int | Rejection:
        """Return the index of a step that play can go back to, or why it cannot."""
        return position(self._lines, line)

    def rewind(self, rewind: Rewind) -> Undone:
        """Go back. Raises ValueError if `place` would refuse."""
        at = self.place(rewind.to)
        if isinstance(at, Rejection):
            raise ValueError(at.what)
        taken = tuple([self._steps[number] for number in self._course[at + 1 :]])
        del self._course[at + 1 :]
        del self._lines[at + 1 :]
        self._trail = None
        self.state = self._state_of(self._course[-1])
        # Kept, so that a file full of rewinds cannot make every one of them a long way.
        self._marks[self._course[-1]] = self.state
        self._undone.append(Undone(rewind, taken))
        return self._undone[-1]

    def as_of(self, line: int) -> History:
        """Return the course as it stood after a line, which may have been undone since.

        The steps are shared, so the copy is for looking only. Raises KeyError if the line holds no
        command.
        """
        number = self._by_line[line]
        seen = History(self.tables)
        seen._steps, seen._parents, seen._marks = self._steps, self._parents, self._marks
        seen._by_line = self._by_line
        seen._undone = [each for each in self._undone if each.rewind.line < line]
        while number != _ROOT:
            seen._course.append(number)
            number = self._parents[number]
        seen._course.reverse()
        seen._lines = [self._steps[each].line for each in seen._course]
        seen._trail = None
        seen.state = seen.state_at(len(seen) - 1)
        return seen
