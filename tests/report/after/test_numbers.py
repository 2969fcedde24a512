"""Every number of a report is the record's: each is worked out again by another way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.raw_record import RawRecord
from tests.support.reports import reported, source_of
from wargame.core.perspective import Perspective
from wargame.core.rounding import div_round
from wargame.figures import decimal, points, signed_points
from wargame.report.after.files import json_bytes
from wargame.report.after.movers import movers_of
from wargame.report.after.parts import Evidence
from wargame.report.after_action import AfterActionReport

SAVES = ("solo", "room")


@pytest.fixture(params=SAVES)
def save(request: pytest.FixtureRequest) -> Path:
    """A session of each kind."""
    path: Path = request.getfixturevalue(request.param)
    return path


def tables(report: AfterActionReport) -> dict[str, list[dict[str, Any]]]:
    """Return the tables as a program reads them from the JSON file."""
    found: dict[str, list[dict[str, Any]]] = json.loads(json_bytes(report))["tables"]
    return found


def test_scores_by_turn_are_those_of_the_closed_turns(save: Path) -> None:
    """Recomputed from the raw lines of the file."""
    raw, report = RawRecord.of(save), reported(save)
    ids = [f"step/{each.id}" for each in report.world.steps]

    rows = {
        (row["turn"], row["about"]): row["score in hundredths"]
        for row in tables(report)["scores by turn"]
    }

    for turn, steps, overall in raw.closed():
        assert [rows[turn, each] for each in ids] == steps
        assert rows[turn, "overall"] == overall
        page = next(each for each in report.turns if each.number == turn)
        assert (page.steps, page.overall) == (tuple(steps), overall)


def test_the_result_is_that_of_the_ending(save: Path) -> None:
    """With what the ending counted."""
    raw, report = RawRecord.of(save), reported(save)
    [(line, ended)] = list(raw.events("ExerciseEnded"))

    assert report.overview.overall == ended["overall"]
    assert report.overview.turn == ended["turn"]
    assert report.world.lines[-1] == line
    assert report.overview.commands == len(raw.course)
    assert report.overview.lines == len(raw.lines)
    assert report.overview.seal == raw.lines[-1]["hash"]
    assert report.overview.digest == raw.lines[0]["deck_digest"]


def test_indicators_by_turn_follow_from_the_changes(save: Path) -> None:
    """Starts of the deck, then every change as the file has it."""
    raw, report = RawRecord.of(save), reported(save)
    folded = raw.values_by_turn(report.world.turns[-1])

    rows = {(r["turn"], r["indicator"]): r["value"] for r in tables(report)["indicators by turn"]}

    assert len({name for _, name in rows}) == len(report.world.indicators)
    for turn, values in enumerate(folded):
        assert {name: rows[turn, name] for name in values} == values


def test_what_is_derived_is_what_screens_show(save: Path) -> None:
    """Tension, deterrence and rungs by the views of the game."""
    source = source_of(save)
    report = reported(save)
    view = Perspective(source.tables, source.record.header.cell, "standard").view(source.states[-1])

    assert {each.id: each.values[-1] for each in report.world.indicators} == {
        each.id: each.value for each in view.indicators
    }
    for mine, shown in zip(report.world.tensions, view.flashpoints, strict=True):
        assert (mine.values[-1], mine.rungs[-1]) == (shown.tension, shown.rung_title)
        assert mine.deterrence[-1:] == (() if shown.deterrence is None else (shown.deterrence,))
    assert report.overview.start == report.world.overall[0]


def test_every_change_of_the_record_stands_in_the_annex(save: Path) -> None:
    """None is left out and none invented."""
    raw, report = RawRecord.of(save), reported(save)

    rows = [
        (row["line"], row["about"], row["before"], row["asked"], row["after"])
        for row in tables(report)["changes"]
        if row["asked"] is not None
    ]

    assert rows == raw.changes()


def test_every_draw_stands_in_the_annex_with_its_number(save: Path) -> None:
    """In the order they fell."""
    raw, report = RawRecord.of(save), reported(save)
    drawn = [(line, event["draw"]["value"]) for line, event in raw.events() if event.get("draw")]

    assert [(each.line, each.value) for each in report.draws] == drawn


def test_every_decision_has_its_line_time_and_owner(save: Path) -> None:
    """Undone ones are not among them."""
    raw, report = RawRecord.of(save), reported(save)
    chosen = {
        number: line
        for number, line in raw.course
        if line["command"]["type"] in {"Respond", "StartInitiative", "AbandonInitiative"}
    }
    seats = {e["remark"]["seat"]: e["remark"]["name"] for _, e in raw.remarks("SeatGiven")}

    told = [each for turn in report.turns for each in turn.decisions]

    assert [each.line for each in told] == sorted(chosen)
    for each in told:
        line = chosen[each.line]
        assert each.at == line["at"]
        assert each.owner == seats.get(line["seat"], line["seat"])
        assert [c.id for c in each.courses if c.chosen] == [
            value for key, value in line["command"].items() if key == "option"
        ]
        assert all(course.is_open for course in each.courses if course.chosen)


def test_effects_of_an_answer_are_its_events(save: Path) -> None:
    """The outcome, its changes and the line that holds it."""
    raw, report = RawRecord.of(save), reported(save)
    resolved = {e["inject"]: (line, e) for line, e in raw.events("ResponseResolved")}

    for decision in (each for turn in report.turns for each in turn.decisions):
        if decision.kind != "answer" or decision.inject not in resolved:
            continue
        line, event = resolved[decision.inject]
        effect = decision.effects[-1]
        assert effect.line == line
        assert [(c.indicator, c.before, c.after) for c in effect.changes] == [
            (c["indicator"], c["before"], c["after"]) for c in event["changes"]
        ]


def test_what_moved_a_step_adds_up_to_its_change(save: Path) -> None:
    """Nothing is counted twice or forgotten."""
    source, report = source_of(save), reported(save)

    for step in report.world.steps:
        moved = sum(each.change for each in movers_of(source, f"step/{step.id}"))
        assert moved == step.change


def test_rewinds_and_comments_are_counted(save: Path) -> None:
    """What was undone stays in the record and in the report."""
    raw, report = RawRecord.of(save), reported(save)
    rewinds = [(n, line) for n, line in enumerate(raw.lines, 1) if line["kind"] == "rewind"]
    commands = sum(line["kind"] == "command" for line in raw.lines)

    assert [(e.line, e.to, e.reason) for e in report.rewinds] == [
        (number, line["to"], line["reason"]) for number, line in rewinds
    ]
    seats = {e["remark"]["seat"]: e["remark"]["name"] for _, e in raw.remarks("SeatGiven")}
    assert [each.seat for each in report.rewinds] == [
        seats.get(line["seat"], line["seat"]) for _, line in rewinds
    ]
    assert report.overview.undone == commands - len(raw.course)
    assert sum(len(each.commands) for each in report.rewinds) == report.overview.undone
    assert [(e.line, e.text) for e in report.comments] == [
        (number, line["remark"]["text"]) for number, line in raw.remarks("Comment")
    ]


def test_every_line_a_report_points_to_is_in_the_record(save: Path) -> None:
    """And the report's own list of lines is complete."""
    raw, report = RawRecord.of(save), reported(save)
    listed = {each.line for each in report.lines}

    assert listed == set(range(3, len(raw.lines) + 1))
    assert {each.line for each in evidence_in(report)} <= listed
    for _, sentences in report.summary:
        for each in sentences:
            assert each.lines
            assert set(each.lines) <= listed


def evidence_in(value: object) -> Iterator[Evidence]:
    """Yield every piece of evidence, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from evidence_in(getattr(value, each.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from evidence_in(one)


def test_every_finding_and_rating_has_evidence(save: Path) -> None:
    """No strength, area or rating is only said."""
    report = reported(save)

    assert report.strengths
    assert report.areas
    assert all(each.evidence for each in report.findings)
    assert all(each.evidence for each in report.ratings)


def test_the_numbers_of_the_summary_are_the_records(save: Path) -> None:
    """Read from its sentences again, and held against the raw lines."""
    raw, report = RawRecord.of(save), reported(save)
    said = {title: [each.text for each in told] for title, told in report.summary}
    [(_, ended)] = list(raw.events("ExerciseEnded"))
    first = report.world.overall[0]

    went = said["How it went"][1]
    assert f"{points(ended['overall'])} of 100, from {points(first)} at STARTEX" in went
    assert f"({signed_points(ended['overall'] - first)})" in went
    for step, text in zip(report.world.steps, said["Where the steps stand, and why"], strict=True):
        found = re.search(r": (\d+) of 100, (\S+) since STARTEX", text)
        assert found is not None
        assert found[1] == str(points(step.values[-1]))
        assert found[2] == signed_points(step.values[-1] - step.values[0])
    for place, text in zip(report.world.tensions, said["In the region"], strict=True):
        assert re.search(rf"\b{place.values[-1]} \({place.rungs[-1]}\)", text)


def test_the_review_is_told_as_it_was_made(save: Path) -> None:
    """Its sums, losses and curve, and the three decisions by which most was lost or gained."""
    source, report = source_of(save), reported(save)
    review, told = source.review, report.review
    assert review is not None
    assert told is not None

    assert (told.start, told.final, told.choice, told.luck, told.loss) == (
        review.start,
        review.final,
        review.choice,
        review.luck,
        review.loss,
    )
    assert [each.loss for each in told.decisions] == [each.loss for each in review.verdicts]
    assert told.curve == review.curve
    most = sorted((abs(each.worth) for each in told.decisions), reverse=True)[:3]
    assert sorted((abs(each.worth) for each in told.mattered), reverse=True) == most


def test_votes_and_observations_are_those_of_the_room(room: Path) -> None:
    """Counted from the raw facts, without those that a rewind took back."""
    raw, report = RawRecord.of(room), reported(room)
    assert report.room is not None
    back = max(n for n, line in enumerate(raw.lines, 1) if line["kind"] == "rewind")
    votes = [
        (number, line["remark"]["confidence"])
        for number, line in raw.remarks("Voted")
        if number > back
    ]

    told = [(b.line, b.confidence) for vote in report.room.votes for b in vote.ballots]
    assert sorted(told) == votes
    north = next(each for each in report.room.votes if each.cell == "North")
    assert north.confidence == div_round(80 + 40, 2)
    assert north.alignment == "split"
    assert [(e.line, e.text, e.rating) for e in report.room.observations] == [
        (number, line["remark"]["text"], line["remark"]["rating"])
        for number, line in raw.remarks("Observed")
    ]
    for kind, told_of in (
        ("SeatGiven", report.room.participants),
        ("Asked", report.room.questions),
        ("Discussed", report.room.discussed),
        ("Reflected", report.room.reflections),
        ("ActionAgreed", report.room.actions),
    ):
        assert [each.line for each in told_of] == [n for n, _ in raw.remarks(kind)]


def test_scores_side_by_side_are_those_that_were_given(room: Path) -> None:
    """Model, cell and evaluator in the turn they are about."""
    raw, report = RawRecord.of(room), reported(room)
    assert report.room is not None
    [(_, own)] = raw.remarks("SelfScored")
    [(_, theirs)] = raw.remarks("EvaluatorScored")
    model = {turn: steps for turn, steps, _ in raw.closed()}

    for gap in report.room.gaps:
        index = [each.id for each in report.world.steps].index(gap.step)
        assert gap.model == div_round(model[gap.turn][index], 100)
        assert dict(gap.scores) == {
            "North": own["remark"]["scores"][index],
            "Eve": theirs["remark"]["scores"][index],
        }
        scores = [gap.model, *(score for _, score in gap.scores)]
        assert gap.gap == max(scores) - min(scores)


def test_an_endex_in_a_turn_is_told_as_the_world_stood_then(room: Path) -> None:
    """The last values are not those of the turn before."""
    raw, report = RawRecord.of(room), reported(room)
    last_closed = raw.closed()[-1][0]

    assert report.world.turns[-1] == last_closed + 1
    assert report.turns[-1].overall is None
    assert report.world.overall[-1] == report.overview.overall
    assert decimal(report.overview.overall) in decimal(report.world.overall[-1])
