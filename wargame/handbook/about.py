"""Writes what the reference says of the model as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.phrases import mark
from wargame.core.plain import plain
from wargame.core.views_reference import Topic, TopicLine, TopicSection
from wargame.handbook.scope import Scope

HONESTY = mark("This is a training model, not a forecast.")


def about(scope: Scope) -> Iterator[Topic]:
    """Yield what the model takes for granted, how it scores and what it costs."""
    say = scope.say
    model = scope.scenario.model
    assumed = tuple(TopicLine(text=plain(each)) for each in model.assumptions)
    title = plain(model.title, lines=False)
    says = say(
        "It has {indicators} indicators, {rules} rules, {steps} steps and {initiatives} "
        "initiatives."
    ).format(
        indicators=len(model.indicators),
        rules=len(model.rules),
        steps=len(model.steps),
        initiatives=len(model.initiatives),
    )
    says = say("{one} {two}").format(one=say(HONESTY), two=says)
    yield Topic(
        id="about/model",
        chapter=say("About"),
        title=say("About this model: {title}").format(title=title),
        says=says,
        sections=(TopicSection(title=say("It takes for granted or leaves out"), lines=assumed),)
        if assumed
        else (),
    )
    overall = model.overall
    yield Topic(
        id="about/overall",
        chapter=say("About"),
        title=say("The overall score"),
        says=plain(overall.says),
        facts=(
            (
                say("Made of"),
                say("{mean} % of the mean of the steps").format(mean=overall.mean),
            ),
            (
                say("and of"),
                say("{lowest} % of the mean of the {n} lowest").format(
                    lowest=overall.lowest, n=overall.lowest_count
                ),
            ),
        ),
        source=overall.source,
    )
    capital = model.capital
    yield Topic(
        id="about/capital",
        chapter=say("About"),
        title=plain(capital.title, lines=False),
        says=plain(capital.says),
        facts=(
            (say("At the start"), str(capital.start)),
            (say("A turn brings"), scope.total(capital.income)),
            (
                say("Carried over"),
                say("{carry} % of what is left, {most} at most").format(
                    carry=capital.carry, most=capital.most
                ),
            ),
        ),
        source=capital.source,
    )
    yield _ladder(scope)


def _ladder(scope: Scope) -> Topic:
    say = scope.say
    rungs = scope.scenario.model.ladder
    lines = (
        TopicLine(
            text=plain(
                say("{title}, from {at}: {says}").format(
                    title=each.title, at=each.at, says=each.says
                ),
                lines=False,
            )
        )
        for each in rungs
    )
    return Topic(
        id="about/ladder",
        chapter=say("About"),
        title=say("The escalation ladder"),
        says=say("A flashpoint stands on the highest rung that its tension reaches."),
        sections=(TopicSection(title=say("Rungs, lowest first"), lines=tuple(lines)),),
    )
