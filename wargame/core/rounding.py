"""Provides the one division of the engine."""

from __future__ import annotations


def div_round(numerator: int, divisor: int) -> int:
    """Return the quotient rounded half up (towards plus infinity); `divisor` is not 0."""
    if divisor < 0:
        numerator, divisor = -numerator, -divisor
    return (2 * numerator + divisor) // (2 * divisor)
