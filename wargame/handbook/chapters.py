"""Writes the chapters of the reference, topic by topic."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.plain import plain
from wargame.core.scenario import Indicator, Initiative, Rule, Step
from wargame.core.views_reference import Topic, TopicLine, TopicSection
from wargame.figures import percent
from wargame.glossary import TERMS
from wargame.handbook.moves import what_moves
from wargame.handbook.scope import Scope
from wargame.handbook.sways import what_it_moves

HONESTY = "This is a training model, not a forecast."
_BETTER = {"up": "more is better", "down": "less is better", "band": "a middle is best"}


def about(scope: Scope) -> Iterator[Topic]:
    """Yield what the model takes for granted, how it scores and what it costs."""
    model = scope.scenario.model
    assumed = tuple(TopicLine(text=plain(each)) for each in model.assumptions)
    title = plain(model.title, lines=False)
    says = f"{HONESTY} It has {len(model.indicators)} indicators, {len(model.rules)} rules, "
    says += f"{len(model.steps)} steps and {len(model.initiatives)} initiatives."
    yield Topic(
        id="about/model",
        chapter="About",
        title=f"About this model: {title}",
        says=says,
        sections=(TopicSection(title="It takes for granted or leaves out", lines=assumed),)
        if assumed
        else (),
    )
    overall = model.overall
    yield Topic(
        id="about/overall",
        chapter="About",
        title="The overall score",
        says=plain(overall.says),
        facts=(
            ("Made of", f"{overall.mean} % of the mean of the steps"),
            ("and of", f"{overall.lowest} % of the mean of the {overall.lowest_count} lowest"),
        ),
        source=overall.source,
    )
    capital = model.capital
    yield Topic(
        id="about/capital",
        chapter="About",
        title=plain(capital.title, lines=False),
        says=plain(capital.says),
        facts=(
            ("At the start", str(capital.start)),
            ("A turn brings", scope.total(capital.income)),
            ("Carried over", f"{capital.carry} % of what is left, {capital.most} at most"),
        ),
        source=capital.source,
    )
    yield _ladder(scope)


def _ladder(scope: Scope) -> Topic:
    rungs = scope.scenario.model.ladder
    lines = (
        TopicLine(text=plain(f"{each.title}, from {each.at}: {each.says}", lines=False))
        for each in rungs
    )
    return Topic(
        id="about/ladder",
        chapter="About",
        title="The escalation ladder",
        says="A flashpoint stands on the highest rung that its tension reaches.",
        sections=(TopicSection(title="Rungs, lowest first", lines=tuple(lines)),),
    )


def steps(scope: Scope) -> Iterator[Topic]:
    """Yield every step with its measures and gates."""
    for step in scope.scenario.model.steps:
        yield Topic(
            id=f"step/{step.id}",
            chapter="Steps",
            title=f"Step {step.id}: {plain(step.title, lines=False)}",
            says=plain(step.says),
            sections=tuple(_scoring(scope, step)),
            source=step.source,
        )


def _scoring(scope: Scope, step: Step) -> Iterator[TopicSection]:
    weight = sum(one.weight for one in step.measures)
    measures = []
    for one in step.measures:
        scale = (
            f"100 from {one.band[0]} to {one.band[1]}, 0 from {one.fade} outside"
            if one.band
            else f"0 at {one.start}, 100 at {one.end}"
        )
        share = percent(one.weight, weight)
        text = f"{plain(one.title, lines=False)}, {share} % of the score: {scale}"
        topic = f"indicator/{one.indicators[0]}"
        names = ", ".join(scope.title(each) for each in one.indicators)
        measures.append(TopicLine(text=f"{text} ({names}). {plain(one.says)}", topic=topic))
    yield TopicSection(title="Measures", lines=tuple(measures))
    if step.gates:
        gates = (f"At most {each.cap}: {plain(each.says)}" for each in step.gates)
        lines = tuple(TopicLine(text=each) for each in gates)
        yield TopicSection(title="Gates", lines=lines)


def indicators(scope: Scope) -> Iterator[Topic]:
    """Yield every indicator with what moves it and what it moves."""
    started = dict(scope.scenario.set)
    for one in scope.scenario.model.indicators:
        yield Topic(
            id=f"indicator/{one.id}",
            chapter="Indicators",
            title=plain(one.title, lines=False),
            says=plain(one.says),
            facts=_facts(one, started.get(one.id, one.start)),
            sections=(*what_moves(scope, one), *what_it_moves(scope, one.id)),
            source=one.source,
        )


def _facts(one: Indicator, start: int) -> tuple[tuple[str, str], ...]:
    begins = f"{start:+d} on what it follows" if one.derived else str(start)
    return (
        ("Name in decks", one.id),
        ("Group", plain(one.group, lines=False)),
        ("Range", f"{one.low} to {one.high}, {_BETTER[one.better]}"),
        ("Unit", plain(one.unit, lines=False)),
        ("At the start", begins),
    )


def rules(scope: Scope) -> Iterator[Topic]:
    """Yield every rule of the world."""
    for rule in scope.scenario.model.rules:
        when = scope.condition(rule.when) or "every turn"
        yield Topic(
            id=f"rule/{rule.id}",
            chapter="Rules",
            title=plain(rule.title, lines=False),
            says=plain(rule.says),
            facts=(("Runs when", when),),
            sections=(TopicSection(title="It moves", lines=tuple(_effects(scope, rule))),),
            source=rule.source,
        )


def _effects(scope: Scope, rule: Rule) -> Iterator[TopicLine]:
    for one in rule.effects:
        text = scope.labelled(scope.title(one.indicator), scope.amount(one.by))
        yield TopicLine(text=text, topic=f"indicator/{one.indicator}")
    for drift in rule.drifts:
        text = f"{scope.title(drift.indicator)}: towards {scope.total(drift.toward)}"
        yield TopicLine(text=text, topic=f"indicator/{drift.indicator}")


def initiatives(scope: Scope) -> Iterator[Topic]:
    """Yield every long programme."""
    for one in scope.scenario.model.initiatives:
        needs = ("Needs", scope.condition(one.needs)) if one.needs else None
        holds = ("Goes on while", scope.condition(one.holds)) if one.holds else None
        trade = ("Trade-off", plain(one.trade_off, lines=False)) if one.trade_off else None
        steps_of = ("Steps", ", ".join(one.steps))
        price = f"{one.capital} to start, {one.upkeep} a turn"
        yield Topic(
            id=f"initiative/{one.id}",
            chapter="Initiatives",
            title=plain(one.title, lines=False),
            says=plain(one.says),
            facts=tuple(
                fact for fact in (steps_of, ("Capital", price), needs, holds, trade) if fact
            ),
            sections=tuple(_stages(scope, one)),
            source=one.source,
        )


def _stages(scope: Scope, one: Initiative) -> Iterator[TopicSection]:
    for stage in one.stages:
        turns = f"{stage.turns} {'turn' if stage.turns == 1 else 'turns'}"
        title = f"{plain(stage.title, lines=False)}, {turns}"
        hidden = (TopicLine(text="Its effects are not shown at this preview level."),)
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
            chapter="Claims of the essay",
            title=f"{claim.id} {_beginning(claim.says)}",
            says=plain(claim.says),
            sections=(TopicSection(title="What rests on it", lines=tuple(resting)),)
            if resting
            else (),
        )


def _beginning(text: str) -> str:
    words = plain(text, lines=False).split()
    told = ""
    for word in words:
        if len(told) + len(word) > 40:
            return f"{told}..."
        told = f"{told} {word}".strip()
    return told


def words(scope: Scope) -> Iterator[Topic]:
    """Yield the words of the exercise, then those of the region."""
    for title, says in TERMS:
        name = title.lower().replace(" ", "-")
        yield Topic(id=f"term/{name}", chapter="Words of the exercise", title=title, says=says)
    for one in scope.scenario.model.glossary:
        yield Topic(
            id=f"word/{one.id}",
            chapter="Words of the region",
            title=plain(one.title, lines=False),
            says=plain(one.says),
            source=one.source,
        )
