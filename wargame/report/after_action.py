"""Makes the after-action report of a session: every number in it is the record's."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.errors import BadInput
from wargame.report.after.chronology import draws_of, turns_of
from wargame.report.after.diverging import divergences_of
from wargame.report.after.facts import (
    comments_of,
    design_of,
    lines_of,
    overview_of,
    rewinds_of,
)
from wargame.report.after.findings import findings_of
from wargame.report.after.judged import Divergence, Finding, Place, Planned, Rated, Reviewed
from wargame.report.after.parts import Design, Draw, Overview, RecordLine, Remark, TakenBack, Turn
from wargame.report.after.plan import plan_of
from wargame.report.after.rating import ratings_of
from wargame.report.after.room import room_of
from wargame.report.after.room_parts import RoomPart
from wargame.report.after.source import Source
from wargame.report.after.summary import Paragraphs, summary_of
from wargame.report.after.weighing import reviewed
from wargame.report.after.world import world_of
from wargame.report.after.world_parts import World

CAVEAT = "A training model, not a forecast."


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterActionReport:
    """Everything there is to say of a session. Plain values, the same for every form."""

    overview: Overview
    design: Design
    summary: Paragraphs
    turns: tuple[Turn, ...]
    world: World
    draws: tuple[Draw, ...]
    ratings: tuple[Rated, ...]
    ratings_source: str
    """Where the table of ratings comes from."""
    findings: tuple[Finding, ...]
    plan: tuple[Planned, ...]
    divergences: tuple[Divergence, ...]
    rewinds: tuple[TakenBack, ...]
    comments: tuple[Remark, ...]
    review: Reviewed | None
    places: tuple[Place, ...]
    lines: tuple[RecordLine, ...]
    """Every line that anything here points to."""
    room: RoomPart | None
    """What people in a room did; None where one person played."""
    marking: str

    @property
    def is_solo(self) -> bool:
        """Whether one person held every role."""
        return self.room is None

    @property
    def strengths(self) -> tuple[Finding, ...]:
        """What went well."""
        return tuple(each for each in self.findings if each.is_strength)

    @property
    def areas(self) -> tuple[Finding, ...]:
        """Areas for improvement."""
        return tuple(each for each in self.findings if not each.is_strength)


def report_of(source: Source) -> AfterActionReport:
    """Return the report of a session. Raises BadInput if it was never started."""
    if not source.trail:
        name = source.record.path.name
        raise BadInput(f"{name}: was not begun yet; play it, then there is something to report")
    overview, world = overview_of(source), world_of(source)
    told = reviewed(source.teller, source.review) if source.review else None
    findings = findings_of(source, world, told)
    room = room_of(source)
    divergences = divergences_of(source, room)
    places = tuple(
        Place(policy=each.policy, percent=each.percent, median=each.median)
        for each in source.standing
    )
    return AfterActionReport(
        overview=overview,
        design=design_of(source),
        summary=summary_of(overview, world, told, divergences, places),
        turns=turns_of(source),
        world=world,
        draws=draws_of(source),
        ratings=ratings_of(source, world),
        ratings_source=source.rules.source,
        findings=findings,
        plan=plan_of(findings, room.actions if room else (), source.actions),
        divergences=divergences,
        rewinds=rewinds_of(source),
        comments=comments_of(source),
        review=told,
        places=places,
        lines=lines_of(source),
        room=room,
        marking=source.marking,
    )
