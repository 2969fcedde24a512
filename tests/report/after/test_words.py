"""What a report says is true and can be understood without the program at hand."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.pages import read_page
from tests.support.reports import reported, source_of
from wargame.annotations import course_name, subject
from wargame.appraisals import Verdict
from wargame.core.views import LedgerRow
from wargame.report.after.documents import clock, html_of
from wargame.report.after.movers import movers_of
from wargame.report.after.pictures import apart
from wargame.report.after.source import Source
from wargame.report.after.summary import MOST_DIFFERED, summary_of


def row(like: LedgerRow, rule: str, before: int, after: int, note: str = "") -> LedgerRow:
    """Return a movement of a step that a rule brought about."""
    return replace(like, cause_id=rule, before=before, after=after, note=note)


@pytest.fixture
def source(solo: Path) -> Source:
    """A session whose ledger a test may write anew."""
    return source_of(solo, review=False)


def moved(source: Source, *rows: LedgerRow) -> list[int]:
    """Return by how much each cause moved step 5, the most first."""
    source.ledger = rows
    return [each.change for each in movers_of(source, "step/5")]


def a_rule_at_work(source: Source) -> LedgerRow:
    """Return any row of a rule, as one of step 5."""
    return replace(next(each for each in source.ledger if each.cause == "rule"), about="step/5")


def test_a_gate_that_shuts_and_opens_within_a_turn_moved_nothing(source: Source) -> None:
    """It was told as the greatest loss and the greatest gain of a campaign."""
    like = a_rule_at_work(source)
    rules = [each.id for each in source.scenario.model.rules][:2]

    shut = row(like, rules[0], 6712, 5500, "capped: no deterrence")
    opened = row(like, rules[1], 5500, 6794)
    assert moved(source, shut, opened) == [82]


def test_a_gate_that_stays_shut_to_the_end_of_the_turn_has_moved_it(source: Source) -> None:
    """And what opens it in a later turn has too."""
    like = a_rule_at_work(source)
    rules = [each.id for each in source.scenario.model.rules][:2]

    shut = row(like, rules[0], 6712, 5500, "capped: no deterrence")
    opened = replace(row(like, rules[1], 5500, 6794), line=like.line + 1)
    assert moved(source, shut, opened) == [1294, -1212]


def test_the_review_of_a_programme_names_it(source: Source) -> None:
    """A row called Programmes says nothing."""
    one, other = list(source.teller.initiatives)[:2]
    verdict = Verdict(
        line=9,
        turn=1,
        kind="programme",
        inject="",
        chosen=one,
        best=other,
        loss=100,
        error=10,
        label="mistake",
        courses=(),
    )
    title = source.teller.initiatives[one].title

    assert subject(source.teller, verdict) == title
    assert course_name(source.teller, verdict, one) == "launch it"
    assert (
        course_name(source.teller, verdict, other)
        == f"launch {source.teller.initiatives[other].title}"
    )
    stopped = replace(verdict, kind="abandonment")
    assert course_name(source.teller, stopped, one) == "give it up"
    assert subject(source.teller, replace(verdict, chosen="")) == "Programmes"


def test_advisers_keep_their_names(solo: Path) -> None:
    """Capital letters and hyphens are part of a name."""
    deck = source_of(solo, review=False).scenario
    said = {each.adviser for inject in deck.injects for each in inject.advice}
    told = {
        text.partition(": ")[0]
        for turn in reported(solo).turns
        for decision in turn.decisions
        for course in decision.courses
        for text in course.advice
    }

    assert told
    assert told <= said


def test_the_summary_names_the_weightiest_differences_and_counts_the_rest(room: Path) -> None:
    """In a long exercise they took two pages."""
    report = reported(room)
    small = [replace(report.divergences[0], turn=turn, weight=0) for turn in range(9)]
    great = replace(small[0], turn=9, about="The visit", weight=2)

    found = summary_of(report.overview, report.world, None, (*small, great), ())
    told = [each.text for each in dict(found)["What the cells saw differently"]]

    assert len(told) == MOST_DIFFERED + 1
    assert told[-2].startswith("Turn 9, The visit: ")
    assert told[-1].startswith("4 smaller differences stand ")


def test_what_came_of_an_inject_is_told_once(room: Path) -> None:
    """Two cells answered it; the effects stand with the first of them."""
    text = read_page(html_of(reported(room))).text

    assert "What came of it stands with the first answer to this inject." in text


def test_a_wall_time_has_its_zone_in_words() -> None:
    """UTC is one; any other stays a number."""
    assert clock("2027-01-15T08:00:00+00:00") == "2027-01-15 08:00:00 UTC"
    assert clock("2027-01-15T17:00:00+09:00") == "2027-01-15 17:00:00+09:00"


def test_no_page_prints_marks_of_markdown_or_of_chess(solo: Path) -> None:
    """A reader of the page knows neither."""
    page = read_page(html_of(reported(solo)))

    assert "`" not in page.text
    assert not re.search(r"\w \?\?", page.text.replace("? mistake, ?? blunder", ""))


def test_signs_on_the_curve_do_not_lie_on_one_another() -> None:
    """The costliest of neighbours has its sign; the table below has all."""
    signs = {place: (100 + place, "??", "") for place in range(61)}

    kept = sorted(apart(signs, 61))
    assert kept[-1] == 60
    assert all(after - before >= 3 for before, after in pairwise(kept))
    assert apart({0: (1, "?", ""), 1: (2, "?", "")}, 8) == {0: (1, "?", ""), 1: (2, "?", "")}
