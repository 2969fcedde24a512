"""Finds strengths and areas for improvement by rule, each with its lines of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from wargame.core import events as e
from wargame.core.plain import plain
from wargame.figures import decimal, points, signed_points
from wargame.report.after.judged import Finding, Reviewed, Weighed
from wargame.report.after.observing import observations_of
from wargame.report.after.parts import Evidence
from wargame.report.after.source import Source
from wargame.report.after.world_parts import Mover, StepCourse, Tension, World

E = TypeVar("E", bound=e.Event)


def findings_of(source: Source, world: World, told: Reviewed | None) -> tuple[Finding, ...]:
    """Return what follows from the record, strengths first."""
    found = [
        *_steps(source, world),
        *_tensions(world),
        *_neglects(source),
        *_programmes(source),
        *_differences(source),
        *_observed(source),
        *(_decisions(source, told) if told else ()),
    ]
    return tuple(sorted(found, key=lambda each: not each.is_strength))


def _steps(source: Source, world: World) -> Iterator[Finding]:
    for step in world.steps:
        about = f"Step {step.id}, {step.short}"
        moved = f"{points(step.values[0])} to {points(step.now)} ({signed_points(step.change)})"
        if step.change >= 100 * source.rules.step_moved:
            yield Finding(
                key=f"rose/{step.id}",
                theme=f"{about} gained",
                is_strength=True,
                text=f"{about} gained: {moved}.",
                evidence=_moved_by(step.up),
                steps=(step.id,),
            )
        if step.change <= -100 * source.rules.step_moved:
            yield _fell(about, moved, step)
        if step.gate:
            yield _gated(about, step, world)


def _fell(about: str, moved: str, step: StepCourse) -> Finding:
    worst = f"; most was lost by {step.down[0].text}" if step.down else ""
    return Finding(
        key=f"fell/{step.id}",
        theme=f"{about} lost",
        is_strength=False,
        text=f"{about} lost: {moved}.",
        evidence=_moved_by(step.down),
        steps=(step.id,),
        action=f"Work out how {step.short} is to be kept next time{worst}",
    )


def _gated(about: str, step: StepCourse, world: World) -> Finding:
    text = f"{about} was held at {step.cap} of 100 by a shut gate: {step.gate}"
    return Finding(
        key=f"gate/{step.id}",
        theme=f"A gate of {about} was shut",
        is_strength=False,
        text=text,
        evidence=(
            Evidence(text=f"Capped at {step.cap}", turn=world.turns[-1], line=world.lines[-1]),
        ),
        steps=(step.id,),
        action=f"Open the gate before adding to {step.short}: {step.gate}",
    )


def _moved_by(movers: Iterable[Mover]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(text=f"{each.text} ({signed_points(each.change)})", turn=each.turn, line=each.line)
        for each in movers
    )


def _tensions(world: World) -> Iterator[Finding]:
    for place in world.tensions:
        first, last = place.ranks[0], place.ranks[-1]
        text = (
            f"{place.title} went from {place.rungs[0]} ({place.values[0]}) "
            f"to {place.rungs[-1]} ({place.values[-1]})."
        )
        if last < first:
            yield Finding(
                key=f"calmer/{place.id}",
                theme=f"{place.title} calmed",
                is_strength=True,
                text=text,
                evidence=_climbs(place, world),
            )
        if last > first:
            yield Finding(
                key=f"hotter/{place.id}",
                theme=f"{place.title} heated up",
                is_strength=False,
                text=text,
                evidence=_climbs(place, world),
                action=f"Plan how {place.title} is to be brought below {place.rungs[-1]}",
            )


def _climbs(place: Tension, world: World) -> tuple[Evidence, ...]:
    """Return every turn in which a flashpoint came to another rung."""
    return tuple(
        Evidence(
            text=f"{place.rungs[turn - 1]} to {place.rungs[turn]}, tension {place.values[turn]}",
            turn=turn,
            line=world.lines[turn],
        )
        for turn in world.turns[1:]
        if place.ranks[turn] != place.ranks[turn - 1]
    )


def _neglects(source: Source) -> Iterator[Finding]:
    for line, turn, event in told_of(source, e.InjectNeglected):
        title = source.title_of(event.inject)
        inject = source.teller.injects[event.inject]
        steps = sorted({step for option in inject.options for step in option.steps})
        yield Finding(
            key="neglect",
            theme="Injects were left unanswered",
            is_strength=False,
            text=f"{title} was left to its deadline in turn {turn}.",
            evidence=(Evidence(text=f"Left unanswered: {title}", turn=turn, line=line),),
            steps=tuple(steps),
            action="Say beforehand who answers by its deadline what comes from "
            f"{plain(inject.sender, lines=False)}",
        )


def _programmes(source: Source) -> Iterator[Finding]:
    stalled: dict[str, list[Evidence]] = {}
    for line, turn, event in told_of(source, e.InitiativeStalled):
        why = "upkeep not paid" if event.reason == "upkeep" else "its condition failed"
        stalled.setdefault(event.initiative, []).append(Evidence(text=why, turn=turn, line=line))
    for name, evidence in stalled.items():
        yield _stalled(source, name, tuple(evidence))
    yield from _completed(source)


def _completed(source: Source) -> Iterator[Finding]:
    done = [row for row in told_of(source, e.InitiativeAdvanced) if row[2].completed]
    found = tuple(
        (source.teller.initiatives[event.initiative], turn, line) for line, turn, event in done
    )
    if found:
        yield Finding(
            key="completed",
            theme="Programmes were completed",
            is_strength=True,
            text=f"{len(found)} programmes were completed."
            if len(found) > 1
            else "A programme was completed.",
            evidence=tuple(
                Evidence(text=plain(each.title, lines=False), turn=turn, line=line)
                for each, turn, line in found
            ),
            steps=tuple(sorted({step for each, _, _ in found for step in each.steps})),
        )


def _stalled(source: Source, name: str, evidence: tuple[Evidence, ...]) -> Finding:
    initiative = source.teller.initiatives[name]
    title = plain(initiative.title, lines=False)
    turns = ", ".join(str(each.turn) for each in evidence)
    return Finding(
        key=f"stalled/{name}",
        theme=f"{title} stalled",
        is_strength=False,
        text=f"{title} stalled in {'turns' if len(evidence) > 1 else 'turn'} {turns}.",
        evidence=evidence,
        steps=initiative.steps,
        action=f"Secure upkeep and conditions before launching {title}",
    )


def _differences(source: Source) -> Iterator[Finding]:
    found = tuple(
        Evidence(text=source.title_of(event.inject), turn=turn, line=line)
        for line, turn, event in told_of(source, e.CellsDiffered)
    )
    if found:
        many = f"{len(found)} injects" if len(found) > 1 else "one inject"
        yield Finding(
            key="differed",
            theme="The cells answered differently",
            is_strength=False,
            text=f"The cells gave two answers to {many}.",
            evidence=found,
            action="Agree before an answer is due: on what, with whom, and who holds if it differs",
        )


def _observed(source: Source) -> Iterator[Finding]:
    """Yield what evaluators saw."""
    for each in observations_of(source):
        is_strength = each.kind == "strength"
        pinned = each.objective or each.step or each.inject
        word = "Strengths" if is_strength else "Areas for improvement"
        where = f"objective {each.objective}" if each.objective else f"step {each.step}"
        if not (each.objective or each.step):
            where = source.title_of(each.inject) if each.inject else "at large"
        yield Finding(
            key=f"observed/{each.kind}/{pinned}",
            theme=f"{word} seen by evaluators: {where}",
            is_strength=is_strength,
            text=f"{each.about}: {each.text}",
            evidence=(Evidence(text=f"Observed by {each.name}", turn=each.turn, line=each.line),),
            steps=(each.step,) if each.step else (),
            by=each.name,
            rating=each.rating,
            action="" if is_strength else f"Settle what follows from: {each.text}",
        )


def _decisions(source: Source, told: Reviewed) -> Iterator[Finding]:
    rules = source.rules
    ranked = sorted(told.decisions, key=lambda each: (-each.worth, each.line))
    gained = [each for each in ranked if each.worth >= rules.decision_gained]
    lost = [each for each in ranked[::-1] if each.loss >= rules.decision_lost and each.label]
    for each in gained[: rules.most_decisions]:
        yield Finding(
            key="gained",
            theme="Decisions that beat the next best course",
            is_strength=True,
            text=f"{_took(each)} was expected to bring {decimal(each.worth)} points of the final "
            "score more than the next best course.",
            evidence=(Evidence(text=each.about, turn=each.turn, line=each.line),),
        )
    for each in lost[: rules.most_decisions]:
        yield _lost(each)


def _lost(each: Weighed) -> Finding:
    return Finding(
        key="lost",
        theme="Decisions that lost against a better course",
        is_strength=False,
        text=f"{_took(each)} was expected to cost {decimal(each.loss)} points of the final score "
        f"against the best course, “{each.best}”.",
        evidence=(
            Evidence(text=f"{each.about}, judged: {each.label}", turn=each.turn, line=each.line),
        ),
        action=f"Discuss “{each.about}” of turn {each.turn}: what spoke for “{each.best}”, and "
        "what was not seen",
    )


def _took(each: Weighed) -> str:
    """Return what was decided as the beginning of a sentence."""
    return f"{each.about}: “{each.chosen}”"


def told_of(source: Source, kind: type[E]) -> Iterator[tuple[int, int, E]]:
    """Yield line, turn and event of every event of a kind."""
    for step in source.trail:
        turn = step.turn_before
        for event in step.events:
            if isinstance(event, e.TurnBegan):
                turn = event.turn
            if isinstance(event, kind):
                yield step.line, turn, event
