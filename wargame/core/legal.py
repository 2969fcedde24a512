"""Lists what a seat may do now: the one place that interface, policies and tests ask."""

from __future__ import annotations

from wargame.core.commands import Command, StartExercise
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
    waiting = []
    for item in state.table:
        if tables.injects[item.inject].must:
            for cell in state.played:
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
