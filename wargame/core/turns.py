"""Turns the page: resolution at the end of a turn, delivery at the start of the next."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from wargame.core.adjudication import ask, neglect, respond, shifted
from wargame.core.chance import SIDES, choose, draw, draw_hashed, turn_root
from wargame.core.counterpart import react
from wargame.core.dynamics import advance_initiatives, apply_rules
from wargame.core.events import (
    CellsConcurred,
    CellsDiffered,
    Draw,
    Event,
    ExerciseEnded,
    InjectDelivered,
    SituationTold,
    TurnBegan,
    TurnClosed,
)
from wargame.core.evolve import begin, close, deliver, fold, lying
from wargame.core.narrative import situation
from wargame.core.rounding import div_round
from wargame.core.rows import FULL, EndingTable, InjectTable, Tables, weigh
from wargame.core.scenario import WHOLE
from wargame.core.scoring import score
from wargame.core.state import RUNNING, OpenInject, State


def end_turn(tables: Tables, state: State, seed: int) -> list[Event]:
    """End the turn on a forked state, and open the next one unless this was the last."""
    events = close_turn(tables, state, seed)
    return events if state.ending else events + begin_turn(tables, state, state.turn + 1, seed)


def close_turn(tables: Tables, state: State, seed: int) -> list[Event]:
    """Close the turn on a forked state: resolve, move the world, score, and see if it ends."""
    root = turn_root(seed, state.turn)
    events: list[Event] = []
    for item in state.table:
        events += settle(tables, state, item, root)
    if RUNNING in state.status:
        events += advance_initiatives(tables, state)
    if tables.rules:
        events += apply_rules(tables, state)
    steps, overall = score(tables, state)
    closed = TurnClosed(state.turn, steps, overall)
    close(state, closed)
    events.append(closed)
    if lines := situation(tables, state, seed):
        events.append(SituationTold(state.turn, lines))
    ended = _ending(tables, state, seed, overall)
    if ended is not None:
        fold(tables, state, ended)
        events.append(ended)
    return events


def settle(tables: Tables, state: State, item: OpenInject, root: int) -> list[Event]:
    """Resolve, delay, neglect or leave one inject on a forked state.

    `root` is `chance.turn_root` of the session's seed and the turn.
    """
    events: list[Event] = []
    if item.held < 0:
        if _waiting(tables, state, item) and not _stands_alone(state, item):
            return list(neglect(tables, state, item)) if item.due <= state.turn else events
        if WHOLE not in state.played:
            events = react(tables, state, item, root)
            item = lying(tables, state, tables.injects[item.inject].id)
            events += _compare(tables, state, item)
            item = lying(tables, state, tables.injects[item.inject].id)
    held = item.held if item.held >= 0 else item.answers[0][1]
    if item.held >= 0 and item.until > state.turn:
        return events
    return [*events, *respond(tables, state, item, held, root)]


def _waiting(tables: Tables, state: State, item: OpenInject) -> bool:
    """Tell whether a cell with people in it has not answered yet."""
    if WHOLE in state.played:
        return not item.answers
    given = [cell for cell, _ in item.answers]
    to = tables.injects[item.inject].to
    return any(cell in to and cell not in given for cell in state.played)


def _stands_alone(state: State, item: OpenInject) -> bool:
    """Tell whether time ran out on one cell of a facilitated exercise: the other's answer holds."""
    return state.exercise.paced and bool(item.answers) and item.due <= state.turn


def _compare(tables: Tables, state: State, item: OpenInject) -> list[Event]:
    """Reward cells that answered alike; price and delay answers that differ."""
    if len(item.answers) < 2:
        return []
    inject = tables.injects[item.inject]
    event: Event
    if len({option for _, option in item.answers}) == 1:
        event = CellsConcurred(inject.id, tuple(ask(tables, state.values.copy(), tables.same)))
    else:
        answers = dict(item.answers)
        option = answers.get(inject.holds, item.answers[0][1])
        event = CellsDiffered(
            inject.id,
            inject.options[option].id,
            inject.holds,
            min(state.turn + tables.delay, tables.scenario.turns),
            tuple(ask(tables, state.values.copy(), tables.differ)),
        )
    fold(tables, state, event)
    return [event]


def _ending(tables: Tables, state: State, seed: int, overall: int) -> ExerciseEnded | None:
    """Return the first ending that comes true, with its draw."""
    for ending in tables.endings:
        if ending.when is not None and not ending.when(state):
            continue
        drawn = _ending_draw(ending, state, seed)
        if drawn is None or drawn.value < drawn.odds[0][1]:
            final = max(0, min(FULL, overall + ending.points * 100))
            return ExerciseEnded(ending.id, state.turn, drawn, final)
    if state.turn >= tables.scenario.turns:
        return ExerciseEnded(tables.endings[-1].id, state.turn, None, overall)
    return None


def _ending_draw(ending: EndingTable, state: State, seed: int) -> Draw | None:
    if ending.odds is None:
        return None
    percent = max(0, min(100, weigh(state.values, ending.odds)))
    chances = (("ends", percent * 100), ("goes-on", SIDES - percent * 100))
    return Draw(ending.key, draw(seed, state.turn, ending.key), chances)


def begin_turn(tables: Tables, state: State, turn: int, seed: int) -> list[Event]:
    """Open a turn on a forked state: capital arrives, injects are delivered."""
    began = capital_arrives(tables, state, turn)
    begin(state, began)
    events: list[Event] = [began]
    for index in due_injects(tables, state)[: tables.scenario.most]:
        cause = _cause(tables, state, index)
        events.append(bring(tables, state, tables.injects[index], cause))
    _draw_injects(tables, state, events, seed)
    return events


def capital_arrives(tables: Tables, state: State, turn: int) -> TurnBegan:
    """Return the event that opens a turn, with its income and what is kept of the last one."""
    capital = tables.scenario.model.capital
    income = max(0, weigh(state.values, tables.income))
    kept = state.capital if turn == 1 else div_round(capital.carry * state.capital, 100)
    return TurnBegan(turn, income, min(capital.most, kept + (income if turn > 1 else 0)))


def due_injects(tables: Tables, state: State) -> list[int]:
    """Return the injects that must come now: follow-ups, then fixed ones, then triggered ones."""
    turn = state.turn
    if not (state.calendar or tables.fixed or tables.triggered):
        return []
    due = [index for when, index in state.calendar if when <= turn]
    injects = tables.injects
    for index in tables.fixed:
        inject = injects[index]
        if inject.turn <= turn and (inject.when is None or inject.when(state)):
            due.append(index)
    for index in tables.triggered:
        inject = injects[index]
        in_time = inject.first <= turn <= inject.last
        if in_time and (inject.when is None or inject.when(state)):
            due.append(index)
    kept_back = state.exercise.kept_back
    return [i for i in dict.fromkeys(due) if i not in state.seen and i not in kept_back]


def _cause(tables: Tables, state: State, index: int) -> str:
    if any(each == index for _, each in state.calendar):
        return "follow-up"
    return "scheduled" if tables.injects[index].turn else "triggered"


def bring(
    tables: Tables, state: State, inject: InjectTable, cause: str, drawn: Draw | None = None
) -> InjectDelivered:
    """Deliver an inject on a forked state and return the event that says so."""
    due = min(state.turn + inject.wait, tables.scenario.turns)
    event = InjectDelivered(inject.id, state.turn, due, cause, drawn)
    deliver(tables, state, event)
    return event


def _draw_injects(tables: Tables, state: State, events: list[Event], seed: int) -> None:
    """Draw injects by weight until the turn brings as many as the deck's pace asks for."""
    for number in range(len(events), tables.scenario.draw_to + 1):
        odds = _odds(tables, state)
        if not odds:
            return
        key, hashed = tables.deliver_keys[number - 1], tables.deliver_hashes[number - 1]
        value = draw_hashed(turn_root(seed, state.turn), hashed)
        chosen, _ = odds[choose(value, map(_weight, odds))]
        inject = tables.injects[tables.inject_index[chosen]]
        drawn = Draw(key, value, odds)
        events.append(bring(tables, state, inject, "drawn", drawn))


_weight: Callable[[tuple[str, int]], int] = itemgetter(1)


def _odds(tables: Tables, state: State) -> tuple[tuple[str, int], ...]:
    """Return the injects that may be drawn now, with their weights."""
    rows = dict(tables.draw_rows[state.turn])
    for index in (*state.seen, *state.exercise.kept_back):
        rows.pop(index, None)
    if tables.plain_draws[state.turn]:
        return tuple(rows.values())
    pool = [tables.injects[index] for index in rows]
    return tuple(
        [
            (each.id, shifted(each.weight, each.shifts, state.values))
            for each in pool
            if each.when is None or each.when(state)
        ]
    )
