"""Turns a scenario into plain JSON values and back, strictly and fast.

The classes of `wargame.core.scenario` are the only description of the format: one decoder for each
is made from its type hints the first time it is needed.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from wargame.core import scenario as s

MAX_NUMBER = 999_999_999
"""Largest integer either way; decks have at most nine digits."""

Decoder = Callable[[object], Any]

_PLAIN = frozenset({str, int, bool, type(None)})


class _Fault(Exception):
    """A value does not fit; the path grows on the way up."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.path = ""

    def under(self, step: str) -> _Fault:
        """Return the same fault as seen from one level up."""
        self.path = step + self.path
        return self


def scenario_to_json(scenario: s.Scenario) -> dict[str, Any]:
    """Return a scenario as dicts, lists, strings, integers, booleans and None."""
    return cast("dict[str, Any]", _plain(scenario))


def scenario_from_json(data: object) -> s.Scenario:
    """Return the scenario that `scenario_to_json` described.

    Raises:
        ValueError: A field is unknown, of another type, or missing although it has no default; the
            message names its path. A field with a default may be missing: the save is older.
    """
    try:
        return cast("s.Scenario", _class(s.Scenario)(data))
    except _Fault as fault:
        where = f"scenario{fault.path}"
        raise ValueError(f"{where}: {fault.what}") from None


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    names = _names(cast("Hashable", kind))
    return {name: _plain(getattr(value, name)) for name in names}


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls))


@cache
def _class(cls: Any) -> Decoder:
    """Return the decoder of a dataclass: every field once, none other.

    A field with a default may be missing, so that saves from before it existed stay readable.
    """
    hints = get_type_hints(cls)
    texts = tuple(name for name in _names(cls) if hints[name] is str)
    others = tuple((name, _decoder(hints[name])) for name in _names(cls) if name not in texts)
    names = frozenset(hints)
    needed = frozenset(each.name for each in fields(cls) if each.default is MISSING)

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise _Fault("a mapping is needed")
        if value.keys() != names and not needed <= value.keys() <= names:
            raise _Fault(_odd_fields(needed, names, value))
        made = value.copy()
        name = ""
        try:
            for name in texts:
                if type(made.get(name, "")) is not str:
                    _text(made[name])
            for name, decoder in others:
                if name in made:
                    made[name] = decoder(made[name])
        except _Fault as fault:
            raise fault.under(f".{name}") from None
        return cls(**made)

    return decode


def _odd_fields(needed: frozenset[str], names: frozenset[str], value: dict[Any, Any]) -> str:
    missing = sorted(needed - value.keys())
    if missing:
        return f"field {missing[0]!r} is missing"
    return f"field {min(map(str, value.keys() - names))!r} is unknown"


def _decoder(hint: Any) -> Decoder:
    """Return the decoder of one type hint of `wargame.core.scenario`."""
    if hint is str:
        return _text
    if hint is int:
        return _number
    if hint is bool:
        return _yes_no
    if isinstance(hint, type) and is_dataclass(hint):
        return _class(cast("Hashable", hint))
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return _choice(frozenset(arguments))
    if origin in {Union, types.UnionType}:
        [inner] = [each for each in arguments if each is not type(None)]
        return _optional(_decoder(inner))
    if arguments[-1] is Ellipsis:
        return _list(_decoder(arguments[0]))
    return _row(tuple(_decoder(each) for each in arguments))


def _text(value: object) -> str:
    if type(value) is not str:
        raise _Fault("a text is needed")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise _Fault("a whole number is needed")
    if not -MAX_NUMBER <= value <= MAX_NUMBER:
        raise _Fault("a number of at most nine digits is needed")
    return value


def _yes_no(value: object) -> bool:
    if type(value) is not bool:
        raise _Fault("true or false is needed")
    return value


def _choice(allowed: frozenset[str]) -> Decoder:
    def decode(value: object) -> object:
        if type(value) is not str or value not in allowed:
            raise _Fault(f"one of {', '.join(sorted(allowed))} is needed")
        return value

    return decode


def _optional(inner: Decoder) -> Decoder:
    return lambda value: None if value is None else inner(value)


def _list(inner: Decoder) -> Decoder:
    def decode(value: object) -> tuple[object, ...]:
        if type(value) is not list:
            raise _Fault("a list is needed")
        if not value:
            return ()
        made: list[object] = []
        try:
            for each in value:
                made.append(inner(each))
        except _Fault as fault:
            raise fault.under(f"[{len(made)}]") from None
        return tuple(made)

    return decode


def _row(inner: tuple[Decoder, ...]) -> Decoder:
    def decode(value: object) -> tuple[object, ...]:
        if type(value) is not list or len(value) != len(inner):
            raise _Fault(f"a list of {len(inner)} is needed")
        return tuple(decoder(each) for decoder, each in zip(inner, value, strict=True))

    return decode
