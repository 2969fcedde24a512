"""A deck that goes to a planner and comes back unchanged has every byte it had."""

from __future__ import annotations

import difflib
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from wargame.deck.examine import Examined, examine
from wargame.deck.folders import deck_files
from wargame.deck.gather import Shelf
from wargame.planning.plan import plan_onto
from wargame.planning.sheet import Sheet, SheetRow, read_sheet
from wargame.planning.verify import read_text
from wargame.report import msel_columns as c
from wargame.report.msel import msel_rows, msel_table, notes_table
from wargame.report.tabular import csv_bytes, xlsx_bytes

ROOT = Path(__file__).parents[2]
OURS = [pytest.param(path, id=path.stem) for path in deck_files(ROOT / "decks")]
FOREIGN = deck_files(ROOT / "tests" / "data" / "foreign")[0]
ALL = [*OURS, pytest.param(FOREIGN, id=FOREIGN.stem)]


@cache
def seen(deck: Path) -> Examined:
    """Return what is in a deck as it stands in its file."""
    return examine(deck, Shelf())


def exported(deck: Path, sheet: Path) -> Path:
    """Write the MSEL of a deck as the command does."""
    examined = seen(deck)
    table = msel_table(msel_rows(examined.gathered, sound=not examined.problems))
    tables = [table, notes_table(examined.gathered)]
    made = csv_bytes(table) if sheet.suffix == ".csv" else xlsx_bytes(tables, title="MSEL")
    sheet.write_bytes(made)
    return sheet


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("deck", ALL)
def test_a_sheet_that_nobody_changed_changes_nothing(deck: Path, kind: str, tmp_path: Path) -> None:
    """For every deck there is, in both formats."""
    sheet = read_sheet(exported(deck, tmp_path / f"msel.{kind}"))
    plan = plan_onto(sheet, deck)

    assert plan.text.encode() == deck.read_bytes()
    assert (plan.changes, plan.added, plan.notes, plan.gaps) == ([], [], [], [])
    assert len(sheet.rows) == len(msel_rows(seen(deck).gathered, sound=True))


CHANGES: dict[str, Callable[[str], str]] = {
    c.TITLE: lambda text: f"{text[:60]} anew",
    c.TEXT: lambda text: text.replace(" the ", " that ", 1),
    c.NOTES: lambda text: f"{text} And: look at #1, [or] {{this}}.".strip(),
    c.EXPECTED: lambda text: f"- 'odd' start: {text}".strip(),
    c.FOCUS: lambda text: f"{text}\nOne more: is it so?".strip(),
    c.SENDER: lambda text: f'{text}, "quoted"',
    c.METHOD: lambda text: "order" if text != "order" else "news",
    c.TIME: lambda text: "turns 1-2" if text.startswith("turns") else text,
    c.PHASE: lambda text: "crisis" if text != "crisis" else "competition",
}


@pytest.mark.parametrize("deck", ALL)
def test_a_changed_cell_changes_its_field_and_nothing_else(deck: Path) -> None:
    """Every field of every inject at once; the import itself compares the rest of the tree."""
    rows = msel_rows(seen(deck).gathered, sound=True)
    changed = [
        SheetRow(number, row.id, {key: made(row.cells[key]) for key, made in CHANGES.items()})
        for number, row in enumerate(rows, start=2)
        if row.index is not None
    ]
    sheet = Sheet("plan.csv", {each.key: each.title for each in c.COLUMNS}, changed)

    plan = plan_onto(sheet, deck)

    assert len(plan.changes) >= (len(CHANGES) - 2) * len(changed)
    assert {row.id: row.cells for row in changed} == said_by(plan.text, deck, changed)
    before, after = deck.read_text(encoding="utf-8").split("\n"), plan.text.split("\n")
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    hunks = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    assert len(hunks) <= 2 * len(plan.changes)


def said_by(text: str, deck: Path, changed: list[SheetRow]) -> dict[str, dict[str, str]]:
    """Return what the changed deck would be exported as."""
    shelf = Shelf()
    shelf.hold(deck, read_text(text, deck))
    rows = {row.id: row.cells for row in msel_rows(shelf.gather(deck), sound=True)}
    return {each.id: {key: rows[each.id][key] for key in CHANGES} for each in changed}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "deck", [ROOT / "decks" / "campaign.yaml", FOREIGN], ids=["ours", "foreign"]
)
def test_a_sheet_saved_by_libreoffice_changes_nothing(deck: Path, tmp_path: Path) -> None:
    """The workbook opens there, and what it saves comes back unchanged."""
    exported(deck, tmp_path / "msel.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", "out", "msel.xlsx"],  # noqa: S607 - found on the path above
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )

    plan = plan_onto(read_sheet(tmp_path / "out" / "msel.xlsx"), deck)

    assert plan.text.encode() == deck.read_bytes()
    assert plan.notes == []
