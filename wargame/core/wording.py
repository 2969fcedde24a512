"""Says conditions in plain words, so that a player reads why an option is shut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import assert_never

from wargame.core import conditions as c
from wargame.core.condition_parser import parse
from wargame.core.phrases import Say, english, mark
from wargame.core.scenario import Scenario
from wargame.core.tables import names_of

_COMPARED = {
    "<": mark("{left} below {right}"),
    "<=": mark("{left} at most {right}"),
    ">": mark("{left} above {right}"),
    ">=": mark("{left} at least {right}"),
    "==": mark("{left} exactly {right}"),
    "!=": mark("{left} not {right}"),
}
_SUMS = {
    "+": mark("{left} plus {right}"),
    "-": mark("{left} minus {right}"),
    "*": mark("{left} times {right}"),
}
_PICKED = {
    "min": mark("the lowest of {values}"),
    "max": mark("the highest of {values}"),
    "abs": mark("the size of {values}"),
}


@dataclass(frozen=True, slots=True)
class Titles:
    """The readable names of a scenario's things, by id."""

    indicators: Mapping[str, str] = field(default_factory=dict)
    flashpoints: Mapping[str, str] = field(default_factory=dict)
    rungs: Mapping[str, str] = field(default_factory=dict)
    injects: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)
    initiatives: Mapping[str, str] = field(default_factory=dict)
    say: Say = english
    """Says the words between the names in the language of the session."""


def titles_of(scenario: Scenario, say: Say = english) -> Titles:
    """Return the readable names of a scenario's things."""
    model = scenario.model
    return Titles(
        {each.id: each.title for each in model.indicators},
        {each.id: each.title for each in model.flashpoints},
        {each.id: each.title for each in model.ladder},
        {each.id: each.title for each in scenario.injects},
        {(i.id, o.id): o.label for i in scenario.injects for o in i.options},
        {each.id: each.title for each in model.initiatives},
        say,
    )


def words_of(scenario: Scenario, titles: Titles, text: str) -> str:
    """Return a condition of a valid scenario in words; empty if there is none."""
    if not text.strip():
        return ""
    return say(parse(text, names_of(scenario)), titles)


def say(node: c.Condition, titles: Titles) -> str:
    """Return a condition in words, without a capital letter or a full stop."""
    told = titles.say
    match node:
        case c.Compare(operator, left, right):
            compared = told(_COMPARED[operator])
            return compared.format(left=amount(left, titles), right=amount(right, titles))
        case c.Rungs(operator, place, rung):
            where = told("{place} on the ladder").format(place=titles.flashpoints[place])
            return told(_COMPARED[operator]).format(left=where, right=titles.rungs[rung])
        case c.Every(parts):
            both = told("{left} and {right}")
            said = [_grouped(part, titles) for part in parts]
            return reduce(lambda left, right: both.format(left=left, right=right), said)
        case c.Any(parts):
            return told(" or ").join(_grouped(part, titles) for part in parts)
        case c.Not(inner):
            return told("not ({condition})").format(condition=say(inner, titles))
        case c.Flag(name):
            return told('"{name}" has happened').format(name=name.replace("-", " "))
        case c.Took(inject, option):
            if option:
                return told('"{name}" was chosen').format(name=titles.options[inject, option])
            return told('"{name}" was answered').format(name=titles.injects[inject])
        case c.Seen(inject):
            return told('"{name}" has come').format(name=titles.injects[inject])
        case c.Programme(initiative, done):
            state = told('"{name}" is complete') if done else told('"{name}" is under way')
            return state.format(name=titles.initiatives[initiative])
        case c.Final():
            return told("in the last turn")
    assert_never(node)


def _grouped(node: c.Condition, titles: Titles) -> str:
    said = say(node, titles)
    return f"({said})" if isinstance(node, c.Any | c.Every) else said


def amount(node: c.Quantity, titles: Titles) -> str:
    """Return a quantity in words."""
    told = titles.say
    match node:
        case c.Number(value):
            return str(value)
        case c.Value(indicator):
            return titles.indicators[indicator]
        case c.Moved(indicator):
            name = titles.indicators[indicator]
            return told("this turn's change of {indicator}").format(indicator=name)
        case c.TurnNumber(last):
            return told("the number of turns") if last else told("the turn")
        case c.Sum(operator, left, right):
            summed = told(_SUMS[operator])
            return summed.format(left=amount(left, titles), right=amount(right, titles))
        case c.Pick(function, arguments):
            inner = told(", ").join(amount(each, titles) for each in arguments)
            return told(_PICKED[function]).format(values=inner)
    assert_never(node)
