"""Compiles the engine's tables into arrays that play many games at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.effects import Effects
from wargame.analysis.batch.layout import Layout
from wargame.analysis.batch.numbers import ShiftTables, Terms, reach, terms_of, width
from wargame.analysis.batch.options import Injects, Options, Outcomes
from wargame.analysis.batch.rows import Drift, Ending, Initiative, Pool, Rule, Weight, shift_rows
from wargame.analysis.batch.scoring import Scoring
from wargame.analysis.batch.seats import Seats
from wargame.analysis.batch.texts import Texts
from wargame.core.chance import MASK, key_hash
from wargame.core.rows import InjectTable, OutcomeTable, ReactionTable, SumRow, Tables

_Weighted = InjectTable | OutcomeTable | ReactionTable


class BatchTables:
    """A scenario compiled for many games at once. Raises ValueError if it cannot be."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.scenario = tables.scenario
        followed = {slot for _, (_, terms) in tables.derived.values() for slot, _ in terms}
        if followed & set(tables.derived):
            raise ValueError("a derived indicator follows another derived one")
        self.layout = Layout(tables)
        self.effects = Effects(self.layout)
        self.shifts = ShiftTables()
        self.texts = Texts(tables, self.layout)
        self.flags = self.texts.flags
        self.needs = self.texts.needs
        self.injects = Injects(tables, self.texts.need)
        self.options = Options(tables, self.effects, self.shifts)
        self.outcomes = Outcomes(tables, self.effects, self.flags)
        self.seats = Seats(tables, self.effects, self.shifts)
        self._delivery()
        self._model()
        self._types()
        self.moved = list(self.texts.compiler.amounts.moved)
        """Rows of the indicators whose change since the turn began some condition reads."""
        self.scoring = Scoring(self)
        self.by_game = not self.rules and not self.initiatives
        """Whether the values of one game lie side by side, which pays where effects are all."""

    def sum(self, total: SumRow) -> Terms:
        """Return a weighted sum by row."""
        return terms_of(total, self.layout.rows)

    def _delivery(self) -> None:
        tables = self.tables
        texts = [i.deliver.when if i.deliver else "" for i in self.scenario.injects]
        self.when = [self.texts.condition(text) for text in texts]
        """Condition of each inject's delivery."""
        weights = {
            i: Weight(
                i, t.weight, shift_rows(t.shifts, self.layout.rows, self.shifts), self.when[i]
            )
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
                self.texts.condition(named.when),
                tuple((rows[slot], self._clamped(slot, by)) for slot, by in rule.effects),
                tuple(Drift(rows[slot], self.sum(to), most) for slot, to, most in rule.drifts),
            )
            for named, rule in zip(model.rules, tables.rules, strict=True)
        ]
        self.endings = [
            Ending(
                self.texts.condition(named.when),
                self.sum(ending.odds) if ending.odds else None,
                ending.points,
                np.uint64(key_hash(ending.key) & MASK),
            )
            for named, ending in zip(model.endings, tables.endings, strict=True)
        ]
        self.initiatives = [
            Initiative(
                self.texts.need(named.needs),
                self.texts.condition(named.holds),
                row.capital,
                row.upkeep,
                row.total,
                {at: self.effects.number(row.stages[n - 1]) for at, n in row.marks.items()},
                self.effects.number(row.abandon),
            )
            for named, row in zip(model.initiatives, tables.initiatives, strict=True)
        ]
        self.gates = [
            [(self.texts.condition(g.when), g.cap * 100) for g in s.gates] for s in model.steps
        ]
        self.income = self.sum(tables.income)

    def _clamped(self, slot: int, by: int) -> int:
        """Return a change that is no larger than the range it is clipped to."""
        low, high = self.layout.spans[slot]
        return max(low - high, min(high - low, by))

    def _types(self) -> None:
        """Choose how wide sums and weights must be, once everything is known."""
        tables, spans = self.tables, self.layout.spans
        sums = [tables.income, *(e.odds for e in tables.endings if e.odds)]
        drifts = [(toward, spans[slot]) for r in tables.rules for slot, toward, _ in r.drifts]
        reaches = [(reach(total, spans), span) for total, span in drifts]
        gaps = [(low - span[1], high - span[0]) for (low, high), span in reaches]
        self.wide = width((-(2**31), 2**31 - 1), *(reach(each, spans) for each in sums), *gaps)
        """Type of weighted sums; never narrower than 32 bits."""
        wide = np.dtype(self.wide).type
        for drift in (each for rule in self.rules for each in rule.drifts):
            low, high = self.layout.bounds[drift.row]
            most = min(drift.most, high - low)
            drift.ends = wide(-most), wide(most)
        options = [o for inject in tables.injects for o in inject.options]
        kinds: list[Iterable[_Weighted]] = [tables.injects, *(o.outcomes for o in options)]
        kinds += tables.counterparts.values()
        shift = self.shifts.most()
        most = max(0, *(_heaviest(rows, shift) for rows in kinds))
        self.weight = width((-(2**31), 2**31 - 1), (0, most * 10_000))
        """Type of weights times a draw."""
        self.weight_sum = width((-most, most))
        """Type of weights and their sums."""
        nothing = self.shifts.finish(self.weight_sum, spans[0])
        self.options.finish(self.layout.rows, nothing, self.weight_sum)
        self.effects.finish()


def _heaviest(rows: Iterable[_Weighted], shift: int) -> int:
    """Return a weight that some rows together cannot pass, if no shift can add more than that."""
    return sum(each.weight + len(each.shifts) * shift + 1 for each in rows)
