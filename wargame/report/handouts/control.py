"""Gathers what controllers and evaluators need: everything, and so nothing for players."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.core.calendar import turn_date
from wargame.core.phrases import mark
from wargame.core.plain import plain
from wargame.core.scenario import Effect, Inject, Objective, Option, Outcome, Scenario, Step
from wargame.core.wording import titles_of, words_of
from wargame.figures import percent, signed
from wargame.language import ENGLISH
from wargame.names import Names
from wargame.report import msel_columns as c
from wargame.report.msel import Row

RATINGS = (
    (
        "P",
        mark("Performed without challenges"),
        mark("The objective was met and no other activity was harmed."),
    ),
    (
        "S",
        mark("Performed with some challenges"),
        mark(
            "The objective was met and no other activity was harmed, but it could be done better."
        ),
    ),
    (
        "M",
        mark("Performed with major challenges"),
        mark("The objective was met, but other activities were harmed or plans were not followed."),
    ),
    ("U", mark("Unable to be performed"), mark("The objective was not met.")),
)
"""Letter, name and meaning of the ratings of an exercise evaluation guide."""


_SAID = (
    *(mark("Standard"), mark("Contingency")),
    *(mark("follow-up"), mark("manual"), mark("scheduled"), mark("conditional")),
)
"""Words of the MSEL that stand in the handbook."""


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
    ratings: tuple[tuple[str, str, str], ...]


def _window(inject: Inject) -> tuple[int, int]:
    """Return the first and the last turn in which an inject may come; 0 if it follows another."""
    deliver = inject.deliver
    if deliver is None:
        return 0, 0
    return (deliver.turn, deliver.turn) if deliver.turn else (deliver.first, deliver.last)


class _Writer:
    def __init__(self, scenario: Scenario, rows: Iterable[Row]) -> None:
        self.scenario = scenario
        self.names = Names(scenario)
        self.say = self.names.say
        self.titles = titles_of(scenario, self.say)
        self.rows = {row.id: row for row in rows}

    def words(self, condition: str) -> str:
        return plain(words_of(self.scenario, self.titles, condition), lines=False)

    def effects(self, effects: Iterable[Effect]) -> str:
        return self.say(", ").join(
            f"{plain(self.names.indicators[each.indicator].title, lines=False)} {signed(each.by)}"
            for each in effects
        )

    def inject(self, inject: Inject) -> InjectSheet:
        return InjectSheet(
            id=inject.id,
            cells=self._cells(inject),
            trigger=self._trigger(inject),
            to=self.say(", ").join(self.names.cell(cell) for cell in inject.to),
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

    def _cells(self, inject: Inject) -> dict[str, str]:
        """Return its row of the MSEL, in the language of the deck."""
        cells = dict(self.rows[inject.id].cells)
        if self.scenario.language == ENGLISH:
            return cells
        first, last = _window(inject)
        wait = self.say("may wait {n} turns").format(n=inject.deadline)
        return cells | {
            c.TITLE: inject.title,
            c.TEXT: inject.situation,
            c.SENDER: inject.sender,
            c.METHOD: inject.method,
            c.EXPECTED: inject.expected,
            c.NOTES: inject.facilitator,
            c.PHASE: self.say(inject.phase),
            c.TYPE: self.say(cells[c.TYPE]),
            c.GATE: wait if inject.deadline else self.say("in the turn it comes"),
            c.TIME: self._turns(first, last),
            c.DATE: self._dates(first, last),
        }

    def _turns(self, first: int, last: int) -> str:
        if first == last:
            return self.say("turn {turn}").format(turn=first) if first else ""
        return self.say("turns {first}-{last}").format(first=first, last=last)

    def _dates(self, first: int, last: int) -> str:
        if not first:
            return ""
        begin, end = (turn_date(self.scenario.start, each, self.say) for each in (first, last))
        between = self.say("{first} to {last}")
        return begin if begin == end else between.format(first=begin, last=end)

    def _rowed_trigger(self, inject: Inject) -> str:
        """Return the trigger as the MSEL has it; what it follows stands behind it."""
        kind, _of, origins = self.rows[inject.id].cells[c.TRIGGER].partition(" of ")
        return (
            self.say("{trigger} of {injects}").format(trigger=self.say(kind), injects=origins)
            if origins
            else self.say(kind)
        )

    def _trigger(self, inject: Inject) -> str:
        deliver = inject.deliver
        if deliver is None or deliver.turn is not None:
            return self._rowed_trigger(inject)
        when = self.words(deliver.when)
        said = self.say("when {when}").format(when=when) if when else ""
        if not deliver.weight:
            soon = self.say("as soon as {when}") if when else self.say("as soon as its turns begin")
            return soon.format(when=when)
        shifts = self.say(", ").join(
            f"{plain(self.names.indicators[each.indicator].title, lines=False)} {signed(each.by)}"
            for each in deliver.shifts
        )
        drawn = self.say("drawn by lot, weight {weight}").format(weight=deliver.weight)
        moved = self.say("moved by {shifts}").format(shifts=shifts) if shifts else ""
        return self.say("; ").join(part for part in (drawn, said, moved) if part)

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
            name=plain(outcome.name, lines=False),
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
            name=self.say("Left unanswered"),
            odds="",
            text=neglect.text,
            effects=self.effects(neglect.effects),
            then=self._then((each.inject, each.after) for each in neglect.then),
        )

    def _then(self, follow_ups: Iterable[tuple[str, int]]) -> str:
        return self.say(", ").join(
            (
                self.say("{inject} after 1 turn")
                if after == 1
                else self.say("{inject} after {n} turns")
            ).format(inject=inject, n=after)
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
            (
                self.say("Capped at {cap}").format(cap=each.cap),
                self.say("{says} (while {when})").format(
                    says=each.says, when=self.words(each.when)
                ),
            )
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
        ratings=tuple(
            (letter, writer.say(name), writer.say(says)) for letter, name, says in RATINGS
        ),
    )
