"""Makes the files of a report in every form, as bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from wargame.report.after.annex import tables_of
from wargame.report.after.documents import html_of, markdown_of
from wargame.report.after_action import CAVEAT, AfterActionReport
from wargame.report.tabular import csv_bytes, xlsx_bytes

FORMAT = 1
"""Number of the form of the JSON file."""
_NAME = re.compile(r"[^a-z0-9]+")


def html_bytes(report: AfterActionReport) -> bytes:
    """Return the report as one HTML file."""
    return html_of(report).encode("utf-8")


def markdown_bytes(report: AfterActionReport) -> bytes:
    """Return the report as Markdown."""
    return markdown_of(report).encode("utf-8")


def json_bytes(report: AfterActionReport) -> bytes:
    """Return every table as JSON: a list of objects by the title of its table."""
    whole = {
        "format": FORMAT,
        "caveat": CAVEAT,
        "summary": [
            {"title": title, "sentences": [{"text": e.text, "lines": list(e.lines)} for e in told]}
            for title, told in report.summary
        ],
        "tables": {
            table.title: [dict(zip(table.head, row, strict=True)) for row in table.rows]
            for table in tables_of(report)
        },
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def csv_files(report: AfterActionReport) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of one CSV file for each table."""
    for table in tables_of(report):
        yield f"{_NAME.sub('-', table.title)}.csv", csv_bytes(table)


def workbook_bytes(report: AfterActionReport) -> bytes:
    """Return every table as a sheet of one XLSX workbook."""
    return xlsx_bytes(tables_of(report), title=f"After-action report: {report.overview.title}")
