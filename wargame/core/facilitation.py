"""Decides what a facilitator asks for: pace, injects out of their time, rulings, ENDEX."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from wargame.core import facilitator_commands as c
from wargame.core import facilitator_events as f
from wargame.core.adjudication import ask
from wargame.core.events import Event, ExerciseEnded, FreelyAdjudicated
from wargame.core.evolve import fold
from wargame.core.exercise import current
from wargame.core.phrases import Say, mark, phrase
from wargame.core.plain import plain
from wargame.core.rejections import Reason, Rejection
from wargame.core.rows import Tables
from wargame.core.scenario import Ending
from wargame.core.scoring import score
from wargame.core.state import OpenInject, State
from wargame.core.turns import bring, due_injects, end_turn
from wargame.core.written import MOST_BY, MOST_EFFECTS, text_fault, written_fault

CALLED = Ending(
    id="endex",
    kind="called",
    title=mark("The facilitator called ENDEX"),
    when="",
    odds=None,
    text=mark("The exercise ends with the world as it stands."),
    points=0,
    source=(),
)
"""The ending that every model has besides its own."""


def called(say: Say) -> Ending:
    """Return the ending that every model has besides its own, in the language of a session."""
    return replace(CALLED, title=say(CALLED.title), text=say(CALLED.text))


MOST_WRITTEN = 60
"""Most injects that can be written or edited in a session."""

Pacing = (
    c.CloseTurn
    | c.HoldInject
    | c.ReleaseInject
    | c.SkipInject
    | c.FireInject
    | c.WriteInject
    | c.EditInject
    | c.RuleOutcome
    | c.AdjudicateFreely
    | c.CallEndex
)
"""What a facilitator can ask for besides STARTEX."""

_NEEDS_NO_REASON = (c.CloseTurn, c.ReleaseInject)


def facilitate(
    tables: Tables, state: State, command: Pacing, seed: int
) -> tuple[tuple[Event, ...], State] | Rejection:
    """Return the events of a facilitator's command and the state they lead to, or a refusal."""
    refusal = (
        _moment_refusal(state) or _signature_refusal(command) or _refusal(tables, state, command)
    )
    if refusal is not None:
        return refusal
    after = state.fork()
    events = _events(tables, after, command, seed)
    return events, after


def _moment_refusal(state: State) -> Rejection | None:
    if not state.turn:
        return Rejection(Reason.NOT_STARTED, phrase("the exercise has not started yet"))
    if state.ending:
        return Rejection(Reason.ENDED, phrase("the exercise is over"))
    if not state.exercise.paced:
        return Rejection(Reason.NOT_FACILITATED, phrase("this session has no facilitator"))
    return None


def _signature_refusal(command: Pacing) -> Rejection | None:
    """Refuse a command without a reason, or with texts that cannot stand in the record."""
    if not isinstance(command, _NEEDS_NO_REASON) and not command.reason.strip():
        return Rejection(Reason.NO_REASON, phrase("give a reason; it stands in the record"))
    for text, limit in ((command.reason, c.REASON_LIMIT), (command.who, c.WHO_LIMIT)):
        if len(text) > limit or plain(text, lines=False) != text:
            what = phrase(
                "the reason is longer than {limit} characters or not plain text", limit=limit
            )
            return Rejection(Reason.BAD_TEXT, what)
    return None


def _refusal(tables: Tables, state: State, command: Pacing) -> Rejection | None:
    match command:
        case c.CloseTurn() | c.CallEndex():
            return None
        case c.WriteInject(written):
            fault = _too_many(state) or written_fault(tables.scenario, written)
            return Rejection(Reason.BAD_INJECT, fault) if fault else None
        case c.AdjudicateFreely():
            return _free_refusal(tables, state, command)
        case _:
            return _inject_refusal(tables, state, command)


def _inject_refusal(
    tables: Tables,
    state: State,
    command: c.HoldInject
    | c.ReleaseInject
    | c.SkipInject
    | c.FireInject
    | c.EditInject
    | c.RuleOutcome,
) -> Rejection | None:
    index = tables.inject_index.get(command.inject)
    if index is None:
        return Rejection(
            Reason.UNKNOWN_INJECT, phrase("there is no inject {inject!r}", inject=command.inject)
        )
    match command:
        case c.HoldInject():
            return _hold_refusal(state, index)
        case c.ReleaseInject():
            held = index in state.exercise.held
            return None if held else Rejection(Reason.NOT_HELD, phrase("this inject is not held"))
        case c.SkipInject():
            return _skip_refusal(state, index)
        case c.FireInject():
            return _came(state, index)
        case c.EditInject():
            return _edit_refusal(tables, state, index, command)
        case c.RuleOutcome():
            return _ruling_refusal(tables, state, index, command)
    assert_never(command)


def _too_many(state: State) -> str:
    if len(state.exercise.texts) < MOST_WRITTEN:
        return ""
    return phrase(
        "{most} injects have been written or edited; use one of the deck",
        most=MOST_WRITTEN,
    )


def _came(state: State, index: int) -> Rejection | None:
    if index in state.seen:
        return Rejection(Reason.ALREADY_CAME, phrase("this inject has come already"))
    return None


def _hold_refusal(state: State, index: int) -> Rejection | None:
    if index in state.exercise.kept_back:
        return Rejection(Reason.KEPT_BACK, phrase("this inject is held or skipped already"))
    return _came(state, index)


def _skip_refusal(state: State, index: int) -> Rejection | None:
    if index in state.exercise.skipped:
        return Rejection(Reason.KEPT_BACK, phrase("this inject is skipped already"))
    return None if _lying(state, index) else _came(state, index)


def _lying(state: State, index: int) -> OpenInject | None:
    return next((item for item in state.table if item.inject == index), None)


def _edit_refusal(
    tables: Tables, state: State, index: int, command: c.EditInject
) -> Rejection | None:
    came = _came(state, index)
    if came is not None:
        return came
    to = tables.injects[index].to
    if any(cell not in to for cell, _ in command.private):
        return Rejection(
            Reason.BAD_INJECT, phrase("a private text is for a cell it is not addressed to")
        )
    texts = [command.title, command.sender, command.situation, *(t for _, t in command.private)]
    fault = _too_many(state) or next((x for x in map(text_fault, texts) if x), "")
    return Rejection(Reason.BAD_INJECT, fault) if fault else None


def _ruling_refusal(
    tables: Tables, state: State, index: int, command: c.RuleOutcome
) -> Rejection | None:
    if _lying(state, index) is None:
        return Rejection(Reason.NOT_ON_TABLE, phrase("this inject does not lie on the table now"))
    inject = tables.injects[index]
    option = inject.option_index.get(command.option)
    if option is None:
        return Rejection(
            Reason.UNKNOWN_OPTION,
            phrase("there is no option {option!r} here", option=command.option),
        )
    if command.outcome and command.outcome not in inject.options[option].ids:
        return Rejection(
            Reason.UNKNOWN_OUTCOME,
            phrase("there is no outcome {outcome!r} here", outcome=command.outcome),
        )
    return None


def _free_refusal(tables: Tables, state: State, command: c.AdjudicateFreely) -> Rejection | None:
    if command.inject:
        index = tables.inject_index.get(command.inject, -1)
        if _lying(state, index) is None:
            return Rejection(
                Reason.NOT_ON_TABLE, phrase("this inject does not lie on the table now")
            )
    if fault := text_fault(command.says):
        return Rejection(Reason.BAD_TEXT, fault)
    if len(command.effects) > MOST_EFFECTS:
        return Rejection(
            Reason.BAD_INJECT,
            phrase("use at most {most} effects", most=MOST_EFFECTS),
        )
    for name, by in command.effects:
        if name not in tables.slots:
            return Rejection(
                Reason.UNKNOWN_INDICATOR, phrase("there is no indicator {name!r}", name=name)
            )
        if not by or abs(by) > MOST_BY:
            return Rejection(
                Reason.BAD_INJECT, phrase("the effect on {name} must be a number but 0", name=name)
            )
    return None


def _events(tables: Tables, after: State, command: Pacing, seed: int) -> tuple[Event, ...]:
    """Return the events of an accepted command, folded into a forked state."""
    who, reason = command.who, command.reason
    events: list[Event] = []

    def add(event: Event) -> None:
        fold(current(tables, after), after, event)
        events.append(event)

    match command:
        case c.CloseTurn():
            add(f.TurnCalled(after.turn, who, reason))
            events += end_turn(tables, after, seed)
        case c.HoldInject(inject):
            add(f.InjectHeld(inject, who, reason))
        case c.ReleaseInject(inject):
            add(f.InjectReleased(inject, who, reason))
            index = tables.inject_index[inject]
            if index in due_injects(tables, after):
                events.append(bring(tables, after, tables.injects[index], "released"))
        case c.SkipInject(inject):
            add(f.InjectSkipped(inject, who, reason))
        case c.FireInject(inject):
            add(f.InjectFired(inject, who, reason))
            fired = tables.injects[tables.inject_index[inject]]
            events.append(bring(tables, after, fired, "facilitator"))
        case c.WriteInject(written):
            add(f.InjectWritten(written, who, reason))
        case c.EditInject():
            add(_edited(command))
        case c.RuleOutcome(inject, option, outcome):
            add(f.OutcomeRuled(inject, option, outcome, who, reason))
        case c.AdjudicateFreely():
            add(_adjudicated(tables, after, command))
        case c.CallEndex():
            add(f.EndexCalled(who, reason))
            add(ExerciseEnded(CALLED.id, after.turn, None, score(tables, after)[1]))
        case _:
            assert_never(command)
    return tuple(events)


def _edited(command: c.EditInject) -> f.InjectEdited:
    return f.InjectEdited(
        command.inject,
        command.title,
        command.sender,
        command.situation,
        command.private,
        command.who,
        command.reason,
    )


def _adjudicated(tables: Tables, state: State, command: c.AdjudicateFreely) -> FreelyAdjudicated:
    rows = [(tables.slots[name], by) for name, by in command.effects]
    changes = tuple(ask(tables, state.values.copy(), rows))
    return FreelyAdjudicated(command.inject, command.says, changes, command.who, command.reason)
