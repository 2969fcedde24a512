"""Gives planners' tests a copy of the foreign deck, and a way to change its sheet."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wargame.__main__ import main
from wargame.report.tabular import BOM

FOREIGN = Path(__file__).parents[1] / "data" / "foreign"
Rows = list[dict[str, str]]


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """Return a copy of the foreign deck, with its model beside it."""
    folder = tmp_path / "decks"
    shutil.copytree(FOREIGN, folder)
    return folder / "high-water.yaml"


class Told:
    """What a command answered."""

    def __init__(self, code: int, out: str, err: str) -> None:
        """Keep the exit code and both streams."""
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Return what runs a command in this process."""

    def command(*arguments: object) -> Told:
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return Told(code, told.out, told.err)

    return command


class Planner:
    """A planner with the sheet of a deck."""

    def __init__(self, run: Callable[..., Told], deck: Path, folder: Path) -> None:
        """Export the deck as CSV."""
        self.run, self.deck, self.sheet = run, deck, folder / "plan.csv"
        assert run("deck", "msel", deck, "--csv", self.sheet).code == 0
        self.rows = self._read()

    def _read(self) -> Rows:
        text = self.sheet.read_text(encoding="utf-8").removeprefix(BOM)
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def cell(self, row: int, column: str, text: str) -> None:
        """Change a cell; rows count as the spreadsheet program counts them."""
        assert column in self.rows[0]
        self.rows[row - 2][column] = text

    def save(self) -> Path:
        """Write the sheet and return it."""
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, list(self.rows[0]))
        writer.writeheader()
        writer.writerows(self.rows)
        self.sheet.write_text(stream.getvalue(), encoding="utf-8")
        return self.sheet

    def back(self, *options: object) -> Told:
        """Import the sheet over the deck."""
        return self.run("deck", "import", self.save(), "--onto", self.deck, *options)


@pytest.fixture
def planner(run: Callable[..., Told], deck: Path, tmp_path: Path) -> Planner:
    """Return a planner with the foreign deck's sheet."""
    return Planner(run, deck, tmp_path)
