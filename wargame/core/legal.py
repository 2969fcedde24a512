"""Lists what a seat may do now: the one place that interface, policies and tests ask."""

from __future__ import annotations

from wargame.core.commands import Command, EndTurn, StartExercise
from wargame.core.exercise import current
from wargame.core.rows import InjectTable, Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import IDLE, RUNNING, OpenInject, State


def available(tables: Tables, state: State) -> int:
    """Return the capital that no answer has reserved."""
    spare = state.capital
    for item in state.table:
        spare -= item.reserved
    return spare


def spare_for(tables: Tables, state: State, cell: str) -> int:
    """Return the capital that a cell may still plan with.

    Where the facilitator sets the pace a cell knows nothing of the other's answers, so only its
    own count; two cells that overspend together leave nothing.
    """
    if not state.exercise.paced:
        return available(tables, state)
    return state.capital - sum(own_reserve(tables, item, cell) for item in state.table)


def own_reserve(tables: Tables, item: OpenInject, cell: str) -> int:
    """Return what a cell's own answer to an inject sets aside."""
    options = tables.injects[item.inject].options
    return sum(options[option].capital for given, option in item.answers if given == cell)


def open_options(inject: InjectTable, state: State, spare: int) -> list[int]:
    """Return the options of an inject whose needs and price are met."""
    return [
        index
        for index, option in enumerate(inject.options)
        if option.capital <= spare and (option.needs is None or option.needs(state))
    ]


def may_answer(tables: Tables, state: State, item: OpenInject, cell: str) -> bool:
    """Tell whether a cell still owes, or may still give, an answer to an inject."""
    if item.held >= 0 or (cell != WHOLE and cell not in tables.injects[item.inject].to):
        return False
    return not item.answers or all(given != cell for given, _ in item.answers)


def owed(tables: Tables, state: State) -> tuple[OpenInject, ...]:
    """Return the injects that must be answered before the turn can end."""
    return owed_by(tables, state, state.played)


def owed_by(tables: Tables, state: State, cells: tuple[str, ...]) -> tuple[OpenInject, ...]:
    """Return the injects that one of some cells must answer this turn and has not."""
    waiting = []
    for item in state.table:
        if tables.injects[item.inject].must:
            for cell in cells:
                if may_answer(tables, state, item, cell):
                    waiting.append(item)
                    break
    return tuple(waiting)


def answer_spare(state: State, item: OpenInject, spare: int) -> int:
    """Return what an answer to an inject may cost: where cells share, one answer pays for both."""
    return spare if state.exercise.paced else spare + item.reserved


def may_start(tables: Tables, state: State, index: int, spare: int) -> bool:
    """Tell whether an initiative can be launched now."""
    initiative = tables.initiatives[index]
    return (
        state.status[index] == IDLE
        and initiative.capital <= spare
        and (initiative.needs is None or initiative.needs(state))
    )


def legal_commands(tables: Tables, state: State) -> tuple[Command, ...]:
    """Return every command that would be accepted now, in a fixed order."""
    if state.ending:
        return ()
    if not state.turn:
        return tuple(StartExercise((seat,)) for seat in tables.seats)
    tables = current(tables, state)
    commands: list[Command] = []
    spares = {cell: spare_for(tables, state, cell) for cell in state.played}
    for item in state.table:
        for cell in state.played:
            if may_answer(tables, state, item, cell):
                inject = tables.injects[item.inject]
                spare = answer_spare(state, item, spares[cell])
                commands += [
                    inject.options[index].commands[cell]
                    for index in open_options(inject, state, spare)
                ]
    for index, initiative in enumerate(tables.initiatives):
        commands += [
            initiative.start[cell]
            for cell in state.played
            if may_start(tables, state, index, spares[cell])
        ]
        if state.status[index] == RUNNING:
            commands += [initiative.stop[cell] for cell in state.played]
    if not state.exercise.paced and not owed(tables, state):
        commands += [EndTurn(cell) for cell in state.played]
    return tuple(commands)
