"""The Master Scenario Events List of a deck, as planners and controllers know it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.planning.conftest import FOREIGN
from wargame.deck.examine import examine
from wargame.deck.gather import Shelf
from wargame.deck.load import load_scenario
from wargame.report import msel_columns as c
from wargame.report.msel import Row, msel_rows, msel_table, notes_table

ROOT = Path(__file__).parents[2]
DECK = FOREIGN / "high-water.yaml"


def rows_of(deck: Path) -> dict[str, Row]:
    """Return the rows of a deck by the ids of their injects."""
    examined = examine(deck, Shelf())
    return {row.id: row for row in msel_rows(examined.gathered, sound=not examined.problems)}


def test_a_row_says_what_the_deck_says() -> None:
    """Column by column, for an inject that comes in a fixed turn."""
    cells = rows_of(DECK)["pumps-short"].cells

    assert {key: text for key, text in cells.items() if text and len(text) < 80} == {
        c.ID: "pumps-short",
        c.PHASE: "competition",
        c.TIME: "turn 1",
        c.DATE: "1998 week 44",
        c.TITLE: "Twelve pumps for two districts",
        c.TYPE: "Standard",
        c.TRIGGER: "scheduled",
        c.SENDER: "Joint pump depot",
        c.TO: "river, coast",
        c.METHOD: "phone call",
        c.OBJECTIVES: "o1",
        c.EXPECTED: "A rule for sharing that both could defend in public.",
        c.FOCUS: "Who knew how many pumps were broken?",
        c.NOTES: "Tests whether the districts count needs or heads. Ask for the broken pumps.",
        c.GATE: "yes",
        c.STATUS: "Ready",
    }
    assert cells[c.TEXT].startswith("The depot has twelve heavy pumps")


def test_the_table_has_the_columns_of_the_practice_in_their_order() -> None:
    """As the page on exercise documents lists them."""
    page = (ROOT / "docs" / "exercise-documents.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d+) \| ([^|]+) \|", page, re.MULTILINE)
    table = msel_table(tuple(rows_of(DECK).values()))

    assert [(int(number), name.strip()) for number, name in listed] == list(
        enumerate(table.head, start=1)
    )
    assert len(table.head) == 21
    assert len(table.rows) == len(load_scenario(DECK).injects)
    assert "Twelve pumps for two districts" in table.rows[0]


def test_a_follow_up_names_what_leads_to_it(decks: Path) -> None:
    """And one by lot its weight, condition and shifts."""
    rows = rows_of(decks / "taiwan-strait.yaml")

    assert rows_of(DECK)["bend-seeps"].cells[c.TRIGGER] == "follow-up of pumps-short"
    assert rows["ts-named-drill"].cells[c.TRIGGER] == (
        "drawn: weight 3; when taiwan.tension >= 50 or flag('visit-hosted');"
        " shift china.assertiveness 1"
    )
    assert rows["ts-named-drill"].cells[c.DATE] == "2020 Q3 to 2021 Q4"


def test_an_included_inject_stands_at_its_place_in_the_whole(decks: Path) -> None:
    """As the compiled deck has it: stretched, and without the other exercise's objectives."""
    rows = rows_of(decks / "campaign.yaml")

    for inject in load_scenario(decks / "campaign.yaml").injects:
        cells, deliver = rows[inject.id].cells, inject.deliver
        assert cells[c.OBJECTIVES] == ", ".join(inject.objectives)
        assert cells[c.TO] == ", ".join(inject.to)
        if deliver is None:
            assert cells[c.TIME] == ""
        elif deliver.turn is not None:
            assert cells[c.TIME] == f"turn {deliver.turn}"
        else:
            bounds = re.findall(r"\d+", cells[c.TIME])
            assert [int(bounds[0]), int(bounds[-1])] == [deliver.first, deliver.last]


def test_a_deck_with_gaps_has_a_list_too(tmp_path: Path) -> None:
    """A planner sees the state of the work; its injects are drafts."""
    path = tmp_path / "gaps.yaml"
    path.write_text(
        "deck: gaps\nturns: 2\ninjects:\n  - id: one\n    deliver: {turn: x}\n  - {id: two}\n",
        encoding="utf-8",
    )

    rows = rows_of(path)

    assert [row.cells[c.STATUS] for row in rows.values()] == ["Draft", "Draft"]
    assert rows["two"].cells[c.TRIGGER] == "follow-up"


def test_the_second_sheet_explains_every_column() -> None:
    """And says what no sheet holds."""
    notes = notes_table(examine(DECK, Shelf()).gathered)
    said = {str(row[0]): str(row[1]) for row in notes.rows}

    assert {f"Column: {each.title}" for each in c.COLUMNS} <= set(said)
    assert said["Column: Status"] == "Not kept in a deck."
    assert said["Objective o1"] == "Practise sharing scarce pumps."
    assert "It never deletes, moves or renumbers an inject." in said["Not in the sheet"]
