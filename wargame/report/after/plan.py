"""Draws up the improvement plan: what is to be done, by whom, by when, and what is done already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wargame.report.after.actions import Action
from wargame.report.after.judged import Finding, Planned
from wargame.report.after.parts import Evidence
from wargame.report.after.room_parts import Taken


def plan_of(
    findings: Iterable[Finding], agreed: Iterable[Taken], actions: Iterable[Action]
) -> tuple[Planned, ...]:
    """Return the plan: the actions that were written down, agreed in the room, or suggested."""
    kept = tuple(actions)
    known = {each.id for each in kept}
    all_suggested = (*map(_agreed, agreed), *_suggested(findings))
    suggested = tuple(each for each in all_suggested if each.id not in known)
    areas = {each.id: each for each in all_suggested}
    return (*(_kept(each, areas.get(each.id)) for each in kept), *suggested)


def _agreed(taken: Taken) -> Planned:
    return Planned(
        id=f"agreed-{taken.line}",
        area="",
        action=taken.text,
        owner=taken.owner,
        due=taken.due,
        status="open",
        note="",
        evidence=(Evidence(text="Agreed in the room", turn=taken.turn, line=taken.line),),
    )


def _kept(action: Action, area: Planned | None) -> Planned:
    return Planned(
        id=action.id,
        area=action.area or (area.area if area else ""),
        action=action.text or (area.action if area else ""),
        owner=action.owner or (area.owner if area else ""),
        due=action.due or (area.due if area else ""),
        status="closed" if action.closed else "open",
        note=_note(action),
        evidence=area.evidence if area else (),
    )


def _note(action: Action) -> str:
    closed = f"Closed {action.closed}" if action.closed else ""
    return ". ".join(part for part in (closed, action.note) if part)


def _suggested(findings: Iterable[Finding]) -> Iterator[Planned]:
    taken: set[str] = set()
    for each in findings:
        if each.is_strength or not each.action:
            continue
        name = action_id(each)
        number = 2
        while name in taken:
            name = f"{action_id(each)}-{number}"
            number += 1
        taken.add(name)
        yield Planned(
            id=name,
            area=each.text,
            action=each.action,
            owner="",
            due="",
            status="open",
            note="",
            evidence=each.evidence,
        )


def action_id(finding: Finding) -> str:
    """Return the id of the action for a finding: its key and its first line in the record."""
    line = f"-{finding.evidence[0].line}" if finding.evidence else ""
    return re.sub(r"[^a-z0-9]+", "-", f"{finding.key}{line}".lower()).strip("-")
