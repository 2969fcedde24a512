"""Gathers what controllers and evaluators need: everything, and so nothing for players."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.core.plain import plain
from wargame.core.scenario import Effect, Inject, Objective, Option, Outcome, Scenario, Step
from wargame.core.wording import titles_of, words_of
from wargame.figures import percent, signed
from wargame.names import Names, name_of
from wargame.report import msel_columns as c
from wargame.report.msel import Row

RATINGS = (
    (
        "P",
        "Performed without challenges",
        "The objective was met and no other activity was harmed.",
    ),
    (
        "S",
        "Performed with some challenges",
        "The objective was met and no other activity was harmed, but it could be done better.",
    ),
    (
        "M",
        "Performed with major challenges",
        "The objective was met, but other activities were harmed or plans were not followed.",
    ),
    ("U", "Unable to be performed", "The objective was not met."),
)
"""Letter, name and meaning of the ratings of an exercise evaluation guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSheet:
    """One way an option can turn out."""

    name: str
    odds: str
    """Percent at start weights; empty if it is certain."""
    text: str
    effects: str
    then: str
    """Injects that follow, and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionSheet:
    """One course of action with all it may lead to."""

    label: str
    intent: str
    capital: int
    needs: str
    steps: tuple[str, ...]
    effects: str
    advice: tuple[tuple[str, str], ...]
    outcomes: tuple[OutcomeSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectSheet:
    """One inject as the controller has it."""

    id: str
    cells: dict[str, str]
    """Its row of the MSEL by the keys of the columns."""
    trigger: str
    """Its trigger in words."""
    to: str
    private: tuple[tuple[str, str], ...]
    holds: str
    options: tuple[OptionSheet, ...]
    neglect: OutcomeSheet | None
    discuss: tuple[str, ...]
    precedent: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What an evaluator watches for one objective or one step."""

    id: str
    title: str
    says: str
    steps: tuple[str, ...]
    tasks: tuple[tuple[str, str, str], ...]
    """Inject number, title and expected player action."""
    measures: tuple[tuple[str, str], ...]
    """What a step is measured by, with its meaning; caps come last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """All of it."""

    injects: tuple[InjectSheet, ...]
    objectives: tuple[Guide, ...]
    steps: tuple[Guide, ...]
    ratings: tuple[tuple[str, str, str], ...] = RATINGS


class _Writer:
    def __init__(self, scenario: Scenario, rows: Iterable[Row]) -> None:
        self.scenario = scenario
        self.names = Names(scenario)
        self.titles = titles_of(scenario)
        self.rows = {row.id: row for row in rows}

    def words(self, condition: str) -> str:
        return plain(words_of(self.scenario, self.titles, condition), lines=False)

    def effects(self, effects: Iterable[Effect]) -> str:
        return ", ".join(
            f"{plain(self.names.indicators[each.indicator].title, lines=False)} {signed(each.by)}"
            for each in effects
        )

    def inject(self, inject: Inject) -> InjectSheet:
        return InjectSheet(
            id=inject.id,
            cells=dict(self.rows[inject.id].cells),
            trigger=self._trigger(inject),
            to=", ".join(self.names.cell(cell) for cell in inject.to),
            private=tuple((self.names.cell(cell), plain(text)) for cell, text in inject.private),
            holds=self.names.cell(inject.holds),
            options=tuple(self._option(inject, each) for each in inject.options),
            neglect=self._neglect(inject),
            discuss=inject.discuss,
            precedent=inject.precedent.text if inject.precedent else "",
            sources=tuple(
                each.text
                for each in self.names.citations(
                    inject.precedent.source if inject.precedent else ()
                )
            ),
        )

    def _trigger(self, inject: Inject) -> str:
        deliver = inject.deliver
        if deliver is None or deliver.turn is not None:
            return self.rows[inject.id].cells[c.TRIGGER]
        when = self.words(deliver.when)
        said = f"when {when}" if when else ""
        if not deliver.weight:
            return f"as soon as {when}" if when else "as soon as its turns begin"
        shifts = ", ".join(
            f"{plain(self.names.indicators[each.indicator].title, lines=False)} {signed(each.by)}"
            for each in deliver.shifts
        )
        drawn = f"drawn by lot, weight {deliver.weight}"
        return "; ".join(part for part in (drawn, said, shifts and f"moved by {shifts}") if part)

    def _option(self, inject: Inject, option: Option) -> OptionSheet:
        total = sum(each.weight for each in option.outcomes)
        return OptionSheet(
            label=option.label,
            intent=option.intent,
            capital=option.capital,
            needs=self.words(option.needs),
            steps=option.steps,
            effects=self.effects(option.effects),
            advice=tuple(
                (each.adviser, each.because) for each in inject.advice if each.option == option.id
            ),
            outcomes=tuple(self._outcome(each, total) for each in option.outcomes),
        )

    def _outcome(self, outcome: Outcome, total: int) -> OutcomeSheet:
        return OutcomeSheet(
            name=name_of(outcome.id),
            odds=f"{percent(outcome.weight, total)} %" if outcome.weight != total else "",
            text=outcome.text,
            effects=self.effects(outcome.effects),
            then=self._then((each.inject, each.after) for each in outcome.then),
        )

    def _neglect(self, inject: Inject) -> OutcomeSheet | None:
        neglect = inject.neglect
        if neglect is None:
            return None
        return OutcomeSheet(
            name="Left unanswered",
            odds="",
            text=neglect.text,
            effects=self.effects(neglect.effects),
            then=self._then((each.inject, each.after) for each in neglect.then),
        )

    def _then(self, follow_ups: Iterable[tuple[str, int]]) -> str:
        return ", ".join(
            f"{inject} after {after} turn{'' if after == 1 else 's'}"
            for inject, after in follow_ups
        )

    def objective(self, objective: Objective) -> Guide:
        return Guide(
            id=objective.id,
            title=objective.text,
            says="",
            steps=objective.steps,
            tasks=self._tasks(
                each for each in self.scenario.injects if objective.id in each.objectives
            ),
            measures=(),
        )

    def step(self, step: Step) -> Guide:
        measures = [(each.title, each.says) for each in step.measures]
        caps = [
            (f"Capped at {each.cap}", f"{each.says} (while {self.words(each.when)})")
            for each in step.gates
        ]
        return Guide(
            id=step.id,
            title=step.title,
            says=step.says,
            steps=(step.id,),
            tasks=self._tasks(
                each
                for each in self.scenario.injects
                if any(step.id in option.steps for option in each.options)
            ),
            measures=(*measures, *caps),
        )

    def _tasks(self, injects: Iterable[Inject]) -> tuple[tuple[str, str, str], ...]:
        return tuple((each.id, each.title, each.expected) for each in injects)


def handbook_of(scenario: Scenario, rows: Iterable[Row]) -> Handbook:
    """Return the handbook of a deck.

    Args:
        scenario: The deck.
        rows: Its MSEL.
    """
    writer = _Writer(scenario, rows)
    return Handbook(
        injects=tuple(writer.inject(each) for each in scenario.injects),
        objectives=tuple(writer.objective(each) for each in scenario.objectives),
        steps=tuple(writer.step(each) for each in scenario.model.steps),
    )
