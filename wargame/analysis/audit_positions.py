"""Looks at injects where they come: is an option the best in every position, or in none?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from wargame.analysis.policies import POLICIES
from wargame.analysis.positions import Course, answers
from wargame.analysis.review import ERRORS, Finals
from wargame.analysis.rollouts import Rollouts
from wargame.analysis.thresholds import Check, Thresholds
from wargame.core.commands import Respond, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import State

PLAYERS = ("random", "balanced")
"""Whose games the positions come from, in turns: good and bad worlds both."""
ENOUGH = 3
"""Positions under which nothing is said of an inject."""

Leaders = frozenset[str]
"""Options of a position that may be its best."""


@dataclass(frozen=True, slots=True)
class Position:
    """An inject on the table, with its open answers."""

    inject: str
    turn: int
    courses: tuple[Course, ...]


def positions(tables: Tables, wanted: int, games: int) -> list[Position]:
    """Return up to `wanted` positions of each inject, at most one a game, from some games."""
    found: dict[str, list[Position]] = {}
    for seed in range(games):
        seen = set()
        for position in _game(tables, PLAYERS[seed % len(PLAYERS)], seed):
            known = found.setdefault(position.inject, [])
            if position.inject not in seen and len(known) < wanted:
                known.append(position)
                seen.add(position.inject)
    return [position for each in found.values() for position in each]


def _game(tables: Tables, policy: str, seed: int) -> Iterator[Position]:
    state = _after(tables, initial(tables), StartExercise((WHOLE,)), seed)
    while not state.ending:
        legal = legal_commands(tables, state)
        command = POLICIES[policy](tables, state, legal, seed)
        if isinstance(command, Respond):
            index = tables.inject_index[command.inject]
            item = next(each for each in state.table if each.inject == index)
            courses = tuple(answers(tables, state, item, WHOLE))
            if len(courses) > 1:
                yield Position(command.inject, state.turn, courses)
        state = _after(tables, state, command, seed)


def _after(tables: Tables, state: State, command: object, seed: int) -> State:
    decided = step(tables, state, command, seed)  # type: ignore[arg-type]  # a policy's own
    if isinstance(decided, Rejection):
        raise ValueError(f"a legal command was refused: {decided.what}")
    return decided[1]


def judged(
    tables: Tables, found: Sequence[Position], executor: Executor, games: int, limits: Thresholds
) -> tuple[Check, Check]:
    """Return the verdicts on options that are best in every position looked at, or in none."""
    rollouts = Rollouts(executor, tables.scenario, 0, games)
    turns: dict[int, list[Position]] = {}
    for position in found:
        turns.setdefault(position.turn, []).append(position)
    begun = [
        (group, rollouts.begin([course.world for each in group for course in each.courses]))
        for group in turns.values()
    ]
    tally: dict[str, list[Leaders]] = {}
    for group, finish in begun:
        row, finals = 0, finish()
        for position in group:
            rows = finals[row : row + len(position.courses), 1:]
            row += len(position.courses)
            tally.setdefault(position.inject, []).append(_leaders(position, rows))
    looked = {name: each for name, each in tally.items() if len(each) >= ENOUGH}
    return _always(looked), _never(tables, looked, limits)


def _leaders(position: Position, rows: Finals) -> Leaders:
    """Return the options that may be the best, as far as the games can tell."""
    best = int(rows.mean(axis=1).argmax())
    gaps = rows[best] - rows
    errors = ERRORS * gaps.std(axis=1, ddof=1) / rows.shape[1] ** 0.5
    return frozenset(
        course.id
        for course, gap, error in zip(position.courses, gaps.mean(axis=1), errors, strict=True)
        if gap <= error
    )


def _always(looked: Mapping[str, list[Leaders]]) -> Check:
    flagged = []
    for name, each in looked.items():
        union = frozenset[str]().union(*each)
        if len(union) == 1:
            [option] = union
            flagged.append(f"{name}/{option}: the best in all {len(each)} positions")
    says = f"{len(looked)} injects looked at in {sum(map(len, looked.values()))} positions"
    return Check(name="dilemma", is_met=not flagged, says=says, found=tuple(flagged))


def _never(tables: Tables, looked: Mapping[str, list[Leaders]], limits: Thresholds) -> Check:
    flagged, count = [], 0
    for name, each in looked.items():
        options = tables.injects[tables.inject_index[name]].options
        count += len(options)
        ever = frozenset[str]().union(*each)
        flagged += [
            f"{name}/{option.id}: not the best in any of {len(each)} positions"
            for option in options
            if option.id not in ever
        ]
    is_met = 100 * len(flagged) <= limits.most_never_best * count
    says = f"{len(flagged)} of {count} options were the best in no position looked at"
    return Check(name="worth", is_met=is_met, says=says, found=tuple(flagged))
