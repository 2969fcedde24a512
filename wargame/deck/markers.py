"""Provides the markers by which pydantic reads the text values of a deck by our own rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, get_origin

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from wargame.deck.patterns import LONG_NUMBER, NUMBER


def mistake(what: str) -> PydanticCustomError:
    """Return an error whose whole message is `what`."""
    return PydanticCustomError("deck", "{what}", {"what": what})


def number(value: object) -> object:
    """Read a number: an optional sign and up to nine digits, nothing else."""
    if not isinstance(value, str):
        raise mistake("a number is needed here, not a list or a mapping; write one such as 3")
    if NUMBER.fullmatch(value) is None:
        if LONG_NUMBER.fullmatch(value):
            raise mistake("this number has more than nine digits; use a smaller one")
        raise mistake("a whole number is needed here; write one such as 3 or -2")
    return int(value)


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks a whole number and its range, both ends inclusive."""

    low: int
    high: int
    zero: bool = True
    """False if 0 is refused: a change by nothing is a mistake."""

    def read(self, value: object) -> object:
        """Read a number of this range."""
        read = number(value)
        if not isinstance(read, int) or not self.low <= read <= self.high:
            raise mistake(f"{read} is out of range; write a number from {self.low} to {self.high}")
        if read == 0 and not self.zero:
            raise mistake("a change of 0 changes nothing; remove it")
        return read

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read the text before pydantic sees it."""
        inner = core_schema.int_schema(ge=self.low, le=self.high)
        return core_schema.no_info_before_validator_function(self.read, inner)


def yes_no(value: object) -> object:
    """Read a yes/no value: `true` or `false`, nothing else."""
    if value == "true":
        return True
    if value == "false":
        return False
    raise mistake("a yes/no value is needed here; write true or false")


@dataclass(frozen=True, slots=True)
class Items:
    """Marks a list or mapping and how many entries it may have, both ends inclusive.

    The entries given are counted before any is read, so an endless list costs nothing and a
    malformed entry counts as one.
    """

    least: int
    most: int
    one: bool = False
    """True if a list of one may be written as the one."""

    def read(self, value: object, kind: type[list[Any] | dict[Any, Any]]) -> object:
        """Count the entries; what is not of its kind is left to pydantic to refuse."""
        entries = [value] if self.one and not isinstance(value, list) else value
        if isinstance(entries, kind):
            count = len(entries)
            if count < self.least:
                raise mistake(f"{count} given here, at least {self.least} needed; add more")
            if count > self.most:
                raise mistake(f"{count} given here, at most {self.most} allowed; remove some")
        return entries

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Count before pydantic looks at the entries."""
        kind = dict if get_origin(source) is dict else list
        read = partial(self.read, kind=kind)
        return core_schema.no_info_before_validator_function(read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the numbers, and both ways of writing a list of one."""
        described = handler.resolve_ref_schema(handler(schema))
        noun = "Properties" if described["type"] == "object" else "Items"
        described |= {f"min{noun}": self.least, f"max{noun}": self.most}
        return {"anyOf": [described["items"], described]} if self.one else described
