"""Reads a planner's MSEL: finds its head, and gives every row its cells by column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wargame.core.plain import plain
from wargame.core.suggestion import suggest
from wargame.deck.patterns import ID
from wargame.deck.tree import NOT_TEXT
from wargame.errors import BadInput
from wargame.report import msel_columns as c
from wargame.report.grids import Grid, GridRow, read_grid

HEAD_WITHIN = 20
"""Rows in which the head is looked for; planners put a title above it."""
MAX_PROBLEMS = 200


@dataclass(frozen=True, slots=True, order=True)
class SheetProblem:
    """One mistake in a sheet."""

    file: str
    row: int
    column: str
    """Head of the column; empty if it is the row as a whole."""
    what: str

    def __str__(self) -> str:
        """Return the problem as one line: where, what, what to do."""
        column = f', column "{self.column}"' if self.column else ""
        return f"{self.file}: row {self.row}{column}: {self.what}"


class SheetProblems(BadInput):
    """Everything that is wrong with a sheet, at once."""

    def __init__(self, problems: Iterable[SheetProblem]) -> None:
        """Keep the problems sorted by row."""
        self.problems = tuple(sorted(set(problems)))
        shown = [str(each) for each in self.problems[:MAX_PROBLEMS]]
        if len(self.problems) > MAX_PROBLEMS:
            shown.append(f"{len(self.problems) - MAX_PROBLEMS} more; mend these first")
        super().__init__("\n".join(shown))


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One inject as the planner has it."""

    number: int
    """Row in the spreadsheet program, from 1."""
    id: str
    """Id it has or gets in a deck."""
    cells: Mapping[str, str]
    """Texts by the keys of the columns that the sheet has."""


@dataclass(slots=True)
class Sheet:
    """A planner's sheet as far as it could be read."""

    file: str
    heads: Mapping[str, str]
    """The head each column has in this sheet, by key."""
    rows: list[SheetRow] = field(default_factory=list)
    problems: list[SheetProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What is not taken over, in words."""

    def problem(self, row: int, key: str, what: str) -> SheetProblem:
        """Return a problem in a cell."""
        return SheetProblem(self.file, row, self.heads.get(key, ""), what)


def is_head(cells: Iterable[str]) -> bool:
    """Tell whether a row is the head of an MSEL: the number, and two columns more."""
    known = {c.HEADS[c.simple(each)].key for each in cells if c.simple(each) in c.HEADS}
    return c.ID in known and len(known) > 2


def read_sheet(path: Path) -> Sheet:
    """Return a planner's sheet with all that is wrong with it.

    Raises:
        BadInput: The file cannot be read or has no head.
    """
    grid = read_grid(path, is_head)
    at = next((i for i, row in enumerate(grid.rows[:HEAD_WITHIN]) if is_head(row.cells)), None)
    if at is None:
        named = ", ".join(each.title for each in c.COLUMNS[:6])
        raise BadInput(
            f"{grid.file}: no row has the heads of an MSEL; give one {named} and so on"
            " (`wargame deck msel DECK --xlsx FILE` shows all of them)"
        )
    places, sheet = _heads(grid, grid.rows[at])
    for row in grid.rows[at + 1 :]:
        if any(each.strip() for each in row.cells):
            _take(sheet, row, places)
    _repeated(sheet)
    return sheet


def _heads(grid: Grid, row: GridRow) -> tuple[dict[str, int], Sheet]:
    places: dict[str, int] = {}
    sheet = Sheet(grid.file, {})
    heads: dict[str, str] = {}
    for index, cell in enumerate(row.cells):
        name = plain(cell, lines=False).strip()
        column = c.HEADS.get(c.simple(name))
        if not name:
            continue
        if column is None:
            _unknown_head(sheet, row.number, name)
        elif column.key in places:
            what = f'is the column "{heads[column.key]}" again; remove one of them'
            sheet.problems.append(SheetProblem(grid.file, row.number, name, what))
        else:
            places[column.key], heads[column.key] = index, name
    sheet.heads = heads
    return places, sheet


def _unknown_head(sheet: Sheet, row: int, name: str) -> None:
    """A head that is nearly one of ours is a slip; any other is the planner's own column."""
    hint = suggest(name, [each.title for each in c.COLUMNS])
    if hint:
        sheet.problems.append(SheetProblem(sheet.file, row, name[:60], f"unknown column{hint}"))
    else:
        sheet.notes.append(f'column "{name[:60]}" is not one of an MSEL and is not taken over')


def _take(sheet: Sheet, row: GridRow, places: Mapping[str, int]) -> None:
    texts = {
        key: row.cells[index].strip() if index < len(row.cells) else ""
        for key, index in places.items()
    }
    for key, index in places.items():
        if index in row.formulas:
            what = "holds a formula; write its value instead"
            sheet.problems.append(sheet.problem(row.number, key, what))
    for key, text in texts.items():
        bad = NOT_TEXT.search(text)
        if bad:
            what = f"holds U+{ord(bad[0]):04X}, which is no text; remove it"
            sheet.problems.append(sheet.problem(row.number, key, what))
    written = texts[c.ID]
    name = to_id(written)
    if not written:
        what = "this row has no number; give each inject one that never changes"
        sheet.problems.append(sheet.problem(row.number, c.ID, what))
    elif not name:
        what = f'"{plain(written, lines=False)[:60]}" makes no id; use letters and digits'
        sheet.problems.append(sheet.problem(row.number, c.ID, what))
    else:
        sheet.rows.append(SheetRow(row.number, name, texts))


def to_id(written: str) -> str:
    """Return the id of an inject number; empty if nothing of it can stand in one.

    "INJ 07" becomes inj-07 and "7" inject-7: the same number always makes the same id.
    """
    name = re.sub(r"[^a-z0-9]+", "-", written.casefold()).strip("-")
    name = f"inject-{name}" if name[:1].isdigit() else name
    return name if re.fullmatch(ID, name) and len(name) <= 64 else ""


def _repeated(sheet: Sheet) -> None:
    first: dict[str, SheetRow] = {}
    for row in sheet.rows:
        before = first.setdefault(row.id, row)
        if before is not row:
            what = f'"{row.id}" stands in row {before.number} too; give one of them another number'
            sheet.problems.append(sheet.problem(row.number, c.ID, what))
