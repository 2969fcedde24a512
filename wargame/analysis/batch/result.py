"""Keeps what many games came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.scoring import tension_rows
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.tables import BatchTables


@dataclass(frozen=True, slots=True)
class Keep:
    """What to keep of every game beside its result."""

    paths: bool = False
    """Scores and tensions of each closed turn."""
    draws: bool = False
    """The draw and the outcome of each answer."""
    values: bool = False
    """Every indicator at the end."""


@dataclass(slots=True)
class BatchResult:
    """Results of games, in the order of their seeds along the last axis; scores in hundredths."""

    steps: npt.NDArray[np.int16]
    """By step and game: final score, 0-10,000."""
    overall: npt.NDArray[np.int16]
    """Final score, 0-10,000, with the ending's points."""
    ending: npt.NDArray[np.int8]
    """Index of the ending in the model; -1 while a game goes on."""
    turn: npt.NDArray[np.int16]
    """Last turn."""
    taken: npt.NDArray[np.int8]
    """By inject and game: index of the option that was resolved; -1 if none was."""
    seen: npt.NDArray[np.int8]
    """By inject and game: the turn it came in; 0 if it did not."""
    status: npt.NDArray[np.int8]
    """By initiative and game: idle, running, done or abandoned, as in `core.state`."""
    scores: npt.NDArray[np.int16] | None = None
    """By turn from 1, step (then overall) and game: score as the turn closed; -1 if not played."""
    tensions: Ints | None = None
    """By turn from 1, flashpoint and game: tension at the end of the turn; 0 if not played."""
    marks: npt.NDArray[np.int16] | None = None
    """By inject and game: the draw of its answer, 0-9,999; -1 if there was none."""
    outcomes: npt.NDArray[np.int8] | None = None
    """By inject and game: index of the outcome; -1 if there was none."""
    values: Ints | None = None
    """By slot of the tables and game: indicators at the end, then offsets of derived ones."""
    decisions: int = 0
    """Decisions taken where there was more than one course, over all games."""

    @property
    def games(self) -> int:
        """Number of games."""
        return len(self.overall)

    def part(self, first: int, last: int) -> BatchResult:
        """Return the games from one up to another; what is written there is written here."""
        columns: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self)}
        for name, column in columns.items():
            if isinstance(column, np.ndarray):
                columns[name] = column[..., first:last]
        return BatchResult(**columns)


def empty(tables: BatchTables, games: int, keep: Keep) -> BatchResult:
    """Return the results of games that have not ended."""
    core, model = tables.tables, tables.scenario.model
    steps, injects = len(core.steps), len(core.injects)
    by_inject, turns = (injects, games), tables.scenario.turns
    return BatchResult(
        steps=np.zeros((steps, games), dtype=np.int16),
        overall=np.zeros(games, dtype=np.int16),
        ending=np.full(games, -1, dtype=np.int8),
        turn=np.zeros(games, dtype=np.int16),
        taken=np.full(by_inject, -1, dtype=np.int8),
        seen=np.zeros(by_inject, dtype=np.int8),
        status=np.zeros((len(core.initiatives), games), dtype=np.int8),
        scores=np.full((turns, steps + 1, games), -1, dtype=np.int16) if keep.paths else None,
        tensions=np.zeros((turns, len(model.flashpoints), games), dtype=tables.layout.type)
        if keep.paths
        else None,
        marks=np.full(by_inject, -1, dtype=np.int16) if keep.draws else None,
        outcomes=np.full(by_inject, -1, dtype=np.int8) if keep.draws else None,
        values=np.zeros((len(core.start), games), dtype=tables.layout.type)
        if keep.values
        else None,
    )


class Recorder:
    """Writes results down as games go on and end."""

    def __init__(self, tables: BatchTables, result: BatchResult) -> None:
        self.result = result
        self.paths = result.scores is not None
        self._tensions = tension_rows(tables)

    def resolved(
        self, state: BatchState, rows: Ints | None, inject: Ints, drawn: Ints, outcome: Ints
    ) -> None:
        """Hear of the draws that answers came to."""
        if self.result.marks is not None and self.result.outcomes is not None:
            games = state.games if rows is None else state.games.take(rows)
            self.result.marks[inject, games] = drawn
            self.result.outcomes[inject, games] = outcome

    def closed(self, state: BatchState, steps: Ints, overall: Ints) -> None:
        """Hear of the scores at the end of a turn."""
        if self.result.scores is not None and self.result.tensions is not None:
            turn, games = state.turn - 1, state.games
            self.result.scores[turn, :-1, games] = steps.T
            self.result.scores[turn, -1, games] = overall
            for place, row in enumerate(self._tensions):
                self.result.tensions[turn, place, games] = state.values[row]

    def ended(self, state: BatchState, rows: Ints, ending: Ints, scores: tuple[Ints, Ints]) -> None:
        """Hear of games that have ended; `ending` and `scores` run along `rows`."""
        result = self.result
        games: Ints | slice = state.games.take(rows)
        if len(rows) == result.games:
            games = slice(None)
        result.ending[games] = ending
        result.turn[games] = state.turn
        result.steps[:, games] = scores[0]
        result.overall[games] = scores[1]
        every = len(rows) == state.size
        for name in ("taken", "seen", "status"):
            column = getattr(state, name)
            getattr(result, name)[:, games] = column if every else column.take(rows, axis=1)
        if result.values is not None:
            result.values[:, games] = state.values[state.tables.layout.rows][:, rows]


def joined(parts: Iterable[BatchResult]) -> BatchResult:
    """Return the results of several runs of one deck as those of one."""
    every = list(parts)
    whole: dict[str, Any] = {"decisions": sum(each.decisions for each in every)}
    for field in fields(BatchResult):
        columns = [getattr(each, field.name) for each in every]
        if field.name != "decisions":
            whole[field.name] = None if columns[0] is None else np.concatenate(columns, axis=-1)
    return BatchResult(**whole)
