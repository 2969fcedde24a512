"""Compares two sessions of one deck: where they part, and what differed after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wargame.core.events import TurnClosed
from wargame.core.evolve import fold, initial
from wargame.core.exercise import current
from wargame.core.plain import plain
from wargame.core.preview import is_good
from wargame.core.rows import Tables
from wargame.core.scenario import Model
from wargame.core.scoring import score
from wargame.core.state import State
from wargame.deeds import Deed, full_label, is_choice, teller_of
from wargame.language import _
from wargame.presenters import Teller
from wargame.recordings import Comparison, Difference, Side, TurnDifference


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One session, or one line of it, to be compared."""

    name: str
    title: str
    seed: int
    cell: str
    tables: Tables
    deeds: Sequence[Deed]


@dataclass(slots=True)
class _Turn:
    """What one session made of one turn."""

    choices: list[str] = field(default_factory=list)
    values: dict[str, int] = field(default_factory=dict)
    """Indicators and scores at its end, or where the session stands."""


class CannotCompare(ValueError):
    """The sessions have nothing that could be compared."""


def compare(first: Course, second: Course) -> Comparison:
    """Return where two sessions part and what differed after. Raises CannotCompare."""
    decks = [course.tables.scenario.deck for course in (first, second)]
    if decks[0] != decks[1]:
        raise CannotCompare(
            _("one plays {first} and the other {second}").format(first=decks[0], second=decks[1])
        )
    shared = _shared(first.deeds, second.deeds)
    turns = [_turns(first), _turns(second)]
    parts = [_parting(course, shared) for course in (first, second)]
    rest = [deeds[shared:] for deeds in (first.deeds, second.deeds)]
    at = min([deeds[0].turn_before for deeds in rest if deeds], default=0)
    last = max([*turns[0], *turns[1], 0])
    model = first.tables.scenario.model
    return Comparison(
        first=_side(first),
        second=_side(second),
        shared=shared,
        turn=at,
        parts_first=parts[0],
        parts_second=parts[1],
        notes=tuple(_notes(first, second)),
        turns=tuple(
            _turn_difference(number, turns[0].get(number), turns[1].get(number), model)
            for number in (range(max(1, at), last + 1) if any(parts) else ())
        ),
    )


def _shared(first: Sequence[Deed], second: Sequence[Deed]) -> int:
    """Return how many commands from the start are the same and brought the same."""
    for index, (left, right) in enumerate(zip(first, second, strict=False)):
        if left.command != right.command or left.events != right.events:
            return index
    return min(len(first), len(second))


def _parting(course: Course, shared: int) -> str:
    if shared >= len(course.deeds):
        return ""
    return full_label(teller_of(course.tables.scenario, course.deeds), course.deeds[shared])


def _notes(first: Course, second: Course) -> Iterator[str]:
    if first.seed != second.seed:
        yield _("The seeds differ, so luck differs too.")
    if first.cell != second.cell:
        yield _("They were played from different seats.")
    if first.tables.scenario != second.tables.scenario:
        yield _("They were played with different versions of the deck or its model.")


def _side(course: Course) -> Side:
    state = _end(course)
    scenario = course.tables.scenario
    endings = {each.id: plain(each.title, lines=False) for each in scenario.model.endings}
    return Side(
        name=course.name,
        title=course.title or plain(scenario.title, lines=False),
        seed=course.seed,
        seat=Teller(scenario).cell(course.cell),
        commands=len(course.deeds),
        turn=state.turn,
        ending=endings.get(state.ending, ""),
        overall=state.overall if state.ending else score(course.tables, state)[1],
    )


def _end(course: Course) -> State:
    state = initial(course.tables)
    for deed in course.deeds:
        for event in deed.events:
            fold(current(course.tables, state), state, event)
    return state


def _turns(course: Course) -> dict[int, _Turn]:
    """Return what a session made of each of its turns."""
    tables, teller = course.tables, teller_of(course.tables.scenario, course.deeds)
    state = initial(tables)
    turns: dict[int, _Turn] = {}
    for deed in course.deeds:
        if is_choice(deed):
            turns.setdefault(deed.turn_before, _Turn()).choices.append(full_label(teller, deed))
        for event in deed.events:
            fold(current(tables, state), state, event)
            if isinstance(event, TurnClosed):
                turns.setdefault(event.turn, _Turn()).values = _values(tables, state)
    if state.turn and not turns.setdefault(state.turn, _Turn()).values:
        turns[state.turn].values = _values(tables, state)
    return turns


def _values(tables: Tables, state: State) -> dict[str, int]:
    model = tables.scenario.model
    steps, overall = score(tables, state)
    scores = {f"step/{step.id}": steps[at] for at, step in enumerate(model.steps)}
    values = {each.id: state.values[tables.slots[each.id]] for each in model.indicators}
    return values | scores | {"overall": overall}


def _turn_difference(
    number: int, first: _Turn | None, second: _Turn | None, model: Model
) -> TurnDifference:
    left, right = first or _Turn(), second or _Turn()
    scores = [("overall", _("Overall")), *((f"step/{s.id}", s.short) for s in model.steps)]
    return TurnDifference(
        turn=number,
        first=tuple((Counter(left.choices) - Counter(right.choices)).elements()),
        second=tuple((Counter(right.choices) - Counter(left.choices)).elements()),
        scores=tuple(_score(about, title, left, right) for about, title in scores),
        indicators=_indicators(left, right, model) if left.values and right.values else (),
    )


def _score(about: str, title: str, left: _Turn, right: _Turn) -> Difference:
    first, second = left.values.get(about), right.values.get(about)
    is_same = first is None or second is None or first == second
    return Difference(
        about=about,
        title=plain(title, lines=False),
        first=first,
        second=second,
        good=None if is_same else left.values[about] < right.values[about],
    )


def _indicators(left: _Turn, right: _Turn, model: Model) -> tuple[Difference, ...]:
    """Return the indicators that differ, the largest part of a range first."""
    differing = []
    for each in model.indicators:
        first, second = left.values[each.id], right.values.get(each.id, left.values[each.id])
        if first != second:
            title, good = plain(each.title, lines=False), is_good(each, second - first)
            row = Difference(about=each.id, title=title, first=first, second=second, good=good)
            differing.append((-1000 * abs(second - first) // (each.high - each.low), each.id, row))
    return tuple(row for _, _, row in sorted(differing, key=lambda one: one[:2]))
