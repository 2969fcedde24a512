"""Compiles the engine's tables into arrays that play many games at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from wargame.analysis.batch_chance import Ints
from wargame.analysis.batch_conditions import Compiler, Test, needs_of
from wargame.analysis.batch_effects import Effects, Layout
from wargame.analysis.batch_numbers import ShiftTables, Terms, reach, terms_of, width
from wargame.analysis.batch_options import Injects, Options, Outcomes
from wargame.analysis.batch_scoring import Scoring
from wargame.core import conditions as c
from wargame.core.chance import MASK, key_hash
from wargame.core.rows import InjectTable, OutcomeTable, ReactionTable, ShiftRow, SumRow, Tables
from wargame.core.tables import names_of


@dataclass(slots=True)
class Condition:
    """One condition of the scenario."""

    test: Test
    kinds: frozenset[type]
    """Kinds of node in it."""
    rows: frozenset[int]
    """Rows of the indicators it reads."""


@dataclass(slots=True)
class Weight:
    """The weight by which an inject is drawn."""

    inject: int
    weight: int
    shifts: tuple[tuple[int, int], ...]
    """Pairs of row and base in the table of shifts."""
    when: Condition | None


class Pool:
    """What may be drawn in one turn."""

    def __init__(self, weights: list[Weight]) -> None:
        self.weights = weights
        self.numbers: Ints = np.array([each.inject for each in weights], dtype=np.intp)
        self.asking = [
            row
            for row, each in enumerate(weights)
            if each.when is not None and c.Seen in each.when.kinds
        ]
        """Rows whose condition hangs on what has come."""
        same = all(each.weight == 1 and not each.shifts and each.when is None for each in weights)
        self.alike = same and len(weights) < 256
        """Whether each is as likely as any other."""


@dataclass(slots=True)
class Drift:
    """A slow movement of an indicator."""

    row: int
    toward: Terms
    most: int
    ends: tuple[Any, Any] = (0, 0)
    """The most it moves in a turn, down and up, in the type of weighted sums."""


@dataclass(slots=True)
class Rule:
    """One rule of the dynamics, by row."""

    when: Condition | None
    effects: tuple[tuple[int, int], ...]
    drifts: tuple[Drift, ...]


@dataclass(slots=True)
class Ending:
    """One ending."""

    when: Condition | None
    odds: Terms | None
    points: int
    hash: np.uint64


@dataclass(slots=True)
class Initiative:
    """One long programme."""

    needs: int
    """Number of the condition to start it; 0 if none."""
    holds: Condition | None
    capital: int
    upkeep: int
    total: int
    marks: dict[int, int]
    """Progress at which a stage ends, and its list of effects, in order."""
    abandon: int


@dataclass(slots=True)
class Reaction:
    """One temper of a cell that the program plays."""

    own: bool
    weight: int
    shifts: tuple[tuple[int, int], ...]
    effects: int
    capital: int


class BatchTables:
    """A scenario compiled for many games at once. Raises ValueError if it cannot be."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.scenario = tables.scenario
        self.names = names_of(tables.scenario)
        followed = {slot for _, (_, terms) in tables.derived.values() for slot, _ in terms}
        if followed & set(tables.derived):
            raise ValueError("a derived indicator follows another derived one")
        self.layout = Layout(tables)
        self.effects = Effects(self.layout)
        self.shifts = ShiftTables()
        self.flags = {name: i for i, name in enumerate(sorted(self.names.flags))}
        self.compiler = self._compiler()
        self._texts: dict[str, int] = {"": 0}
        self.needs: list[Condition] = []
        """Conditions of options and initiatives, by number from 1."""
        self.injects = Injects(tables, self._need)
        self.options = Options(tables, self.effects, self.shifts)
        self.outcomes = Outcomes(tables, self.effects, self.flags)
        self._delivery()
        self._model()
        self._cells()
        self._types()
        self.moved = list(self.compiler.moved)
        """Rows of the indicators whose change since the turn began some condition reads."""
        self.scoring = Scoring(self)
        self.by_game = not self.rules and not self.initiatives
        """Whether the values of one game lie side by side, which pays where effects are all."""

    def _compiler(self) -> Compiler:
        tables, model = self.tables, self.scenario.model
        ends = [*(rung.at for rung in model.ladder[1:]), c.MAX_NUMBER]
        return Compiler(
            {name: self.layout.rows[slot] for name, slot in tables.slots.items()},
            {name: self.layout.spans[slot] for name, slot in tables.slots.items()},
            {
                "flags": self.flags,
                "injects": tables.inject_index,
                "options": {
                    (inject.id, option): index
                    for inject in tables.injects
                    for option, index in inject.option_index.items()
                },
                "initiatives": tables.initiative_index,
            },
            {
                (place.id, rung.id): (place.tension, rung.at, end)
                for place in model.flashpoints
                for rung, end in zip(model.ladder, ends, strict=True)
            },
            self.scenario.turns,
        )

    def condition(self, text: str) -> Condition | None:
        """Return a compiled condition, or None if it always holds."""
        if not text.strip():
            return None
        tree = c.parse(text, self.names)
        return Condition(
            self.compiler.test(tree), needs_of(tree), frozenset(self.compiler.read(tree))
        )

    def _need(self, text: str) -> int:
        text = text.strip()
        condition = None if text in self._texts else self.condition(text)
        if condition is not None:
            self._texts[text] = len(self._texts)
            self.needs.append(condition)
        return self._texts[text]

    def _shifts(self, shifts: tuple[ShiftRow, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((self.layout.rows[each[0]], self.shifts.base(each)) for each in shifts)

    def sum(self, total: SumRow) -> Terms:
        """Return a weighted sum by row."""
        return terms_of(total, self.layout.rows)

    def _delivery(self) -> None:
        tables = self.tables
        texts = [i.deliver.when if i.deliver else "" for i in self.scenario.injects]
        self.when = [self.condition(text) for text in texts]
        """Condition of each inject's delivery."""
        weights = {
            i: Weight(i, t.weight, self._shifts(t.shifts), self.when[i])
            for i, t in enumerate(tables.injects)
            if t.weight and not t.turn
        }
        self.drawn = [Pool([weights[i] for i in turn]) for turn in tables.drawn]
        """For each turn from 0, what may be drawn in it."""
        self.deliver_hashes = [np.uint64(each) for each in tables.deliver_hashes]
        row = {inject: index for index, inject in enumerate(self.outcomes.followed)}
        self.calendar_row: Ints = np.array(
            [row.get(index, len(row)) for index in range(len(tables.injects))], dtype=np.intp
        )
        """Row of the calendar for each inject; the last for those never put on it."""
        self.followed: Ints = np.array(self.outcomes.followed, dtype=np.intp)
        """Inject by row of the calendar."""

    def _model(self) -> None:
        tables, model, rows = self.tables, self.scenario.model, self.layout.rows
        self.rules = [
            Rule(
                self.condition(named.when),
                tuple((rows[slot], self._clamped(slot, by)) for slot, by in rule.effects),
                tuple(Drift(rows[slot], self.sum(to), most) for slot, to, most in rule.drifts),
            )
            for named, rule in zip(model.rules, tables.rules, strict=True)
        ]
        self.endings = [
            Ending(
                self.condition(named.when),
                self.sum(ending.odds) if ending.odds else None,
                ending.points,
                np.uint64(key_hash(ending.key) & MASK),
            )
            for named, ending in zip(model.endings, tables.endings, strict=True)
        ]
        self.initiatives = [
            Initiative(
                self._need(named.needs),
                self.condition(named.holds),
                row.capital,
                row.upkeep,
                row.total,
                {at: self.effects.number(row.stages[n - 1]) for at, n in row.marks.items()},
                self.effects.number(row.abandon),
            )
            for named, row in zip(model.initiatives, tables.initiatives, strict=True)
        ]
        self.gates = [[(self.condition(g.when), g.cap * 100) for g in s.gates] for s in model.steps]
        self.income = self.sum(tables.income)

    def _clamped(self, slot: int, by: int) -> int:
        """Return a change that is no larger than the range it is clipped to."""
        low, high = self.layout.spans[slot]
        return max(low - high, min(high - low, by))

    def _cells(self) -> None:
        tables = self.tables
        self.same = self.effects.number(tables.same)
        self.differ = self.effects.number(tables.differ)
        self.reactions = {
            cell: [
                Reaction(
                    each.own,
                    each.weight,
                    self._shifts(each.shifts),
                    self.effects.number(each.effects),
                    each.capital,
                )
                for each in rows
            ]
            for cell, rows in tables.counterparts.items()
        }

        cells, injects = self.scenario.cells, tables.injects
        self.reaction_hashes = [
            np.array([each.reaction_hashes.get(cell, 0) for each in injects], dtype=np.uint64)
            for cell in cells
        ]
        self.liking = [
            np.array(
                [
                    [
                        each.options[k].liking[cell] if k < len(each.options) else 0
                        for each in injects
                    ]
                    for k in range(self.injects.most)
                ],
                dtype=np.int64,
            )
            for cell in cells
        ]
        """What an option is worth to each cell, by option and inject."""

    def vacant(self, played: tuple[str, ...]) -> list[Ints]:
        """Return by inject the first vacant cell it addresses, the second and so on; -1 if none."""
        cells = self.scenario.cells
        lists = [[cell for cell in to if cells[cell] not in played] for to in self.injects.to]
        return [
            np.array([each[place] if place < len(each) else -1 for each in lists], dtype=np.int16)
            for place in range(max(map(len, lists), default=0))
        ]

    def _types(self) -> None:
        """Choose how wide sums and weights must be, once everything is known."""
        tables, spans = self.tables, self.layout.spans
        sums = [tables.income, *(e.odds for e in tables.endings if e.odds)]
        drifts = [(toward, spans[slot]) for r in tables.rules for slot, toward, _ in r.drifts]
        gaps = [
            (low - span[1], high - span[0])
            for total, span in drifts
            for low, high in [reach(total, spans)]
        ]
        self.wide = width((-(2**31), 2**31 - 1), *(reach(each, spans) for each in sums), *gaps)
        """Type of weighted sums; never narrower than 32 bits."""
        wide = np.dtype(self.wide).type
        for drift in (each for rule in self.rules for each in rule.drifts):
            low, high = self.layout.bounds[drift.row]
            most = min(drift.most, high - low)
            drift.ends = wide(-most), wide(most)
        options = [o for inject in tables.injects for o in inject.options]
        most = max(
            0,
            self._heaviest(tables.injects),
            *(self._heaviest(option.outcomes) for option in options),
            *(self._heaviest(rows) for rows in tables.counterparts.values()),
        )
        self.weight = width((-(2**31), 2**31 - 1), (0, most * 10_000))
        """Type of weights times a draw."""
        self.weight_sum = width((-most, most))
        """Type of weights and their sums."""
        nothing = self.shifts.finish(self.weight_sum, spans[0])
        self.options.finish(self.layout.rows, nothing, self.weight_sum)
        self.effects.finish()

    def _heaviest(self, rows: Iterable[InjectTable | OutcomeTable | ReactionTable]) -> int:
        """Return a weight that some rows together cannot pass."""
        return sum(each.weight + len(each.shifts) * self.shifts.most() + 1 for each in rows)
