"""Finds what the cells, their members and the evaluators saw differently."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core import events as e
from wargame.core.plain import plain
from wargame.exercise.tally import MAJORITY, UNIFIED
from wargame.report.after.findings import told_of
from wargame.report.after.judged import Divergence
from wargame.report.after.room_parts import RoomPart
from wargame.report.after.source import Source

MOST_GAPS = 5
WIDE = 10
"""Points between two scores from which they are told; designer's judgement."""


def divergences_of(source: Source, room: RoomPart | None) -> tuple[Divergence, ...]:
    """Return where cells answered differently, members voted otherwise, or scores lie apart."""
    found = [*_answers(source)]
    if room is not None:
        found += [*_votes(room), *_gaps(room)]
    return tuple(sorted(found, key=lambda each: (each.turn, each.line, each.about, each.text)))


def _answers(source: Source) -> Iterator[Divergence]:
    """Yield where cells answered differently, or one went its own way."""
    reactions = {
        (each.cell, one.id): one
        for each in source.scenario.model.counterparts
        for one in each.reactions
    }
    for line, turn, event in told_of(source, e.CellsDiffered):
        label = plain(source.teller.option(event.inject, event.option).label, lines=False)
        late = f", in turn {event.until}" if event.until > turn else ""
        text = f"Two answers; {source.teller.cell(event.holds)} held with: {label}{late}."
        yield _diverged(source, line, turn, event.inject, text)
    for line, turn, reacted in told_of(source, e.CounterpartReacted):
        reaction = reactions.get((reacted.cell, reacted.reaction))
        if reaction is not None and reaction.own:
            label = plain(source.teller.option(reacted.inject, reacted.option).label, lines=False)
            title = plain(reaction.title, lines=False)
            text = f"{source.teller.cell(reacted.cell)}, {title}: {label}."
            yield _diverged(source, line, turn, reacted.inject, text)


def _votes(room: RoomPart) -> Iterator[Divergence]:
    """Yield votes in which a cell was not of one mind."""
    for each in room.votes:
        if each.alignment == UNIFIED and not each.overruled:
            continue
        shares = ", ".join(f"{option} {count}" for option, count in each.shares)
        mind = {UNIFIED: "was of one mind", MAJORITY: "had a majority"}.get(
            each.alignment, "was split"
        )
        text = f"{each.cell} {mind} (votes: {shares})"
        if each.overruled:
            text += f"; the lead chose {each.chosen}"
        yield Divergence(
            line=each.line,
            turn=each.turn,
            about=each.inject,
            text=f"{text}.",
            weight=int(each.overruled),
        )


def _gaps(room: RoomPart) -> Iterator[Divergence]:
    """Yield the widest gaps between model, cells and evaluators."""
    for each in room.gaps[:MOST_GAPS]:
        if each.gap < WIDE:
            continue
        scores = ", ".join(f"{who} {score}" for who, score in each.scores)
        text = f"Scored {each.gap} points apart: model {each.model}, {scores}."
        yield Divergence(line=each.line, turn=each.turn, about=each.title, text=text, weight=1)


def _diverged(source: Source, line: int, turn: int, inject: str, text: str) -> Divergence:
    title = source.title_of(inject)
    return Divergence(line=line, turn=turn, about=title, text=text, weight=2)
