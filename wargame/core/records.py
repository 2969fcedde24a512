"""Provides `record` and `named_record`, the cheap immutable dataclasses of the core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a slotted value class that the type checker holds to be frozen.

    A frozen dataclass costs three times as much to build, because it assigns through
    `object.__setattr__`; the engine builds several events for each decision.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def named_record(cls: type[T]) -> type[T]:
    """Make the same whose fields are given by name only; a scenario is thousands of them."""
    return dataclass(slots=True, unsafe_hash=True, kw_only=True)(cls)
