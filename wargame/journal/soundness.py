"""Checks that a scenario out of a save is one the engine can run and in a time one can wait.

Decks are checked in full where they are read. A save may come from anywhere, so what the engine
takes for granted is checked again: nothing here may end in a division by zero or a full memory.
"""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.calendar import turn_date
from wargame.core.scenario import Measure, Model, Scenario
from wargame.journal.codec import Malformed

_MOST_TURNS = 10_000
_MOST_NEW = 9
"""Most new injects a turn."""
_FARTHEST = 1_000_000
"""Farthest from 0 that the range of an indicator may reach."""
_MOST_WORK = 20_000_000
"""Rows of tables that compiling may make."""


def check_scenario(scenario: Scenario) -> None:
    """Refuse a scenario that cannot be run. Raises Malformed."""
    for is_wrong, what in _faults(scenario):
        if is_wrong:
            raise Malformed(what, "the scenario")


def _faults(scenario: Scenario) -> Iterator[tuple[bool, str]]:
    """Yield every condition that must not hold, each safe to ask once those before it do not."""
    model = scenario.model
    yield not 1 <= scenario.turns <= _MOST_TURNS, "has too many turns or none"
    yield not 0 <= scenario.draw_to <= scenario.most <= _MOST_NEW, "has no pace of injects"
    yield from _numbers(model, dict(scenario.set))
    yield _work(scenario) > _MOST_WORK, "is too large to be run"
    yield not model.endings or not model.steps, "lacks endings or steps"
    overall = model.overall
    yield overall.lowest_count < 1 or overall.mean + overall.lowest < 1, "has no overall score"
    for step in model.steps:
        yield (
            not any(each.weight for each in step.measures),
            f"has a step {step.id!r} without weight",
        )
        yield any(map(_is_flat, step.measures)), f"has a flat measure in step {step.id!r}"
    for inject in scenario.injects:
        for option in inject.options:
            weights = [outcome.weight for outcome in option.outcomes]
            yield not weights or min(weights) < 1, f"has an option {option.id!r} without outcomes"
        yield not inject.options, f"has an inject {inject.id!r} without options"
    yield not _has_date(scenario), "does not say when it starts"


def _numbers(model: Model, chosen: dict[str, int]) -> Iterator[tuple[bool, str]]:
    for each in model.indicators:
        what = f"has an indicator {each.id!r} without a range"
        yield not -_FARTHEST <= each.low < each.high <= _FARTHEST, what
        start = chosen.get(each.id, each.start)
        outside = each.derived is None and not each.low <= start <= each.high
        yield outside, f"has an indicator {each.id!r} that starts outside its range"


def _work(scenario: Scenario) -> int:
    spans = {each.id: each.high - each.low for each in scenario.model.indicators}
    rows = [
        spans.get(name, 0)
        for step in scenario.model.steps
        for measure in step.measures
        for name in measure.indicators
    ]
    return scenario.turns * len(scenario.injects) + sum(rows)


def _is_flat(measure: Measure) -> bool:
    if not measure.indicators or measure.weight < 0:
        return True
    return measure.fade < 1 if measure.band else measure.start == measure.end


def _has_date(scenario: Scenario) -> bool:
    try:
        turn_date(scenario.start, scenario.turns)
    except (ValueError, OverflowError):
        return False
    return True
