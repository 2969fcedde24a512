"""Folds events into a state. No rule runs here: an event says what became of the world."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.core import events as e
from wargame.core import facilitator_events as f
from wargame.core.exercise import current
from wargame.core.rows import Tables, weigh
from wargame.core.scenario import Inject
from wargame.core.state import ABANDONED, DONE, IDLE, RUNNING, OpenInject, State
from wargame.core.tables import with_inject, with_texts


def initial(tables: Tables) -> State:
    """Return the world before STARTEX."""
    values = list(tables.start)
    return State(
        played=(),
        turn=0,
        values=values,
        opening=values.copy(),
        previous=values.copy(),
        flags=set(),
        seen={},
        taken={},
        table=(),
        calendar=(),
        capital=tables.scenario.model.capital.start,
        status=[IDLE] * len(tables.initiatives),
        progress=[0] * len(tables.initiatives),
        stalled=frozenset(),
        scores=(),
        ending="",
    )


def evolve(tables: Tables, state: State, events: Iterable[e.Event]) -> State:
    """Return the state after some events; the given state is left as it was."""
    after = state.fork()
    for event in events:
        fold(current(tables, after), after, event)
    return after


def put(tables: Tables, values: list[int], slot: int, after: int) -> None:
    """Set an indicator, and work out what is derived from it.

    A derived indicator is moved by its offset.
    """
    derived = tables.derived.get(slot)
    if derived is not None:
        offset, total = derived
        values[offset] = after - weigh(values, total)
    values[slot] = after
    for fed in tables.feeds[slot]:
        offset, total = tables.derived[fed]
        value = weigh(values, total) + values[offset]
        values[fed] = max(tables.low[fed], min(tables.high[fed], value))


def apply_changes(tables: Tables, state: State, changes: tuple[e.Change, ...]) -> None:
    """Set every indicator to what the changes say it became."""
    slots, values = tables.slots, state.values
    linked = tables.linked
    for change in changes:
        slot = slots[change.indicator]
        if linked[slot]:
            put(tables, values, slot, change.after)
        else:
            values[slot] = change.after


def fold(tables: Tables, state: State, event: e.Event) -> None:  # noqa: PLR0912 - one case an event
    """Change a freshly forked state by one event; the commonest events stand first.

    A rule that has just made an event of the commonest kinds may call the function of that kind.
    """
    match event:
        case e.ResponseGiven():
            answer(tables, state, event)
        case e.ResponseResolved():
            resolve(tables, state, event)
        case e.RuleApplied() | e.CellsConcurred():
            apply_changes(tables, state, event.changes)
        case e.InjectDelivered():
            deliver(tables, state, event)
        case e.TurnClosed():
            close(state, event)
        case e.TurnBegan():
            begin(state, event)
        case e.InitiativeAdvanced():
            _advance(tables, state, event)
        case e.InitiativeStalled(initiative, _):
            state.stalled |= {tables.initiative_index[initiative]}
        case e.InitiativeStarted(_, initiative, capital):
            state.capital = capital
            state.status[tables.initiative_index[initiative]] = RUNNING
        case e.InitiativeSetBack(initiative, progress, _):
            state.progress[tables.initiative_index[initiative]] = progress
        case e.InitiativeAbandoned(_, initiative, changes):
            state.status[tables.initiative_index[initiative]] = ABANDONED
            apply_changes(tables, state, changes)
        case e.InjectNeglected():
            _neglect(tables, state, event)
        case e.CounterpartReacted():
            _react(tables, state, event)
        case e.CellsDiffered():
            _differ(tables, state, event)
        case e.ExerciseStarted(played):
            state.played = played
        case e.SituationTold():
            pass
        case e.ExerciseEnded(ending, _, _, overall):
            state.ending = ending
            state.overall = overall
        case e.FreelyAdjudicated(inject, _, changes):
            if inject:
                _remove(state, tables.inject_index[inject])
            apply_changes(tables, state, changes)
        case _:
            _facilitate(tables, state, event)


def _facilitate(tables: Tables, state: State, event: f.FacilitatorEvent) -> None:
    """Fold what a facilitator did."""
    exercise = state.exercise
    match event:
        case f.PaceTaken():
            state.exercise = replace(exercise, paced=True)
        case f.InjectHeld(inject):
            held = exercise.held | {tables.inject_index[inject]}
            state.exercise = replace(exercise, held=held)
        case f.InjectReleased(inject):
            held = exercise.held - {tables.inject_index[inject]}
            state.exercise = replace(exercise, held=held)
        case f.InjectSkipped(inject):
            index = tables.inject_index[inject]
            _remove(state, index)
            skipped, held = exercise.skipped | {index}, exercise.held - {index}
            state.exercise = replace(exercise, skipped=skipped, held=held)
        case f.InjectFired(inject):
            index = tables.inject_index[inject]
            skipped, held = exercise.skipped - {index}, exercise.held - {index}
            state.exercise = replace(exercise, skipped=skipped, held=held)
        case f.InjectWritten(written):
            _grow(state, written, with_inject(tables, written))
        case f.InjectEdited():
            old = tables.scenario.injects[tables.inject_index[event.inject]]
            edited = edited_inject(old, event)
            _grow(state, edited, with_texts(tables, edited))
        case f.OutcomeRuled():
            _rule(tables, state, event)
        case f.TurnCalled() | f.EndexCalled():
            pass
        case _:
            assert_never(event)


def _grow(state: State, inject: Inject, tables: Tables) -> None:
    exercise = state.exercise
    state.exercise = replace(exercise, texts=(*exercise.texts, inject), tables=tables)


def edited_inject(old: Inject, event: f.InjectEdited) -> Inject:
    """Return an inject with its new texts."""
    return replace(
        old,
        title=event.title,
        sender=event.sender,
        situation=event.situation,
        private=event.private,
    )


def _rule(tables: Tables, state: State, event: f.OutcomeRuled) -> None:
    index = tables.inject_index[event.inject]
    table = tables.injects[index]
    option = table.option_index[event.option]
    others = tuple([each for each in state.exercise.rulings if each[:2] != (index, option)])
    if event.outcome:
        outcome = table.options[option].ids.index(event.outcome)
        others = (*others, (index, option, outcome))
    state.exercise = replace(state.exercise, rulings=others)


def lying(tables: Tables, state: State, inject: str) -> OpenInject:
    """Return an inject that lies on the table. Raises KeyError if it does not."""
    index = tables.inject_index[inject]
    for each in state.table:
        if each.inject == index:
            return each
    raise KeyError(inject)


def _swap(state: State, old: OpenInject, new: OpenInject) -> None:
    state.table = tuple([new if each is old else each for each in state.table])


def _remove(state: State, index: int) -> None:
    state.table = tuple([each for each in state.table if each.inject != index])


def answer(tables: Tables, state: State, event: e.ResponseGiven) -> None:
    """Put an answer to an inject on the table."""
    old = lying(tables, state, event.inject)
    option = tables.injects[old.inject].option_index[event.option]
    answers = (*old.answers, (event.cell, option))
    _swap(state, old, OpenInject(old.inject, old.delivered, old.due, answers, event.reserved))


def _react(tables: Tables, state: State, event: e.CounterpartReacted) -> None:
    old = lying(tables, state, event.inject)
    option = tables.injects[old.inject].option_index[event.option]
    answers = (*old.answers, (event.cell, option))
    _swap(state, old, OpenInject(old.inject, old.delivered, old.due, answers, old.reserved))
    state.capital = event.capital
    apply_changes(tables, state, event.changes)


def _differ(tables: Tables, state: State, event: e.CellsDiffered) -> None:
    old = lying(tables, state, event.inject)
    held = tables.injects[old.inject].option_index[event.option]
    new = OpenInject(
        old.inject, old.delivered, old.due, old.answers, old.reserved, held, event.until
    )
    _swap(state, old, new)
    apply_changes(tables, state, event.changes)


def begin(state: State, event: e.TurnBegan) -> None:
    """Open a turn."""
    state.turn = event.turn
    state.capital = event.capital
    state.previous, state.opening = state.opening, state.values.copy()


def close(state: State, event: e.TurnClosed) -> None:
    """Enter the scores of a turn."""
    state.scores = (*state.scores, (*event.steps, event.overall))


def deliver(tables: Tables, state: State, event: e.InjectDelivered) -> None:
    """Put an inject on the table."""
    index = tables.inject_index[event.inject]
    state.seen[index] = event.turn
    state.table = (*state.table, OpenInject(index, event.turn, event.due))
    if state.calendar:
        state.calendar = tuple([each for each in state.calendar if each[1] != index])


def _schedule(tables: Tables, state: State, then: tuple[tuple[str, int], ...]) -> None:
    coming = [(turn, tables.inject_index[inject]) for inject, turn in then]
    state.calendar = tuple(sorted({*state.calendar, *coming}))


def resolve(tables: Tables, state: State, event: e.ResponseResolved) -> None:
    """Let an answer that was drawn for take effect."""
    index = tables.inject_index[event.inject]
    state.taken[index] = tables.injects[index].option_index[event.option]
    _remove(state, index)
    state.capital = event.capital
    apply_changes(tables, state, event.changes)
    if event.raised:
        state.flags.update(event.raised)
    if event.lowered:
        state.flags.difference_update(event.lowered)
    if event.then:
        _schedule(tables, state, event.then)


def _neglect(tables: Tables, state: State, event: e.InjectNeglected) -> None:
    _remove(state, tables.inject_index[event.inject])
    apply_changes(tables, state, event.changes)
    state.flags.update(event.raised)
    _schedule(tables, state, event.then)


def _advance(tables: Tables, state: State, event: e.InitiativeAdvanced) -> None:
    index = tables.initiative_index[event.initiative]
    state.progress[index] = event.progress
    state.capital = event.capital
    state.stalled -= {index}
    if event.completed:
        state.status[index] = DONE
    apply_changes(tables, state, event.changes)
