"""Tables are written so that nothing is run, and read within bounds."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest

from wargame.errors import BadInput
from wargame.report.grids import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED,
    Grid,
    read_grid,
)
from wargame.report.tabular import MOST_LETTERS, Table, csv_bytes, csv_text, xlsx_bytes

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "#N/A",
    "_x0041_ x",
    "two\nlines",
    "\u202eevil",
    "\x1b[31m",
    "<U+202E>",
    "007",
    "1e5",
    "TRUE",
    "&<>\"'",
    "日本語",
)
TABLE = Table("Hostile", ("text", "number"), tuple((each, -3) for each in HOSTILE))


def is_head(cells: Iterable[str]) -> bool:
    """Tell whether a row is the head of the table above."""
    return list(cells)[:1] == ["text"]


def read(path: Path, data: bytes) -> Grid:
    """Write a file and read it as a table."""
    path.write_bytes(data)
    return read_grid(path, is_head)


def first_column(grid: Grid) -> tuple[str, ...]:
    """Return the texts below the head."""
    return tuple(row.cells[0] for row in grid.rows[1:])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_text_comes_back(tmp_path: Path, kind: str) -> None:
    """Whatever it begins with, and whatever it would mean to a spreadsheet program."""
    data = csv_bytes(TABLE) if kind == "csv" else xlsx_bytes([TABLE], title="x")

    assert first_column(read(tmp_path / f"t.{kind}", data)) == HOSTILE


def test_a_workbook_says_of_every_text_that_it_is_one() -> None:
    """No cell is a formula or an error value, and numbers are numbers."""
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([TABLE], title="x"))).worksheets[0]

    kinds = {(cell.column, cell.data_type) for row in sheet.iter_rows(min_row=2) for cell in row}
    assert kinds == {(1, "s"), (2, "n")}
    assert sheet["A2"].quotePrefix
    assert not sheet["A17"].quotePrefix
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")


def test_csv_keeps_numbers_and_quotes_nothing_else() -> None:
    """A negative number is no formula; a text that looks like one is not a number."""
    rows = list(csv.reader(io.StringIO(csv_text(TABLE))))

    assert rows[0] == ["text", "number"]
    assert rows[3] == ["'-1", "-3"]
    assert rows[5] == ["''=1", "-3"]


def test_a_text_too_long_for_a_cell_says_so() -> None:
    """Nothing is cut in silence."""
    table = Table("Long", ("a",), (("x" * (MOST_LETTERS + 1),),))

    value = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([table], title="x"))).worksheets[0]["A2"]

    assert len(str(value.value)) == MOST_LETTERS
    assert str(value.value).endswith("[cut: the cell is full]")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_found(tmp_path: Path, delimiter: str) -> None:
    """Spreadsheet programs of many countries write semicolons."""
    grid = read(
        tmp_path / "t.csv", f'text{delimiter}b\r\n"one{delimiter}1"{delimiter}2\r\n'.encode()
    )

    assert grid.rows[1].cells == (f"one{delimiter}1", "2")


def test_a_row_counts_as_the_spreadsheet_program_counts(tmp_path: Path) -> None:
    """A cell of several lines is one row."""
    grid = read(tmp_path / "t.csv", b'text,b\r\n"one\r\nmore",2\r\nthree,4\r\n')

    assert [row.number for row in grid.rows] == [1, 2, 3]
    assert grid.rows[1].cells[0] == "one\nmore"


def test_the_sheet_with_the_head_is_taken_and_values_read_as_shown(tmp_path: Path) -> None:
    """Planners keep other sheets in the book, and let the program guess at numbers and dates."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["something", "else"])
    sheet = book.create_sheet("Plan")
    sheet.append(["text", "b", "c", "d", "e"])
    sheet.append(["x", 2.0, True, "=A1", 1.5])
    stream = io.BytesIO()
    book.save(stream)

    row = read(tmp_path / "t.xlsx", stream.getvalue()).rows[1]

    assert row.cells == ("x", "2", "yes", "=A1", "1.5")
    assert row.formulas == (3,)


def zipped(**parts: bytes) -> bytes:
    """Return a ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return stream.getvalue()


SPOILED: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut off": (lambda: b"PK\x03\x04 and nothing more", "not readable as XLSX"),
    "another ZIP": (lambda: zipped(sheet=b"x"), "not readable as XLSX"),
    "a bomb": (lambda: zipped(sheet=bytes(MAX_UNPACKED + 1)), "unpacks to more than"),
    "old": (lambda: b"\xd0\xcf\x11\xe0 old", "old or locked Excel file"),
    "Latin": (lambda: b"text,b\nna\xefve,2\n", "line 2 is not UTF-8"),
    "one long cell": (
        lambda: b'text,b\n"' + b"x" * 200_000 + b'",2\n',
        "row 2 is not readable as CSV",
    ),
    "many rows": (lambda: b"text,b\n" + b"x,1\n" * MAX_ROWS, "more than 2000 rows"),
    "many columns": (lambda: b"text,b\n" + b"x," * MAX_COLUMNS + b"x\n", "or 60 columns"),
    "large": (lambda: bytes(MAX_BYTES + 1), "no file of at most 8 MB"),
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_a_file_that_is_no_table_is_refused_in_words(tmp_path: Path, spoiled: str) -> None:
    """A stranger's file costs little and brings no traceback."""
    data, says = SPOILED[spoiled]

    with pytest.raises(BadInput, match=says):
        read(tmp_path / "t", data())


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Where, what, what to do; a folder is no file either."""
    with pytest.raises(BadInput, match="no such file"):
        read_grid(tmp_path / "none.csv", is_head)
    with pytest.raises(BadInput, match="is no file"):
        read_grid(tmp_path, is_head)


def test_a_row_is_as_high_as_its_longest_cell_needs() -> None:
    """LibreOffice gives every row one line if the file does not say, and lines lie on another."""
    rows = ((1, "short"), (2, "word " * 30), (3, "one\ntwo\nthree"), (4, "word " * 9000))
    data = xlsx_bytes([Table("t", ("n", "text"), rows, (8, 32))], title="t")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]

    heights = [sheet.row_dimensions[number].height for number in range(1, 6)]
    assert heights == [15, 15, 75, 45, 409]
