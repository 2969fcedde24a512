"""Describes what a deck is held to in an audit; the values stand in `audit.yaml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Limits of the checks. Shares are in percent; see `audit.yaml` for what each is for."""

    least_reach: int
    least_picks: int
    positions: int
    """Positions of each inject that are looked at."""
    most_never_best: int
    most_saturated: int
    most_correlation: int
    decided_after: int
    most_early_endings: int
    most_explained: int
    most_one_line: int
    most_random: int
    least_ahead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One verdict of an audit."""

    name: str
    is_met: bool
    says: str
    """What was found, in one sentence."""
    found: tuple[str, ...] = ()
    """What does not meet it, by name, the worst first."""
