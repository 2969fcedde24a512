"""Holds a planner's sheet against a deck: what would change, what is wrong, what is left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wargame.core.suggestion import suggest
from wargame.deck.document import Path as TreePath
from wargame.deck.document import Tree
from wargame.deck.edit import Editor, Value
from wargame.deck.examine import examine
from wargame.deck.gather import Gathered, Shelf
from wargame.errors import BadInput, DeckProblems, Problem
from wargame.planning.cells import DELIVERY, FIELDS, Delivery, Known, Unclear, delivery, field_of
from wargame.planning.fields import fields_of, known_names, unclear_delivery
from wargame.planning.inject_text import ORDER, inject_lines
from wargame.planning.sheet import Sheet, SheetProblem, SheetProblems, SheetRow
from wargame.planning.verify import findings, read_text, same_but_for
from wargame.report import msel_columns as c
from wargame.report.msel import FOLLOW_UP, Row, msel_rows

NOT_KEPT = frozenset(each.key for each in c.COLUMNS if not each.keeps)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an inject that would change."""

    row: int
    inject: str
    column: str
    """Title of the column."""
    before: str
    after: str


@dataclass(slots=True)
class Plan:
    """What an import would do. Nothing of it is done yet."""

    text: str
    """The deck as it would be."""
    changes: list[Change] = field(default_factory=list)
    added: list[SheetRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    gaps: list[Problem] = field(default_factory=list)
    """What added injects still lack, with places in the deck as it would be."""


def plan_onto(sheet: Sheet, path: Path) -> Plan:
    """Return what importing a sheet over a deck would do.

    Raises:
        SheetProblems: Everything that is wrong with the sheet.
        DeckProblems: The deck cannot be read at all.
    """
    data = path.read_bytes()
    shelf = Shelf()
    before = examine(path, shelf)
    if not isinstance(before.gathered.deck.tree, dict):
        raise DeckProblems(before.problems)
    newline = "\r\n" if b"\r\n" in data else "\n"
    bom = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    text = data.decode("utf-8").removeprefix(bom).replace("\r\n", "\n")
    merge = _Merge(sheet, before.gathered, Editor.of(text), sound=not before.problems)
    merge.run()
    plan = Plan(merge.editor.text(), merge.changes, merge.added, merge.notes)
    problems = [*sheet.problems, *merge.problems]
    if plan.text != text:
        document = read_text(plan.text, path, problems)
        added = frozenset(row.id for row in merge.added)
        if not same_but_for(document.tree or "", merge.editor.spans.tree, merge.wanted, added):
            raise BadInput(
                f"{path}: the deck is written in a way that cannot be edited in place; "
                "make the change in the YAML itself"
            )
        found = findings(document, path, sheet, added, (before.gathered.deck, before.problems))
        problems += found.problems
        plan.gaps = found.gaps
    if problems:
        raise SheetProblems(problems)
    plan.text = bom + plan.text.replace("\n", newline)
    return plan


@dataclass(slots=True)
class _Merge:
    """Goes through a sheet row by row."""

    sheet: Sheet
    gathered: Gathered
    editor: Editor
    sound: bool
    changes: list[Change] = field(default_factory=list)
    added: list[SheetRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[SheetProblem] = field(default_factory=list)
    wanted: list[tuple[TreePath, Value | None]] = field(default_factory=list)
    """Every value that is set, to be compared with what the edited text says."""
    known: Known = field(default_factory=lambda: Known({}, {}))
    _left: dict[str, list[int]] = field(default_factory=dict)
    """Rows of cells that are not taken over, by column."""

    def run(self) -> None:
        rows = {row.id: row for row in msel_rows(self.gathered, sound=self.sound)}
        self.known = known_names(self.gathered)
        self.notes += self.sheet.notes
        last = len(_injects(self.gathered)) - 1
        after: dict[int, list[SheetRow]] = {}
        for row in self.sheet.rows:
            known = rows.get(row.id)
            if known is None:
                after.setdefault(last, []).append(row)
                self.added.append(row)
            else:
                last = known.index if known.index is not None else last
                self._compare(row, known)
        self._add(after)
        self._missing(rows)
        for key, numbers in self._left.items():
            spots = ", ".join(str(each) for each in numbers[:8])
            more = f" and {len(numbers) - 8} more" if len(numbers) > 8 else ""
            head = self.sheet.heads[key]
            self.notes.append(f'column "{head}" is not kept in a deck: rows {spots}{more}')

    def _compare(self, row: SheetRow, known: Row) -> None:
        """Take over the cells that say something else than the deck does."""
        for key, text in row.cells.items():
            before = known.cells[key].strip()
            if key == c.ID or text == before or self._same(key, before, text):
                continue
            if key in NOT_KEPT:
                if text:
                    self._left.setdefault(key, []).append(row.number)
            elif known.index is None:
                what = f"{row.id} stands in {known.deck}; import onto that deck, or undo the change"
                self.problems.append(self.sheet.problem(row.number, key, what))
            elif key in FIELDS:
                self._field(row, known, known.index, key)
        if known.index is not None and {c.TIME, c.TRIGGER} & row.cells.keys():
            self._deliver(row, known, known.index)

    def _same(self, key: str, before: str, text: str) -> bool:
        """Tell whether two texts of a column mean the same, as "2" and "turn 2" do."""
        try:
            if key in FIELDS:
                return field_of(key, before, self.known) == field_of(key, text, self.known)
        except Unclear:
            pass
        return False

    def _changed(self, row: SheetRow, known: Row, key: str) -> None:
        title = c.BY_KEY[key].title
        self.changes.append(Change(row.number, row.id, title, known.cells[key], row.cells[key]))

    def _field(self, row: SheetRow, known: Row, index: int, key: str) -> None:
        self._changed(row, known, key)
        try:
            value = field_of(key, row.cells[key], self.known)
        except Unclear as unclear:
            self.problems.append(self.sheet.problem(row.number, key, str(unclear)))
        else:
            self._set(("injects", index, FIELDS[key]), value)

    def _set(self, path: TreePath, value: Value | None) -> None:
        self.wanted.append((path, value))
        if value is None:
            self.editor.remove(path)
        else:
            self.editor.set(path, value, ORDER if len(path) == 3 else DELIVERY)

    def _deliver(self, row: SheetRow, known: Row, index: int) -> None:
        """Change what differs between the delivery as exported and as in the sheet."""
        keys = [key for key in (c.TIME, c.TRIGGER) if row.cells.get(key) != known.cells[key]]
        keys = [key for key in keys if key in row.cells]
        if not keys:
            return
        now = {**known.cells, **row.cells}
        old = delivery(known.cells[c.TIME], known.cells[c.TRIGGER])
        try:
            new = delivery(now[c.TIME], now[c.TRIGGER])
        except Unclear as unclear:
            self.problems.append(unclear_delivery(row, self.sheet, unclear))
            return
        if old == new:
            if now[c.TRIGGER].casefold().startswith(FOLLOW_UP) and c.TRIGGER in keys:
                what = (
                    "what it follows stands in the options of the other inject; write `then` there"
                )
                self.problems.append(self.sheet.problem(row.number, c.TRIGGER, what))
            return
        for key in keys:
            self._changed(row, known, key)
        path = ("injects", index, "deliver")
        if old is None or new is None:
            self._set(path, new)
        elif set(old) == set(new):
            for key in [key for key in new if new[key] != old[key]]:
                self._set((*path, key), new[key])
        else:
            self._set(path, self._whole(path, old, new))

    def _whole(self, path: TreePath, old: Delivery, new: Delivery) -> Delivery:
        """Return a delivery anew; turns that nobody wrote and nobody changed stay unwritten."""
        written = self.editor.spans.at(path)
        assumed = {"turns"} if isinstance(written, dict) and "turns" not in written else set()
        kept = {key for key in assumed if "turns" in new and old.get("turns") == new["turns"]}
        return {key: new[key] for key in DELIVERY if key in new and key not in kept}

    def _add(self, after: Mapping[int, Sequence[SheetRow]]) -> None:
        listed = _injects(self.gathered)
        path = ("injects",)
        flow = self.editor.spans.styles.get(path) == "flow"
        if self.added and (not listed or flow):
            what = "the deck has no block list `injects` to add to; begin one with an inject in it"
            self.problems.append(SheetProblem(self.sheet.file, self.added[0].number, "", what))
            return
        apart = "\n\n" in self.editor.spans.text
        for index, rows in after.items():
            for row in rows:
                fields, origin = self.fields(row)
                lines = inject_lines(fields, origin)
                self.editor.add_item(("injects", max(index, 0)), lines, apart=apart)

    def fields(self, row: SheetRow) -> tuple[dict[str, Value], str]:
        """Return what a row of a new inject says, and what it follows."""
        fields, origin, problems = fields_of(row, self.sheet, self.known)
        self.problems += problems
        return fields, origin

    def _missing(self, rows: Mapping[str, Row]) -> None:
        here = {row.id for row in self.sheet.rows}
        missing = [name for name, row in rows.items() if name not in here and row.index is not None]
        for row in self.added:
            hint = suggest(row.id, missing)
            if hint:
                number = f"row {row.number}: {row.id} is a new number{hint}"
                self.notes.append(f"{number} A number never changes: saves refer to it")
        if missing:
            named = ", ".join(missing[:6]) + (" and more" if len(missing) > 6 else "")
            self.notes.append(
                f"{len(missing)} injects are not in the sheet and stay as they are: {named}"
            )


def _injects(gathered: Gathered) -> list[Tree]:
    tree = gathered.deck.tree
    injects = tree.get("injects") if isinstance(tree, dict) else None
    return injects if isinstance(injects, list) else []
