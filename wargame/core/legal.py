"""Lists what a seat may do now: the one place that interface, policies and tests ask."""

from __future__ import annotations

from wargame.core.commands import Command, StartExercise
from wargame.core.exercise import current
from wargame.core.rows import InjectTable, OptionTable, Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import IDLE, RUNNING, OpenInject, State


def available(tables: Tables, state: State) -> int:
    """Return the capital that no answer has reserved; never under 0.

    A disputed answer may have set aside more than the turn it is held over to brings.
    """
    spare = state.capital
    for item in state.table:
        spare -= item.reserved
    return max(0, spare)


def spare_for(tables: Tables, state: State, cell: str) -> int:
    """Return the capital that a cell may still plan with.

    Where the facilitator sets the pace a cell knows nothing of the other's answers, so only its
    own count; two cells that overspend together leave nothing.
    """
    if not state.exercise.paced:
        return available(tables, state)
    own = sum(own_reserve(tables, item, cell) for item in state.table)
    return max(0, state.capital - own)


def own_reserve(tables: Tables, item: OpenInject, cell: str) -> int:
    """Return what a cell's own answer to an inject sets aside."""
    options = tables.injects[item.inject].options
    return sum(options[option].capital for given, option in item.answers if given == cell)


def answer_spare(state: State, item: OpenInject, spare: int) -> int:
    """Return what an answer to an inject may cost: where cells share, one answer pays for both."""
    return spare if state.exercise.paced else spare + item.reserved


def open_options(inject: InjectTable, state: State, spare: int) -> list[OptionTable]:
    """Return the options of an inject whose needs and price are met."""
    return [
        option
        for option in inject.options
        if option.capital <= spare and (option.needs is None or option.needs(state))
    ]


def may_answer(tables: Tables, state: State, item: OpenInject, cell: str) -> bool:
    """Tell whether a cell still owes, or may still give, an answer to an inject."""
    if item.held >= 0 or (cell != WHOLE and cell not in tables.injects[item.inject].to):
        return False
    return cell not in [given for given, _ in item.answers]


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
    if state.exercise.paced:
        return _paced_commands(tables, state)
    commands: list[Command] = []
    spare = available(tables, state)
    may_end = True
    for item in state.table:
        inject = tables.injects[item.inject]
        for cell in state.played:
            if may_answer(tables, state, item, cell):
                may_end = may_end and not inject.must
                open_now = open_options(inject, state, spare + item.reserved)
                commands += [option.commands[cell] for option in open_now]
    for index, initiative in enumerate(tables.initiatives):
        if may_start(tables, state, index, spare):
            commands += [initiative.start[cell] for cell in state.played]
        elif state.status[index] == RUNNING:
            commands += [initiative.stop[cell] for cell in state.played]
    if may_end:
        commands += [tables.end_turn[cell] for cell in state.played]
    return tuple(commands)


def _paced_commands(tables: Tables, state: State) -> tuple[Command, ...]:
    """Return what the cells of a facilitated exercise may do; none of them closes the turn."""
    commands: list[Command] = []
    spares = {cell: spare_for(tables, state, cell) for cell in state.played}
    for item in state.table:
        inject = tables.injects[item.inject]
        for cell in state.played:
            if may_answer(tables, state, item, cell):
                spare = answer_spare(state, item, spares[cell])
                open_now = open_options(inject, state, spare)
                commands += [option.commands[cell] for option in open_now]
    for index, initiative in enumerate(tables.initiatives):
        for cell in state.played:
            if may_start(tables, state, index, spares[cell]):
                commands.append(initiative.start[cell])
            elif state.status[index] == RUNNING:
                commands.append(initiative.stop[cell])
    return tuple(commands)
