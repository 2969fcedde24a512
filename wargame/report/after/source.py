"""Holds what a report is made of: a record, what it says when folded, and what was asked of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from wargame.appraisals import Review, Standing
from wargame.core.calendar import turn_date
from wargame.core.events import ExerciseEnded, ExerciseStarted, TurnClosed
from wargame.core.evolve import initial
from wargame.core.exercise import current
from wargame.core.plain import plain
from wargame.core.room_facts import RoomFact
from wargame.core.rows import Tables
from wargame.core.scenario import Scenario
from wargame.core.scoring import score
from wargame.core.state import State
from wargame.core.views import LedgerRow
from wargame.exercise.room import Room
from wargame.explain import ledger
from wargame.journal.history import History, Step
from wargame.journal.lines import Entry, Remarked
from wargame.journal.record import Record
from wargame.presenters import Teller
from wargame.report.after.actions import Action
from wargame.report.after.gathering import room_in
from wargame.report.after.rules import Rules

F = TypeVar("F", bound=RoomFact)


@dataclass
class Source:
    """A session, folded once. The parts of a report are worked out from it."""

    record: Record
    history: History
    rules: Rules
    """How ratings and findings are suggested."""
    review: Review | None = None
    """None if no review was asked for."""
    standing: tuple[Standing, ...] = ()
    actions: tuple[Action, ...] = ()
    """Corrective actions kept beside the save."""
    marking: str = ""
    teller: Teller = field(init=False)

    def __post_init__(self) -> None:
        """Name the things of the scenario."""
        self.teller = Teller(self.history.tables.scenario)
        for step in self.trail:
            # injects that were written or edited on the way have names too
            self.teller.entries(step.turn_before, step.events)

    @property
    def scenario(self) -> Scenario:
        """The deck on its model."""
        return self.record.scenario

    @property
    def tables(self) -> Tables:
        """The compiled scenario."""
        return self.history.tables

    @property
    def trail(self) -> tuple[Step, ...]:
        """Every command that counts, oldest first."""
        return self.history.trail

    @cached_property
    def room(self) -> Room | None:
        """What people in the room did; None if one person played."""
        return room_in(self.record)

    @cached_property
    def ends(self) -> tuple[Step, ...]:
        """Every command after which a turn was over, STARTEX first, ENDEX in a turn last."""
        return tuple(step for step in self.trail if _is_end(step))

    @cached_property
    def states(self) -> list[State]:
        """The world at STARTEX and after every turn that is over."""
        places = {step.line: index for index, step in enumerate(self.trail)}
        return [self.history.state_at(places[step.line]) for step in self.ends]

    @cached_property
    def scores(self) -> tuple[tuple[int, ...], ...]:
        """Scores of the steps, then the whole, of each of these states, in hundredths."""
        steps, overall = score(self.tables, initial(self.tables))
        found = [(*steps, overall)]
        for state in self.states[1:]:
            if len(state.scores) == len(found):
                found.append(state.scores[-1])
            else:
                steps, overall = score(self.tables_at(state), state)
                found.append((*steps, overall))
        return tuple(found)

    @cached_property
    def closed_turns(self) -> tuple[tuple[int, int], ...]:
        """Line and turn of every turn that was closed."""
        return tuple(
            (step.line, event.turn)
            for step in self.trail
            for event in step.events
            if isinstance(event, TurnClosed)
        )

    def tables_at(self, state: State) -> Tables:
        """Return the tables that a state is to be read with."""
        return current(self.tables, state)

    def facts(self, kind: type[F]) -> Iterator[tuple[Remarked, F]]:
        """Yield every fact of a kind, with the line it stands in."""
        for each in self.record.remarks:
            if isinstance(each.remark, kind):
                yield each, each.remark

    @cached_property
    def _turns(self) -> tuple[list[int], list[int]]:
        """Lines of commands, undone or not, and the turn after each."""
        steps = {step.line: step for each in self.history.undone for step in each.steps}
        steps |= {step.line: step for step in self.trail}
        lines = sorted(steps)
        return lines, [steps[line].turn_after for line in lines]

    def turn_at(self, line: int) -> int:
        """Return the turn it was when a line was written."""
        lines, turns = self._turns
        before = bisect_right(lines, line)
        return turns[before - 1] if before else 0

    def name_of(self, seat: str) -> str:
        """Return the name of whoever has a seat; empty for nobody."""
        return self.room.person(seat).name if self.room and seat else seat

    @cached_property
    def entries(self) -> dict[int, Entry]:
        """Commands by line, undone or not."""
        return {each.line: each for each in self.record.acts if isinstance(each, Entry)}

    @cached_property
    def ledger(self) -> tuple[LedgerRow, ...]:
        """Every change."""
        return ledger(self.tables, [(step.line, step.events) for step in self.trail])

    def at(self, line: int) -> str:
        """Return when a line was written."""
        return self.entries[line].at if line in self.entries else ""

    def owner(self, line: int) -> str:
        """Return who wrote a line."""
        return self.name_of(self.entries[line].seat) if line in self.entries else ""

    def date(self, turn: int) -> str:
        """Return a turn on the calendar."""
        return turn_date(self.scenario.start, turn, self.teller.say)

    def title_of(self, inject: str) -> str:
        """Return what an inject is called."""
        return plain(self.teller.injects[inject].title, lines=False)


def _is_end(step: Step) -> bool:
    return any(
        isinstance(each, ExerciseStarted | TurnClosed | ExerciseEnded) for each in step.events
    )
