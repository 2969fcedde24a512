"""Lists what moves an indicator: rules, programmes, options, and how other cells answer."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.plain import plain
from wargame.core.scenario import Indicator, Inject, Option
from wargame.core.views_reference import TopicLine, TopicSection
from wargame.handbook.scope import Scope, of_one
from wargame.names import name_of


def what_moves(scope: Scope, indicator: Indicator) -> Iterator[TopicSection]:
    """Yield lists of what moves an indicator, the empty ones left out."""
    lists = (
        ("It follows", _derived(scope, indicator)),
        ("Rules that move it", _rules(scope, indicator.id)),
        ("Initiatives that move it", _initiatives(scope, indicator.id)),
        ("Options that move it", _options(scope, indicator.id)),
        ("Cells that move it", _cells(scope, indicator.id)),
    )
    for title, found in lists:
        lines = tuple(found)
        if lines:
            yield TopicSection(title=title, lines=lines)


def _derived(scope: Scope, indicator: Indicator) -> Iterator[TopicLine]:
    if indicator.derived is None:
        return
    yield TopicLine(text=f"{scope.total(indicator.derived)}, and what events add to it.")
    for term in indicator.derived.terms:
        yield TopicLine(text=scope.title(term.indicator), topic=f"indicator/{term.indicator}")


def _rules(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    for rule in scope.scenario.model.rules:
        by = of_one(rule.effects, indicator)
        when = f" when {scope.condition(rule.when)}" if rule.when else " every turn"
        if by:
            text = scope.labelled(rule.title, scope.amount(by)) + when
            yield TopicLine(text=text, topic=f"rule/{rule.id}")
        for drift in rule.drifts:
            if drift.indicator == indicator:
                most = f", at most {drift.by} a turn" if scope.level == "instructor" else ""
                text = f"{plain(rule.title, lines=False)}: towards {scope.total(drift.toward)}"
                yield TopicLine(text=text + most + when, topic=f"rule/{rule.id}")


def _initiatives(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    if scope.level == "blind":
        return
    for one in scope.scenario.model.initiatives:
        topic = f"initiative/{one.id}"
        for stage in one.stages:
            if by := of_one(stage.effects, indicator):
                label = f"{one.title}, {stage.title}"
                yield TopicLine(text=scope.labelled(label, scope.amount(by)), topic=topic)
        if by := of_one(one.abandon, indicator):
            label = f"{one.title}, given up"
            yield TopicLine(text=scope.labelled(label, scope.amount(by)), topic=topic)


def _options(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    for inject in scope.told():
        for option in inject.options:
            asked = _asked(scope, option, indicator)
            if asked is not None:
                yield TopicLine(text=scope.labelled(f"{inject.title}, {option.label}", asked))
        yield from _neglect(scope, inject, indicator)


def _asked(scope: Scope, option: Option, indicator: str) -> str | None:
    """Return what an option asks of an indicator in words; None if nothing."""
    certain = of_one(option.effects, indicator)
    chances = [(one.id, of_one(one.effects, indicator)) for one in option.outcomes]
    chances = [(name, by) for name, by in chances if by]
    if not certain and not chances:
        return None
    parts = [scope.amount(certain)] if certain else []
    parts += [f"{scope.amount(by)} if {name_of(name).lower()}" for name, by in chances]
    if scope.level == "standard":
        ways = {scope.amount(by) for by in [certain, *(by for _, by in chances)] if by}
        return " or ".join(sorted(ways, reverse=True))
    return ", ".join(parts) if scope.level == "instructor" else ""


def _neglect(scope: Scope, inject: Inject, indicator: str) -> Iterator[TopicLine]:
    by = of_one(inject.neglect.effects, indicator) if inject.neglect else 0
    if by:
        yield TopicLine(text=scope.labelled(f"{inject.title}, left open", scope.amount(by)))


def _cells(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    model = scope.scenario.model
    cells = {each.id: each.title for each in model.cells}
    for counterpart in model.counterparts:
        for reaction in counterpart.reactions:
            if by := of_one(reaction.effects, indicator):
                label = f"{cells[counterpart.cell]}, played by the program, {reaction.title}"
                yield TopicLine(text=scope.labelled(label, scope.amount(by)))
    if model.concert is None:
        return
    for label, effects in (
        ("The cells answer alike", model.concert.same),
        ("The cells answer differently", model.concert.differ),
    ):
        if by := of_one(effects, indicator):
            yield TopicLine(text=scope.labelled(label, scope.amount(by)))
