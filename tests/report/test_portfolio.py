"""A portfolio lays sessions side by side and says what recurs and what was done about it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.support.pages import Page
from tests.support.raw_record import RawRecord
from tests.support.reports import alone, deck_of_a_room, reported
from wargame.deck.load import load_scenario
from wargame.figures import decimal
from wargame.report.after.actions import Action
from wargame.report.portfolio import Portfolio, charts_of, portfolio_of, table_of
from wargame.report.portfolio_page import page_of
from wargame.report.tabular import csv_text

ROOT = Path(__file__).parents[2]
KEPT = (
    Action(id="a-1", text="Call first", owner="Nora"),
    Action(id="a-2", text="Read", closed="2027-02-01"),
)


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Three sessions: two of one deck, one of another model."""
    deck = load_scenario(ROOT / "decks" / "senkakus.yaml")
    folder = tmp_path_factory.mktemp("saves")
    return (
        alone(folder, deck, who="random", seed=1),
        alone(folder, deck, who="random", seed=2),
        alone(folder, deck_of_a_room(), who="first"),
    )


@pytest.fixture
def portfolio(saves: tuple[Path, ...]) -> Portfolio:
    """The portfolio of them, with actions beside the first."""
    reports = [reported(each, review=False) for each in saves]
    return portfolio_of(zip(reports, (KEPT, (), ()), strict=True), ["x.jsonl: cannot be read"])


def test_every_number_is_that_of_its_record(portfolio: Portfolio, saves: tuple[Path, ...]) -> None:
    """By the raw lines of each file."""
    by_file = {each.file: each for each in portfolio.sittings}

    for save in saves:
        raw = RawRecord.of(save)
        [(_, ended)] = list(raw.events("ExerciseEnded"))
        each = by_file[save.name]
        assert each.overall == ended["overall"]
        assert [score for _, _, _, score in each.steps] == raw.closed()[-1][1]
        assert each.turn == ended["turn"]


def test_what_recurs_stands_first_with_where(portfolio: Portfolio) -> None:
    """Each finding counts once a session, with its first line there."""
    counts = [len(each.sessions) for each in portfolio.areas]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 2
    for each in portfolio.recurring:
        files = [file for file, _ in each.sessions]
        assert len(set(files)) == len(files)
        assert all(line >= 3 for _, line in each.sessions)
    themes = [(each.key, each.theme) for each in portfolio.recurring]
    assert len(set(themes)) == len(themes)


def test_actions_are_counted_open_and_closed(portfolio: Portfolio) -> None:
    """Open ones first."""
    assert [each.action.id for each in portfolio.actions] == ["a-1", "a-2"]
    assert [each.action.id for each in portfolio.open_actions] == ["a-1"]
    counts = sorted((each.open_actions, each.closed_actions) for each in portfolio.sittings)
    assert counts == [(0, 0), (0, 0), (1, 1)]


def test_models_of_other_steps_stand_beside_one_another(portfolio: Portfolio) -> None:
    """No score is invented where a model does not have the step; no line joins the two."""
    table = table_of(portfolio)
    charts = list(charts_of(portfolio))

    assert len(portfolio.steps) == 5 + 2
    assert len(charts) == 1
    assert len(charts[0].places) == 2
    rows = list(csv.DictReader(io.StringIO(csv_text(table), newline="")))
    small = next(row for row in rows if row["deck"] == "Small")
    assert [small[f"{step} {short}"] for step, short in portfolio.steps].count("") == 5


def test_the_page_is_whole(portfolio: Portfolio) -> None:
    """With everything in it, and what was left out."""
    page = Page(page_of(portfolio, "EXERCISE"))

    assert (page.unclosed, page.mismatched) == ([], [])
    assert len(set(page.ids)) == len(page.ids)
    assert not [each.title for each in page.sections if not each.text.strip()]
    for each in portfolio.sittings:
        assert decimal(each.overall) in page.text
    assert "x.jsonl: cannot be read" in page.text
    assert "1 open, 1 closed." in page.text
    assert page.text.count("A training model, not a forecast.") == 2


def test_one_session_is_a_portfolio_too(saves: tuple[Path, ...]) -> None:
    """The first of a course; it has no chart over time yet."""
    made = portfolio_of([(reported(saves[0], review=False), ())])
    page = Page(page_of(made, "EXERCISE"))

    assert list(charts_of(made)) == []
    assert "1 session (" in page.text
    assert not [each.title for each in page.sections if not each.text.strip()]
