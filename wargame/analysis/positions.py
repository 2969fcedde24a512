"""Finds the decisions and the draws of a record, with the worlds that each could have led to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wargame.appraisals import Kind
from wargame.core.chance import turn_root
from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.decide import step
from wargame.core.events import CellsDiffered, Event, ResponseResolved
from wargame.core.evolve import evolve, initial
from wargame.core.exercise import current
from wargame.core.facilitator_commands import CloseTurn, StartFacilitated
from wargame.core.legal import available, may_answer, may_start, open_options
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.state import OpenInject, State
from wargame.core.turns import settle

Line = tuple[int, Command, tuple[Event, ...]]
"""Line of the file, command and what it brought."""

NONE = ""
"""Id of the course of taking none of the others."""


@dataclass(frozen=True, slots=True)
class World:
    """A world from which games can be played on."""

    state: State
    closed: bool = False
    """True if nothing more is decided in this turn: it ends first."""

    @property
    def key(self) -> tuple[int, bool]:
        """What stands for this world while it is kept: states are compared by identity."""
        return id(self.state), self.closed


@dataclass(frozen=True, slots=True)
class Course:
    """One course that was open at a decision."""

    id: str
    """Option or initiative; `NONE` for none of them."""
    world: World
    """What it leaves before any draw."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A moment at which somebody chose, or let a choice pass."""

    line: int
    turn: int
    kind: Kind
    inject: str
    """Inject that was answered or left open; empty for programmes."""
    courses: tuple[Course, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Chance:
    """A draw, or the page that was turned after the draws of a turn."""

    line: int
    turn: int
    inject: str
    """Empty for the turn of the page: rules, an ending that might have come, new injects."""
    option: str
    outcome: str
    """Empty if the cells differed, so that the answer is still to take effect."""
    before: World
    after: World


@dataclass(frozen=True, slots=True)
class Passage:
    """One command of a record and the worlds around it."""

    line: int
    turn: int
    """Turn in which it was given."""
    before: World
    after: World
    """After the decision and before the draws it leads to."""
    decisions: tuple[Decision, ...]
    chances: tuple[Chance, ...]


def passages(tables: Tables, lines: Iterable[Line], seed: int) -> Iterator[Passage]:
    """Yield every command after STARTEX with what could have been in its place."""
    state = initial(tables)
    for line, command, events in lines:
        after = evolve(tables, state, events)
        if not isinstance(command, StartExercise | StartFacilitated):
            yield _passage(current(tables, state), state, after, (line, command, events), seed)
        state = after


def _passage(tables: Tables, state: State, after: State, line: Line, seed: int) -> Passage:
    number, command, events = line
    match command:
        case EndTurn():
            closed = World(state, closed=True)
            passed = tuple(filter(None, _passed(tables, state, number, command.cell)))
            chances = tuple(_chances(tables, state, World(after), number, events, seed))
            return Passage(number, state.turn, World(state), closed, passed, chances)
        case Respond() | StartInitiative() | AbandonInitiative():
            decision = _decision(tables, state, number, command)
            decisions = (decision,) if decision else ()
            return Passage(number, state.turn, World(state), World(after), decisions, ())
        case CloseTurn():
            closed = World(state, closed=True)
            chances = tuple(_chances(tables, state, World(after), number, events, seed))
            return Passage(number, state.turn, World(state), closed, (), chances)
        case _:
            # What a facilitator does besides is no decision of the cells.
            return Passage(number, state.turn, World(state), World(after), (), ())


def _decision(
    tables: Tables,
    state: State,
    line: int,
    command: Respond | StartInitiative | AbandonInitiative,
) -> Decision | None:
    """Return a decision with its courses; None if it was taken although it was not open."""
    match command:
        case Respond(cell, inject, option):
            item = _lying(tables, state, inject)
            courses = answers(tables, state, item, cell) if item else []
            return _chose(line, state.turn, "response", inject, courses, option)
        case StartInitiative(cell, initiative):
            courses = [*launches(tables, state, cell), Course(NONE, World(state))]
            return _chose(line, state.turn, "programme", "", courses, initiative)
        case AbandonInitiative(_, initiative):
            decided = step(tables, state, command, seed=0)
            if isinstance(decided, Rejection):
                return None
            courses = [Course(initiative, World(decided[1])), Course(NONE, World(state))]
            return _chose(line, state.turn, "abandonment", "", courses, initiative)


def _passed(tables: Tables, state: State, line: int, cell: str) -> Iterator[Decision | None]:
    """Yield what the end of a turn lets pass: injects left open, programmes not launched."""
    stay = Course(NONE, World(state, closed=True))
    for item in state.table:
        if may_answer(tables, state, item, cell):
            courses = [stay, *answers(tables, state, item, cell, closed=True)]
            inject = tables.injects[item.inject].id
            yield _chose(line, state.turn, "left-open", inject, courses, NONE)
    programmes = launches(tables, state, cell, closed=True)
    if programmes:
        yield _chose(line, state.turn, "no-programme", "", [stay, *programmes], NONE)


def _chose(  # noqa: PLR0917 - the fields of a decision, in their order
    line: int, turn: int, kind: Kind, inject: str, courses: Sequence[Course], chosen: str
) -> Decision | None:
    names = [course.id for course in courses]
    if chosen not in names:
        return None
    return Decision(line, turn, kind, inject, tuple(courses), names.index(chosen))


def answers(
    tables: Tables, state: State, item: OpenInject, cell: str, *, closed: bool = False
) -> list[Course]:
    """Return the answers that a cell may give to an inject now."""
    inject = tables.injects[item.inject]
    spare = available(tables, state) + item.reserved
    options = open_options(inject, state, spare)
    return [
        Course(option.id, World(_after(tables, state, option.commands[cell]), closed))
        for option in options
    ]


def launches(tables: Tables, state: State, cell: str, *, closed: bool = False) -> list[Course]:
    """Return the programmes that a cell may launch now."""
    spare = available(tables, state)
    return [
        Course(row.id, World(_after(tables, state, row.start[cell]), closed))
        for index, row in enumerate(tables.initiatives)
        if may_start(tables, state, index, spare)
    ]


def _after(tables: Tables, state: State, command: Command) -> State:
    """Return the world after a legal command that draws nothing."""
    decided = step(tables, state, command, seed=0)
    if isinstance(decided, Rejection):
        raise ValueError(f"a legal command was refused: {decided.what}")
    return decided[1]


def _lying(tables: Tables, state: State, inject: str) -> OpenInject | None:
    index = tables.inject_index[inject]
    return next((item for item in state.table if item.inject == index), None)


def _chances(  # noqa: PLR0917 - one place, and each is needed
    tables: Tables, state: State, after: World, line: int, events: tuple[Event, ...], seed: int
) -> Iterator[Chance]:
    """Yield the draws that the end of a turn made, in their order, then the turn of the page."""
    root = turn_root(seed, state.turn)
    before = World(state, closed=True)
    told = {e.inject: e for e in events if isinstance(e, ResponseResolved | CellsDiffered)}
    for item in state.table:
        world = before.state.fork()
        settle(tables, world, item, root)
        now = World(world, closed=True)
        event = told.get(tables.injects[item.inject].id)
        if event is not None:
            outcome = event.outcome if isinstance(event, ResponseResolved) else NONE
            yield Chance(line, state.turn, event.inject, event.option, outcome, before, now)
        before = now
    yield Chance(line, state.turn, "", "", "", before, after)
