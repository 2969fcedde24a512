"""Names the parts of a condition, such as `taiwan.tension >= 60 and turn > 2`, as a tree.

`wargame.core.condition_parser` makes the tree of a text, `wargame.core.predicates` compiles it for
the scalar engine, and the batch engine compiles the same tree for many games at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MAX_NUMBER = 1_000_000_000

Comparison = str
"""One of < <= > >= == !=."""


@dataclass(frozen=True, slots=True)
class Number:
    """An integer constant."""

    value: int


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an indicator."""

    indicator: str


@dataclass(frozen=True, slots=True)
class Moved:
    """`change('x')`: how far an indicator has moved since the turn began."""

    indicator: str


@dataclass(frozen=True, slots=True)
class TurnNumber:
    """`turn`, or `turns` for the length of the session."""

    last: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """`left + right`, `left - right` or `left * right`."""

    operator: str
    left: Quantity
    right: Quantity


@dataclass(frozen=True, slots=True)
class Pick:
    """`min(...)`, `max(...)` or `abs(x)`."""

    function: str
    arguments: tuple[Quantity, ...]


Quantity = Number | Value | Moved | TurnNumber | Sum | Pick


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison of two quantities."""

    operator: Comparison
    left: Quantity
    right: Quantity


@dataclass(frozen=True, slots=True)
class Rungs:
    """`rung('place') >= 'crisis'`."""

    operator: Comparison
    flashpoint: str
    rung: str


@dataclass(frozen=True, slots=True)
class Flag:
    """`flag('name')`."""

    name: str


@dataclass(frozen=True, slots=True)
class Took:
    """`took('inject')` or `took('inject', 'option')`; an empty option means any."""

    inject: str
    option: str


@dataclass(frozen=True, slots=True)
class Seen:
    """`seen('inject')`."""

    inject: str


@dataclass(frozen=True, slots=True)
class Programme:
    """`running('initiative')` or `done('initiative')`."""

    initiative: str
    done: bool


@dataclass(frozen=True, slots=True)
class Final:
    """`final`: this is the last turn."""


@dataclass(frozen=True, slots=True)
class Not:
    """`not x`."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """`x and y`."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """`x or y`."""

    parts: tuple[Condition, ...]


Condition = Compare | Rungs | Flag | Took | Seen | Programme | Final | Not | Every | Any


@dataclass(frozen=True, slots=True)
class Names:
    """The names a condition may use."""

    indicators: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    flashpoints: frozenset[str] = frozenset()
    rungs: frozenset[str] = frozenset()
    injects: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Option ids by inject id."""
    initiatives: frozenset[str] = frozenset()


def walk(node: Condition | Quantity) -> Iterator[Condition | Quantity]:
    """Yield a node and all nodes below it."""
    yield node
    match node:
        case Every(parts) | Any(parts):
            for part in parts:
                yield from walk(part)
        case Not(inner):
            yield from walk(inner)
        case Compare(_, left, right) | Sum(_, left, right):
            yield from walk(left)
            yield from walk(right)
        case Pick(_, arguments):
            for argument in arguments:
                yield from walk(argument)
        case _:
            return
