"""Holds a tree against the shape of a deck or a model and reports all that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wargame.core.plain import plain
from wargame.core.suggestion import suggest
from wargame.deck import patterns, shape_deck
from wargame.deck.document import Document, Path
from wargame.deck.fields import Shape
from wargame.errors import Problem

S = TypeVar("S", bound=Shape)

DocumentOf = Callable[[Path], Document]
"""Tells which file holds a path: a model is spread over several."""

MAX_PROBLEMS = 200
"""Problems of one file that are shown."""

_EXPECTED = {
    patterns.ID: "is no id; use lower-case letters, digits and hyphens, starting with a letter",
    patterns.NUMBERED_ID: "is no id; use lower-case letters, digits and hyphens",
    patterns.INDICATOR: "is no indicator; use lower-case words with one dot, as in us.commitment",
    shape_deck.QUARTER: "is no quarter; write one such as 2020-Q2",
    shape_deck.MONTH: "is no month; write one such as 2020-04",
    shape_deck.WEEK: "is no week; write one such as 2020-W15",
    shape_deck.DAY: "is no day; write one such as 2020-04-06",
    shape_deck.VERSION: "is no version; write one such as 1.0.0",
    shape_deck.LANGUAGE: "is no language code; write one such as en or ja",
}


def fit(shape: type[S], tree: object, document_of: DocumentOf) -> tuple[S | None, list[Problem]]:
    """Return the tree as a `shape`, or None and every problem with it."""
    try:
        return shape.model_validate(tree, by_alias=True), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = [_problem(shape, each, document_of) for each in details[:MAX_PROBLEMS]]
    if len(details) > MAX_PROBLEMS:
        more = f"{len(details) - MAX_PROBLEMS} more problems are not shown; correct these first"
        problems.append(Problem(document_of(()).file, 0, 0, more))
    return None, problems


def quoted(word: object) -> str:
    """Return a word from a file as it may be shown in a message."""
    text = plain(str(word), lines=False)
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'


def _problem(shape: type[Shape], error: ErrorDetails, document_of: DocumentOf) -> Problem:
    path: Path = error["loc"]
    at_key = path[-1:] == ("[key]",)
    if at_key:
        path = path[:-1]
    document = document_of(path)
    path = _as_written(document, path)
    what = _words(error, lambda: _known_keys(shape, path[:-1]))
    if at_key or error["type"] == "extra_forbidden":
        return document.key_problem(path, what)
    return document.problem(path, what)


def _as_written(document: Document, path: Path) -> Path:
    """Return a path without the indexes of lists that were written as their only item."""
    written: Path = ()
    for step in path:
        if isinstance(step, str) or (*written, step) in document.values:
            written = (*written, step)
    return written


def _words(error: ErrorDetails, known_keys: Callable[[], Sequence[str]]) -> str:
    """Say what is wrong and what to do."""
    context: Mapping[str, Any] = error.get("ctx", {})
    last = error["loc"][-1] if error["loc"] else ""
    match error["type"]:
        case "deck":
            return str(context["what"])
        case "missing":
            if isinstance(last, int):
                return "two numbers are needed here; write them as [1, 6]"
            return f"`{last}` is missing; add it"
        case "extra_forbidden":
            hint = suggest(str(last)[:60], known_keys()) or "; remove it"
            return f"unknown key {quoted(last)}{hint}"
        case "literal_error":
            return _not_listed(error)
        case "string_pattern_mismatch":
            return f"{quoted(error['input'])} {_EXPECTED[context['pattern']]}"
        case _:
            return _bounds(error, context)


def _bounds(error: ErrorDetails, context: Mapping[str, Any]) -> str:
    match error["type"]:
        case "string_type":
            return "a text is needed here, not a list or a mapping; write one"
        case "string_too_short":
            return "this text is empty; write one"
        case "string_too_long":
            size = len(error["input"])
            return f"this text has {size} characters; use at most {context['max_length']}"
        case "tuple_type":
            return "a list is needed here; write one as [a, b] or with a dash before each item"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "a mapping is needed here; write `key: value` lines or {key: value}"
        case _:
            return f"{error['msg'].lower()}; see docs/deck-format.md"


def _not_listed(error: ErrorDetails) -> str:
    expected = str(error["ctx"]["expected"]).replace("'", "")
    allowed = expected.replace(" or ", ", ").split(", ")
    hint = suggest(str(error["input"])[:60], allowed) or f"; choose {expected}"
    if not isinstance(error["input"], str):
        return f"one of {expected} is needed here; write it"
    return f"{quoted(error['input'])} is not one of {expected}{hint}"


def _known_keys(shape: type[Shape], path: Path) -> tuple[str, ...]:
    """Return the keys the mapping at a path may have; indexes and free keys lead no deeper."""
    inner = shape
    for step in path:
        named = {each.alias or name: each for name, each in inner.model_fields.items()}
        if step in named:
            inner = _shape_within(named[str(step)].annotation) or inner
    return tuple(each.alias or name for name, each in inner.model_fields.items())


def _shape_within(annotation: Any) -> type[Shape] | None:
    """Return the shape inside an annotation such as `tuple[Annotated[X, ...], ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    found = (_shape_within(each) for each in get_args(annotation))
    return next((each for each in found if each), None)
