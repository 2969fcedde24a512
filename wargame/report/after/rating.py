"""Suggests ratings of steps and objectives by the table of rules, with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wargame.core import events as e
from wargame.core.plain import plain
from wargame.core.remarks import Rating
from wargame.core.room_facts import RATINGS
from wargame.core.rounding import div_round
from wargame.figures import points, signed_points
from wargame.report.after.findings import told_of
from wargame.report.after.judged import Given, Rated
from wargame.report.after.observing import ratings_by_evaluators
from wargame.report.after.parts import Evidence
from wargame.report.after.rules import RatingRow
from wargame.report.after.source import Source
from wargame.report.after.world_parts import StepCourse, World


def ratings_of(source: Source, world: World) -> tuple[Rated, ...]:
    """Return every objective and every step with its rating."""
    seen = ratings_by_evaluators(source)
    rated = (*_objectives(source, world), *_steps(source, world))
    return tuple(_seen(each, seen.get(each.subject, {})) for each in rated)


def _seen(rated: Rated, by: dict[str, str]) -> Rated:
    """Return a rating with those of evaluators, which count for more than the rule.

    It is the most frequent one, the worse of equals.
    """
    if not by:
        return rated
    given = list(by.values())
    most = max(dict.fromkeys(given), key=lambda each: (given.count(each), RATINGS.index(each)))
    rule = f"evaluators rated it so; by rule it would be {rated.suggested}: {rated.rule}"
    return replace(rated, suggested=most, rule=rule, evaluators=tuple(by.items()))


def given_of(source: Source) -> dict[str, Given]:
    """Return the last rating that somebody gave each subject."""
    found: dict[str, Given] = {}
    for each in source.record.remarks:
        if isinstance(each.remark, Rating):
            if each.remark.rating not in RATINGS:
                found.pop(each.remark.subject, None)
                continue
            found[each.remark.subject] = Given(
                rating=each.remark.rating,
                reason=each.remark.reason,
                seat=source.name_of(each.seat),
                at=each.at,
                line=each.line,
            )
    return found


def _objectives(source: Source, world: World) -> Iterator[Rated]:
    given = given_of(source)
    for goal in source.scenario.objectives:
        subject = f"objective/{goal.id}"
        steps = [step for step in world.steps if step.id in goal.steps]
        came = [name for name in _came(source) if goal.id in source.teller.injects[name].objectives]
        suggested, rule, evidence = _suggest(source, world, steps, came)
        if not came and not steps:
            suggested, rule = "N", "No inject of it came and it names no step"
        yield Rated(
            subject=subject,
            title=plain(goal.text, lines=False),
            suggested=suggested,
            rule=rule,
            evidence=evidence,
            given=given.get(subject),
        )


def _steps(source: Source, world: World) -> Iterator[Rated]:
    given = given_of(source)
    for step in world.steps:
        came = [name for name in _came(source) if step.id in _bears_on(source, name)]
        suggested, rule, evidence = _suggest(source, world, [step], came)
        subject = f"step/{step.id}"
        yield Rated(
            subject=subject,
            title=step.title,
            suggested=suggested,
            rule=rule,
            evidence=evidence,
            given=given.get(subject),
        )


def _suggest(
    source: Source, world: World, steps: list[StepCourse], came: list[str]
) -> tuple[str, str, tuple[Evidence, ...]]:
    """Return rating, rule in words and evidence."""
    count = max(1, len(steps))
    score = div_round(sum(each.now for each in steps), count)
    change = score - div_round(sum(each.values[0] for each in steps), count)
    neglected = _neglected(source, came)
    share = div_round(100 * len(neglected), len(came)) if came else 0
    shut = any(each.gate for each in steps)
    row = row_for(source.rules.ratings, score, change, share, shut=shut)
    facts = [
        Evidence(
            text=f"{points(score)} of 100, {signed_points(change)} since STARTEX",
            turn=world.turns[-1],
            line=world.lines[-1],
        )
    ]
    facts += [
        Evidence(
            text=f"Step {e.id} capped at {e.cap}: {e.gate}",
            turn=world.turns[-1],
            line=world.lines[-1],
        )
        for e in steps
        if e.gate
    ]
    if came:
        said = f"{len(_answered(source, came))} of {len(came)} injects that bear on it took effect"
        facts.append(Evidence(text=said, turn=world.turns[-1], line=world.lines[-1]))
    return row.rating, row.says, (*facts, *neglected)


def row_for(
    rows: Iterable[RatingRow], score: int, change: int, share: int, *, shut: bool
) -> RatingRow:
    """Return the first row that fits; the last one if none does."""
    last = None
    for last in rows:
        if last.fits(score, change, share, shut=shut):
            break
    if last is None:
        raise ValueError("the table of ratings is empty")
    return last


def _came(source: Source) -> list[str]:
    return [event.inject for _, _, event in told_of(source, e.InjectDelivered)]


def _bears_on(source: Source, inject: str) -> set[str]:
    return {step for option in source.teller.injects[inject].options for step in option.steps}


def _neglected(source: Source, came: list[str]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(text=f"Left unanswered: {source.title_of(event.inject)}", turn=turn, line=line)
        for line, turn, event in told_of(source, e.InjectNeglected)
        if event.inject in came
    )


def _answered(source: Source, came: list[str]) -> set[str]:
    return {event.inject for _, _, event in told_of(source, e.ResponseResolved)} & set(came)
