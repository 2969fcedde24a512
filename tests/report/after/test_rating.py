"""Ratings are suggested by a table anybody can read and change, and people overrule them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.reports import reported, source_of
from wargame.core.rejections import Rejection
from wargame.core.remarks import REASON_LIMIT, Rating
from wargame.errors import DeckProblems
from wargame.journal.lines import BEFORE_STARTEX
from wargame.journal.record import read
from wargame.journal.remarking import remark_on
from wargame.report.after.rating import row_for
from wargame.report.after.rules import RatingRow, read_rules
from wargame.report.after_action import report_of


def clock() -> datetime:
    """Return a fixed moment."""
    return datetime(2027, 2, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("score", "change", "neglected", "shut", "rating"),
    [
        (5500, 0, 0, False, "P"),
        (5499, 0, 0, False, "S"),
        (5500, -1, 0, False, "S"),
        (5500, 0, 1, False, "S"),
        (5500, 0, 0, True, "M"),
        (4499, 0, 0, False, "M"),
        (3000, 1000, 15, False, "S"),
        (3000, -1001, 0, False, "U"),
        (1000, 500, 40, True, "M"),
        (1000, 499, 40, True, "U"),
        (1000, 500, 41, False, "U"),
        (0, -10_000, 100, True, "U"),
    ],
)
def test_the_first_row_that_fits_counts(
    score: int, change: int, neglected: int, rating: str, *, shut: bool
) -> None:
    """Every limit of the table that comes with the program, on both sides."""
    rows = read_rules().ratings

    assert row_for(rows, score, change, neglected, shut=shut).rating == rating


def test_limits_of_ones_own_take_the_place_of_ours(solo: Path, tmp_path: Path) -> None:
    """The judgement is data, and says whose it is."""
    own = tmp_path / "rules.yaml"
    own.write_text(
        "source: our faculty\n"
        "ratings:\n"
        "  - {rating: U, least: 0, least_change: -100, most_neglected: 100, gate: any}\n"
    )
    source = source_of(solo)
    source.rules = read_rules(own)

    report = report_of(source)

    assert report.ratings_source == "our faculty"
    assert {each.suggested for each in report.ratings} == {"U"}
    assert source.rules.step_moved == read_rules().step_moved


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ratings: []\n", "at least 1"),
        ("step_move: 3\n", "step_moved"),
        ("step_moved: 101\n", "0 to 100"),
        (
            "ratings:\n  - {rating: A, least: 0, least_change: 0, most_neglected: 0, gate: any}\n",
            "rules.yaml:2:",
        ),
    ],
)
def test_a_wrong_file_of_limits_is_told_by_line(text: str, says: str, tmp_path: Path) -> None:
    """Where, what, what to do."""
    own = tmp_path / "rules.yaml"
    own.write_text(text)

    with pytest.raises(DeckProblems, match=says):
        read_rules(own)


def test_a_rating_with_a_reason_counts_for_more(solo: Path) -> None:
    """And what was suggested stays to be read."""
    report = reported(solo)
    first = report.world.steps[0].id
    [rated] = [each for each in report.ratings if each.subject == f"step/{first}"]

    assert rated.rating == "M"
    assert rated.given is not None
    assert (rated.given.reason, rated.given.seat) == ("We saw it fail.", "Teacher")
    assert rated.suggested == _plainly(solo, rated.subject)


def _plainly(save: Path, subject: str) -> str:
    source = source_of(save)
    source.record.remarks = []
    [rated] = [each for each in report_of(source).ratings if each.subject == subject]
    return rated.suggested


def test_the_last_word_counts_and_can_be_taken_back(solo: Path, tmp_path: Path) -> None:
    """Appended like everything else; the record keeps all of it."""
    save = tmp_path / "mine.jsonl"
    shutil.copy(solo, save)
    record = read(save)
    subject = f"step/{record.scenario.model.steps[0].id}"
    for rating in ("U", ""):
        told = remark_on(record, BEFORE_STARTEX, Rating(subject, rating, "Seen"), "Eve", clock)
        assert not isinstance(told, Rejection)
    assert len([e for e in read(save).remarks if isinstance(e.remark, Rating)]) == 3

    [rated] = [each for each in reported(save).ratings if each.subject == subject]

    assert rated.given is None


@pytest.mark.parametrize(
    ("rating", "says"),
    [
        (Rating("step/1", "A", "x"), "one of P, S, M, U, N"),
        (Rating("step/1", "P", " "), "needs a reason"),
        (Rating("turn/1", "P", "x"), "a step or an objective"),
        (Rating("step/", "P", "x"), "a step or an objective"),
        (Rating("step/1", "P", "x" * (REASON_LIMIT + 1)), "500 are allowed"),
    ],
)
def test_a_rating_that_cannot_be_is_refused(rating: Rating, says: str, solo: Path) -> None:
    """In a sentence; the file stays as it was."""
    before = solo.read_bytes()

    told = remark_on(read(solo), BEFORE_STARTEX, rating, "Eve", clock)

    assert isinstance(told, Rejection)
    assert says in told.what
    assert solo.read_bytes() == before


def test_evaluators_who_rated_count_for_more_than_the_rule(room: Path) -> None:
    """The most frequent rating, the worse of equals; each is named."""
    report = reported(room)
    [rated] = [each for each in report.ratings if each.subject == "objective/o1"]

    assert dict(rated.evaluators) == {"Eve": "S", "Ezra": "M"}
    assert rated.rating == "M"
    assert "by rule it would be P" in rated.rule


def test_a_row_says_itself_in_words() -> None:
    """Whoever reads the report sees why."""
    row = RatingRow(rating="S", least=40, least_change=-2, most_neglected=15, is_open=True)

    assert row.says == (
        "40 points or more, a change of -2 or better, "
        "at most 15 % of its injects left unanswered, no gate shut"
    )
