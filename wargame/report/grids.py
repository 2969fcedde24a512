"""Reads tables that people made: CSV and XLSX as rows of texts, within bounds."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wargame.core.plain import plain
from wargame.errors import BadInput
from wargame.report.cells import original, told

MAX_BYTES = 8_000_000
MAX_UNPACKED = 64_000_000
"""Bytes of all parts of an XLSX file together, inclusive."""
MAX_ROWS = 2000
MAX_COLUMNS = 60
"""Rows and columns that are read; a sheet with more is refused."""

Head = Callable[[Iterable[str]], bool]
"""Tells whether a row is the head of the table that is looked for."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a sheet."""

    number: int
    """Row as the spreadsheet program counts it, from 1."""
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()
    """Indexes of cells that hold a formula and not a value."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it was read."""

    file: str
    rows: tuple[GridRow, ...]


def read_grid(path: Path, is_head: Head) -> Grid:
    """Return the sheet of a CSV or XLSX file that has the wanted head; else the first one.

    Raises:
        BadInput: The file cannot be read, is too large, or is no table.
    """
    name = plain(str(path), lines=False)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= MAX_BYTES else None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInput(f"{name}: cannot be read ({reason}); check the file") from None
    if data is None:
        what = f"is no file of at most {MAX_BYTES // 1_000_000} MB; name a CSV or XLSX file"
        raise BadInput(f"{name}: {what}")
    if data.startswith(b"PK\x03\x04"):
        rows = _of_xlsx(data, name, is_head)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(f"{name}: is an old or locked Excel file; save it as XLSX, with no password")
    else:
        rows = _of_csv(data, name, is_head)
    return Grid(name, rows)


def _of_csv(data: bytes, name: str, is_head: Head) -> tuple[GridRow, ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = f"line {line} is not UTF-8; save it as CSV UTF-8, or as XLSX"
        raise BadInput(f"{name}: {what}") from None
    found: list[GridRow] = []
    for delimiter in (",", ";", "\t"):
        found = _split(text, delimiter, name)
        if any(is_head(row.cells) for row in found):
            break
    return tuple(found)


def _split(text: str, delimiter: str, name: str) -> list[GridRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise _too_large(name)
            rows.append(GridRow(number, tuple(original(told(each)) for each in cells)))
    except csv.Error as error:
        what = f"row {len(rows) + 1} is not readable as CSV ({error}); check the quotes"
        raise BadInput(f"{name}: {what}") from None
    return rows


def _too_large(name: str) -> BadInput:
    what = f"has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns; split it"
    return BadInput(f"{name}: {what}")


def _of_xlsx(data: bytes, name: str, is_head: Head) -> tuple[GridRow, ...]:
    """Read a workbook. openpyxl answers a broken one with almost any exception."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MAX_UNPACKED:
            raise BadInput(f"{name}: unpacks to more than {MAX_UNPACKED // 1_000_000} MB; split it")
        return _sheet(data, name, is_head)
    except BadInput:
        raise
    except Exception:  # noqa: BLE001 - whatever is wrong inside the file, the answer is the same
        raise BadInput(f"{name}: is not readable as XLSX; save it anew, or as CSV UTF-8") from None


def _sheet(data: bytes, name: str, is_head: Head) -> tuple[GridRow, ...]:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # it warns of extensions it leaves out, such as drop-down lists
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        first: tuple[GridRow, ...] | None = None
        for sheet in book.worksheets:
            rows = tuple(_rows(sheet, name))
            if any(is_head(row.cells) for row in rows):
                return rows
            first = rows if first is None else first
    return first or ()


def _rows(sheet: Any, name: str) -> Iterator[GridRow]:
    bounds = {"max_row": MAX_ROWS + 1, "max_col": MAX_COLUMNS + 1}
    for number, cells in enumerate(sheet.iter_rows(**bounds), start=1):
        texts = [_text(cell.value) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts and (number > MAX_ROWS or len(texts) > MAX_COLUMNS):
            raise _too_large(name)
        formulas = tuple(i for i, cell in enumerate(cells) if cell.data_type == "f")
        yield GridRow(number, tuple(texts), formulas)


def _text(value: object) -> str:
    """Return what a cell shows: a number that is whole has no decimals."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
        case date():
            return value.isoformat()
        case str():
            return original(told(_UNDERSCORE.sub("_", value)))
        case _:
            return original(str(value))


_UNDERSCORE = re.compile("_x005F_")
