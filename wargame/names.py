"""Calls the things of a scenario by their names, safe to show: texts have passed `plain`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.core import events as e
from wargame.core import facilitator_events as f
from wargame.core.evolve import edited_inject
from wargame.core.facilitation import called
from wargame.core.plain import plain
from wargame.core.preview import is_good
from wargame.core.scenario import WHOLE, Option, Scenario
from wargame.core.views import ChangeLine, Citation
from wargame.figures import percent
from wargame.language import phrases

JUDGEMENT = "designer's judgement"


class Names:
    """Knows what everything of one scenario is called, and what its citations say."""

    def __init__(self, scenario: Scenario) -> None:
        """Index the scenario's things by id."""
        model = scenario.model
        self.scenario = scenario
        self.say = phrases(scenario.language)
        self.indicators = {each.id: each for each in model.indicators}
        self.injects = {each.id: each for each in scenario.injects}
        self.rules = {each.id: each for each in model.rules}
        self.initiatives = {each.id: each for each in model.initiatives}
        self.endings = {each.id: each for each in (*model.endings, called(self.say))}
        self.cells = {each.id: plain(each.title, lines=False) for each in model.cells}
        self.claims = {each.id: each.says for each in model.claims}
        self.sources = {each.id: each for each in model.sources}

    def learn(self, event: e.Event) -> None:
        """Take note of an inject that was written or edited, before anything is told about it."""
        if isinstance(event, f.InjectWritten):
            self.injects[event.written.id] = event.written
        elif isinstance(event, f.InjectEdited):
            self.injects[event.inject] = edited_inject(self.injects[event.inject], event)

    def cell(self, cell: str) -> str:
        """Return what a cell is called."""
        if cell == WHOLE:
            return self.say(" and ").join(self.cells[each] for each in self.scenario.cells)
        return self.cells.get(cell, cell)

    def option(self, inject: str, option: str) -> Option:
        """Return an option of an inject. Raises KeyError if there is none."""
        for each in self.injects[inject].options:
            if each.id == option:
                return each
        raise KeyError(option)

    def outcome(self, inject: str, option: str, outcome: str) -> str:
        """Return what a result of an option is called; one that is unknown by its id."""
        known = {each.id: each.name for each in self.option(inject, option).outcomes}
        return plain(known.get(outcome) or name_of(outcome), lines=False)

    def changes(self, changes: Iterable[e.Change]) -> tuple[ChangeLine, ...]:
        """Return movements with the names and the meaning of their indicators."""
        return tuple(self.change(each) for each in changes)

    def change(self, change: e.Change) -> ChangeLine:
        """Return one movement with the name and the meaning of its indicator."""
        indicator = self.indicators[change.indicator]
        return ChangeLine(
            indicator=change.indicator,
            title=plain(indicator.title, lines=False),
            before=change.before,
            asked=change.asked,
            after=change.after,
            unit=plain(indicator.unit, lines=False),
            good=is_good(indicator, change.after - change.before),
            clipped=change.after - change.before != change.asked,
        )

    def citations(self, sources: Iterable[str]) -> tuple[Citation, ...]:
        """Return citations in full."""
        return tuple(Citation(id=each, text=self.citation(each)) for each in sources)

    def citation(self, source: str) -> str:
        """Return what a citation stands for."""
        kind, _, key = source.partition("/")
        if kind == "essay" and key in self.claims:
            return plain(self.claims[key])
        if kind == "facts" and key in self.sources:
            return plain(self.sources[key].title, lines=False)
        if source == JUDGEMENT:
            return self.say("The designer's judgement: no published source gives this number.")
        return plain(source, lines=False)

    def odds(self, draw: e.Draw | None, result: str, names: Mapping[str, str] = {}) -> str:
        """Return a draw in words: each result with its odds, and the number drawn.

        `names` are what the results are called; the others are called by their ids.
        """
        if draw is None or len(draw.odds) < 2:
            return ""
        total = sum(weight for _, weight in draw.odds)
        called = {each: names.get(each) or self.say(name_of(each)) for each, _ in draw.odds}
        parts = [f"{called[each]} {percent(weight, total)} %" for each, weight in draw.odds]
        drew = self.say("{odds}; drew {number}: {result}")
        name = called.get(result) or self.say(name_of(result))
        return drew.format(odds=self.say(", ").join(parts), number=draw.value // 100, result=name)


def name_of(identifier: str) -> str:
    """Return an id such as "second-landing" as words."""
    return identifier.replace("-", " ").capitalize()
