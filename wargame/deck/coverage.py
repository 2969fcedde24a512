"""Tells which parts of a model and its decks carry each claim that the model rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wargame.core.scenario import Claim, Model, Scenario

KINDS = ("indicators", "rules", "measures", "initiatives", "options")
"""What can carry a claim, in the order in which it is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One claim and everything that cites it."""

    claim: Claim
    carriers: dict[str, tuple[str, ...]]
    """Ids by kind, for every one of `KINDS`; options are "inject/option"."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing carries the claim."""
        return not any(self.carriers.values())


def coverage(scenarios: Iterable[Scenario]) -> tuple[Coverage, ...]:
    """Return each claim of the models of some scenarios, with what carries it."""
    by_model: dict[tuple[Claim, ...], list[Scenario]] = {}
    for scenario in scenarios:
        by_model.setdefault(scenario.model.claims, []).append(scenario)
    return tuple(_cover(claim, group) for claims, group in by_model.items() for claim in claims)


def _cover(claim: Claim, group: list[Scenario]) -> Coverage:
    cited = f"essay/{claim.id}"
    carriers: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for kind, name, source in _citing(group):
        if cited in source:
            carriers[kind][name] = None
    return Coverage(claim=claim, carriers={kind: tuple(carriers[kind]) for kind in KINDS})


def _citing(group: list[Scenario]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield kind, id and source of everything that can carry a claim."""
    yield from _of_model(group[0].model)
    for scenario in group:
        for inject in scenario.injects:
            for option in inject.options:
                yield "options", f"{inject.id}/{option.id}", option.source


def _of_model(model: Model) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for indicator in model.indicators:
        yield "indicators", indicator.id, indicator.source
    for rule in model.rules:
        yield "rules", rule.id, rule.source
    for step in model.steps:
        for measure in step.measures:
            yield "measures", f"{step.id}: {measure.title}", measure.source
        for gate in step.gates:
            yield "measures", f"{step.id}: cap {gate.cap}", gate.source
    yield "measures", "overall score", model.overall.source
    for initiative in model.initiatives:
        yield "initiatives", initiative.id, initiative.source
