"""Lays a deck out as a Master Scenario Events List: one row for each inject.

Rows are made of the deck as it was written and not of the compiled one, so that a deck whose gaps
are still open has a list too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wargame.core.calendar import turn_date
from wargame.deck.book import follow, number_at, results
from wargame.deck.document import Place
from wargame.deck.gather import Gathered
from wargame.report import msel_columns as c
from wargame.report.tabular import Table

TEXTS = {
    c.TITLE: "title",
    c.TEXT: "situation",
    c.SENDER: "from",
    c.METHOD: "method",
    c.EXPECTED: "expected",
    c.NOTES: "facilitator",
}
"""Columns that hold a text of the deck as it is, and its key."""
LISTS = {c.TO: "to", c.OBJECTIVES: "objectives"}
"""Columns that hold a list of ids."""


@dataclass(frozen=True, slots=True)
class Row:
    """One inject of the list."""

    id: str
    cells: Mapping[str, str]
    """Texts of all columns by their keys."""
    index: int | None
    """Which of the deck's own injects it is, from 0; None for one of an included deck."""
    deck: str
    """File of the deck it stands in."""

    def texts(self) -> tuple[str, ...]:
        """Return the cells in the order of the sheet."""
        return tuple(self.cells[each.key] for each in c.COLUMNS)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How long a deck is and when it begins."""

    turns: int
    start: str
    """First turn on the calendar; empty if it is not said."""

    @classmethod
    def of(cls, deck: Place) -> Calendar:
        """Return the calendar of a deck."""
        start = deck.get("start")
        given = (start.get(each).text for each in ("quarter", "month", "week", "day"))
        turns = number_at(deck.get("turns")) or 0
        return cls(turns if 1 <= turns <= 60 else 60, next((each for each in given if each), ""))

    def dates(self, first: int, last: int) -> str:
        """Return the dates of turns in words; empty if the deck does not say when it begins."""
        try:
            begin, end = turn_date(self.start, first), turn_date(self.start, last)
        except (ValueError, OverflowError):
            return ""
        return begin if begin == end else f"{begin} to {end}"


def msel_rows(gathered: Gathered, *, sound: bool) -> tuple[Row, ...]:
    """Return one row for each inject of a deck and of those it includes.

    Args:
        gathered: The deck as it was read.
        sound: Whether it has no problems; its injects are then ready, else drafts.
    """
    decks = [Place(each, (), each.tree) for each in (gathered.deck, *gathered.included)]
    origins = _origins(decks)
    top = decks[0]
    calendar = Calendar.of(top)
    rows = []
    for deck in decks:
        own = deck is top
        for index, inject in enumerate(deck.get("injects").each()):
            cells = _cells(top, deck, inject, calendar) | {c.STATUS: "Ready" if sound else "Draft"}
            if not own:
                cells[c.OBJECTIVES] = ""
            if cells[c.TRIGGER] == FOLLOW_UP and inject.get("id").text in origins:
                cells[c.TRIGGER] += f" of {', '.join(origins[inject.get('id').text])}"
            where = index if own else None
            rows.append(Row(inject.get("id").text, cells, where, deck.document.file))
    return tuple(rows)


def _origins(decks: list[Place]) -> dict[str, list[str]]:
    """Return the injects that may lead to each inject."""
    found: dict[str, list[str]] = {}
    for deck in decks:
        for inject in deck.get("injects").each():
            for result in results(inject):
                for target in follow(result, "then * inject"):
                    before = found.setdefault(target.text, [])
                    if inject.get("id").text not in before:
                        before.append(inject.get("id").text)
    return found


def _cells(top: Place, deck: Place, inject: Place, calendar: Calendar) -> dict[str, str]:
    cells = dict.fromkeys(c.BY_KEY, "")
    cells |= {key: inject.get(name).text for key, name in TEXTS.items()}
    cells |= {key: ", ".join(_items(inject.get(name))) for key, name in LISTS.items()}
    cells[c.ID] = inject.get("id").text
    cells[c.PHASE] = inject.get("phase").text
    cells[c.TYPE] = (inject.get("type").text or "standard").capitalize()
    cells[c.TO] = cells[c.TO] or ", ".join(_items(top.get("cells")))
    cells[c.FOCUS] = "\n".join(_items(inject.get("discuss")))
    deadline = inject.get("deadline")
    cells[c.GATE] = waiting(deadline.text) if deadline.written else "yes"
    cells[c.TRIGGER] = _trigger(inject)
    window = _window(inject.get("deliver"), calendar, Calendar.of(deck))
    if window:
        first, last, cells[c.TIME] = window
        cells[c.DATE] = calendar.dates(first, last)
    return cells


def _items(place: Place) -> Iterator[str]:
    return (each.text for each in place.each() if each.text)


def waiting(turns: str) -> str:
    """Return how long an inject may wait, in words."""
    return f"may wait {turns} turn{'' if turns == '1' else 's'}"


FOLLOW_UP, MANUAL, SCHEDULED, CONDITIONAL = "follow-up", "manual", "scheduled", "conditional"
DRAWN = "drawn"


def _window(deliver: Place, whole: Calendar, own: Calendar) -> tuple[int, int, str] | None:
    """Return first and last turn on the calendar of the whole exercise, and both in words."""
    if not isinstance(deliver.value, dict):
        return None

    def opens(turn: int) -> int:
        return (turn - 1) * whole.turns // own.turns + 1

    fixed = number_at(deliver.get("turn"))
    if fixed is not None:
        return opens(fixed), opens(fixed), f"turn {opens(fixed)}"
    bounds = [number_at(each) or 1 for each in deliver.get("turns").each()]
    first, last = bounds if len(bounds) == 2 else (1, own.turns)
    first, last = opens(first), opens(last + 1) - 1
    return first, last, f"turns {first}-{last}" if first != last else f"turns {first}"


def _trigger(inject: Place) -> str:
    """Return what brings an inject: the part of `deliver` that is no turn."""
    deliver = inject.get("deliver")
    if not isinstance(deliver.value, dict):
        return MANUAL if inject.get("type").text == "contingency" else FOLLOW_UP
    if deliver.get("turn").written:
        return SCHEDULED
    when = " ".join(deliver.get("when").text.split())
    if not deliver.get("weight").written:
        return f"{CONDITIONAL}: {when}" if when else CONDITIONAL
    parts = [f"{DRAWN}: weight {deliver.get('weight').text}"]
    if when:
        parts.append(f"when {when}")
    shifts = [f"{key} {place.text}" for key, place in deliver.get("shift").entries()]
    if shifts:
        parts.append(f"shift {', '.join(shifts)}")
    return "; ".join(parts)


def msel_table(rows: tuple[Row, ...]) -> Table:
    """Return the list as a table."""
    return Table(
        "MSEL",
        tuple(each.title for each in c.COLUMNS),
        tuple(row.texts() for row in rows),
        tuple(each.width for each in c.COLUMNS),
    )


NOT_HELD = (
    "The sheet holds no options, outcomes, effects, flags, follow-ups, advice, private texts, "
    "neglect, precedents, flashpoint, kind and holds: `wargame deck import SHEET --onto DECK` "
    "leaves them in the deck as they are. It never deletes, moves or renumbers an inject."
)


def notes_table(gathered: Gathered) -> Table:
    """Return the sheet that explains: the deck, its objectives, and what becomes of each column."""
    top = Place(gathered.deck, (), gathered.deck.tree)
    rows = [
        ("Deck", top.get("title").text or top.get("deck").text),
        ("Version", top.get("version").text),
        ("Turns", top.get("turns").text),
        ("Begins", Calendar.of(top).start),
        ("Cells", ", ".join(_items(top.get("cells")))),
        *(
            (f"Objective {each.get('id').text}", each.get("text").text)
            for each in top.get("objectives").each()
        ),
        *(
            (f"Column: {each.title}", each.keeps.replace("`", "") or "Not kept in a deck.")
            for each in c.COLUMNS
        ),
        ("Not in the sheet", NOT_HELD.replace("`", "")),
        ("Caveat", "A training model, not a forecast."),
    ]
    return Table("About", ("What", "Says"), tuple(rows), (28, 100))
