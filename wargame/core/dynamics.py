"""Runs the slow forces of the model at the end of a turn."""

from __future__ import annotations

from wargame.core.adjudication import ask
from wargame.core.events import Event, InitiativeAdvanced, InitiativeStalled, RuleApplied
from wargame.core.evolve import fold
from wargame.core.rows import EffectRow, RuleTable, Tables, weigh
from wargame.core.state import RUNNING, State


def advance_initiatives(tables: Tables, state: State) -> list[Event]:
    """Let each running initiative pay its upkeep and make a turn's progress."""
    events: list[Event] = []
    for index, initiative in enumerate(tables.initiatives):
        if state.status[index] != RUNNING:
            continue
        event: Event
        if initiative.holds is not None and not initiative.holds(state):
            event = InitiativeStalled(initiative.id, "condition")
        elif state.capital < initiative.upkeep:
            event = InitiativeStalled(initiative.id, "upkeep")
        else:
            event = _progress(tables, state, index)
        fold(tables, state, event)
        events.append(event)
    return events


def _progress(tables: Tables, state: State, index: int) -> InitiativeAdvanced:
    initiative = tables.initiatives[index]
    progress = state.progress[index] + 1
    stage = initiative.marks.get(progress, 0)
    effects = initiative.stages[stage - 1] if stage else ()
    return InitiativeAdvanced(
        initiative.id,
        progress,
        state.capital - initiative.upkeep,
        stage,
        progress >= initiative.total,
        tuple(ask(tables, state.values.copy(), effects)),
    )


def apply_rules(tables: Tables, state: State) -> list[Event]:
    """Run the dynamics. All rules read the state as it stood before the first of them."""
    due: list[tuple[RuleTable, list[EffectRow]]] = []
    for rule in tables.rules:
        if rule.when is None or rule.when(state):
            effects = [*rule.effects, *_drifts(rule, state)]
            if effects:
                due.append((rule, effects))
    events: list[Event] = []
    for rule, effects in due:
        event = RuleApplied(rule.id, tuple(ask(tables, state.values.copy(), effects)))
        fold(tables, state, event)
        events.append(event)
    return events


def _drifts(rule: RuleTable, state: State) -> list[EffectRow]:
    rows: list[EffectRow] = []
    for slot, toward, most in rule.drifts:
        gap = weigh(state.values, toward) - state.values[slot]
        by = max(-most, min(most, gap))
        if by:
            rows.append((slot, by))
    return rows
