"""Tells what evaluators saw and how they rated it."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core import room_facts as r
from wargame.report.after.room_parts import Seen
from wargame.report.after.source import Source


def observations_of(source: Source) -> tuple[Seen, ...]:
    """Return every observation, oldest first."""
    return tuple(
        Seen(
            line=each.line,
            turn=source.turn_at(each.line),
            at=each.at,
            name=source.name_of(each.seat),
            about=", ".join(_pinned(source, fact)),
            inject=fact.inject,
            objective=fact.objective,
            step=fact.step,
            kind=fact.kind,
            rating=fact.rating,
            text=fact.text,
        )
        for each, fact in source.facts(r.Observed)
    )


def _pinned(source: Source, fact: r.Observed) -> Iterator[str]:
    for kind, name in (("inject", fact.inject), ("objective", fact.objective), ("step", fact.step)):
        if name:
            yield about_of(source, f"{kind}/{name}")


def about_of(source: Source, subject: str) -> str:
    """Return in words what "inject/ID", "objective/ID" or "step/ID" means."""
    kind, _, name = subject.partition("/")
    if kind == "inject" and name in source.teller.injects:
        return source.title_of(name)
    return f"{kind} {name}"


def ratings_by_evaluators(source: Source) -> dict[str, dict[str, str]]:
    """Return the last rating of each evaluator by "step/ID" and "objective/ID"; N counts not."""
    found: dict[str, dict[str, str]] = {}
    for each in observations_of(source):
        for kind, name in (("objective", each.objective), ("step", each.step)):
            if name and each.rating != "N":
                found.setdefault(f"{kind}/{name}", {})[each.name] = each.rating
    return found
