"""Lists what moves an indicator: rules, programmes, options, and how other cells answer."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.plain import plain
from wargame.core.scenario import Indicator, Inject, Option
from wargame.core.views_reference import TopicLine, TopicSection
from wargame.handbook.scope import Scope, of_one


def what_moves(scope: Scope, indicator: Indicator) -> Iterator[TopicSection]:
    """Yield lists of what moves an indicator, the empty ones left out."""
    say = scope.say
    lists = (
        (say("It follows"), _derived(scope, indicator)),
        (say("Rules that move it"), _rules(scope, indicator.id)),
        (say("Initiatives that move it"), _initiatives(scope, indicator.id)),
        (say("Options that move it"), _options(scope, indicator.id)),
        (say("Cells that move it"), _cells(scope, indicator.id)),
    )
    for title, found in lists:
        lines = tuple(found)
        if lines:
            yield TopicSection(title=title, lines=lines)


def _derived(scope: Scope, indicator: Indicator) -> Iterator[TopicLine]:
    if indicator.derived is None:
        return
    yield TopicLine(
        text=scope.say("{sum}, and what events add to it.").format(
            sum=scope.total(indicator.derived)
        )
    )
    for term in indicator.derived.terms:
        yield TopicLine(text=scope.title(term.indicator), topic=f"indicator/{term.indicator}")


def _rules(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    say = scope.say
    for rule in scope.scenario.model.rules:
        by = of_one(rule.effects, indicator)
        when = say(" every turn")
        if rule.when:
            when = say(" when {when}").format(when=scope.condition(rule.when))
        if by:
            text = scope.labelled(rule.title, scope.amount(by)) + when
            yield TopicLine(text=text, topic=f"rule/{rule.id}")
        for drift in rule.drifts:
            if drift.indicator == indicator:
                most = (
                    say(", at most {by} a turn").format(by=drift.by)
                    if scope.level == "instructor"
                    else ""
                )
                text = say("{title}: towards {toward}").format(
                    title=plain(rule.title, lines=False), toward=scope.total(drift.toward)
                )
                yield TopicLine(text=text + most + when, topic=f"rule/{rule.id}")


def _initiatives(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    say = scope.say
    if scope.level == "blind":
        return
    for one in scope.scenario.model.initiatives:
        topic = f"initiative/{one.id}"
        for stage in one.stages:
            if by := of_one(stage.effects, indicator):
                label = say(", ").join((one.title, stage.title))
                yield TopicLine(text=scope.labelled(label, scope.amount(by)), topic=topic)
        if by := of_one(one.abandon, indicator):
            label = say("{title}, given up").format(title=one.title)
            yield TopicLine(text=scope.labelled(label, scope.amount(by)), topic=topic)


def _options(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    for inject in scope.told():
        for option in inject.options:
            asked = _asked(scope, option, indicator)
            if asked is not None:
                yield TopicLine(
                    text=scope.labelled(scope.say(", ").join((inject.title, option.label)), asked)
                )
        yield from _neglect(scope, inject, indicator)


def _asked(scope: Scope, option: Option, indicator: str) -> str | None:
    """Return what an option asks of an indicator in words; None if nothing."""
    say = scope.say
    certain = of_one(option.effects, indicator)
    chances = [(one.name, of_one(one.effects, indicator)) for one in option.outcomes]
    chances = [(name, by) for name, by in chances if by]
    if not certain and not chances:
        return None
    parts = [scope.amount(certain)] if certain else []
    parts += [
        say("{by} if {outcome}").format(
            by=scope.amount(by), outcome=plain(name, lines=False).lower()
        )
        for name, by in chances
    ]
    if scope.level == "standard":
        ways = {scope.amount(by) for by in [certain, *(by for _, by in chances)] if by}
        return say(" or ").join(sorted(ways, reverse=True))
    return say(", ").join(parts) if scope.level == "instructor" else ""


def _neglect(scope: Scope, inject: Inject, indicator: str) -> Iterator[TopicLine]:
    by = of_one(inject.neglect.effects, indicator) if inject.neglect else 0
    if by:
        yield TopicLine(
            text=scope.labelled(
                scope.say("{title}, left open").format(title=inject.title), scope.amount(by)
            )
        )


def _cells(scope: Scope, indicator: str) -> Iterator[TopicLine]:
    say = scope.say
    model = scope.scenario.model
    cells = {each.id: each.title for each in model.cells}
    for counterpart in model.counterparts:
        for reaction in counterpart.reactions:
            if by := of_one(reaction.effects, indicator):
                label = say("{cell}, played by the program, {title}").format(
                    cell=cells[counterpart.cell], title=reaction.title
                )
                yield TopicLine(text=scope.labelled(label, scope.amount(by)))
    if model.concert is None:
        return
    for label, effects in (
        (say("The cells answer alike"), model.concert.same),
        (say("The cells answer differently"), model.concert.differ),
    ):
        if by := of_one(effects, indicator):
            yield TopicLine(text=scope.labelled(label, scope.amount(by)))
