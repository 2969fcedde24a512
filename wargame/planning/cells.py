"""Reads what planners write into the cells of an MSEL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wargame.deck.patterns import ID
from wargame.report import msel_columns as c
from wargame.report.msel import CONDITIONAL, DRAWN, FOLLOW_UP, LISTS, MANUAL, SCHEDULED, TEXTS

Field = str | tuple[str, ...] | None
"""What a deck says: a text, a list, or nothing."""

Delivery = dict[str, str | tuple[str, ...] | dict[str, str]]
"""A `deliver`, or a part of it."""
DELIVERY = ("turn", "turns", "when", "weight", "shift")
"""Its keys in the order people write them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What cells and objectives of a deck may be called, in small letters, with their ids."""

    cells: Mapping[str, str]
    objectives: Mapping[str, str]


class Unclear(Exception):
    """A cell cannot be read; the message says what to write instead."""


FIELDS = {
    **TEXTS,
    **LISTS,
    c.PHASE: "phase",
    c.TYPE: "type",
    c.FOCUS: "discuss",
    c.GATE: "deadline",
}
"""The key of the deck that each column sets by itself."""

_TURNS = re.compile(r"(?:turns?|moves?)?\s*(\d{1,2})\s*(?:(?:-|–|to|\.\.)\s*(\d{1,2}))?", re.I)
_WAIT = re.compile(r"(?:no[,;:]?\s*)?(?:may wait\s*)?(\d{1,2})(?:\s*turns?)?", re.I)
_SHIFT = re.compile(r"([\w.]+)\s*:?\s*([+-]?\d+)")


def field_of(key: str, text: str, known: Known) -> Field:
    """Return what a cell means for the deck; None if the key should not be there.

    Args:
        key: Of the column.
        text: Of the cell.
        known: Names that planners may write in place of ids.

    Raises:
        Unclear: It means nothing a deck can say.
    """
    if key == c.GATE:
        return _deadline(text)
    if key == c.TO:
        return tuple(known.cells.get(each.casefold(), each) for each in _listed(text)) or None
    if key == c.OBJECTIVES:
        return _objectives(text, known.objectives) or None
    if key == c.FOCUS:
        lines = (re.sub(r"^[-•*]\s+", "", line.strip()) for line in text.split("\n"))
        return tuple(line for line in lines if line) or None
    if key in {c.PHASE, c.METHOD}:
        return text.casefold() or None
    if key == c.TYPE:
        return _type(text)
    return text or None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;\n]", text) if part.strip()))


def _objectives(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return ids of objectives, given as ids with commas between or as sentences, one a line."""
    found: list[str] = []
    for part in sentences(text):
        whole = known.get(part.casefold())
        found += [whole] if whole else _listed(part)
    return tuple(dict.fromkeys(found))


def sentences(text: str) -> tuple[str, ...]:
    """Return the parts of a text between line breaks and semicolons, without bullets."""
    parts = (re.sub(r"^[-•*]\s+", "", part.strip()) for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _type(text: str) -> Field:
    word = text.casefold()
    if word in {"adaptive", "complexity"}:
        raise Unclear(
            f"a deck has no {word} injects; write Contingency for one a controller may bring,"
            " and Standard for the rest"
        )
    return word or None


def _deadline(text: str) -> Field:
    if text.casefold() in {"", "yes", "y", "true"}:
        return None
    number = _WAIT.fullmatch(text)
    if not number or int(number[1]) < 1:
        raise Unclear("write yes if it must be answered at once, else how long: may wait 1 turn")
    return str(int(number[1]))


def delivery(time: str, trigger: str) -> Delivery | None:
    """Return the `deliver` of planned time and trigger; None if the inject comes by no plan.

    Raises:
        Unclear: The trigger or the time cannot be read, or they do not fit.
    """
    word = re.split(r"[\s:;,]", trigger.casefold(), maxsplit=1)[0]
    rest = trigger[len(word) :].lstrip(" :;,")
    if word in {FOLLOW_UP, MANUAL, "followup", "follow"}:
        if time:
            raise Unclear(f"a {word} inject comes at no planned time; empty the time")
        return None
    bounds = turns(time)
    if word in {SCHEDULED, ""}:
        return _scheduled(bounds, trigger=word, rest=rest)
    window: Delivery = {"turns": bounds} if bounds else {}
    if word == CONDITIONAL:
        return window | ({"when": _condition(rest)} if rest else {})
    if word == DRAWN:
        drawn = window | _draw(rest)
        return {key: drawn[key] for key in DELIVERY if key in drawn}
    raise Unclear("write scheduled; conditional: CONDITION; drawn: weight 3; follow-up; or manual")


def _scheduled(bounds: tuple[str, str] | None, *, trigger: str, rest: str) -> Delivery | None:
    if rest:
        raise Unclear(f"nothing stands after scheduled; use conditional: {rest[:40]}")
    if bounds is None:
        if trigger:
            raise Unclear("scheduled needs a turn; write one such as turn 2 as the planned time")
        return None
    if bounds[0] != bounds[1] and not trigger:
        return {"turns": bounds}
    if bounds[0] != bounds[1]:
        raise Unclear("scheduled needs one turn and not several; or write drawn: weight 3")
    return {"turn": bounds[0]}


def turns(text: str) -> tuple[str, str] | None:
    """Return first and last turn of a planned time; None if it is empty.

    Raises:
        Unclear: It names no turn.
    """
    if not text:
        return None
    found = _TURNS.fullmatch(text)
    if not found:
        raise Unclear("is no turn; write turn 2 or turns 2-7 (a deck counts turns, not hours)")
    first = str(int(found[1]))
    return first, str(int(found[2])) if found[2] else first


def _condition(text: str) -> str:
    return re.sub(r"^when\s+", "", text.strip())


def _draw(text: str) -> Delivery:
    found: Delivery = {}
    for part in text.split(";"):
        word, _, value = part.strip().partition(" ")
        if word == "weight" and value.strip():
            found["weight"] = value.strip()
        elif word == "when" and value.strip():
            found["when"] = value.strip()
        elif word == "shift" and _shifts(value):
            found["shift"] = dict(_shifts(value))
        elif part.strip():
            raise Unclear(
                f'"{part.strip()[:40]}" is not understood after drawn; write weight 3, when'
                " CONDITION or shift NAME 2, with a semicolon between"
            )
    if "weight" not in found:
        raise Unclear("drawn needs a weight; write drawn: weight 3")
    return found


def _shifts(text: str) -> list[tuple[str, str]]:
    parts = [_SHIFT.fullmatch(part.strip()) for part in text.split(",") if part.strip()]
    return [(part[1], part[2]) for part in parts if part] if all(parts) else []


def is_id(text: str) -> bool:
    """Tell whether a text can be an id as it stands."""
    return re.fullmatch(ID, text) is not None
