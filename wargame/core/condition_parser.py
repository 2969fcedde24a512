"""Parses the closed language of conditions. Nothing is ever evaluated as Python."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable

from wargame.core.conditions import (
    MAX_NUMBER,
    Any,
    Compare,
    Comparison,
    Condition,
    Every,
    Final,
    Flag,
    Moved,
    Names,
    Not,
    Number,
    Pick,
    Programme,
    Quantity,
    Rungs,
    Seen,
    Sum,
    Took,
    TurnNumber,
    Value,
)
from wargame.core.suggestion import suggest

MAX_LENGTH = 500
"""Longest condition, in characters."""


class ConditionError(ValueError):
    """A condition is outside the language or names something unknown.

    `what` says what is wrong and what to do; `column` counts characters from 1.
    """

    def __init__(self, what: str, column: int) -> None:
        super().__init__(what)
        self.what = what
        self.column = column


_COMPARISONS: dict[type[ast.cmpop], Comparison] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_SUMS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
_WORDS = ("turn", "turns", "final")
_YES_NO = ("flag", "took", "seen", "running", "done")
_QUANTITIES = ("change", "min", "max", "abs")
_CALLS = (*_YES_NO, *_QUANTITIES, "rung")


def parse(text: str, names: Names) -> Condition:
    """Return the tree of a condition. Raises ConditionError."""
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"condition has {len(text)} characters; use at most {MAX_LENGTH}", 1)
    stripped = " ".join(text.split("\n")).rstrip()
    lead = len(stripped) - len(stripped.lstrip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(stripped[lead:], mode="eval")
    except SyntaxError as error:
        column = (error.offset or 1) + lead
        raise ConditionError(
            "this is not a condition; write for example NAME >= 60 and turn > 2", column
        ) from None
    except (RecursionError, MemoryError, ValueError, OverflowError):
        raise ConditionError("condition is nested too deeply; split it", 1) from None
    try:
        return _Parser(stripped[lead:], lead, names).condition(tree.body)
    except RecursionError:
        raise ConditionError("condition is nested too deeply; split it", 1) from None


class _Parser:
    """Walks one syntax tree and lets only the language through."""

    def __init__(self, text: str, lead: int, names: Names) -> None:
        self.bytes = text.encode()
        self.lead = lead
        self.names = names

    def error(self, node: ast.AST, what: str) -> ConditionError:
        """Return an error at a node; columns of `ast` count bytes, ours count characters."""
        offset = getattr(node, "col_offset", 0)
        return ConditionError(
            what, len(self.bytes[:offset].decode(errors="ignore")) + self.lead + 1
        )

    def condition(self, node: ast.expr) -> Condition:
        """Return a yes/no node."""
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return Every(tuple(self.condition(value) for value in values))
            case ast.BoolOp(op=ast.Or(), values=values):
                return Any(tuple(self.condition(value) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand))
            case ast.Compare():
                return self.comparison(node)
            case ast.Name(id="final"):
                return Final()
            case ast.Call(func=ast.Name(id=name)) if name in _YES_NO:
                return self.yes_no(node, name)
        raise self.error(node, self.not_yes_no(node))

    def not_yes_no(self, node: ast.expr) -> str:
        """Say why a node is no condition."""
        match node:
            case ast.Name() | ast.Attribute() | ast.Constant() | ast.BinOp():
                return "a number stands where yes or no is needed; compare it, as in x >= 50"
            case ast.Call(func=ast.Name(id="rung")):
                return "compare a rung, as in rung('PLACE') >= 'RUNG'"
            case ast.Call(func=ast.Name(id=name)) if name not in _CALLS:
                return f'unknown function "{name}"{suggest(name, _CALLS)}'
        return "this is outside the language of conditions; see docs/deck-format.md"

    def comparison(self, node: ast.Compare) -> Condition:
        """Return a comparison; a chain such as 30 <= x < 60 becomes two."""
        sides = [node.left, *node.comparators]
        parts: list[Condition] = []
        for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
            symbol = _COMPARISONS.get(type(operator))
            if symbol is None:
                raise self.error(right, "compare with < <= > >= == or != only")
            parts.append(self.pair(symbol, left, right))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def pair(self, symbol: Comparison, left: ast.expr, right: ast.expr) -> Condition:
        """Return one comparison of quantities or of a rung."""
        if _is_rung(left):
            return self.rungs(symbol, left, right)
        if _is_rung(right):
            return self.rungs(_FLIPPED[symbol], right, left)
        return Compare(symbol, self.quantity(left), self.quantity(right))

    def rungs(self, symbol: Comparison, call: ast.expr, rung: ast.expr) -> Rungs:
        """Return a comparison of a flashpoint's rung."""
        [place] = self.texts(call, 1, 1)
        self.known(call, "flashpoint", place, self.names.flashpoints)
        if not (isinstance(rung, ast.Constant) and isinstance(rung.value, str)):
            raise self.error(rung, "compare a rung with the quoted name of one")
        self.known(rung, "rung", rung.value, self.names.rungs)
        return Rungs(symbol, place, rung.value)

    def yes_no(self, node: ast.Call, name: str) -> Condition:
        """Return the node of flag, took, seen, running or done."""
        texts = self.texts(node, 1, 2 if name == "took" else 1)
        first = texts[0]
        if name == "flag":
            self.known(node, "flag", first, self.names.flags)
            return Flag(first)
        if name in {"running", "done"}:
            self.known(node, "initiative", first, self.names.initiatives)
            return Programme(first, name == "done")
        self.known(node, "inject", first, self.names.injects)
        if name == "seen":
            return Seen(first)
        if len(texts) == 2:
            self.known(node, f'option of "{first}"', texts[1], self.names.injects[first])
        return Took(first, texts[1] if len(texts) == 2 else "")

    def quantity(self, node: ast.expr) -> Quantity:
        """Return a number node."""
        match node:
            case ast.Constant(value=value) if isinstance(value, int) and not isinstance(
                value, bool
            ):
                return self.number(node, value)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
                return self.number(node, -value)
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _SUMS:
                return Sum(_SUMS[type(operator)], self.quantity(left), self.quantity(right))
            case ast.Name(id="turn"):
                return TurnNumber(last=False)
            case ast.Name(id="turns"):
                return TurnNumber(last=True)
            case ast.Name() | ast.Attribute():
                return self.value(node)
            case ast.Call(func=ast.Name(id=name)) if name in _QUANTITIES:
                return self.call(node, name)
        raise self.error(node, "a number, an indicator or turn is needed here")

    def number(self, node: ast.expr, value: int) -> Number:
        """Return a bounded constant."""
        if abs(value) > MAX_NUMBER:
            raise self.error(node, f"number is too large; use at most {MAX_NUMBER}")
        return Number(value)

    def value(self, node: ast.expr) -> Value:
        """Return an indicator by its dotted name."""
        name = ast.unparse(node)
        self.known(node, "indicator", name, self.names.indicators, _WORDS)
        return Value(name)

    def call(self, node: ast.Call, name: str) -> Quantity:
        """Return change, min, max or abs."""
        if name == "change":
            [indicator] = self.texts(node, 1, 1)
            self.known(node, "indicator", indicator, self.names.indicators)
            return Moved(indicator)
        if node.keywords or not node.args or (name == "abs" and len(node.args) != 1):
            raise self.error(node, f"{name} takes {'one number' if name == 'abs' else 'numbers'}")
        return Pick(name, tuple(self.quantity(argument) for argument in node.args))

    def texts(self, node: ast.expr, least: int, most: int) -> list[str]:
        """Return the quoted names a function was called with."""
        arguments = node.args if isinstance(node, ast.Call) and not node.keywords else []
        texts = [
            argument.value
            for argument in arguments
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if len(texts) != len(arguments) or not least <= len(texts) <= most:
            count = "one quoted name" if most == 1 else "one or two quoted names"
            raise self.error(node, f"this function takes {count}, as in seen('inject-id')")
        return texts

    def known(
        self, node: ast.AST, kind: str, name: str, known: Iterable[str], also: tuple[str, ...] = ()
    ) -> None:
        """Refuse an unknown name with a suggestion."""
        if name not in known:
            raise self.error(node, f'unknown {kind} "{name}"{suggest(name, (*known, *also))}')


def _is_rung(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "rung"
