"""Provides the wall time: the one place that reads a clock."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime


def now() -> datetime:
    """Return the time of day with the local zone."""
    return datetime.fromtimestamp(datetime.now(UTC).timestamp()).astimezone()  # noqa: TID251 - here


def fresh_seed() -> int:
    """Return an unforeseen seed, short enough to be read out: 0 to 999,999,999."""
    return secrets.randbelow(1_000_000_000)
