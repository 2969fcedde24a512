"""Says what an option would do, as far as the difficulty lets a seat see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.core.adjudication import odds_of
from wargame.core.phrases import Say, english
from wargame.core.rows import EffectRow, OptionTable, Tables
from wargame.core.scenario import Indicator
from wargame.core.state import State
from wargame.core.views import Preview, PreviewItem, PreviewLine


def is_good(indicator: Indicator, by: int) -> bool | None:
    """Tell whether a movement is good for the players; None where neither way is."""
    if indicator.better == "band" or not by:
        return None
    return (by > 0) == (indicator.better == "up")


def option_preview(
    tables: Tables, state: State, option: OptionTable, level: Preview, say: Say = english
) -> tuple[PreviewLine, ...]:
    """Return the preview of an option at a level of difficulty."""
    if level == "blind":
        return ()
    branches = [outcome.effects for outcome in option.outcomes]
    if level == "instructor":
        return _with_odds(tables, state, option, say)
    if level == "realistic":
        touched = [option.effects, *branches]
        return _line(_named(tables, touched), say("Touches"))
    certain = _line(_directed(tables, [option.effects], say), say("For certain"))
    depending = _directed(tables, branches, say)
    return certain + _line(depending, say("Depending on how it turns out"))


def effects_preview(
    tables: Tables,
    title: str,
    effects: Iterable[EffectRow],
    level: Preview,
    say: Say = english,
) -> tuple[PreviewLine, ...]:
    """Return the preview of effects that are certain, such as an initiative's stage."""
    if level == "blind":
        return ()
    rows = tuple(effects)
    if level == "instructor":
        return _line(_sized(tables, rows), title)
    items = _named(tables, [rows]) if level == "realistic" else _directed(tables, [rows], say)
    return _line(items, title)


def _with_odds(
    tables: Tables, state: State, option: OptionTable, say: Say
) -> tuple[PreviewLine, ...]:
    weights = odds_of(option, state.values)
    total = sum(weights)
    lines = list(_line(_sized(tables, option.effects), say("For certain")))
    for outcome, weight in zip(option.outcomes, weights, strict=True):
        name = outcome.name
        percent = (200 * weight + total) // (2 * total)
        lines.append(PreviewLine(title=name, odds=percent, items=_sized(tables, outcome.effects)))
    return tuple(lines)


def _line(items: tuple[PreviewItem, ...], title: str) -> tuple[PreviewLine, ...]:
    return (PreviewLine(title=title, odds=None, items=items),) if items else ()


def _sized(tables: Tables, effects: Iterable[EffectRow]) -> tuple[PreviewItem, ...]:
    indicators = tables.scenario.model.indicators
    return tuple(
        PreviewItem(
            indicator=indicators[slot].id,
            title=indicators[slot].title,
            text=f"{by:+d}",
            good=is_good(indicators[slot], by),
        )
        for slot, by in effects
    )


def _directions(branches: Iterable[Iterable[EffectRow]]) -> Mapping[int, set[bool]]:
    ways: dict[int, set[bool]] = {}
    for effects in branches:
        for slot, by in effects:
            ways.setdefault(slot, set()).add(by > 0)
    return ways


def _directed(
    tables: Tables, branches: Iterable[Iterable[EffectRow]], say: Say
) -> tuple[PreviewItem, ...]:
    indicators = tables.scenario.model.indicators
    items = []
    for slot, ways in _directions(branches).items():
        one = len(ways) == 1
        up = True in ways
        text = (say("up") if up else say("down")) if one else say("up or down")
        good = is_good(indicators[slot], 1 if up else -1) if one else None
        items.append(
            PreviewItem(
                indicator=indicators[slot].id, title=indicators[slot].title, text=text, good=good
            )
        )
    return tuple(items)


def _named(tables: Tables, branches: Iterable[Iterable[EffectRow]]) -> tuple[PreviewItem, ...]:
    indicators = tables.scenario.model.indicators
    return tuple(
        PreviewItem(indicator=indicators[slot].id, title=indicators[slot].title, text="", good=None)
        for slot in _directions(branches)
    )
