"""Says conditions in plain words, so that a player reads why an option is shut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from wargame.core import conditions as c
from wargame.core.scenario import Scenario
from wargame.core.tables import names_of

_COMPARED = {
    "<": "below",
    "<=": "at most",
    ">": "above",
    ">=": "at least",
    "==": "exactly",
    "!=": "not",
}
_SUMS = {"+": "plus", "-": "minus", "*": "times"}


@dataclass(frozen=True, slots=True)
class Titles:
    """The readable names of a scenario's things, by id."""

    indicators: Mapping[str, str] = field(default_factory=dict)
    flashpoints: Mapping[str, str] = field(default_factory=dict)
    rungs: Mapping[str, str] = field(default_factory=dict)
    injects: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)
    initiatives: Mapping[str, str] = field(default_factory=dict)


def titles_of(scenario: Scenario) -> Titles:
    """Return the readable names of a scenario's things."""
    model = scenario.model
    return Titles(
        {each.id: each.title for each in model.indicators},
        {each.id: each.title for each in model.flashpoints},
        {each.id: each.title for each in model.ladder},
        {each.id: each.title for each in scenario.injects},
        {(i.id, o.id): o.label for i in scenario.injects for o in i.options},
        {each.id: each.title for each in model.initiatives},
    )


def words_of(scenario: Scenario, titles: Titles, text: str) -> str:
    """Return a condition of a valid scenario in words; empty if there is none."""
    if not text.strip():
        return ""
    return say(c.parse(text, names_of(scenario)), titles)


def say(node: c.Condition, titles: Titles) -> str:
    """Return a condition in words, without a capital letter or a full stop."""
    match node:
        case c.Compare(operator, left, right):
            return f"{amount(left, titles)} {_COMPARED[operator]} {amount(right, titles)}"
        case c.Rungs(operator, place, rung):
            where, what = titles.flashpoints[place], titles.rungs[rung]
            return f"{where} on the ladder {_COMPARED[operator]} {what}"
        case c.Every(parts):
            return " and ".join(_grouped(part, titles) for part in parts)
        case c.Any(parts):
            return " or ".join(_grouped(part, titles) for part in parts)
        case c.Not(inner):
            return f"not ({say(inner, titles)})"
        case c.Flag(name):
            return f'"{name.replace("-", " ")}" has happened'
        case c.Took(inject, option):
            if option:
                return f'"{titles.options[inject, option]}" was chosen'
            return f'"{titles.injects[inject]}" was answered'
        case c.Seen(inject):
            return f'"{titles.injects[inject]}" has come'
        case c.Programme(initiative, done):
            state = "is complete" if done else "is under way"
            return f'"{titles.initiatives[initiative]}" {state}'
        case c.Final():
            return "in the last turn"
    assert_never(node)


def _grouped(node: c.Condition, titles: Titles) -> str:
    said = say(node, titles)
    return f"({said})" if isinstance(node, c.Any | c.Every) else said


def amount(node: c.Quantity, titles: Titles) -> str:
    """Return a quantity in words."""
    match node:
        case c.Number(value):
            return str(value)
        case c.Value(indicator):
            return titles.indicators[indicator]
        case c.Moved(indicator):
            return f"this turn's change of {titles.indicators[indicator]}"
        case c.TurnNumber(last):
            return "the number of turns" if last else "the turn"
        case c.Sum(operator, left, right):
            return f"{amount(left, titles)} {_SUMS[operator]} {amount(right, titles)}"
        case c.Pick(function, arguments):
            inner = ", ".join(amount(each, titles) for each in arguments)
            named = {"min": "the lowest of", "max": "the highest of", "abs": "the size of"}
            return f"{named[function]} {inner}"
    assert_never(node)
