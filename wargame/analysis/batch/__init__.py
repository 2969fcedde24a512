"""Plays a scenario many games at once, by exactly the rules of the scalar engine.

`engine` says how; the other modules hold one part of the rules each.
"""

from wargame.analysis.batch.engine import (
    BATCH_POLICIES,
    BatchPolicy,
    BatchResult,
    BatchState,
    BatchTables,
    Keep,
    force,
    play_on,
    simulate,
)

__all__ = [
    "BATCH_POLICIES",
    "BatchPolicy",
    "BatchResult",
    "BatchState",
    "BatchTables",
    "Keep",
    "force",
    "play_on",
    "simulate",
]
