"""Rules on what an answer brings: odds, draws, effects, follow-ups and set-backs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wargame.core.chance import choose, choose_among, draw_hashed
from wargame.core.events import (
    Change,
    Draw,
    Event,
    InitiativeSetBack,
    InjectNeglected,
    ResponseResolved,
)
from wargame.core.evolve import fold, put, resolve
from wargame.core.rounding import div_round
from wargame.core.rows import (
    EffectRow,
    OptionTable,
    OutcomeTable,
    ReactionTable,
    ShiftRow,
    Tables,
)
from wargame.core.state import RUNNING, OpenInject, State


def shifted(weight: int, shifts: Iterable[ShiftRow], values: Sequence[int]) -> int:
    """Return a weight as the indicators move it; never under 1."""
    for slot, by, low, span in shifts:
        weight += div_round(by * 5 * (2 * (values[slot] - low) - span), span)
    return max(1, weight)


def weights_of(
    rows: Iterable[OutcomeTable | ReactionTable], values: Sequence[int]
) -> tuple[int, ...]:
    """Return the weights of several outcomes as they stand."""
    return tuple([shifted(row.weight, row.shifts, values) for row in rows])


def ask(tables: Tables, values: list[int], effects: Iterable[EffectRow]) -> list[Change]:
    """Apply effects to a scratch copy of the values, each clipped to its range.

    The changes it returns are for an event; only folding that event changes a state.
    """
    names, low, high, linked = tables.names, tables.low, tables.high, tables.linked
    changes = []
    for slot, by in effects:
        before = values[slot]
        after = before + by
        if after > high[slot]:
            after = max(high[slot], before)
        elif after < low[slot]:
            after = min(low[slot], before)
        changes.append(Change(names[slot], before, by, after))
        if linked[slot]:
            put(tables, values, slot, after)
        else:
            values[slot] = after
    return changes


def odds_of(option: OptionTable, values: Sequence[int]) -> tuple[int, ...]:
    """Return the weights of an option's outcomes as they stand."""
    return option.weights if option.steady else weights_of(option.outcomes, values)


def respond(
    tables: Tables, state: State, item: OpenInject, held: int, root: int
) -> tuple[Event, ...]:
    """Let an answer take effect on a forked state and return what happened."""
    inject = tables.injects[item.inject]
    option = inject.options[held]
    values = state.values.copy()
    changes = ask(tables, values, option.effects)
    certain = len(changes)
    value = draw_hashed(root, option.key_hash)
    if option.steady:
        odds, chosen = option.odds, choose_among(value, option.totals)
    else:
        weights = weights_of(option.outcomes, values)
        odds, chosen = tuple(zip(option.ids, weights, strict=True)), choose(value, weights)
    if state.exercise.rulings:
        ruled = state.exercise.ruled(item.inject, held)
        chosen = chosen if ruled is None else ruled
    outcome = option.outcomes[chosen]
    changes += ask(tables, values, outcome.effects)
    event = ResponseResolved(
        inject.id,
        option.id,
        outcome.id,
        Draw(option.key, value, odds),
        max(0, state.capital - option.capital),
        tuple(changes),
        certain,
        outcome.raised,
        outcome.lowered,
        follow_ups(tables, state, outcome) if outcome.then else (),
    )
    resolve(tables, state, event)
    if not outcome.set_backs:
        return (event,)
    return (event, *set_backs(tables, state, outcome, inject.id))


def neglect(tables: Tables, state: State, item: OpenInject) -> tuple[Event, ...]:
    """Let a deadline pass on a forked state and return what happened."""
    inject = tables.injects[item.inject]
    outcome = inject.neglect
    if outcome is None:
        event = InjectNeglected(inject.id, (), (), ())
        fold(tables, state, event)
        return (event,)
    changes = tuple(ask(tables, state.values.copy(), outcome.effects))
    event = InjectNeglected(inject.id, changes, outcome.raised, follow_ups(tables, state, outcome))
    fold(tables, state, event)
    return (event, *set_backs(tables, state, outcome, inject.id))


def follow_ups(tables: Tables, state: State, outcome: OutcomeTable) -> tuple[tuple[str, int], ...]:
    """Return the injects an outcome puts on the calendar; one that came already comes no more."""
    if not outcome.then:
        return ()
    return tuple(
        [
            (tables.injects[index].id, state.turn + after)
            for index, after in outcome.then
            if index not in state.seen
        ]
    )


def set_backs(tables: Tables, state: State, outcome: OutcomeTable, cause: str) -> tuple[Event, ...]:
    """Take progress from running initiatives."""
    events: list[Event] = []
    for index, by in outcome.set_backs:
        if state.status[index] == RUNNING and state.progress[index] > 0:
            progress = max(0, state.progress[index] - by)
            event = InitiativeSetBack(tables.initiatives[index].id, progress, cause)
            fold(tables, state, event)
            events.append(event)
    return tuple(events)
