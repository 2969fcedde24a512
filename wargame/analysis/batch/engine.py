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

from wargame.analysis.batch.chance import Ints
from wargame.analysis.batch.close import close_turn
from wargame.analysis.batch.forced import force
from wargame.analysis.batch.policies import BATCH_POLICIES, BatchPolicy
from wargame.analysis.batch.result import BatchResult, Keep, Recorder, empty, joined
from wargame.analysis.batch.state import BatchState
from wargame.analysis.batch.tables import BatchTables
from wargame.analysis.batch.turn import begin_turn
from wargame.core.scenario import WHOLE

__all__ = [
    "BATCH_POLICIES",
    "BatchPolicy",
    "BatchResult",
    "BatchState",
    "BatchTables",
    "Keep",
    "force",
    "joined",
    "play_on",
    "simulate",
]

BLOCK, LONG_BLOCK = 16_384, 32_768
"""Games played side by side: few enough for the processor's cache to hold what one step works on,
and more where a rich deck asks for many small steps."""

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
    return _finish(state, policy, empty(state.tables, state.size, keep or Keep()), watch)


def _finish(
    state: BatchState, policy: BatchPolicy, result: BatchResult, watch: Watch = _unwatched
) -> BatchResult:
    """Play all games of a state to their ends and fill in their results."""
    recorder = Recorder(state.tables, result)
    result.decisions = 0
    if not state.size:
        return result
    if not state.turn:
        begin_turn(state)
    going: Ints | None = None
    while going is None or len(going):
        watch(state)
        result.decisions += policy.decide(state)
        going = close_turn(state, recorder)
        if going is not None and len(going):
            state.keep(going)
        if going is None or len(going):
            begin_turn(state)
    return result


def simulate(
    tables: BatchTables,
    policy: BatchPolicy,
    seeds: Sequence[int] | Ints,
    keep: Keep | None = None,
    *,
    played: tuple[str, ...] = (WHOLE,),
    block: int | None = None,
    heard: Callable[[int], None] = lambda _: None,
) -> BatchResult:
    """Play a game from STARTEX for each seed; `heard` is told how many are done.

    Seeds lie in 0 to 2**64 - 1. The results do not depend on `block`.
    """
    numbers = np.array(seeds, dtype=np.uint64)
    block = block or (BLOCK if tables.by_game else LONG_BLOCK)
    result, decisions = empty(tables, len(numbers), keep or Keep()), 0
    for first in range(0, len(numbers), block):
        last = min(first + block, len(numbers))
        state = BatchState.startex(tables, numbers[first:last], played)
        decisions += _finish(state, policy, result.part(first, last)).decisions
        heard(last)
    result.decisions = decisions
    return result
