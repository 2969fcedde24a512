"""Compiles the conditions of a scenario, each text once where options and initiatives need it."""

from __future__ import annotations

from wargame.analysis.batch.conditions import Compiler, needs_of
from wargame.analysis.batch.layout import Layout
from wargame.analysis.batch.rows import Condition
from wargame.core import conditions as c
from wargame.core.condition_parser import parse
from wargame.core.rows import Tables
from wargame.core.tables import names_of


class Texts:
    """The conditions of a scenario."""

    def __init__(self, tables: Tables, layout: Layout) -> None:
        self._tables = tables
        self._layout = layout
        self.names = names_of(tables.scenario)
        self.flags = {name: index for index, name in enumerate(sorted(self.names.flags))}
        self.compiler = self._compiler()
        self._numbers: dict[str, int] = {"": 0}
        self.needs: list[Condition] = []
        """Conditions of options and initiatives, by number from 1."""

    def _compiler(self) -> Compiler:
        tables, model = self._tables, self._tables.scenario.model
        ends = [*(rung.at for rung in model.ladder[1:]), c.MAX_NUMBER]
        return Compiler(
            {name: self._layout.rows[slot] for name, slot in tables.slots.items()},
            {name: self._layout.spans[slot] for name, slot in tables.slots.items()},
            {
                "flags": self.flags,
                "injects": tables.inject_index,
                "options": {
                    (inject.id, option): index
                    for inject in tables.injects
                    for option, index in inject.option_index.items()
                },
                "initiatives": tables.initiative_index,
            },
            {
                (place.id, rung.id): (place.tension, rung.at, end)
                for place in model.flashpoints
                for rung, end in zip(model.ladder, ends, strict=True)
            },
            tables.scenario.turns,
        )

    def condition(self, text: str) -> Condition | None:
        """Return a compiled condition, or None if it always holds."""
        if not text.strip():
            return None
        tree = parse(text, self.names)
        return Condition(
            self.compiler.test(tree), needs_of(tree), frozenset(self.compiler.read(tree))
        )

    def need(self, text: str) -> int:
        """Return the number of a condition that opens something; 0 if it always holds."""
        text = text.strip()
        condition = None if text in self._numbers else self.condition(text)
        if condition is not None:
            self._numbers[text] = len(self._numbers)
            self.needs.append(condition)
        return self._numbers[text]
