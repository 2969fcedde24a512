"""Checks that the numbers of a model and the start of a deck make sense together."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.core.scenario import WHOLE
from wargame.deck.book import Book, number_at
from wargame.deck.document import Place
from wargame.deck.shape import quoted
from wargame.errors import Problem

MAX_SPAN = 10_000
"""Steps from an indicator's low end to its high end: the engine keeps a score for each."""


def check_model(book: Book) -> Iterator[Problem]:
    """Yield ranges, ladders, measures and counts that cannot work."""
    for name, indicator in book.indicators.items():
        yield from _range(indicator)
        yield from _derived(name, indicator, book)
    yield from _start_values(book)
    yield from _ladder(book)
    for step in book.model.get("steps").each():
        for measure in step.get("measures").each():
            yield from _measure(measure)
    yield from _lowest(book)
    yield from _initial_capital(book)
    yield from _cells(book)
    yield from _map(book.model.get("map"))


def _bounds(indicator: Place) -> tuple[int, int] | None:
    low, high = number_at(indicator.get("low")), number_at(indicator.get("high"))
    return (low, high) if low is not None and high is not None and low < high else None


def _range(indicator: Place) -> Iterator[Problem]:
    low, high = number_at(indicator.get("low")), number_at(indicator.get("high"))
    if low is not None and high is not None and low >= high:
        yield indicator.get("high").problem(f"`high` must be above `low`, {low}; raise it")
    bounds = _bounds(indicator)
    if bounds and bounds[1] - bounds[0] > MAX_SPAN:
        what = f"the range has more than {MAX_SPAN:,} steps; use a larger unit"
        yield indicator.get("high").problem(what)
    if not indicator.get("derived").written:
        yield from _inside(indicator.get("start"), indicator)


def _inside(place: Place, indicator: Place) -> Iterator[Problem]:
    bounds, value = _bounds(indicator), number_at(place)
    if bounds and value is not None and not bounds[0] <= value <= bounds[1]:
        low, high = bounds
        yield place.problem(f"{value} is outside {low} to {high}; use a value in the range")


def _derived(name: str, indicator: Place, book: Book) -> Iterator[Problem]:
    """A derived value follows measured ones only, so one pass works all of them out."""
    for term, place in indicator.get("derived").get("terms").entries():
        if term in book.indicators and book.indicators[term].get("derived").written:
            what = f"{quoted(name)} follows {quoted(term)}, which is derived itself"
            yield place.key_problem(f"{what}; use what that one follows")


def _start_values(book: Book) -> Iterator[Problem]:
    for name, place in book.deck.get("start").get("set").entries():
        indicator = book.indicators.get(name)
        if indicator and not indicator.get("derived").written:
            yield from _inside(place, indicator)


def _ladder(book: Book) -> Iterator[Problem]:
    """The rungs rise, and the first holds the lowest tension there can be."""
    below: int | None = None
    for rung in book.model.get("ladder").each():
        at = number_at(rung.get("at"))
        if at is not None and below is not None and at <= below:
            yield rung.get("at").problem(f"{at} does not rise above {below}; order the rungs")
        below = at if at is not None else below
    first = next(book.model.get("ladder").each(), None)
    lows = [
        bounds[0]
        for flashpoint in book.model.get("flashpoints").each()
        if (indicator := book.indicators.get(flashpoint.get("tension").text))
        and (bounds := _bounds(indicator))
    ]
    at = number_at(first.get("at")) if first else None
    if first and at is not None and lows and at > min(lows):
        what = f"the first rung must hold the lowest tension; put it at {min(lows)}"
        yield first.get("at").problem(what)


def _measure(measure: Place) -> Iterator[Problem]:
    start, end = measure.get("from"), measure.get("to")
    if number_at(start) is not None and number_at(start) == number_at(end):
        yield end.problem("`from` and `to` are the same; a measure needs two ends")
    band = [number_at(each) for each in measure.get("band").each()]
    if len(band) == 2 and band[0] is not None and band[1] is not None and band[0] > band[1]:
        yield measure.get("band").problem("the band's low end is above its high end; swap them")


def _lowest(book: Book) -> Iterator[Problem]:
    place = book.model.get("overall").get("lowest_count")
    count, steps = number_at(place), len(list(book.model.get("steps").each()))
    if count is not None and steps and count > steps:
        yield place.problem(f"there are only {steps} steps; use at most {steps}")


def _initial_capital(book: Book) -> Iterator[Problem]:
    start = book.model.get("capital").get("start")
    most = number_at(book.model.get("capital").get("most"))
    value = number_at(start)
    if value is not None and most is not None and value > most:
        yield start.problem(f"{value} is above `most`, {most}; lower it")


def _cells(book: Book) -> Iterator[Problem]:
    """No cell has the name that means all of them, and each is played in one way."""
    for cell in book.model.get("cells").each():
        if cell.get("id").text == WHOLE:
            yield cell.get("id").problem(f'"{WHOLE}" means all cells at once; rename this one')
    played: set[str] = set()
    for counterpart in book.model.get("counterparts").each():
        place = counterpart.get("cell")
        if place.text in played:
            yield place.problem(f"{quoted(place.text)} has a counterpart already; merge the two")
        played.add(place.text)


def _map(atlas: Place) -> Iterator[Problem]:
    """The edges are in order, and every place lies between them."""
    edges = {key: number_at(atlas.get(key)) for key in ("west", "east", "south", "north")}
    for low, high in (("west", "east"), ("south", "north")):
        least, most = edges[low], edges[high]
        if least is not None and most is not None and least >= most:
            what = f"`{high}` must be above `{low}`, {least}; raise it"
            yield atlas.get(high).problem(what)
    for place in atlas.get("places").each():
        angles = tuple(place.get("at").each())
        for angle, (low, high) in zip(angles, (("west", "east"), ("south", "north")), strict=False):
            value, least, most = number_at(angle), edges[low], edges[high]
            if value is None or least is None or most is None or least >= most:
                continue
            if not least <= value <= most:
                what = f"{value} is off the map, which goes from {least} to {most}; move the place"
                yield angle.problem(what)
