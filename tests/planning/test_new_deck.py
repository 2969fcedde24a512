"""A planner who begins in a spreadsheet gets a deck that says what is still to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.planning.conftest import Told
from wargame.deck.load import check_paths
from wargame.deck.reader import read_file

TABLE = """\
No. | Phase       | Time   | Event     | Message         | From        | Recipient      | Channel | Exercise Objectives
1   | competition | 1      | Rain      | It has rained.  | Met office  | River District | news    | Keep the dyke; Tell early
2b  | crisis      | 2 to 4 | Dam: open | Water runs out. | Water board | river, coast   | cable   | Tell early
"""  # noqa: E501 - a table is read as one
HEAD, *ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.splitlines()]


def workbook(path: Path, rows: list[list[str]]) -> Path:
    """Write a planner's own workbook, with a title above the head."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Flood exercise, draft of the planning team"])
    sheet.append([])
    for row in (HEAD, *rows):
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a planner's workbook."""
    return workbook(tmp_path / "plan.xlsx", [list(row) for row in ROWS])


Run = Callable[..., Told]


def made(run: Run, plan: Path, deck: Path, *options: str) -> Told:
    """Import a workbook as a new deck beside the foreign model."""
    return run("deck", "import", plan, "--out", deck, "--model", "flood-plain", *options)


def test_a_sheet_becomes_a_deck_with_named_gaps(run: Run, plan: Path, deck: Path) -> None:
    """Everything the sheet says is in it, in the deck's own terms."""
    out = deck.parent / "flood.yaml"

    told = made(run, plan, out, "--start", "1998-W44")

    assert told.code == 0, told.err
    assert f"{out}: 2 injects" in told.out
    assert "`options` is missing; add it (2 places, first line " in told.out
    tree = read_file(out).tree
    assert isinstance(tree, dict)
    assert {key: tree[key] for key in ("deck", "title", "model", "turns", "start", "cells")} == {
        "deck": "flood",
        "title": "Flood",
        "model": "flood-plain",
        "turns": "4",
        "start": {"week": "1998-W44"},
        "cells": ["river", "coast"],
    }
    assert tree["objectives"] == [
        {"id": "o1", "text": "Keep the dyke"},
        {"id": "o2", "text": "Tell early"},
    ]
    assert tree["injects"] == [
        {
            "id": "inject-1",
            "title": "Rain",
            "phase": "competition",
            "deliver": {"turn": "1"},
            "from": "Met office",
            "to": ["river"],
            "method": "news",
            "situation": "It has rained.",
            "objectives": ["o1", "o2"],
        },
        {
            "id": "inject-2b",
            "title": "Dam: open",
            "phase": "crisis",
            "deliver": {"turns": ["2", "4"]},
            "from": "Water board",
            "to": ["river", "coast"],
            "method": "cable",
            "situation": "Water runs out.",
            "objectives": ["o2"],
        },
    ]


def test_every_gap_is_a_problem_of_the_check_with_its_place(
    run: Run, plan: Path, deck: Path
) -> None:
    """The check says the same as the import, and nothing that the sheet could have said."""
    out = deck.parent / "flood.yaml"
    made(run, plan, out)

    missing = {each.what.split("`")[1] for each in check_paths([out]) if "is missing" in each.what}

    assert missing == {"start", "summary", "briefing", "flashpoint", "kind", "advice", "options"}
    assert all(each.line for each in check_paths([out]))


def test_the_sheet_may_be_imported_again_over_the_gaps(run: Run, plan: Path, deck: Path) -> None:
    """Planning goes on in the sheet while the deck is being written."""
    out = deck.parent / "flood.yaml"
    made(run, plan, out)
    assert "changes nothing" in run("deck", "import", plan, "--onto", out).out
    rows = [list(row) for row in ROWS]
    rows[1][3] = "Dam: wide open"
    workbook(plan, rows)

    told = run("deck", "import", plan, "--onto", out, "--yes")

    assert told.code == 0, told.err
    assert "Dam: open -> Dam: wide open" in told.out
    assert 'title: "Dam: wide open"' in out.read_text(encoding="utf-8")


def test_a_sheet_with_mistakes_makes_no_deck(run: Run, plan: Path, deck: Path) -> None:
    """All of them are named at once, by row and column of the planner's own heads."""
    rows = [list(row) for row in ROWS]
    rows[0][1], rows[0][2] = "Move 1", "09:30"
    rows[1][6], rows[1][7], rows[1][4] = "rivr", "e-mail", "=A1"
    out = deck.parent / "flood.yaml"

    told = made(run, workbook(plan, rows), out)

    assert told.code == 2
    assert not out.exists()
    for line in (
        'row 4, column "Phase": "move 1" is not one of competition',
        'row 4, column "Time": is no turn; write turn 2',
        'row 5, column "Recipient": unknown cell "rivr"; did you mean "river"?',
        'row 5, column "Channel": "e-mail" is not one of news',
        'row 5, column "Message": holds a formula; write its value instead',
    ):
        assert line in told.err, told.err


@pytest.mark.parametrize(
    "case",
    [
        (("--out", "flood.txt"), "is no name of a deck"),
        (("--out", "Flood One.yaml"), "is no name of a deck"),
        (("--out", "high-water.yaml", "--model", "flood-plain"), "exists already"),
        (("--out", "flood.yaml", "--model", "flod-plain"), "there is no model folder flod-plain"),
        ((), "there is no folder decks here; give --out PATH"),
        (
            ("--out", "flood.yaml", "--model", "flood-plain", "--start", "1998-W60"),
            '--start: "1998-W60" is in no calendar; write 2020-Q2',
        ),
        (
            ("--out", "flood.yaml", "--model", "flood-plain", "--turns", "61"),
            "--turns: 61 is out of range; write 1 to 60",
        ),
    ],
)
def test_where_it_cannot_go_is_said(
    run: Run,
    plan: Path,
    deck: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[tuple[str, ...], str],
) -> None:
    """Before anything is written."""
    options, says = case
    monkeypatch.chdir(deck.parent)
    before = sorted(deck.parent.iterdir())

    told = run("deck", "import", plan, *options)

    assert (told.code, says in told.err) == (2, True), told.err
    assert sorted(deck.parent.iterdir()) == before


def test_a_table_that_is_no_msel_says_which_heads_are_wanted(run: Run, tmp_path: Path) -> None:
    """And how to see all of them."""
    path = tmp_path / "x.csv"
    path.write_text("a,b,c\n1,2,3\n", encoding="utf-8")

    told = run("deck", "import", path)

    assert told.code == 2
    assert "no row has the heads of an MSEL; give one Inject No., Move / Phase" in told.err
