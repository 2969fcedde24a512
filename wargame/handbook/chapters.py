"""Writes the chapters of the reference, topic by topic."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.phrases import mark
from wargame.core.plain import plain
from wargame.core.scenario import Indicator, Initiative, Rule, Step
from wargame.core.views_reference import Topic, TopicLine, TopicSection
from wargame.figures import percent
from wargame.glossary import TERMS
from wargame.handbook.moves import what_moves
from wargame.handbook.scope import Scope
from wargame.handbook.sways import what_it_moves
from wargame.linebreak import wrap

_BETTER = {
    "up": mark("more is better"),
    "down": mark("less is better"),
    "band": mark("a middle is best"),
}


def steps(scope: Scope) -> Iterator[Topic]:
    """Yield every step with its measures and gates."""
    say = scope.say
    for step in scope.scenario.model.steps:
        yield Topic(
            id=f"step/{step.id}",
            chapter=say("Steps"),
            title=say("Step {id}: {title}").format(
                id=step.id, title=plain(step.title, lines=False)
            ),
            says=plain(step.says),
            sections=tuple(_scoring(scope, step)),
            source=step.source,
        )


def _scoring(scope: Scope, step: Step) -> Iterator[TopicSection]:
    say = scope.say
    weight = sum(one.weight for one in step.measures)
    measures = []
    for one in step.measures:
        scale = (
            say("100 from {low} to {high}, 0 from {fade} outside").format(
                low=one.band[0], high=one.band[1], fade=one.fade
            )
            if one.band
            else say("0 at {start}, 100 at {end}").format(start=one.start, end=one.end)
        )
        share = percent(one.weight, weight)
        text = say("{title}, {share} % of the score: {scale}").format(
            title=plain(one.title, lines=False), share=share, scale=scale
        )
        topic = f"indicator/{one.indicators[0]}"
        names = say(", ").join(scope.title(each) for each in one.indicators)
        told = say("{text} ({names}). {says}")
        line = told.format(text=text, names=names, says=plain(one.says))
        measures.append(TopicLine(text=line, topic=topic))
    yield TopicSection(title=say("Measures"), lines=tuple(measures))
    if step.gates:
        gates = (
            say("At most {cap}: {says}").format(cap=each.cap, says=plain(each.says))
            for each in step.gates
        )
        lines = tuple(TopicLine(text=each) for each in gates)
        yield TopicSection(title=say("Gates"), lines=lines)


def indicators(scope: Scope) -> Iterator[Topic]:
    """Yield every indicator with what moves it and what it moves."""
    started = dict(scope.scenario.set)
    for one in scope.scenario.model.indicators:
        yield Topic(
            id=f"indicator/{one.id}",
            chapter=scope.say("Indicators"),
            title=plain(one.title, lines=False),
            says=plain(one.says),
            facts=_facts(scope, one, started.get(one.id, one.start)),
            sections=(*what_moves(scope, one), *what_it_moves(scope, one.id)),
            source=one.source,
        )


def _facts(scope: Scope, one: Indicator, start: int) -> tuple[tuple[str, str], ...]:
    say = scope.say
    begins = say("{start:+d} on what it follows").format(start=start) if one.derived else str(start)
    return (
        (say("Name in decks"), one.id),
        (say("Group"), plain(one.group, lines=False)),
        (
            say("Range"),
            say("{low} to {high}, {better}").format(
                low=one.low, high=one.high, better=say(_BETTER[one.better])
            ),
        ),
        (say("Unit"), plain(one.unit, lines=False)),
        (say("At the start"), begins),
    )


def rules(scope: Scope) -> Iterator[Topic]:
    """Yield every rule of the world."""
    say = scope.say
    for rule in scope.scenario.model.rules:
        when = scope.condition(rule.when) or say("every turn")
        yield Topic(
            id=f"rule/{rule.id}",
            chapter=say("Rules"),
            title=plain(rule.title, lines=False),
            says=plain(rule.says),
            facts=((say("Runs when"), when),),
            sections=(TopicSection(title=say("It moves"), lines=tuple(_effects(scope, rule))),),
            source=rule.source,
        )


def _effects(scope: Scope, rule: Rule) -> Iterator[TopicLine]:
    for one in rule.effects:
        text = scope.labelled(scope.title(one.indicator), scope.amount(one.by))
        yield TopicLine(text=text, topic=f"indicator/{one.indicator}")
    for drift in rule.drifts:
        text = scope.say("{indicator}: towards {toward}").format(
            indicator=scope.title(drift.indicator), toward=scope.total(drift.toward)
        )
        yield TopicLine(text=text, topic=f"indicator/{drift.indicator}")


def initiatives(scope: Scope) -> Iterator[Topic]:
    """Yield every long programme."""
    say = scope.say
    for one in scope.scenario.model.initiatives:
        needs = (say("Needs"), scope.condition(one.needs)) if one.needs else None
        holds = (say("Goes on while"), scope.condition(one.holds)) if one.holds else None
        trade = (say("Trade-off"), plain(one.trade_off, lines=False)) if one.trade_off else None
        steps_of = (say("Steps"), ", ".join(one.steps))
        price = say("{capital} to start, {upkeep} a turn").format(
            capital=one.capital, upkeep=one.upkeep
        )
        yield Topic(
            id=f"initiative/{one.id}",
            chapter=say("Initiatives"),
            title=plain(one.title, lines=False),
            says=plain(one.says),
            facts=tuple(
                fact for fact in (steps_of, (say("Capital"), price), needs, holds, trade) if fact
            ),
            sections=tuple(_stages(scope, one)),
            source=one.source,
        )


def _stages(scope: Scope, one: Initiative) -> Iterator[TopicSection]:
    say = scope.say
    for stage in one.stages:
        turns = say("{title}, {n} turns") if stage.turns > 1 else say("{title}, {n} turn")
        title = turns.format(title=plain(stage.title, lines=False), n=stage.turns)
        hidden = (TopicLine(text=say("Its effects are not shown at this preview level.")),)
        lines = tuple(
            TopicLine(
                text=scope.labelled(scope.title(each.indicator), scope.amount(each.by)),
                topic=f"indicator/{each.indicator}",
            )
            for each in stage.effects
        )
        yield TopicSection(title=title, lines=hidden if scope.level == "blind" else lines)


def claims(scope: Scope) -> Iterator[Topic]:
    """Yield every claim of the text the model rests on, and where it is cited."""
    say = scope.say
    model = scope.scenario.model
    for claim in model.claims:
        cited = f"essay/{claim.id}"
        resting = [
            TopicLine(text=plain(each.title, lines=False), topic=f"{kind}/{each.id}")
            for kind, things in (
                ("step", model.steps),
                ("indicator", model.indicators),
                ("rule", model.rules),
                ("initiative", model.initiatives),
            )
            for each in things
            if cited in each.source
        ]
        yield Topic(
            id=cited,
            chapter=say("Claims of the essay"),
            title=f"{claim.id} {_beginning(claim.says)}",
            says=plain(claim.says),
            sections=(TopicSection(title=say("What rests on it"), lines=tuple(resting)),)
            if resting
            else (),
        )


def _beginning(text: str) -> str:
    """Return the first words of a text, as wide as forty letters."""
    line = plain(text, lines=False)
    first = wrap(line, 40)[0]
    return first if first == line else f"{first}..."


def words(scope: Scope) -> Iterator[Topic]:
    """Yield the words of the exercise, then those of the region."""
    say = scope.say
    for title, says in TERMS:
        name = title.lower().replace(" ", "-")
        yield Topic(
            id=f"term/{name}",
            chapter=say("Words of the exercise"),
            title=say(title),
            says=say(says),
        )
    for one in scope.scenario.model.glossary:
        yield Topic(
            id=f"word/{one.id}",
            chapter=say("Words of the region"),
            title=plain(one.title, lines=False),
            says=plain(one.says),
            source=one.source,
        )
