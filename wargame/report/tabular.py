"""Writes tables as CSV and XLSX, so that nothing in them is ever run.

Numbers are written as numbers; every text passes `cells.visible`, and in CSV `cells.neutral`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from wargame.report.cells import neutral, visible

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | None
"""A text, a number, or nothing."""

BOM = "\ufeff"
"""Begins a CSV file, so that spreadsheet programs read it as UTF-8."""
MOST_LETTERS = 32_767
"""Letters of one cell of XLSX, inclusive."""
CUT = " [cut: the cell is full]"
WIDTH = 16
"""Letters across a column that says nothing of its width."""
HEAD, BODY = "head", "body"
"""Names of the looks of cells."""
LINE, HIGHEST = 15, 409
"""Height of a line, and of the highest row that the format knows, in points."""

_LETTER_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Table:
    """One table with a head."""

    title: str
    """Name of the sheet in XLSX: at most 31 letters, none of : \\ / ? * [ ]."""
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    """Widths of the columns in letters; 16 for those without."""


def csv_text(table: Table) -> str:
    """Return a table as CSV with commas and CRLF line ends (RFC 4180)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([neutral(visible(each)) for each in table.head])
    writer.writerows([_for_csv(each) for each in row] for row in table.rows)
    return stream.getvalue()


def csv_bytes(table: Table) -> bytes:
    """Return a table as the bytes of a CSV file."""
    return (BOM + csv_text(table)).encode("utf-8")


def _for_csv(cell: Cell) -> str | int:
    if isinstance(cell, str):
        return neutral(visible(cell))
    return "" if cell is None else cell


def xlsx_bytes(tables: Iterable[Table], *, title: str) -> bytes:
    """Return tables as the bytes of an XLSX workbook, one sheet each.

    Args:
        tables: At least one.
        title: What the workbook calls itself in its properties.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "wargame"
    book.properties.title = visible(title)
    for look in _looks():
        book.add_named_style(look)
    for table in tables:
        _fill(book.create_sheet(table.title), table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _looks() -> Iterator[NamedStyle]:
    """Yield how cells look. A cell with a look of its own costs four times one with a named one."""
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    wrapped = Alignment(wrap_text=True, vertical="top")
    font = partial(Font, name="Calibri", size=11)  # what workbooks are written in
    yield NamedStyle(BODY, font(), alignment=wrapped)
    shade = PatternFill("solid", fgColor="FFD9E2EC")
    yield NamedStyle(HEAD, font(bold=True), shade, alignment=wrapped)


def _fill(sheet: Worksheet, table: Table) -> None:
    for number, cells in enumerate((table.head, *table.rows), start=1):
        for column, value in enumerate(cells, start=1):
            cell = sheet.cell(row=number, column=column)
            cell.style = HEAD if number == 1 else BODY
            _put(cell, value)
    _lay_out(sheet, table)


def _put(cell: SheetCell | Any, value: Cell) -> None:
    """Write a value; a text says of itself that it is one, whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = visible(value)
    # a sheet may have been a CSV file once, so a reader takes such an apostrophe away
    text = neutral(text) if text.startswith("'") else text
    if len(text) > MOST_LETTERS:
        text = text[: MOST_LETTERS - len(CUT)] + CUT
    # the file format reads _x0041_ as A, so an underscore that begins such a word is written out
    cell.value = _LETTER_CODE.sub("_x005F_", text)
    cell.data_type = "s"
    cell.quotePrefix = text != neutral(text)


def _lines(value: Cell, width: int) -> int:
    """Return about how many lines a value takes in a column of so many letters."""
    if not isinstance(value, str):
        return 1
    return sum(-(-len(each) // max(1, width - 2)) or 1 for each in value.split("\n"))


def _lay_out(sheet: Worksheet, table: Table) -> None:
    """Set widths, keep the head in sight, and print it on every page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    widths = [
        table.widths[column] if column < len(table.widths) else WIDTH
        for column in range(len(table.head))
    ]
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, cells in enumerate((table.head, *table.rows), start=1):
        lines = max(map(_lines, cells, widths), default=1)
        # LibreOffice gives every row one line if the file does not say how high it is
        sheet.row_dimensions[number].height = min(HIGHEST, LINE * lines)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3: 21 columns are many
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
