"""Writes the executive summary: what happened, where the steps stand and why, what mattered."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.figures import decimal, points, signed_points
from wargame.report.after.judged import Divergence, Place, Reviewed, Weighed
from wargame.report.after.parts import Overview, Sentence
from wargame.report.after.world_parts import StepCourse, Tension, World

Paragraphs = tuple[tuple[str, tuple[Sentence, ...]], ...]
"""Heading and sentences of each paragraph."""


MOST_DIFFERED = 6
"""Differences between cells that a summary names."""


def summary_of(
    overview: Overview,
    world: World,
    told: Reviewed | None,
    divergences: tuple[Divergence, ...],
    places: tuple[Place, ...],
) -> Paragraphs:
    """Return the summary; a paragraph without sentences is left out."""
    paragraphs = (
        ("How it went", tuple(_went(overview, world))),
        ("In the region", tuple(_tension(place, world) for place in world.tensions)),
        ("Where the steps stand, and why", tuple(_step(step, world) for step in world.steps)),
        ("The decisions that mattered most", tuple(map(_mattered, told.mattered)) if told else ()),
        ("Luck against choice", tuple(_luck(told)) if told else ()),
        ("What the cells saw differently", tuple(_differed(divergences))),
        ("Among simulated games", tuple(_places(overview, places, world))),
    )
    return tuple((title, sentences) for title, sentences in paragraphs if sentences)


def _went(overview: Overview, world: World) -> Iterator[Sentence]:
    turns = f"{overview.turn} of {overview.turns} turns, {overview.dates}"
    end = f"It ended: {overview.ending}." if overview.ending else "It goes on."
    yield Sentence(
        text=f"{overview.deck_title} was played for {overview.seat}: {turns}. {end}",
        lines=(world.lines[-1],),
    )
    change = overview.overall - overview.start
    points_taken = ""
    if overview.ending_points:
        points_taken = f" The ending counts {overview.ending_points:+d} of it."
    yield Sentence(
        text=f"The overall score {'is' if overview.ending else 'stands at'} "
        f"{points(overview.overall)} of 100, from {points(overview.start)} at STARTEX "
        f"({signed_points(change)}).{points_taken}",
        lines=(world.lines[-1],),
    )


def _tension(place: Tension, world: World) -> Sentence:
    first, last = place.values[0], place.values[-1]
    moved = f"stayed at {last} ({place.rungs[-1]})"
    if first != last:
        way = "rose" if last > first else "fell"
        moved = f"{way} to {last} ({place.rungs[-1]}) from {first} ({place.rungs[0]})"
    top = max(range(len(place.values)), key=lambda turn: (place.values[turn], -turn))
    peak = f"; highest {place.values[top]} ({place.rungs[top]}), {world.labels[top]}"
    if place.values[top] in {first, last}:
        peak = ""
    return Sentence(
        text=f"{place.title}: tension {moved}{peak}.",
        lines=tuple(dict.fromkeys((world.lines[top], world.lines[-1]))),
    )


def _step(step: StepCourse, world: World) -> Sentence:
    parts = [
        f"Step {step.id}, {step.short}: {points(step.now)} of 100, "
        f"{signed_points(step.change)} since STARTEX."
    ]
    lines = [world.lines[-1]]
    for word, movers in (("most gained by", step.up), ("most lost by", step.down)):
        if movers:
            most = movers[0]
            parts.append(f"{word} {most.text} ({signed_points(most.change)}, {most.when})")
            lines.append(most.line)
    text = parts[0]
    if parts[1:]:
        why = "; ".join(parts[1:])
        text += f" {why[:1].upper()}{why[1:]}."
    if step.gate:
        text += f" A gate holds it at {step.cap}: {step.gate}"
    return Sentence(text=text, lines=tuple(dict.fromkeys(lines)))


def _mattered(each: Weighed) -> Sentence:
    worth = f"bring {decimal(each.worth)} points more than the next best course"
    if each.best != each.chosen:
        worth = f"cost {decimal(each.loss)} points against the best course, “{each.best}”"
    return Sentence(
        text=f"Turn {each.turn}, {each.about}: “{each.chosen}” was expected to {worth}.",
        lines=(each.line,),
    )


def _luck(told: Reviewed) -> Iterator[Sentence]:
    text = (
        f"At STARTEX {decimal(told.start)} points were to be expected, at the end of this record "
        f"{decimal(told.final)}. Decisions account for {signed_points(told.choice)} of the "
        f"difference, luck for {signed_points(told.luck)}."
    )
    yield Sentence(text=text, lines=(told.curve[-1][0],))
    ranked = sorted(told.draws, key=lambda each: (-abs(each.change), each.line))
    if ranked and ranked[0].change:
        most = ranked[0]
        word = "luckiest" if most.change > 0 else "unluckiest"
        yield Sentence(
            text=f"The {word} draw: turn {most.turn}, {most.about} ({signed_points(most.change)}).",
            lines=(most.line,),
        )


def _differed(divergences: tuple[Divergence, ...]) -> Iterator[Sentence]:
    """Yield what weighs most, in time; the rest stands in tables of its own."""
    weighty = sorted(divergences, key=lambda each: (-each.weight, each.turn, each.line))
    for each in sorted(weighty[:MOST_DIFFERED], key=lambda each: (each.turn, each.line)):
        yield Sentence(text=f"Turn {each.turn}, {each.about}: {each.text}", lines=(each.line,))
    rest = weighty[MOST_DIFFERED:]
    if rest:
        yield Sentence(
            text=f"{len(rest)} smaller difference{'s stand' if len(rest) > 1 else ' stands'} among "
            "the votes and the scores below.",
            lines=(rest[0].line, rest[-1].line),
        )


def _places(overview: Overview, places: tuple[Place, ...], world: World) -> Iterator[Sentence]:
    if places:
        shares = ", ".join(
            f"{each.percent} % of “{each.policy}” (median {decimal(each.median)})"
            for each in places
        )
        yield Sentence(
            text=f"{decimal(overview.overall)} is a better score than the program reached, each "
            f"time with other luck, in these shares of 10,000 games by each policy: {shares}.",
            lines=(world.lines[-1],),
        )
