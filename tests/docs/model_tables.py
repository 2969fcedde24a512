"""Writes the tables of a model's numbers for its guide, so that they follow the decks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wargame.core import scenario as s
from wargame.core.tables import compile_tables

OURS = "designer's judgement"
FIGURES = {"% of area", "hundredths of % of GDP"}
"""Units of quantities that somebody outside this project publishes; all others are our scales."""

CITATION = re.compile(r"\b(essay/[0-9a-z]+|facts/[a-z0-9]+(?:-[a-z0-9]+)*)")


def mark(citations: Iterable[str]) -> str:
    """Say whether something is sourced, the designer's judgement, or both."""
    given = tuple(citations)
    sourced = any(each != OURS for each in given)
    match sourced, OURS in given:
        case True, True:
            return "sourced, in part judgement"
        case True, False:
            return "sourced"
        case _:
            return "judgement"


def model_tables(scenarios: Iterable[s.Scenario], prose: str) -> str:
    """Return all tables of the model that some decks share, as Markdown.

    Args:
        scenarios: The decks, all on one model; their start values are in the last table.
        prose: Text of the guide, whose citations belong to the lists of claims and sources too.
    """
    decks = tuple(scenarios)
    model = decks[0].model
    parts = [
        *_section("Indicators", _indicators(model)),
        *_section("Derived indicators", _derived(decks[0])),
        *_section("Start values of the decks", _starts(decks)),
        *_section("Rules", _rules(model)),
        *_section("Measures", _measures(model)),
        *_section("Gates", _gates(model)),
        *_section("Overall score, capital, two capitals", _general(model)),
        *_section("Endings", _endings(model)),
        *_section("Programmes", _initiatives(model)),
        *_section("The other capital, when the program plays it", _reactions(model)),
    ]
    cited = set(CITATION.findall("\n".join([prose, *parts])))
    parts += _section("Claims of the essay, in our words", _claims(model, cited))
    parts += _section("Published sources", _sources(model, cited))
    return "\n".join(parts)


def _section(title: str, rows: Iterator[tuple[str, ...]]) -> list[str]:
    """Return a heading and a table whose first row is its head."""
    head, *body = rows
    lines = [f"| {' | '.join(row)} |" for row in body]
    return [f"### {title}", f"| {' | '.join(head)} |", "|---" * len(head) + "|", *lines, ""]


def _indicators(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "indicator", "start", "range", "unit", "better", "the number", "what it stands for"
    for each in model.indicators:
        start = "derived" if each.derived else str(each.start)
        number = "figure" if each.unit in FIGURES else "judgement"
        yield (
            f"{each.title} `{each.id}`",
            start,
            f"{each.low}-{each.high}",
            each.unit,
            each.better,
            "derived" if each.derived else number,
            _rests(each.source),
        )


def _starts(decks: tuple[s.Scenario, ...]) -> Iterator[tuple[str, ...]]:
    yield "deck", "start values of its own, all judgement"
    for deck in decks:
        values = ", ".join(f"`{name}` {value}" for name, value in deck.set)
        yield deck.title, values or "none"


def _derived(deck: s.Scenario) -> Iterator[tuple[str, ...]]:
    yield "indicator", "weighted sum, to which effects add", "with the start values above"
    tables = compile_tables(replace(deck, set=()))
    for each in deck.model.indicators:
        if each.derived:
            yield each.title, _sum(each.derived), str(tables.start[tables.slots[each.id]])


def _rules(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "rule", "when", "what it does at the end of a turn", "its direction"
    for each in model.rules:
        drifts = [
            f"`{d.indicator}` by {d.by} towards {_sum(d.toward)}".replace(" by 1 ", " ")
            for d in each.drifts
        ]
        does = "; ".join([_effects(each.effects), *drifts] if each.effects else drifts)
        yield each.title, _code(each.when) or "always", does, _rests(each.source)


def _measures(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "step", "measure", "0 to 100 points", "weight", "why it counts"
    for step in model.steps:
        total = sum(each.weight for each in step.measures)
        for each in step.measures:
            scale = f"{each.start} to {each.end}"
            if each.band:
                scale = f"full from {each.band[0]} to {each.band[1]}, none {each.fade} beyond"
            of = ", ".join(f"`{name}`" for name in each.indicators)
            lowest = ", the lower" if len(each.indicators) > 1 else ""
            yield (
                step.short,
                f"{each.title} ({of}{lowest})",
                scale,
                f"{each.weight}/{total}",
                _rests(each.source),
            )


def _gates(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "step", "when", "caps it at", "why"
    for step in model.steps:
        for each in step.gates:
            yield step.short, _code(each.when), str(each.cap), _rests(each.source)


def _general(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "what", "numbers", "rests on"
    total, capital, concert = model.overall, model.capital, model.concert
    yield (
        "Overall score",
        f"{total.mean} % mean of the steps, {total.lowest} % mean of the lowest "
        f"{total.lowest_count}, then the points of the ending",
        _rests(total.source),
    )
    yield (
        capital.title,
        f"starts at {capital.start}; each turn brings {_sum(capital.income)}; {capital.carry} % of "
        f"what is left is kept, {capital.most} at most",
        _rests(capital.source),
    )
    if concert:
        yield (
            "Two capitals",
            f"same answer: {_effects(concert.same)}; different answers: {_effects(concert.differ)} "
            f"and {concert.delay} turn later",
            _rests(concert.source),
        )
    for rung in model.ladder:
        yield f"Rung: {rung.title}", f"tension from {rung.at}", "judgement"


def _endings(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "ending", "when", "odds in %", "points", "rests on"
    for each in model.endings:
        odds = _sum(each.odds) if each.odds else "certain"
        yield (
            each.title,
            _code(each.when),
            odds,
            f"{each.points:+}" if each.points else "0",
            _rests(each.source),
        )


def _initiatives(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "programme", "turns", "capital", "upkeep", "what it brings in all", "its aim and price"
    for each in model.initiatives:
        totals: dict[str, int] = {}
        for stage in each.stages:
            for effect in stage.effects:
                totals[effect.indicator] = totals.get(effect.indicator, 0) + effect.by
        brings = [s.Effect(indicator=name, by=by) for name, by in totals.items() if by]
        yield (
            each.title,
            str(sum(stage.turns for stage in each.stages)),
            str(each.capital),
            str(each.upkeep),
            _effects(brings),
            _rests(each.source),
        )


def _reactions(model: s.Model) -> Iterator[tuple[str, ...]]:
    yield "capital", "temper", "weight", "shifted by", "does", "rests on"
    titles = {each.id: each.title for each in model.cells}
    for counterpart in model.counterparts:
        for each in counterpart.reactions:
            shifts = ", ".join(f"`{shift.indicator}` {shift.by:+}" for shift in each.shifts)
            price = f"capital -{each.capital}" if each.capital else ""
            does = ", ".join(part for part in (_effects(each.effects), price) if part)
            yield (
                titles[counterpart.cell],
                each.title,
                str(each.weight),
                shifts or "nothing",
                does or "nothing",
                _rests(each.source),
            )


def _claims(model: s.Model, cited: set[str]) -> Iterator[tuple[str, ...]]:
    yield "claim", "says"
    for each in model.claims:
        if f"essay/{each.id}" in cited:
            yield f"essay/{each.id}", each.says


def _sources(model: s.Model, cited: set[str]) -> Iterator[tuple[str, ...]]:
    yield "source", "grade", "title"
    for each in model.sources:
        if f"facts/{each.id}" in cited:
            yield f"facts/{each.id}", each.grade, each.title


def _rests(citations: Iterable[str]) -> str:
    """Return the mark and the citations behind it."""
    given = tuple(citations)
    named = ", ".join(each for each in given if each != OURS)
    return f"{mark(given)}: {named}" if named else mark(given)


def _effects(effects: Iterable[s.Effect]) -> str:
    return ", ".join(f"`{each.indicator}` {each.by:+}" for each in effects)


def _sum(total: s.WeightedSum) -> str:
    """Return a weighted sum as people write it."""
    text = str(total.base)
    for term in total.terms:
        sign = "-" if term.percent < 0 else "+"
        whole, part = divmod(abs(term.percent), 100)
        text += f" {sign} {whole}.{part:02} `{term.indicator}`"
    return text.removeprefix("0 + ")


def _code(condition: str) -> str:
    return f"`{' '.join(condition.split())}`" if condition.strip() else ""
