"""Plays by looking ahead: each course is played on many times, and the best on average is taken.

The staff knows the model and not the luck: its games have luck of their own. It is clearly better
than the balanced policy, and slower by a factor of hundreds.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import numpy as np

from wargame.analysis.policies import POLICIES, play
from wargame.analysis.positions import NONE, Course, World, answers, launches
from wargame.analysis.review import appraise
from wargame.analysis.rollouts import POLICY, fresh_seeds, play_worlds
from wargame.appraisals import Appraisal
from wargame.core.commands import Command, EndTurn, Respond
from wargame.core.rows import Tables
from wargame.core.scenario import Scenario
from wargame.core.state import OpenInject, State
from wargame.core.tables import compile_tables

GAMES = 48
"""Games played on from each course when the staff plays; more tell smaller differences."""


class Staff:
    """A policy that looks ahead, for one scenario."""

    def __init__(self, tables: Tables, games: int = GAMES, policy: str = POLICY) -> None:
        """Prepare to play; `policy` decides in the games that are played on."""
        self.tables = tables
        self.policy = policy
        self._blob = pickle.dumps(tables.scenario)
        # one more than the games: column 0 is the session's own luck, which nobody here knows
        self._seeds = np.array(fresh_seeds(0, games + 1), dtype=np.uint64)

    def __call__(
        self, tables: Tables, state: State, commands: Sequence[Command], seed: int
    ) -> Command:
        """Return the command that leads to the best world on average."""
        responses = [each for each in commands if isinstance(each, Respond)]
        if responses:
            cell, inject = responses[0].cell, responses[0].inject
            choice = self._best(answers(tables, state, self._item(state, inject), cell))
            return next(e for e in responses if (e.inject, e.option) == (inject, choice))
        [end, *_] = [each for each in commands if isinstance(each, EndTurn)]
        courses = launches(tables, state, end.cell, closed=True)
        choice = self._best([Course(NONE, World(state, closed=True)), *courses])
        if choice == NONE:
            return end
        return tables.initiatives[tables.initiative_index[choice]].start[end.cell]

    def appraise(self, state: State, cell: str, inject: str) -> tuple[Appraisal, ...]:
        """Return what each open answer to an inject on the table is worth, the best first."""
        courses = answers(self.tables, state, self._item(state, inject), cell)
        rows = play_worlds(self._blob, self.policy, [e.world for e in courses], self._seeds)
        told = [appraise(course.id, row) for course, row in zip(courses, rows, strict=True)]
        return tuple(sorted(told, key=lambda each: -each.expected))

    def _best(self, courses: Sequence[Course]) -> str:
        """Return the id of the best course, the first of equals."""
        if len(courses) == 1:
            return courses[0].id
        worlds = [course.world for course in courses]
        rows = play_worlds(self._blob, self.policy, worlds, self._seeds)
        return courses[int(rows[:, 1:].mean(axis=1).argmax())].id

    def _item(self, state: State, inject: str) -> OpenInject:
        index = self.tables.inject_index[inject]
        return next(item for item in state.table if item.inject == index)


def play_ahead(scenario: Scenario, seed: int) -> tuple[int, int]:
    """Return the final scores of one game by looking ahead and of one by balance; same luck."""
    tables = compile_tables(scenario)
    looked = play(tables, Staff(tables), seed)
    return looked.overall, play(tables, POLICIES["balanced"], seed).overall
