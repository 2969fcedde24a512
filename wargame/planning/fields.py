"""Reads what a row says of an inject, by the names that a deck and its model give."""

from __future__ import annotations

from wargame.deck.document import Place
from wargame.deck.edit import Value
from wargame.deck.gather import Gathered
from wargame.planning.cells import FIELDS, Known, Unclear, delivery, field_of
from wargame.planning.sheet import Sheet, SheetProblem, SheetRow
from wargame.report import msel_columns as c
from wargame.report.msel import FOLLOW_UP


def known_names(gathered: Gathered) -> Known:
    """Return what planners may call the cells and objectives of a deck."""
    return Known(cell_titles(gathered), objective_texts(gathered))


def cell_titles(gathered: Gathered) -> dict[str, str]:
    """Return ids of cells by their titles in small letters."""
    if gathered.model is None:
        return {}
    cells = gathered.model.get("cells").each()
    return {each.get("title").text.casefold(): each.get("id").text for each in cells}


def objective_texts(gathered: Gathered) -> dict[str, str]:
    """Return ids of the deck's objectives by their texts in small letters."""
    objectives = Place(gathered.deck, (), gathered.deck.tree).get("objectives").each()
    return {each.get("text").text.casefold(): each.get("id").text for each in objectives}


def unclear_delivery(row: SheetRow, sheet: Sheet, unclear: Unclear) -> SheetProblem:
    """Return the problem of a delivery, in the column it comes from."""
    key = c.TIME if str(unclear).startswith("is no turn") else c.TRIGGER
    return sheet.problem(row.number, key if key in sheet.heads else c.TIME, str(unclear))


def fields_of(
    row: SheetRow, sheet: Sheet, known: Known
) -> tuple[dict[str, Value], str, list[SheetProblem]]:
    """Return what a row says of a new inject, what it follows, and what is wrong with it."""
    fields: dict[str, Value] = {"id": row.id}
    problems = []
    for key, name in FIELDS.items():
        try:
            value = field_of(key, row.cells.get(key, ""), known)
        except Unclear as unclear:
            problems.append(sheet.problem(row.number, key, str(unclear)))
        else:
            if value is not None and (name, value) != ("type", "standard"):
                fields[name] = value
    trigger = row.cells.get(c.TRIGGER, "")
    try:
        deliver = delivery(row.cells.get(c.TIME, ""), trigger)
    except Unclear as unclear:
        problems.append(unclear_delivery(row, sheet, unclear))
    else:
        if deliver is not None:
            fields["deliver"] = deliver
    follows = trigger.casefold().startswith(FOLLOW_UP) and len(trigger) > len(FOLLOW_UP)
    return fields, trigger if follows else "", problems
