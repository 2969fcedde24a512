"""A planner's changes come back into the deck: shown first, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planning.conftest import Planner

QUESTION = "nothing was written; give --yes to approve the difference above"


def test_a_change_is_shown_and_waits_for_approval(planner: Planner) -> None:
    """Without a terminal nothing is written unless --yes says so."""
    before = planner.deck.read_bytes()
    planner.cell(2, "Title", "Twelve pumps, two districts")

    told = planner.back()

    assert told.code == 2
    assert "pumps-short (row 2)\n" in told.out
    assert "  Title: Twelve pumps for two districts -> Twelve pumps, two districts\n" in told.out
    assert QUESTION in told.err
    assert planner.deck.read_bytes() == before


def test_an_approved_change_is_written_and_only_that(planner: Planner) -> None:
    """Everything else keeps every byte."""
    before = planner.deck.read_text(encoding="utf-8")
    planner.cell(2, "Title", "Twelve pumps, two districts")

    told = planner.back("--yes")

    assert told.code == 0, told.err
    expected = before.replace("title: Twelve pumps for two", "title: Twelve pumps, two")
    assert planner.deck.read_text(encoding="utf-8") == expected
    assert "the sheet changes nothing" in planner.back().out


def test_another_file_may_be_written(planner: Planner, tmp_path: Path) -> None:
    """The deck stays; a file that is there is not written over."""
    before = planner.deck.read_bytes()
    planner.cell(2, "From", "Depot")
    out = tmp_path / "copy.yaml"

    assert planner.back("--out", out, "--yes").code == 0
    assert planner.deck.read_bytes() == before
    assert out.read_bytes() == before.replace(b"from: Joint pump depot", b"from: Depot", 1)
    told = planner.back("--out", out, "--yes")
    assert (told.code, "exists already" in told.err) == (2, True)


def test_a_deck_of_the_program_itself_is_not_written_over(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update would replace it; another file must be named."""
    monkeypatch.setattr("wargame.deck.folders.files", lambda _: planner.deck.parent)
    planner.cell(2, "From", "Depot")

    told = planner.back("--yes")

    assert (told.code, "comes with the program; give --out PATH" in told.err) == (2, True)
    assert planner.back("--yes", "--out", planner.deck.with_name("copy.yaml")).code == 0


def test_line_ends_and_a_mark_at_the_start_stay(planner: Planner) -> None:
    """A deck from another system is not turned into one of ours."""
    before = b"\xef\xbb\xbf" + planner.deck.read_bytes().replace(b"\n", b"\r\n")
    planner.deck.write_bytes(before)
    planner.cell(2, "From", "Depot")

    assert planner.back("--yes").code == 0
    assert planner.deck.read_bytes() == before.replace(b"from: Joint pump depot", b"from: Depot", 1)


def test_a_long_text_shows_the_words_that_differ(planner: Planner) -> None:
    """An approval is about words, not about paragraphs."""
    text = planner.rows[0]["Inject text"]
    planner.cell(2, "Inject text", text.replace("thirty", "forty"))

    out = planner.back().out

    assert "- ... has twelve heavy pumps and thirty calls for them. The foreman ..." in out
    assert "+ ... has twelve heavy pumps and forty calls for them. The foreman ..." in out


def test_every_problem_is_named_at_once_by_row_and_column(planner: Planner) -> None:
    """With what to do, as the deck's own check would say it."""
    before = planner.deck.read_bytes()
    planner.cell(2, "Delivery method", "phone cal")
    planner.cell(2, "Planned time", "14:30")
    planner.cell(2, "Objectives", "o1, o7")
    planner.cell(3, "To", "rivr")
    planner.cell(3, "Type", "Adaptive")
    planner.cell(3, "Decision gate", "later")
    planner.cell(4, "Inject text", "word " * 91)
    planner.cell(4, "Trigger", "drawn: weight 3; when water.rivr > 3")

    told = planner.back("--yes")
    lines = told.err.splitlines()

    assert told.code == 2
    assert planner.deck.read_bytes() == before
    for spot, what in (
        ('row 2, column "Delivery method"', 'did you mean "phone call"?'),
        ('row 2, column "Planned time"', "is no turn; write turn 2 or turns 2-7"),
        ('row 2, column "Objectives"', 'unknown objective "o7"; known: o1, o2'),
        ('row 3, column "To"', 'unknown cell of this deck "rivr"; did you mean "river"?'),
        ('row 3, column "Type"', "write Contingency"),
        ('row 3, column "Decision gate"', "may wait 1 turn"),
        ('row 4, column "Inject text"', "the situation has 91 words; use at most 90"),
        ('row 4, column "Trigger"', 'did you mean "water.river"?'),
    ):
        assert [line for line in lines if spot in line and what in line], (spot, what, told.err)


def test_what_breaks_the_deck_elsewhere_is_named_too(planner: Planner) -> None:
    """Private news of a cell that is no longer addressed stays in the deck, so it must object."""
    planner.cell(2, "To", "river")

    told = planner.back("--yes")

    assert told.code == 2
    assert "row 2: the deck would not be sound" in told.err
    assert '"coast" has private news but is not in `to`' in told.err


def test_columns_of_the_day_are_noted_and_left(planner: Planner) -> None:
    """Who delivered it and when is no part of a deck; nothing of it is taken in silence."""
    planner.cell(2, "Responsible controller", "Sato")
    planner.cell(4, "Status", "Fired")

    told = planner.back()

    assert told.code == 0, told.err
    assert 'note: column "Responsible controller" is not kept in a deck: rows 2' in told.out
    assert 'note: column "Status" is not kept in a deck: rows 4' in told.out
    assert "the sheet changes nothing" in told.out


def test_a_sheet_may_have_few_rows_and_columns(planner: Planner) -> None:
    """What is not in it stays as it is, and is counted."""
    planner.rows = [
        {"Inject No.": "pumps-short", "Title": "New", "Own column": "x", "From": row["From"]}
        for row in planner.rows[:1]
    ]

    told = planner.back("--yes")

    assert told.code == 0, told.err
    assert "injects are not in the sheet and stay as they are" in told.out
    assert 'column "Own column" is not one of an MSEL and is not taken over' in told.out
    assert "title: New\n" in planner.deck.read_text(encoding="utf-8")


def test_a_new_row_becomes_an_inject_whose_gaps_are_named(planner: Planner) -> None:
    """It stands after the one above it, and says what is to be written."""
    new = dict.fromkeys(planner.rows[0], "") | {
        "Inject No.": "EVT 07",
        "Move / Phase": "Crisis",
        "Planned time": "2-3",
        "Title": "A dam upstream",
        "Inject text": "The dam lets water go: two metres by night.",
        "Trigger": "drawn: weight 2; when water.river > 300",
        "From": "Water board",
        "To": "River District; coast",
        "Delivery method": "Phone call",
        "Objectives": "o1",
        "Decision gate": "may wait 1 turn",
        "Evaluator focus": "- Who rang first?\n- Who did not?",
    }
    planner.rows.insert(1, new)

    told = planner.back("--yes")
    text = planner.deck.read_text(encoding="utf-8")

    assert told.code == 0, told.err
    assert "evt-07 (row 3): new inject" in told.out
    assert "It cannot be played before these gaps are filled" in told.out
    assert "`options` is missing; add it" in told.out
    assert text.index("id: pumps-short") < text.index("id: evt-07") < text.index("id: bend-seeps")
    for line in (
        "    title: A dam upstream\n    phase: crisis\n",
        "    deliver: {turns: [2, 3], when: water.river > 300, weight: 2}\n",
        "    to: [river, coast]\n    method: phone call\n",
        "    deadline: 1\n    discuss: [Who rang first?, Who did not?]\n    objectives: [o1]\n",
        "    # to write: flashpoint, kind, advice (two or more), options (three to five), neg",
    ):
        assert line in text
    assert (
        "the sheet changes nothing"
        in planner.run("deck", "import", planner.sheet, "--onto", planner.deck).out
    ), "what was imported is what the sheet says"


@pytest.mark.parametrize(
    ("time", "trigger", "written"),
    [
        ("turn 2", "scheduled", "deliver: {turn: 2}"),
        ("turns 1-3", "conditional: turn > 1", "deliver: {turns: [1, 3], when: turn > 1}"),
        ("", "conditional: turn > 1", "deliver: {when: turn > 1}"),
        (
            "turns 2-4",
            "drawn: weight 2; shift public.calm -1",
            "deliver: {turns: [2, 4], weight: 2, shift: {public.calm: -1}}",
        ),
    ],
)
def test_a_delivery_may_become_another(
    planner: Planner, time: str, trigger: str, written: str
) -> None:
    """Planned time and trigger together make `deliver`."""
    planner.cell(2, "Planned time", time)
    planner.cell(2, "Trigger", trigger)

    told = planner.back("--yes")

    assert told.code == 0, told.err
    assert f"    {written}\n" in planner.deck.read_text(encoding="utf-8")
    assert "the sheet changes nothing" in planner.back().out


def test_an_emptied_cell_takes_the_field_away(planner: Planner) -> None:
    """And what must not be empty is a problem in its cell."""
    planner.cell(2, "Expected player action", "")
    assert planner.back("--yes").code == 0
    assert "A rule for sharing" not in planner.deck.read_text(encoding="utf-8")

    planner.cell(2, "Title", "")
    told = planner.back("--yes")
    assert told.code == 2
    assert "`title` is missing" in told.err


def test_rows_that_cannot_be_told_apart_are_refused(planner: Planner) -> None:
    """Numbers are given, once each, and heads are spelt as they are."""
    planner.cell(3, "Inject No.", "")
    planner.rows.append(dict(planner.rows[0]))
    planner.rows = [
        {("Titel" if k == "Title" else k): v for k, v in r.items()} for r in planner.rows
    ]

    told = planner.back("--yes")

    assert told.code == 2
    assert 'row 1, column "Titel": unknown column; did you mean "Title"?' in told.err
    assert 'row 3, column "Inject No.": this row has no number' in told.err
    assert "stands in row 2 too; give one of them another number" in told.err


def test_an_inject_of_an_included_deck_is_changed_in_its_own(
    run: object, decks: Path, tmp_path: Path
) -> None:
    """A campaign's list shows the injects of all its decks, at the campaign's dates."""
    planner = Planner(run, decks / "campaign.yaml", tmp_path)  # type: ignore[arg-type]  # the fixture
    row = next(i for i, each in enumerate(planner.rows) if each["Inject No."] == "ts-the-visit")
    assert planner.rows[row]["Planned time"] == "turns 1-10"
    assert planner.rows[row]["Scenario date"] == "2020 Q2 to 2022 Q3"
    planner.cell(row + 2, "Title", "Another")

    told = planner.back("--yes")

    assert told.code == 2
    assert f'row {row + 2}, column "Title": ts-the-visit stands in' in told.err
    assert "taiwan-strait.yaml; import onto that deck" in told.err


def test_hostile_cells_stay_texts(planner: Planner) -> None:
    """On the screen, in the deck and in the next sheet."""
    planner.cell(2, "Title", "<U+202E>evil <U+001B>[31m")
    told = planner.back("--yes")
    assert (told.code, "holds U+001B, which is no text; remove it" in told.err) == (2, True), (
        told.err
    )

    planner.cell(2, "Title", '\'=HYPERLINK("x") <U+202E>evil')
    told = planner.back("--yes")
    assert told.code == 0, told.err
    assert "\u202e" not in told.out
    assert "=HYPERLINK" in planner.deck.read_text(encoding="utf-8")
    assert "the sheet changes nothing" in planner.back().out
