"""Lays out what people in the room of an exercise did, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from wargame.report.after.parts import Placed

if TYPE_CHECKING:
    from wargame.report.after_action import AfterActionReport

TABLES: tuple[tuple[str, tuple[str, ...], Callable[[AfterActionReport], Iterable[Placed]]], ...]
TABLES = ()
