"""Lists what an indicator moves: other indicators, rules, scores, odds, capital and endings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.core.plain import plain
from wargame.core.scenario import Shift, Step, WeightedSum
from wargame.core.views_reference import TopicLine, TopicSection
from wargame.figures import percent
from wargame.handbook.scope import Scope, hundredths


def what_it_moves(scope: Scope, indicator: str) -> Iterator[TopicSection]:
    """Yield lists of what an indicator moves, the empty ones left out."""
    lists = (
        ("Steps it counts in", _measures(scope, indicator)),
        ("Indicators that follow it", _followers(scope, indicator)),
        ("Rules that look at it", _rules(scope, indicator)),
        ("Odds it shifts", _odds(scope, indicator)),
        ("Capital, initiatives and endings that look at it", _means(scope, indicator)),
    )
    for title, found in lists:
        lines = tuple(found)
        if lines:
            yield TopicSection(title=title, lines=lines)


def _measures(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    for step in scope.scenario.model.steps:
        weight = sum(one.weight for one in step.measures)
        for one in step.measures:
            if indicator in one.indicators:
                lowest = ", if it is the lowest there" if len(one.indicators) > 1 else ""
                share = percent(one.weight, weight)
                where = f"Step {step.id}, {plain(one.title, lines=False)}: {share} %"
                text = f"{where} of the score{lowest}"
                yield TopicLine(text=text, topic=f"step/{step.id}")
        yield from _gates(scope, step, indicator)


def _gates(scope: Scope, step: Step, indicator: str) -> Iterator[TopicLine]:
    for gate in step.gates:
        if _looks_at(scope, gate.when, indicator):
            text = f"Step {step.id}, gate at {gate.cap}: {plain(gate.says, lines=False)}"
            yield TopicLine(text=text, topic=f"step/{step.id}")


def _followers(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    for one in scope.scenario.model.indicators:
        by = _percent(one.derived, indicator)
        if by:
            text = scope.labelled(one.title, _share(scope, by))
            yield TopicLine(text=text, topic=f"indicator/{one.id}")


def _rules(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    for rule in scope.scenario.model.rules:
        topic = f"rule/{rule.id}"
        if _looks_at(scope, rule.when, indicator):
            text = f"{plain(rule.title, lines=False)}: when {scope.condition(rule.when)}"
            yield TopicLine(text=text, topic=topic)
        for drift in rule.drifts:
            if by := _percent(drift.toward, indicator):
                title, moved = plain(rule.title, lines=False), scope.title(drift.indicator)
                text = f"{title}: draws {moved}"
                yield TopicLine(text=scope.labelled(text, _share(scope, by)), topic=topic)


def _odds(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    model = scope.scenario.model
    cells = {each.id: each.title for each in model.cells}
    for counterpart in model.counterparts:
        for reaction in counterpart.reactions:
            if by := _shift(reaction.shifts, indicator):
                label = f"{cells[counterpart.cell]}, {reaction.title}"
                yield TopicLine(text=scope.labelled(label, scope.amount(by)))
    for inject in scope.told():
        if inject.deliver and (by := _shift(inject.deliver.shifts, indicator)):
            label = f"{inject.title}, that it comes"
            yield TopicLine(text=scope.labelled(label, scope.amount(by)))
        for option in inject.options:
            shifted = any(_shift(one.shifts, indicator) for one in option.outcomes)
            if shifted:
                title = f"{inject.title}, how it turns out: {option.label}"
                yield TopicLine(text=plain(title, lines=False))


def _means(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    model = scope.scenario.model
    if by := _percent(model.capital.income, indicator):
        label = f"{model.capital.title}, income"
        yield TopicLine(text=scope.labelled(label, _share(scope, by)))
    for one in model.initiatives:
        for condition, what in ((one.needs, "to start"), (one.holds, "to go on")):
            if _looks_at(scope, condition, indicator):
                text = f"{plain(one.title, lines=False)}, {what}: {scope.condition(condition)}"
                yield TopicLine(text=text, topic=f"initiative/{one.id}")
    for ending in model.endings:
        if _looks_at(scope, ending.when, indicator) or _percent(ending.odds, indicator):
            yield TopicLine(text=f"Ending: {plain(ending.title, lines=False)}")


def _percent(total: WeightedSum | None, indicator: str) -> int:
    return sum(one.percent for one in total.terms if one.indicator == indicator) if total else 0


def _share(scope: Scope, by: int) -> str:
    """Return how strongly a sum follows an indicator."""
    if scope.level == "instructor":
        return f"{'+' if by > 0 else '-'}{hundredths(by)} for each point"
    return ("with it" if by > 0 else "against it") if scope.level == "standard" else ""


def _shift(shifts: Iterable[Shift], indicator: str) -> int:
    return sum(one.by for one in shifts if one.indicator == indicator)


def _looks_at(scope: Scope, condition: str, indicator: str) -> bool:
    return indicator in scope.used(condition)
