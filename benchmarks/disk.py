"""Measures the journal against a bare append and fsync of the same bytes, and lists of saves."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.crisis_game import crisis_scenario
from wargame.core.commands import Command, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands
from wargame.core.rejections import Rejection
from wargame.core.tables import compile_tables
from wargame.journal.catalogue import list_saves
from wargame.journal.store import Journal
from wargame.session import Session


def clock() -> datetime:
    """Return a wall time that stands still."""
    return datetime(2026, 1, 1, tzinfo=UTC)


def commit_times(folder: Path, sessions: int = 40) -> tuple[list[float], list[float]]:
    """Return the seconds of commits to the journal, and of bare appends of the same bytes."""
    ours: list[float] = []
    bare: list[float] = []
    for number in range(sessions):
        ours += _session(folder, number)
        newest = max(folder.glob("*.jsonl"), key=lambda path: path.stat().st_mtime_ns)
        bare += _bare(newest, folder)
    return sorted(ours), sorted(bare)


def _session(folder: Path, seed: int) -> list[float]:
    """Play a session by the book and time the append of every command."""
    tables = compile_tables(crisis_scenario())
    state = initial(tables)
    session = Session.create(
        tables.scenario,
        seed=seed,
        played=("all",),
        cell="all",
        preview="standard",
        title="",
        saves=folder,
        clock=clock,
    )
    session.close()
    journal, _, _ = Journal.open(session.path)
    times = []
    command: Command = StartExercise(("all",))
    while not state.ending:
        decided = step(tables, state, command, seed)
        if isinstance(decided, Rejection):
            raise AssertionError("a legal command was refused")
        events, state = decided
        begun = perf_counter()
        journal.append(command, events, "bench", clock())
        times.append(perf_counter() - begun)
        command = next(iter(legal_commands(tables, state)), command)
    journal.close()
    return times


def _bare(save: Path, folder: Path) -> list[float]:
    """Append the same lines to a plain file, each with its fsync."""
    times = []
    descriptor = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for line in save.read_bytes().splitlines(keepends=True)[2:]:
        begun = perf_counter()
        os.write(descriptor, line)
        os.fsync(descriptor)
        times.append(perf_counter() - begun)
    os.close(descriptor)
    return times


def list_time(folder: Path, count: int = 1000) -> float:
    """Return the seconds to list a thousand saves."""
    save = next(folder.glob("*.jsonl"))
    with TemporaryDirectory() as many:
        for number in range(count):
            copyfile(save, Path(many) / f"{number:04d}-{save.name}")
        begun = perf_counter()
        listed = len(list(list_saves(Path(many))))
        taken = perf_counter() - begun
    assert listed == count
    return taken
