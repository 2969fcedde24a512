"""Finds where model, cells and evaluators see the exercise differently: the hot-wash agenda."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.core.plain import plain
from wargame.core.rounding import div_round
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.exercise.room import Room, Seat
from wargame.exercise.watch import visible
from wargame.language import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One step in one turn, scored by different people. Scores are points of 0-100."""

    turn: int
    step: str
    title: str
    model: int
    cells: tuple[tuple[str, int], ...]
    """Cell and its self-score."""
    evaluators: tuple[tuple[str, int], ...]
    """Name and score."""
    gap: int
    """Highest less lowest."""
    evidence: tuple[str, ...]
    """Observations and decisions of that turn that bear on the step."""


def gaps(tables: Tables, state: State, room: Room, seat: Seat) -> tuple[Gap, ...]:
    """Return every step that was scored by more than the model, the widest gap first.

    The evidence is what the seat may read.
    """
    found = []
    for turn, row in enumerate(state.scores, start=1):
        for index, step in enumerate(tables.scenario.model.steps):
            model = div_round(row[index], 100)
            cells = tuple(
                (cell, scores[index])
                for (given, cell), scores in room.self_scores.items()
                if given == turn and index < len(scores)
            )
            evaluators = tuple(
                (room.person(seat).name, scores[index])
                for (given, seat), scores in room.evaluations.items()
                if given == turn and index < len(scores)
            )
            scores = [model, *(each for _, each in (*cells, *evaluators))]
            if len(scores) > 1:
                found.append(
                    Gap(
                        turn=turn,
                        step=step.id,
                        title=plain(step.title, lines=False),
                        model=model,
                        cells=cells,
                        evaluators=evaluators,
                        gap=max(scores) - min(scores),
                        evidence=_evidence(tables, room, seat, turn, step.id),
                    )
                )
    return tuple(sorted(found, key=lambda each: (-each.gap, each.turn, each.step)))


def _evidence(tables: Tables, room: Room, seat: Seat, turn: int, step: str) -> tuple[str, ...]:
    say = phrases(tables.scenario.language)
    seen = [
        say("{who}, {kind} ({rating}): {text}").format(
            who=room.person(each.seat).name,
            kind=say(each.seen.kind),
            rating=each.seen.rating,
            text=each.seen.text,
        )
        for each in visible(room, seat)
        if each.turn == turn and each.seen.step == step
    ]
    return (*seen, *_decisions(tables, room, turn, step))


def _decisions(tables: Tables, room: Room, turn: int, step: str) -> list[str]:
    told, told_as = [], phrases(tables.scenario.language)("{title}: ")
    for _, when, name, chosen in room.resolved:
        inject = tables.scenario.injects[tables.inject_index[name]]
        for option in inject.options:
            if when == turn and option.id == chosen and step in option.steps:
                told.append(plain(told_as.format(title=inject.title) + option.label, lines=False))
    return told


def questions(tables: Tables, room: Room) -> tuple[str, ...]:
    """Return the discussion questions of the injects that were played, in the order they were."""
    asked: dict[str, None] = {}
    for _, _, name, _ in room.resolved:
        inject = tables.scenario.injects[tables.inject_index[name]]
        asked.update(dict.fromkeys(plain(each, lines=False) for each in inject.discuss))
    return tuple(asked)
