"""Holds what a report is made of: a record, what it says when folded, and what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from wargame.appraisals import Review, Standing
from wargame.core.calendar import turn_date
from wargame.core.events import Event, ExerciseStarted, TurnClosed
from wargame.core.plain import plain
from wargame.core.rows import Tables
from wargame.core.scenario import Scenario
from wargame.core.state import State
from wargame.core.views import LedgerRow
from wargame.explain import ledger
from wargame.journal.history import History, Step
from wargame.journal.lines import Entry
from wargame.journal.record import Record
from wargame.presenters import Teller
from wargame.report.after.actions import Action
from wargame.report.after.rules import Rules
from wargame.turn_states import TurnStates


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
    def states(self) -> list[State]:
        """The world at STARTEX and after every closed turn."""
        return TurnStates(self.history).states()

    @cached_property
    def ends(self) -> tuple[Step, ...]:
        """Every command after which a turn was over, STARTEX first."""
        return tuple(step for step in self.trail if any(_is_end(each) for each in step.events))

    def tables_at(self, state: State) -> Tables:
        """Return the tables that a state is to be read with."""
        return self.tables

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
        return self.entries[line].seat if line in self.entries else ""

    def date(self, turn: int) -> str:
        """Return a turn on the calendar."""
        return turn_date(self.scenario.start, turn, self.teller.say)

    def title_of(self, inject: str) -> str:
        """Return what an inject is called."""
        return plain(self.teller.injects[inject].title, lines=False)


def _is_end(event: Event) -> bool:
    return isinstance(event, ExerciseStarted | TurnClosed)
