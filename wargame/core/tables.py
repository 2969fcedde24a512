"""Compiles a scenario into the engine's tables."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate

from wargame.core import conditions
from wargame.core import scenario as s
from wargame.core.chance import key_hash
from wargame.core.commands import AbandonInitiative, EndTurn, Respond, StartInitiative
from wargame.core.condition_parser import parse
from wargame.core.memo import Latest
from wargame.core.predicates import Compiler, Predicate
from wargame.core.rounding import div_round
from wargame.core.rows import (
    FULL,
    EffectRow,
    EndingTable,
    InitiativeTable,
    InjectTable,
    NarrativeRow,
    OptionTable,
    OutcomeTable,
    ReactionTable,
    RuleTable,
    ScoreRow,
    ShiftRow,
    StepTable,
    SumRow,
    Tables,
    weigh,
)

__all__ = ["Tables", "compile_tables", "names_of", "with_inject", "with_texts"]


_names: Latest[s.Scenario, conditions.Names] = Latest(operator.is_)


def names_of(scenario: s.Scenario) -> conditions.Names:
    """Return the names that conditions of a scenario may use."""
    return _names.get(scenario, lambda: _names_in(scenario))


def _names_in(scenario: s.Scenario) -> conditions.Names:
    return conditions.Names(
        indicators=frozenset(each.id for each in scenario.model.indicators),
        flags=frozenset(_flags(scenario)),
        flashpoints=frozenset(each.id for each in scenario.model.flashpoints),
        rungs=frozenset(each.id for each in scenario.model.ladder),
        injects={each.id: frozenset(o.id for o in each.options) for each in scenario.injects},
        initiatives=frozenset(each.id for each in scenario.model.initiatives),
    )


def _flags(scenario: s.Scenario) -> Iterable[str]:
    for inject in scenario.injects:
        if inject.neglect:
            yield from inject.neglect.flags
        for option in inject.options:
            for outcome in option.outcomes:
                yield from outcome.flags
                yield from outcome.lower


_latest: Latest[s.Scenario, Tables] = Latest(operator.is_)


def compile_tables(scenario: s.Scenario) -> Tables:
    """Return the tables of a valid scenario; nobody may change them.

    Raises ConditionError or KeyError on an invalid one.
    """
    return _latest.get(scenario, lambda: _Build(scenario).tables())


def with_inject(tables: Tables, inject: s.Inject) -> Tables:
    """Return tables with one more inject, which comes last; it is delivered only when it is fired.

    Every index of the given tables means the same in the new ones. Tables that have it already,
    because they were grown for a whole session, take its texts.
    """
    if inject.id in tables.inject_index:
        return with_texts(tables, inject)
    scenario = replace(tables.scenario, injects=(*tables.scenario.injects, inject))
    added = _Build(scenario).inject(inject)
    return replace(
        tables,
        scenario=scenario,
        injects=(*tables.injects, added),
        inject_index=tables.inject_index | {inject.id: len(tables.injects)},
        draw_odds=(*tables.draw_odds, (inject.id, 0)),
        draw_weights=(*tables.draw_weights, 0),
    )


def with_texts(tables: Tables, inject: s.Inject) -> Tables:
    """Return tables in which an inject has other texts but the same options and effects."""
    index = tables.inject_index[inject.id]
    injects = tables.scenario.injects
    changed = (*injects[:index], inject, *injects[index + 1 :])
    return replace(tables, scenario=replace(tables.scenario, injects=changed))


class _Build:
    """Holds the name-to-index maps while one scenario is compiled."""

    def __init__(self, scenario: s.Scenario) -> None:
        self.scenario = scenario
        model = scenario.model
        self.indicators = {each.id: slot for slot, each in enumerate(model.indicators)}
        self.injects = {each.id: index for index, each in enumerate(scenario.injects)}
        self.initiatives = {each.id: index for index, each in enumerate(model.initiatives)}
        self.names = names_of(scenario)
        self.compiler = Compiler(
            self.indicators,
            self.injects,
            {
                (inject.id, option.id): index
                for inject in scenario.injects
                for index, option in enumerate(inject.options)
            },
            self.initiatives,
            self.ladder(),
            scenario.turns,
        )
        self.seats = (s.WHOLE, *scenario.cells)

    def ladder(self) -> dict[tuple[str, str], tuple[int, int, int]]:
        """Return where each rung of each flashpoint begins and ends."""
        rungs = self.scenario.model.ladder
        ends = [*(rung.at for rung in rungs[1:]), conditions.MAX_NUMBER]
        return {
            (place.id, rung.id): (self.indicators[place.tension], rung.at, end)
            for place in self.scenario.model.flashpoints
            for rung, end in zip(rungs, ends, strict=True)
        }

    def when(self, text: str) -> Predicate | None:
        """Return a compiled condition, or None if it is always true."""
        if not text.strip():
            return None
        return self.compiler.predicate(parse(text, self.names))

    def effects(self, effects: Iterable[s.Effect]) -> tuple[EffectRow, ...]:
        """Return effects by slot."""
        return tuple((self.indicators[each.indicator], each.by) for each in effects)

    def shifts(self, shifts: Iterable[s.Shift]) -> tuple[ShiftRow, ...]:
        """Return shifts by slot, with the range they are measured on."""
        rows = []
        for each in shifts:
            slot = self.indicators[each.indicator]
            indicator = self.scenario.model.indicators[slot]
            rows.append((slot, each.by, indicator.low, indicator.high - indicator.low))
        return tuple(rows)

    def sum(self, total: s.WeightedSum) -> SumRow:
        """Return a weighted sum by slot."""
        terms = tuple((self.indicators[each.indicator], each.percent) for each in total.terms)
        return total.base, terms

    def outcome(self, outcome: s.Outcome | s.Neglect) -> OutcomeTable:
        """Return one outcome, or neglect as an outcome that always comes."""
        drawn = outcome if isinstance(outcome, s.Outcome) else None
        return OutcomeTable(
            id=drawn.id if drawn else "",
            name=drawn.name if drawn else "",
            weight=drawn.weight if drawn else 1,
            shifts=self.shifts(drawn.shifts) if drawn else (),
            effects=self.effects(outcome.effects),
            raised=outcome.flags,
            lowered=drawn.lower if drawn else (),
            then=tuple((self.injects[each.inject], each.after) for each in outcome.then),
            set_backs=tuple((self.initiatives[b.initiative], b.by) for b in outcome.set_backs),
        )

    def option(self, inject: s.Inject, option: s.Option) -> OptionTable:
        """Return one option."""
        key = f"respond/{inject.id}/{option.id}"
        cells = {each.id: each for each in self.scenario.model.cells}
        return OptionTable(
            id=option.id,
            capital=option.capital,
            needs=self.when(option.needs),
            effects=self.effects(option.effects),
            outcomes=tuple(self.outcome(each) for each in option.outcomes),
            steady=not any(each.shifts for each in option.outcomes),
            weights=tuple(each.weight for each in option.outcomes),
            totals=tuple(accumulate(each.weight for each in option.outcomes)),
            ids=tuple(each.id for each in option.outcomes),
            odds=tuple((each.id, each.weight) for each in option.outcomes),
            key=key,
            key_hash=key_hash(key),
            liking={cell: _liking(cells[cell], option) for cell in self.scenario.cells},
            commands={seat: Respond(seat, inject.id, option.id) for seat in self.seats},
        )

    def inject(self, inject: s.Inject) -> InjectTable:
        """Return one inject."""
        deliver = inject.deliver
        return InjectTable(
            id=inject.id,
            to=inject.to,
            holds=inject.holds,
            wait=inject.deadline or 0,
            must=inject.deadline is None,
            options=tuple(self.option(inject, each) for each in inject.options),
            option_index={each.id: index for index, each in enumerate(inject.options)},
            neglect=self.outcome(inject.neglect) if inject.neglect else None,
            turn=(deliver.turn or 0) if deliver else 0,
            first=deliver.first if deliver else 0,
            last=deliver.last if deliver else 0,
            when=self.when(deliver.when) if deliver else None,
            weight=deliver.weight if deliver else 0,
            shifts=self.shifts(deliver.shifts) if deliver else (),
            reaction_hashes={c: key_hash(f"react/{inject.id}/{c}") for c in inject.to},
        )

    def rule(self, rule: s.Rule) -> RuleTable:
        """Return one rule."""
        drifts = tuple(
            (self.indicators[each.indicator], self.sum(each.toward), each.by)
            for each in rule.drifts
        )
        return RuleTable(rule.id, self.when(rule.when), self.effects(rule.effects), drifts)

    def step(self, step: s.Step) -> StepTable:
        """Return one step's scoring."""
        rows = [
            tuple(self.score_row(each, name) for name in each.indicators) for each in step.measures
        ]
        weight = sum(each.weight for each in step.measures)
        gates = tuple((self.when(gate.when), gate.cap * 100) for gate in step.gates)
        single = tuple(row[0] for row in rows if len(row) == 1)
        return StepTable(single, tuple(row for row in rows if len(row) > 1), weight, gates)

    def score_row(self, measure: s.Measure, indicator: str) -> ScoreRow:
        """Return what each value of an indicator scores in a measure."""
        slot = self.indicators[indicator]
        each = self.scenario.model.indicators[slot]
        values = [*range(each.high + 1), *range(min(each.low, 0), 0)]
        return slot, tuple(measure.weight * measure_score(measure, value) for value in values)

    def initiative(self, initiative: s.Initiative) -> InitiativeTable:
        """Return one initiative."""
        marks: dict[int, int] = {}
        total = 0
        for number, stage in enumerate(initiative.stages, start=1):
            total += stage.turns
            marks[total] = number
        return InitiativeTable(
            id=initiative.id,
            needs=self.when(initiative.needs),
            holds=self.when(initiative.holds),
            capital=initiative.capital,
            upkeep=initiative.upkeep,
            total=total,
            marks=marks,
            stages=tuple(self.effects(stage.effects) for stage in initiative.stages),
            abandon=self.effects(initiative.abandon),
            start={seat: StartInitiative(seat, initiative.id) for seat in self.seats},
            stop={seat: AbandonInitiative(seat, initiative.id) for seat in self.seats},
        )

    def reactions(self, counterpart: s.Counterpart) -> tuple[ReactionTable, ...]:
        """Return the tempers of one cell."""
        return tuple(
            ReactionTable(
                each.id,
                each.own,
                each.weight,
                self.shifts(each.shifts),
                self.effects(each.effects),
                each.capital,
            )
            for each in counterpart.reactions
        )

    def ending(self, ending: s.Ending) -> EndingTable:
        """Return one ending."""
        odds = self.sum(ending.odds) if ending.odds else None
        return EndingTable(
            ending.id, self.when(ending.when), odds, ending.points, f"ending/{ending.id}"
        )

    def start(self, derived: Mapping[int, tuple[int, SumRow]]) -> tuple[int, ...]:
        """Return the values at STARTEX, derived ones worked out."""
        indicators = self.scenario.model.indicators
        chosen = dict(self.scenario.set)
        values = [chosen.get(each.id, each.start) for each in indicators]
        for slot, (_, total) in derived.items():
            offset = values[slot]
            values.append(offset)
            each = indicators[slot]
            values[slot] = max(each.low, min(each.high, weigh(values, total) + offset))
        return tuple(values)

    def tables(self) -> Tables:
        """Return everything."""
        scenario, model = self.scenario, self.scenario.model
        count = len(model.indicators)
        sums = [(slot, each.derived) for slot, each in enumerate(model.indicators) if each.derived]
        derived = {
            slot: (count + order, self.sum(total)) for order, (slot, total) in enumerate(sums)
        }
        feeds = tuple(_fed_by(slot, derived) for slot in range(count))
        injects = tuple(self.inject(each) for each in scenario.injects)
        given = [(i, t) for i, t in enumerate(injects) if scenario.injects[i].deliver]
        deliver_keys = tuple(f"deliver/{number}" for number in range(1, scenario.most + 1))
        draws = [
            [i for i, t in given if not t.turn and t.weight and t.first <= n <= t.last]
            for n in range(scenario.turns + 1)
        ]
        return Tables(
            scenario=scenario,
            names=tuple(each.id for each in model.indicators),
            slots=self.indicators,
            low=tuple(each.low for each in model.indicators),
            high=tuple(each.high for each in model.indicators),
            start=self.start(derived),
            derived=derived,
            feeds=feeds,
            linked=tuple(slot in derived or bool(feeds[slot]) for slot in range(count)),
            injects=injects,
            inject_index=self.injects,
            fixed=tuple(i for i, t in given if t.turn),
            triggered=tuple(i for i, t in given if not t.turn and not t.weight),
            drawn=tuple(tuple(row) for row in draws),
            draw_rows=tuple({i: (injects[i].id, injects[i].weight) for i in row} for row in draws),
            plain_draws=tuple(
                all(t.when is None and not t.shifts for _, t in given if t.first <= n <= t.last)
                for n in range(scenario.turns + 1)
            ),
            draw_odds=tuple((each.id, each.weight) for each in injects),
            draw_weights=tuple(each.weight for each in injects),
            deliver_keys=deliver_keys,
            deliver_hashes=tuple(key_hash(key) for key in deliver_keys),
            rules=tuple(self.rule(each) for each in model.rules),
            endings=tuple(self.ending(each) for each in model.endings),
            steps=tuple(self.step(each) for each in model.steps),
            initiatives=tuple(self.initiative(each) for each in model.initiatives),
            initiative_index=self.initiatives,
            income=self.sum(model.capital.income),
            counterparts={each.cell: self.reactions(each) for each in model.counterparts},
            same=self.effects(model.concert.same) if model.concert else (),
            differ=self.effects(model.concert.differ) if model.concert else (),
            delay=model.concert.delay if model.concert else 0,
            places_told=tuple(
                (self.indicators[each.tension], each.id, rows)
                for each in model.flashpoints
                if (rows := _narrative(model, each.id))
            ),
            steps_told=tuple((each.id, _narrative(model, each.id)) for each in model.steps)
            if any(_narrative(model, each.id) for each in model.steps)
            else (),
            seats=self.seats,
            end_turn={seat: EndTurn(seat) for seat in self.seats},
        )


def _narrative(model: s.Model, about: str) -> tuple[NarrativeRow, ...]:
    """Return the sentences about a flashpoint or a step."""
    return tuple(
        (each.low, each.high, each.trend, each.lines)
        for each in model.narrative
        if each.about == about
    )


def measure_score(measure: s.Measure, value: int) -> int:
    """Return what a value scores in a measure, 0-10,000, before its weight."""
    if measure.band is not None:
        low, high = measure.band
        outside = max(low - value, value - high, 0)
        return max(0, FULL - div_round(outside * FULL, measure.fade)) if outside else FULL
    score = div_round((value - measure.start) * FULL, measure.end - measure.start)
    return max(0, min(score, FULL))


def _fed_by(slot: int, derived: Mapping[int, tuple[int, SumRow]]) -> tuple[int, ...]:
    return tuple(
        each for each, (_, (_, terms)) in derived.items() if any(slot == s for s, _ in terms)
    )


def _liking(cell: s.Cell, option: s.Option) -> int:
    """Return what an option is worth to a cell on average, in hundredths of its points."""
    cares = {each.indicator: each.by for each in cell.cares}
    certain = sum(cares.get(each.indicator, 0) * each.by for each in option.effects)
    total = sum(outcome.weight for outcome in option.outcomes)
    expected = sum(
        outcome.weight * cares.get(each.indicator, 0) * each.by
        for outcome in option.outcomes
        for each in outcome.effects
    )
    return certain * 100 + div_round(expected * 100, total)
