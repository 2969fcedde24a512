"""Provides `record`, the cheap immutable dataclass of the engine's inner loop."""

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
