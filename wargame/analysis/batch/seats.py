"""Lays out how cells answer when nobody sits in them, and what concert is worth."""

from __future__ import annotations

import numpy as np

from wargame.analysis.batch.chance import Ints, Words
from wargame.analysis.batch.effects import Effects
from wargame.analysis.batch.numbers import ShiftTables
from wargame.analysis.batch.rows import Reaction, shift_rows
from wargame.core.rows import InjectTable, Tables


class Seats:
    """The cells of a scenario, by their place in its list."""

    def __init__(self, tables: Tables, effects: Effects, shifts: ShiftTables) -> None:
        self.cells = tables.scenario.cells
        self.same = effects.number(tables.same)
        self.differ = effects.number(tables.differ)
        rows = effects.layout.rows
        self.reactions = {
            cell: [
                Reaction(
                    each.own,
                    each.weight,
                    shift_rows(each.shifts, rows, shifts),
                    effects.number(each.effects),
                    each.capital,
                )
                for each in reactions
            ]
            for cell, reactions in tables.counterparts.items()
        }
        injects = tables.injects
        self.hashes: list[Words] = [
            np.array([each.reaction_hashes.get(cell, 0) for each in injects], dtype=np.uint64)
            for cell in self.cells
        ]
        """By cell and inject: hash of the key by which the cell's temper is drawn."""
        most = max((len(each.options) for each in injects), default=1)
        self.liking = [_liking(injects, cell, most) for cell in self.cells]
        """What an option is worth to each cell, by option and inject."""
        self._to = [
            [self.cells.index(cell) for cell in each.to if cell in self.cells] for each in injects
        ]

    def vacant(self, played: tuple[str, ...]) -> list[Ints]:
        """Return by inject the first vacant cell it addresses, the second and so on; -1 if none."""
        lists = [[cell for cell in to if self.cells[cell] not in played] for to in self._to]
        return [
            np.array([each[place] if place < len(each) else -1 for each in lists], dtype=np.int16)
            for place in range(max(map(len, lists), default=0))
        ]


def _liking(injects: tuple[InjectTable, ...], cell: str, most: int) -> Ints:
    table = np.zeros((most, len(injects)), dtype=np.int64)
    for index, inject in enumerate(injects):
        for number, option in enumerate(inject.options):
            table[number, index] = option.liking[cell]
    return table
