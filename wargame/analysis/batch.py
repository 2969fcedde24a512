"""Plays a scenario many games at once, by exactly the rules of the scalar engine.

    tables = BatchTables(compile_tables(scenario))
    result = simulate(tables, BATCH_POLICIES["random"](tables), range(10_000))

A review starts from a session's own state instead, with a first decision for each game:

    state = BatchState(tables, session_state, [seed] * 4_000)
    force(state, commands, choices)
    result = play_on(state, policy)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from wargame.analysis.batch_chance import Ints
from wargame.analysis.batch_close import close_turn
from wargame.analysis.batch_forced import force
from wargame.analysis.batch_policies import BATCH_POLICIES, BatchPolicy
from wargame.analysis.batch_result import BatchResult, Keep, Recorder, joined
from wargame.analysis.batch_state import BatchState
from wargame.analysis.batch_tables import BatchTables
from wargame.analysis.batch_turn import begin_turn
from wargame.core.scenario import WHOLE

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

BLOCK = 16_384
"""Games played side by side, so that their state stays in the processor's cache."""

Watch = Callable[[BatchState], None]


def _unwatched(_: BatchState) -> None:
    return


def play_on(
    state: BatchState,
    policy: BatchPolicy,
    keep: Keep | None = None,
    *,
    watch: Watch = _unwatched,
) -> BatchResult:
    """Play all games of a state to their ends, which uses the state up.

    `watch` sees the state whenever a turn has begun.
    """
    recorder = Recorder(state.tables, state.size, keep or Keep())
    if not state.turn:
        begin_turn(state)
    going: Ints | None = None
    while going is None or len(going):
        watch(state)
        recorder.result.decisions += policy.decide(state)
        going = close_turn(state, recorder)
        if going is not None and len(going):
            state.keep(going)
        if going is None or len(going):
            begin_turn(state)
    return recorder.result


def simulate(
    tables: BatchTables,
    policy: BatchPolicy,
    seeds: Sequence[int] | Ints,
    keep: Keep | None = None,
    *,
    played: tuple[str, ...] = (WHOLE,),
    block: int = BLOCK,
    heard: Callable[[int], None] = lambda _: None,
) -> BatchResult:
    """Play a game from STARTEX for each seed; `heard` is told how many are done.

    Seeds lie in 0 to 2**64 - 1. The results do not depend on `block`.
    """
    numbers = np.array(seeds, dtype=np.uint64)
    parts = []
    for first in range(0, max(len(numbers), 1), block):
        state = BatchState.startex(tables, numbers[first : first + block], played)
        parts.append(play_on(state, policy, keep))
        heard(min(first + block, len(numbers)))
    return joined(parts)
