"""Checks that every inject can reach the players, be answered, and end."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from wargame.deck.book import Book, follow, number_at, results
from wargame.deck.document import Place
from wargame.deck.shape import quoted
from wargame.errors import Problem


def check_reach(book: Book) -> Iterator[Problem]:
    """Yield injects that cannot come, cannot be answered or cannot run out."""
    yield from _undelivered(book)
    for inject in book.injects:
        yield from _window(inject, book.turns)
        yield from _deadline(inject)
        yield from _addressees(inject, book)
        yield from _way_out(inject)
        yield from _advice(inject)


def _window(inject: Place, turns: int) -> Iterator[Problem]:
    """The turns of a delivery lie in the deck, in order."""
    deliver = inject.get("deliver")
    if inject.get("type").text == "contingency" and deliver.written:
        what = "a contingency inject comes by a follow-up or a facilitator; remove `deliver`"
        yield deliver.key_problem(what)
    bounds = list(deliver.get("turns").each())
    numbers = [number_at(each) for each in bounds]
    for place, turn in zip(bounds, numbers, strict=True):
        if turn is not None and turn > turns:
            yield place.problem(f"turn {turn} is beyond the deck's {turns}; use an earlier one")
    if len(numbers) == 2 and None not in numbers and (numbers[0] or 0) > (numbers[1] or 0):
        yield bounds[0].problem("the first turn comes after the last; swap them")
    fixed = number_at(deliver.get("turn"))
    if fixed is not None and fixed > turns:
        what = f"turn {fixed} is beyond the deck's {turns}; use an earlier one"
        yield deliver.get("turn").problem(what)


def _deadline(inject: Place) -> Iterator[Problem]:
    deadline, neglect = inject.get("deadline"), inject.get("neglect")
    if deadline.written and not neglect.written:
        yield deadline.key_problem("`deadline` needs `neglect`, what waiting does; add it")
    if neglect.written and not deadline.written:
        yield neglect.key_problem("`neglect` needs a `deadline`; add one or remove it")


def _addressees(inject: Place, book: Book) -> Iterator[Problem]:
    """Whoever holds or has private news is among those addressed."""
    to = [each.text for each in inject.get("to").each()] or list(book.cells)
    holds = inject.get("holds")
    if holds.text and holds.text not in to:
        what = f"{quoted(holds.text)} holds but is not in `to`; name one of {', '.join(to)}"
        yield holds.problem(what)
    for cell, place in inject.get("private").entries():
        if cell in book.cells and cell not in to:
            what = f"{quoted(cell)} has private news but is not in `to`; add it there"
            yield place.key_problem(what)


def _way_out(inject: Place) -> Iterator[Problem]:
    """Some option is open whatever the state, or the session could stand still."""
    options = list(inject.get("options").each())
    if options and not any(_always_open(each) for each in options):
        what = "no option is always open; give one capital 0 and no `needs`"
        yield inject.get("options").key_problem(what)


def _always_open(option: Place) -> bool:
    return not option.get("needs").text and (number_at(option.get("capital")) or 0) == 0


def _advice(inject: Place) -> Iterator[Problem]:
    advice = inject.get("advice")
    pieces = list(advice.each())
    if len(pieces) < 2:
        return
    advisers = {each.get("adviser").text for each in pieces}
    options = {each.get("for").text for each in pieces}
    if len(advisers) < 2 or len(options) < 2:
        what = "two advisers must argue for different options; add another voice"
        yield advice.key_problem(what)


def _undelivered(book: Book) -> Iterator[Problem]:
    """Follow the stories from what is delivered by itself; what stays out can never come."""
    soonest = _soonest(book)
    for name, inject in book.inject_ids.items():
        if inject.get("type").text == "contingency":
            continue
        if name not in soonest:
            what = f"nothing can deliver {quoted(name)}; give it `deliver` or a follow-up to it"
            yield inject.get("id").problem(what)
        elif soonest[name] > book.turns:
            what = (
                f"{quoted(name)} cannot come before turn {soonest[name]} of {book.turns}; "
                "bring it, or what leads to it, earlier"
            )
            yield inject.get("id").problem(what)


def _soonest(book: Book) -> dict[str, int]:
    """Return the first turn each inject can come in, by id; a missing one can never come."""
    soonest: dict[str, int] = {}
    waiting = [
        (start, name)
        for name, inject in book.inject_ids.items()
        if (start := _start(inject)) is not None
    ]
    heapq.heapify(waiting)
    while waiting:
        turn, name = heapq.heappop(waiting)
        if name in soonest:
            continue
        soonest[name] = turn
        for target, delay in _follow_ups(book.inject_ids[name]):
            if target in book.inject_ids and target not in soonest:
                heapq.heappush(waiting, (turn + delay, target))
    return soonest


def _start(inject: Place) -> int | None:
    """Return the first turn an inject comes in by itself or at a facilitator's word."""
    deliver = inject.get("deliver")
    if inject.get("type").text == "contingency":
        return 1
    if not deliver.written:
        return None
    first = next(iter(deliver.get("turns").each()), deliver.get("turn"))
    return number_at(first) or 1


def _follow_ups(inject: Place) -> Iterator[tuple[str, int]]:
    """Yield the injects that may follow, and after how many turns at the soonest."""
    wait = number_at(inject.get("deadline")) or 0
    for result in results(inject):
        late = wait if result.path[-1] == "neglect" else 0
        for follow_up in follow(result, "then *"):
            after = number_at(follow_up.get("in")) or 1
            yield follow_up.get("inject").text, late + after
