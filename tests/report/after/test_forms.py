"""Every form of a report is whole: no empty section, no placeholder, nothing cut."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tests.support.pages import read_page
from tests.support.reports import alone, reported
from tests.support.room import clock
from wargame.core.commands import StartExercise
from wargame.deck.load import load_scenario
from wargame.errors import BadInput
from wargame.report.after.annex import STAMP, TABLES, tables_of
from wargame.report.after.documents import html_of, markdown_of
from wargame.report.after.files import csv_files, json_bytes, workbook_bytes
from wargame.report.after_action import AfterActionReport
from wargame.report.cells import told
from wargame.session import Session

ROOT = Path(__file__).parents[3]
WORKBOOK = ("chronology", "decisions", "indicators by turn", "observations", "improvement plan")
PLACEHOLDERS = re.compile(r"\b(None|undefined|TODO|TBD|nan|N/A|lorem)\b|\{\{|\}\}|\(\)|\[\]")
ROOM_ONLY = ("Participants", "Votes before decisions", "Observations", "Requests for information")


@pytest.fixture(params=["solo", "solo without a review", "room"])
def report(request: pytest.FixtureRequest) -> AfterActionReport:
    """A report of each kind."""
    name, _, without = request.param.partition(" ")
    return reported(request.getfixturevalue(name), review=not without)


def test_no_section_is_empty_and_nothing_is_a_placeholder(report: AfterActionReport) -> None:
    """In HTML: every heading has something below it."""
    page = read_page(html_of(report))

    assert not [each.title for each in page.sections if not each.text.strip()]
    assert not PLACEHOLDERS.findall(page.text)


def test_no_section_of_the_markdown_is_empty(report: AfterActionReport) -> None:
    """A heading is followed by text or by a deeper heading."""
    text = markdown_of(report)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks = [each for each in tokens if each.level == 0 and each.nesting >= 0]
    for this, after in zip(blocks, [*blocks[1:], None], strict=True):
        if this.type == "heading_open":
            assert after is not None
            assert after.type != "heading_open" or after.tag > this.tag, this.map
    assert not PLACEHOLDERS.findall(re.sub(r"\\(.)", r"\1", text))


def test_markdown_tables_have_the_cells_of_their_head(report: AfterActionReport) -> None:
    """No bar of a text breaks a row."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown_of(report))
    widths: list[int] = []
    rows = 0
    for token in tokens:
        if token.type == "tr_open":
            widths.append(0)
            rows += 1
        if token.type in {"th_open", "td_open"}:
            widths[-1] += 1
        if token.type == "table_close":
            assert len(set(widths)) == 1
            widths = []
    assert rows > 40


def test_the_page_is_one_whole_document(report: AfterActionReport) -> None:
    """Every tag is closed, every id is one of a kind, every link leads somewhere on the page."""
    page = read_page(html_of(report))

    assert (page.unclosed, page.mismatched) == ([], [])
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.targets) <= set(page.ids)
    names = {name for name, _ in page.tags}
    assert not names & {"script", "img", "iframe", "link", "object", "form", "input"}
    assert not re.search(
        r"https?://(?!www\.w3\.org/2000/svg)", re.sub(r">[^<]*<", "><", page.source)
    )


def test_the_contents_are_the_sections(report: AfterActionReport) -> None:
    """Nothing that is there is left out of them, and nothing else is in them."""
    page = read_page(html_of(report))
    headings = [each.title for each in page.sections if each.level == 2]
    contents = re.search(r"<nav.*?</nav>", page.source, re.DOTALL)

    assert contents is not None
    assert re.findall(r">([^<>]+)</a>", contents[0]) == headings


def test_a_reader_who_sees_no_chart_is_told_what_it_shows(report: AfterActionReport) -> None:
    """Titles, descriptions, captions, heads of tables, languages."""
    page = read_page(html_of(report))
    charts = [given for name, given in page.tags if given.get("role") == "img"]

    assert len(charts) >= 2
    assert all(len((each["aria-label"] or "").split()) > 8 for each in charts)
    assert all(given.get("aria-hidden") for name, given in page.tags if name == "svg")
    assert page.tags[0] == ("html", {"lang": "en"})
    tables = sum(name == "table" for name, _ in page.tags)
    assert sum(name == "caption" for name, _ in page.tags) == tables
    assert all(given.get("scope") for name, given in page.tags if name == "th")
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch(r"h[1-4]", name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_page_says_what_it_is(report: AfterActionReport) -> None:
    """Marking and caveat, on the screen and at the foot of what is printed."""
    text = html_of(report)

    assert text.count("A training model, not a forecast.") >= 3
    assert "@top-center" in text
    assert "A training model, not a forecast." in markdown_of(report)


def test_a_solo_report_fits_one_person(solo: Path, room: Path) -> None:
    """What only a room has stands nowhere; a room has all of it."""
    own = [each.title for each in read_page(html_of(reported(solo))).sections]
    theirs = [each.title for each in read_page(html_of(reported(room))).sections]

    assert not [each for each in ROOM_ONLY if each in own]
    assert not [each for each in ROOM_ONLY if each not in theirs]
    assert "one person was player, facilitator and evaluator" in html_of(reported(solo))
    assert "one person was player" not in html_of(reported(room))


def test_every_row_of_every_table_has_turn_date_time_and_line(report: AfterActionReport) -> None:
    """So that anything can be found again in the record."""
    made = tables_of(report)
    last = report.overview.lines

    assert tuple(each.title for each in made[:5]) == WORKBOOK
    for table in made:
        assert table.head[:4] == STAMP
        assert table.rows
        for turn, _, time, line, *_ in table.rows:
            assert isinstance(turn, int)
            assert isinstance(line, int)
            assert 3 <= line <= last
            assert time


def test_a_room_has_every_table(room: Path) -> None:
    """None is forgotten; only what is not there is left out."""
    titles = {each.title for each in tables_of(reported(room))}

    missing = {title for title, _, _ in TABLES} - titles
    assert missing <= {"standing", "comments"}


def test_json_csv_and_workbook_hold_the_same(report: AfterActionReport) -> None:
    """Three forms, one truth."""
    tables = json.loads(json_bytes(report))["tables"]
    files = dict(csv_files(report))
    book = load_workbook(io.BytesIO(workbook_bytes(report)))

    assert set(book.sheetnames) == set(tables)
    assert len(files) == len(tables)
    for title, rows in tables.items():
        name = re.sub(r"[^a-z0-9]+", "-", title) + ".csv"
        text = files[name].decode("utf-8-sig")
        [head, *written] = csv.reader(io.StringIO(text, newline=""))
        sheet = [[cell.value for cell in row] for row in book[title].iter_rows()]
        assert head == sheet[0] == list(rows[0])
        assert len(written) == len(sheet) - 1 == len(rows)
        for row, line in zip(rows, written, strict=True):
            plain = ["" if value is None else str(value) for value in row.values()]
            assert [told(each) for each in line] == plain


def test_a_session_that_goes_on_has_a_report_too(tmp_path: Path) -> None:
    """One asks in the middle of it, as in the break."""
    deck = load_scenario(ROOT / "decks" / "taiwan-strait.yaml")
    with Session.create(
        deck,
        seed=1,
        played=("all",),
        cell="all",
        preview="standard",
        title="",
        saves=tmp_path,
        clock=clock,
    ) as session:
        with pytest.raises(BadInput, match="was not begun yet; play it"):
            reported(session.path, review=False)
        session.submit(StartExercise(("all",)), "Player")
        report = reported(session.path, review=False)

    page = read_page(html_of(report))
    assert "The session goes on." in page.text
    assert "The turn is still open." in page.text
    assert not [each.title for each in page.sections if not each.text.strip()]
    assert report.world.turns == (0,)


def test_a_damaged_record_is_told_as_far_as_it_goes(solo: Path, tmp_path: Path) -> None:
    """And the report says so."""
    lines = solo.read_bytes().split(b"\n")
    spoilt = next(n for n, line in enumerate(lines) if n > 20 and b"turn" in line)
    lines[spoilt] = lines[spoilt].replace(b"turn", b"turm", 1)
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b"\n".join(lines))

    report = reported(broken, review=False)

    assert f":{spoilt + 1}:" in report.overview.damage
    assert "Damage" in read_page(html_of(report)).text
    assert max(each.line for each in report.lines) == spoilt


@pytest.mark.parametrize("deck", ["turn-zero", "campaign", "high-water"])
def test_every_deck_has_a_whole_report(deck: str, tmp_path: Path) -> None:
    """Names of steps and indicators come from the model."""
    path = ROOT / "decks" / f"{deck}.yaml"
    save = alone(tmp_path, load_scenario(path if path.exists() else _elsewhere(deck)))

    page = read_page(html_of(reported(save)))

    assert not [each.title for each in page.sections if not each.text.strip()]
    assert not PLACEHOLDERS.findall(page.text)


def _elsewhere(deck: str) -> Path:
    return next(each for each in ROOT.rglob(f"{deck}.yaml") if ".venv" not in each.parts)
