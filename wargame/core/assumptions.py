"""Lays a set of assumptions over a scenario, so that the same decisions can be scored again.

A set says what somebody who reads the evidence differently would change in the model: where the
world starts, how strongly answers and rules move it, what weighs in the score. It never changes
what a player can do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from wargame.core import scenario as s
from wargame.core.rounding import div_round

UNCHANGED = 100
"""Percent at which an effect stays as the model has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverage:
    """How strongly answers and programmes move one indicator, in percent of the model's effects."""

    better: int = UNCHANGED
    """For effects in the direction that is good for the players; 0-500."""
    worse: int = UNCHANGED
    """For effects the other way; 0-500. An indicator with a best band counts rises as better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """One reading of the evidence, as changes to a model."""

    id: str
    model: str
    title: str
    says: str
    """Who would hold this view and why."""
    source: tuple[str, ...]
    start: Mapping[str, int] = field(default_factory=dict)
    """Units added to the start of indicators, on top of what the deck sets."""
    answers: Mapping[str, Leverage] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    """Percent of a rule's effects and pace; 0 switches it off."""
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """For each step, the weight of the measures that read an indicator."""
    overall: tuple[int, int] | None = None
    """Percent of the mean, and of the mean of the lowest steps."""


Result = TypeVar("Result", s.Outcome, s.Neglect)


def assume(scenario: s.Scenario, assumptions: Assumptions) -> s.Scenario:
    """Return the scenario as these assumptions see it. Names the model lacks change nothing."""
    return _Assumed(scenario, assumptions).scenario()


class _Assumed:
    """Holds the look-ups while one scenario is changed."""

    def __init__(self, scenario: s.Scenario, assumptions: Assumptions) -> None:
        self.base = scenario
        self.given = assumptions
        self.indicators = {each.id: each for each in scenario.model.indicators}

    def scenario(self) -> s.Scenario:
        """Return the whole, changed."""
        return replace(
            self.base,
            set=self.start_values(),
            injects=tuple(self.inject(each) for each in self.base.injects),
            model=self.model(),
        )

    def start_values(self) -> tuple[tuple[str, int], ...]:
        """Return the deck's start values with the added ones, inside each indicator's range."""
        chosen = dict(self.base.set)
        for name, by in self.given.start.items():
            indicator = self.indicators.get(name)
            if indicator is None:
                continue
            value = chosen.get(name, indicator.start) + by
            bounded = max(indicator.low, min(indicator.high, value))
            # the start of a derived indicator is an offset, which has no range
            chosen[name] = value if indicator.derived else bounded
        return tuple(chosen.items())

    def effects(self, effects: Iterable[s.Effect]) -> tuple[s.Effect, ...]:
        """Return effects of an answer, each with its leverage; those that vanish are left out."""
        changed = []
        for each in effects:
            leverage = self.given.answers.get(each.indicator)
            percent = _percent(leverage, self.indicators[each.indicator], each.by)
            by = div_round(each.by * percent, 100)
            if by:
                changed.append(replace(each, by=by))
        return tuple(changed)

    def result(self, result: Result) -> Result:
        """Return an outcome or a neglect."""
        return replace(result, effects=self.effects(result.effects))

    def inject(self, inject: s.Inject) -> s.Inject:
        """Return an inject whose answers move the world as assumed."""
        if not self.given.answers:
            return inject
        options = tuple(
            replace(
                option,
                effects=self.effects(option.effects),
                outcomes=tuple(self.result(each) for each in option.outcomes),
            )
            for option in inject.options
        )
        neglect = self.result(inject.neglect) if inject.neglect else None
        return replace(inject, options=options, neglect=neglect)

    def model(self) -> s.Model:
        """Return the model."""
        model = self.base.model
        mean, lowest = self.given.overall or (model.overall.mean, model.overall.lowest)
        return replace(
            model,
            rules=tuple(self.rule(each) for each in model.rules),
            steps=tuple(self.step(each) for each in model.steps),
            initiatives=tuple(self.initiative(each) for each in model.initiatives),
            overall=replace(model.overall, mean=mean, lowest=lowest),
        )

    def rule(self, rule: s.Rule) -> s.Rule:
        """Return a rule at its assumed strength."""
        percent = self.given.rules.get(rule.id, UNCHANGED)
        effects = [replace(each, by=div_round(each.by * percent, 100)) for each in rule.effects]
        drifts = [replace(each, by=div_round(each.by * percent, 100)) for each in rule.drifts]
        return replace(
            rule,
            effects=tuple(each for each in effects if each.by),
            drifts=tuple(each for each in drifts if each.by),
        )

    def step(self, step: s.Step) -> s.Step:
        """Return a step with the assumed weights."""
        weights = self.given.weights.get(step.id, {})
        measures = tuple(replace(each, weight=_weight(each, weights)) for each in step.measures)
        return replace(step, measures=measures)

    def initiative(self, initiative: s.Initiative) -> s.Initiative:
        """Return a programme that moves the world as assumed."""
        stages = tuple(
            replace(stage, effects=self.effects(stage.effects)) for stage in initiative.stages
        )
        return replace(initiative, stages=stages)


def _percent(leverage: Leverage | None, indicator: s.Indicator, by: int) -> int:
    if leverage is None:
        return UNCHANGED
    is_better = (by < 0) == (indicator.better == "down")
    return leverage.better if is_better else leverage.worse


def _weight(measure: s.Measure, weights: Mapping[str, int]) -> int:
    for indicator in measure.indicators:
        if indicator in weights:
            return weights[indicator]
    return measure.weight
