"""Explains the signs that the screens use."""

from __future__ import annotations

SIGNS: tuple[tuple[str, str], ...] = (
    ("!", "must be answered before the turn can end"),
    ("better, worse", "whether a change is good for the alliance; a colour never says it alone"),
    ("since turn, since start", "change since the last turn began, and since the first one did"),
    ("gate", "the score is capped; the ledger says why"),
    ("A to F", "rung of the escalation ladder, A the calmest"),
)
"""Sign and meaning."""
