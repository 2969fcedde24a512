"""Measures decisions a second of the scalar engine against a bare list game in plain Python."""

from __future__ import annotations

from time import process_time

from benchmarks.crisis_game import (
    INDICATORS,
    INJECTS,
    OPTIONS,
    STEPS,
    TURNS,
    WEIGHTS,
    crisis_scenario,
    numbers,
)
from wargame.core.commands import StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.tables import compile_tables

REACH = 0.044
"""Decisions a second of the same game written in Python for OpenSpiel 1.x, as a share of the bare
list game's: 36,500 of 820,000, both measured on the machine of docs/benchmarks.md."""
MASK = (1 << 64) - 1
Effects = list[tuple[int, int]]


def our_game(tables: Tables, seed: int) -> int:
    """Play one game by our engine with a random policy; return the number of decisions."""
    decided = step(tables, initial(tables), StartExercise(("all",)), seed)
    decisions = 0
    luck = seed
    while not isinstance(decided, Rejection):
        state = decided[1]
        if state.ending:
            return decisions
        commands = legal_commands(tables, state)
        luck = luck * 6364136223846793005 + 1442695040888963407 & MASK
        if len(commands) > 1:
            decisions += 1
        decided = step(tables, state, commands[(luck >> 33) % len(commands)], seed)
    raise AssertionError("a legal command was refused")


def bare_tables() -> tuple[list[list[Effects]], list[list[list[Effects]]]]:
    """Return certain effects by inject and option, and effects of each outcome."""
    source = numbers()

    def effects() -> Effects:
        return [(next(source) % INDICATORS, next(source) % 9 - 4 or 1) for _ in range(2)]

    certain: list[list[Effects]] = []
    drawn: list[list[list[Effects]]] = []
    for _ in range(INJECTS):
        certain.append([])
        drawn.append([])
        for _ in range(OPTIONS):
            certain[-1].append(effects())
            drawn[-1].append([effects() for _ in WEIGHTS])
    return certain, drawn


def bare_game(
    certain: list[list[Effects]], drawn: list[list[list[Effects]]], seed: int
) -> tuple[int, list[int]]:
    """Play one game on a bare list: no events, no rules but the game's own."""
    state = [50] * INDICATORS
    left = list(range(INJECTS))
    for _ in range(TURNS):
        seed = seed * 6364136223846793005 + 1442695040888963407 & MASK
        inject = left.pop((seed >> 33) % len(left))
        option = (seed >> 20) % OPTIONS
        mark = (seed >> 40) % 100
        outcome = 0 if mark < 50 else 1 if mark < 80 else 2
        for slot, by in certain[inject][option]:
            value = state[slot] + by
            state[slot] = 0 if value < 0 else min(value, 100)
        for slot, by in drawn[inject][option][outcome]:
            value = state[slot] + by
            state[slot] = 0 if value < 0 else min(value, 100)
    scores = [sum(state[step * 6 : step * 6 + 6]) // 6 for step in range(STEPS)]
    return TURNS, scores


def measure(rounds: int = 15, games: int = 150) -> tuple[float, float]:
    """Return the median decisions a second of our engine and of the bare game, interleaved."""
    tables = compile_tables(crisis_scenario())
    certain, drawn = bare_tables()
    ours, bare = [], []
    for number in range(rounds):
        begun = process_time()
        decisions = sum(our_game(tables, number * games + seed) for seed in range(games))
        ours.append(decisions / (process_time() - begun))
        begun = process_time()
        done = sum(bare_game(certain, drawn, seed)[0] for seed in range(games * 4))
        bare.append(done / (process_time() - begun))
    return sorted(ours)[rounds // 2], sorted(bare)[rounds // 2]


if __name__ == "__main__":
    ours, bare = measure()
    print(f"{ours:,.0f} of {bare:,.0f}: {ours / bare:.3f}")
