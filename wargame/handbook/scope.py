"""Says how much of a model a reader may see, and words amounts by that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from wargame.core import conditions as c
from wargame.core.condition_parser import parse
from wargame.core.plain import plain
from wargame.core.scenario import Effect, Inject, Scenario, WeightedSum
from wargame.core.tables import names_of
from wargame.core.views import Preview
from wargame.core.wording import Titles, titles_of, words_of
from wargame.language import phrases


@dataclass(slots=True)
class Scope:
    """A scenario and how much of it is told."""

    scenario: Scenario
    titles: Titles
    level: Preview
    """The difficulty: it hides amounts here as it does before a choice."""
    injects: frozenset[str]
    """Ids of the injects whose options are told: those that have come, so nothing is spoilt."""
    _words: dict[str, str] = field(default_factory=dict)
    _used: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario, level: Preview, injects: frozenset[str]) -> Scope:
        """Return the scope of a reader."""
        say = phrases(scenario.language)
        return cls(scenario, titles_of(scenario, say), level, injects)

    def say(self, sentence: str) -> str:
        """Return a sentence of the program in the language of the scenario."""
        return self.titles.say(sentence)

    def told(self) -> Iterator[Inject]:
        """Yield the injects whose options are told; at the blind level none."""
        if self.level != "blind":
            yield from (one for one in self.scenario.injects if one.id in self.injects)

    def title(self, indicator: str) -> str:
        """Return what an indicator is called."""
        return plain(self.titles.indicators.get(indicator, indicator), lines=False)

    def condition(self, condition: str) -> str:
        """Return a condition in words, remembered."""
        if condition not in self._words:
            said = words_of(self.scenario, self.titles, condition)
            self._words[condition] = plain(said, lines=False)
        return self._words[condition]

    def used(self, condition: str) -> frozenset[str]:
        """Return the indicators that a condition looks at, a rung by its tension; remembered."""
        if condition not in self._used:
            tensions = {each.id: each.tension for each in self.scenario.model.flashpoints}
            named = condition.strip() and parse(condition, names_of(self.scenario))
            self._used[condition] = frozenset(_named(named, tensions) if named else ())
        return self._used[condition]

    def amount(self, by: int) -> str:
        """Return a change as far as the level tells it: "+3", "up" or nothing."""
        if self.level == "instructor":
            return f"{by:+d}"
        if self.level == "standard":
            return self.say("up") if by > 0 else self.say("down")
        return ""

    def labelled(self, label: str, amount: str) -> str:
        """Return "label: amount", or the label alone."""
        title = plain(label, lines=False)
        return self.say("{title}: ").format(title=title) + amount if amount else title

    def _way(self, title: str, by: int) -> str:
        way = self.say("up") if by > 0 else self.say("down")
        return self.say("{title} ({way})").format(title=title, way=way)

    def total(self, total: WeightedSum) -> str:
        """Return a weighted sum in words; without numbers below the instructor's level."""
        terms = [(self.title(one.indicator), one.percent) for one in total.terms]
        if self.level != "instructor":
            ways = [self._way(title, by) for title, by in terms]
            return self.say(", ").join(ways) or self.say("a fixed value")
        parts = [f"{'+' if by >= 0 else '-'} {hundredths(by)} x {title}" for title, by in terms]
        return " ".join([str(total.base), *parts])


def _named(node: c.Condition | c.Quantity, tensions: Mapping[str, str]) -> Iterator[str]:
    match node:
        case c.Value(indicator) | c.Moved(indicator):
            yield indicator
        case c.Rungs(_, place, _):
            yield tensions[place]
        case c.Compare(_, left, right) | c.Sum(_, left, right):
            yield from _named(left, tensions)
            yield from _named(right, tensions)
        case c.Every(parts) | c.Any(parts) | c.Pick(_, parts):
            for part in parts:
                yield from _named(part, tensions)
        case c.Not(inner):
            yield from _named(inner, tensions)
        case (
            c.Flag() | c.Took() | c.Seen() | c.Programme() | c.Final() | c.Number() | c.TurnNumber()
        ):
            return
        case _:
            assert_never(node)


def of_one(effects: tuple[Effect, ...], indicator: str) -> int:
    """Return what effects ask of one indicator; 0 if nothing."""
    return sum(one.by for one in effects if one.indicator == indicator)


def hundredths(percent: int) -> str:
    """Return 35 as "0.35" and -120 as "1.20"; the sign stands elsewhere."""
    whole, part = divmod(abs(percent), 100)
    return f"{whole}.{part:02d}"
