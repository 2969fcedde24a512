"""Plays commands into the trail that a record has."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.analysis.positions import Line
from wargame.core.commands import Command
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables


def lines_of(tables: Tables, commands: Iterable[Command], seed: int) -> list[Line]:
    """Return commands with their line of a file and what they brought."""
    state, lines = initial(tables), []
    for number, command in enumerate(commands, start=3):
        decided = step(tables, state, command, seed)
        assert not isinstance(decided, Rejection), decided.what
        events, state = decided
        lines.append((number, command, events))
    return lines
