"""Markup, scripts, formulas, escape sequences and direction marks are shown as text everywhere."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tests.support.pages import read_page
from tests.support.reports import HOSTILE, reported
from wargame.core.plain import plain
from wargame.report.after.actions import Action
from wargame.report.after.documents import html_of, markdown_of
from wargame.report.after.files import csv_files, json_bytes, workbook_bytes
from wargame.report.after_action import AfterActionReport
from wargame.report.portfolio import portfolio_of, table_of
from wargame.report.portfolio_page import page_of
from wargame.report.tabular import csv_text

ALLOWED = set(
    re.findall(
        r"\w+",
        """
        html head meta title style body a header main nav footer section div figure figcaption h1
        h2 h3 h4 p ul ol li dl dt dd table caption thead tbody tr th td br strong span code svg
        line polyline polygon circle
        """,
    )
)
"""Tags that a report is made of."""
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
ACTION = Action(id="a-1", text=HOSTILE, area=HOSTILE, owner=HOSTILE, due=HOSTILE, note=HOSTILE)


@pytest.fixture(scope="module", params=["hostile_solo", "hostile_room"])
def report(request: pytest.FixtureRequest) -> AfterActionReport:
    """A report full of hostile texts, with a hostile action."""
    return reported(request.getfixturevalue(request.param), (ACTION,))


def test_html_has_no_tag_but_ours(report: AfterActionReport) -> None:
    """Nothing runs, nothing loads; the text stands there letter by letter."""
    text = html_of(report)
    page = read_page(text)

    assert {name for name, _ in page.tags} <= ALLOWED
    assert not [given for _, given in page.tags if any(key.startswith("on") for key in given)]
    assert not [g for _, g in page.tags if "javascript:" in (g.get("href") or "").lower()]
    assert "<script>alert('x')</script>" in page.text
    assert not UNSEEN.search(text)
    assert (page.unclosed, page.mismatched) == ([], [])
    assert "default-src 'none'" in text


def test_every_chart_is_well_formed(report: AfterActionReport) -> None:
    """A text in a picture is a text too."""
    charts = re.findall(r"<svg.*?</svg>", html_of(report), re.DOTALL)

    assert len(charts) > 4
    for each in charts:
        names = {node.tag.rpartition("}")[2] for node in ET.fromstring(each).iter()}  # noqa: S314 - our own
        assert names <= ALLOWED


def test_markdown_is_text_and_tables_alone(report: AfterActionReport) -> None:
    """No link, picture or tag comes of what people wrote."""
    text = markdown_of(report)
    kinds: set[str] = set()
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        kinds.add(token.type)
        kinds |= {child.type for child in token.children or ()}

    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_block", "fence"}
    assert not UNSEEN.search(text)


def test_no_cell_of_a_csv_file_begins_like_a_formula(report: AfterActionReport) -> None:
    """A spreadsheet program would run it."""
    begun = 0
    for _, data in csv_files(report):
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            for each in row:
                is_number = re.fullmatch(r"-?\d+", each)
                assert is_number or not re.match(r"[=+\-@\t\r]", each)
                begun += each.startswith("'=")
                assert not UNSEEN.search(each)
    assert begun > 20


def test_no_cell_of_the_workbook_is_a_formula(report: AfterActionReport) -> None:
    """Every text says of itself that it is one."""
    book = load_workbook(io.BytesIO(workbook_bytes(report)))
    texts = 0

    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                texts += str(cell.value).startswith("=")
    assert texts > 20


def test_json_has_no_letter_that_a_terminal_obeys(report: AfterActionReport) -> None:
    """People look at it with `less`."""
    assert not UNSEEN.search(json_bytes(report).decode().replace("\r", ""))


def test_a_portfolio_shows_them_as_text_too(report: AfterActionReport) -> None:
    """Titles of sessions, findings and actions."""
    made = portfolio_of([(report, (ACTION,))], [plain(HOSTILE, lines=False)])
    page = read_page(page_of(made, HOSTILE))

    assert {name for name, _ in page.tags} <= ALLOWED
    assert (page.unclosed, page.mismatched) == ([], [])
    assert not UNSEEN.search(page.source)
    rows = list(csv.reader(io.StringIO(csv_text(table_of(made)), newline="")))
    assert all(not each.startswith("=") for row in rows for each in row)
