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
    say = scope.say
    lists = (
        (say("Steps it counts in"), _measures(scope, indicator)),
        (say("Indicators that follow it"), _followers(scope, indicator)),
        (say("Rules that look at it"), _rules(scope, indicator)),
        (say("Odds it shifts"), _odds(scope, indicator)),
        (say("Capital, initiatives and endings that look at it"), _means(scope, indicator)),
    )
    for title, found in lists:
        lines = tuple(found)
        if lines:
            yield TopicSection(title=title, lines=lines)


def _measures(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    say = scope.say
    for step in scope.scenario.model.steps:
        weight = sum(one.weight for one in step.measures)
        for one in step.measures:
            if indicator in one.indicators:
                lowest = say(", if it is the lowest there") if len(one.indicators) > 1 else ""
                share = percent(one.weight, weight)
                where = say("Step {id}, {title}: {share} % of the score")
                title = plain(one.title, lines=False)
                text = where.format(id=step.id, title=title, share=share) + lowest
                yield TopicLine(text=text, topic=f"step/{step.id}")
        yield from _gates(scope, step, indicator)


def _gates(scope: Scope, step: Step, indicator: str) -> Iterator[TopicLine]:
    for gate in step.gates:
        if _looks_at(scope, gate.when, indicator):
            text = scope.say("Step {id}, gate at {cap}: {says}").format(
                id=step.id, cap=gate.cap, says=plain(gate.says, lines=False)
            )
            yield TopicLine(text=text, topic=f"step/{step.id}")


def _followers(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    for one in scope.scenario.model.indicators:
        by = _percent(one.derived, indicator)
        if by:
            text = scope.labelled(one.title, _share(scope, by))
            yield TopicLine(text=text, topic=f"indicator/{one.id}")


def _rules(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    say = scope.say
    for rule in scope.scenario.model.rules:
        topic = f"rule/{rule.id}"
        if _looks_at(scope, rule.when, indicator):
            text = say("{title}: when {when}").format(
                title=plain(rule.title, lines=False), when=scope.condition(rule.when)
            )
            yield TopicLine(text=text, topic=topic)
        for drift in rule.drifts:
            if by := _percent(drift.toward, indicator):
                title, moved = plain(rule.title, lines=False), scope.title(drift.indicator)
                text = say("{title}: draws {indicator}").format(title=title, indicator=moved)
                yield TopicLine(text=scope.labelled(text, _share(scope, by)), topic=topic)


def _odds(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    say = scope.say
    model = scope.scenario.model
    cells = {each.id: each.title for each in model.cells}
    for counterpart in model.counterparts:
        for reaction in counterpart.reactions:
            if by := _shift(reaction.shifts, indicator):
                label = say(", ").join((cells[counterpart.cell], reaction.title))
                yield TopicLine(text=scope.labelled(label, scope.amount(by)))
    for inject in scope.told():
        if inject.deliver and (by := _shift(inject.deliver.shifts, indicator)):
            label = say("{title}, that it comes").format(title=inject.title)
            yield TopicLine(text=scope.labelled(label, scope.amount(by)))
        for option in inject.options:
            shifted = any(_shift(one.shifts, indicator) for one in option.outcomes)
            if shifted:
                title = say("{title}, how it turns out: {label}").format(
                    title=inject.title, label=option.label
                )
                yield TopicLine(text=plain(title, lines=False))


def _means(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    say = scope.say
    model = scope.scenario.model
    if by := _percent(model.capital.income, indicator):
        label = say("{title}, income").format(title=model.capital.title)
        yield TopicLine(text=scope.labelled(label, _share(scope, by)))
    for one in model.initiatives:
        for condition, what in (
            (one.needs, say("to start")),
            (one.holds, say("to go on")),
        ):
            if _looks_at(scope, condition, indicator):
                told = say("{title}, {what}: {condition}")
                title, needed = plain(one.title, lines=False), scope.condition(condition)
                text = told.format(title=title, what=what, condition=needed)
                yield TopicLine(text=text, topic=f"initiative/{one.id}")
    for ending in model.endings:
        if _looks_at(scope, ending.when, indicator) or _percent(ending.odds, indicator):
            yield TopicLine(
                text=say("Ending: {title}").format(title=plain(ending.title, lines=False))
            )


def _percent(total: WeightedSum | None, indicator: str) -> int:
    return sum(one.percent for one in total.terms if one.indicator == indicator) if total else 0


def _share(scope: Scope, by: int) -> str:
    """Return how strongly a sum follows an indicator."""
    say = scope.say
    if scope.level == "instructor":
        return say("{by} for each point").format(by=("+" if by > 0 else "-") + hundredths(by))
    return (say("with it") if by > 0 else say("against it")) if scope.level == "standard" else ""


def _shift(shifts: Iterable[Shift], indicator: str) -> int:
    return sum(one.by for one in shifts if one.indicator == indicator)


def _looks_at(scope: Scope, condition: str, indicator: str) -> bool:
    return indicator in scope.used(condition)
