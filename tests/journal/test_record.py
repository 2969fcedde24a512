from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.forge import Lines, dict_of, event_of, forge, lines_of
from tests.journal.tiny import TOKYO, begin, finished, play
from wargame.journal.record import DamagedSave, read
from wargame.journal.replay import replay


def set_event(kind: str, **values: object) -> Callable[[Lines], None]:
    """Return an edit of the first event of a kind."""
    return lambda lines: event_of(lines, kind).update(values)


def set_command(**values: object) -> Callable[[Lines], None]:
    """Return an edit of the first answer."""

    def edit(lines: Lines) -> None:
        answers = [line for line in lines[2:] if line["command"]["type"] == "Respond"]
        answers[0]["command"].update(values)

    return edit


def change(**values: object) -> dict[str, object]:
    """Return a change of an indicator."""
    return {"indicator": "alliance.trust", "before": 60, "asked": 1, "after": 61} | values


@pytest.fixture
def tokyo_save(tmp_path: Path) -> Path:
    """A session in which the program played Washington."""
    return finished(tmp_path / "tokyo", played=(TOKYO,))


def test_a_record_holds_all_that_was_accepted(tmp_path: Path) -> None:
    """What was played and what is read are the same, with lines, seats and times."""
    with begin(tmp_path) as session:
        play(session, 5)
        trail = session.trail
        path = session.path

    record = read(path)

    assert [(e.line, e.command, e.events) for e in record.entries] == [
        (step.line, step.command, step.events) for step in trail
    ]
    assert {(entry.seat, entry.at) for entry in record.entries} == {
        ("player", "2026-11-24T09:30:00+00:00")
    }
    assert record.size == path.stat().st_size


@pytest.mark.parametrize(
    "edit",
    [
        set_command(cell="beijing"),
        set_command(inject="ufo"),
        set_command(option="surrender"),
        set_event("InjectDelivered", inject="ufo"),
        set_event("ResponseGiven", option="surrender"),
        set_event("ResponseResolved", outcome="perfect"),
        set_event("ResponseResolved", then=[["ufo", 2]]),
        set_event("RuleApplied", rule="gravity"),
        set_event("RuleApplied", changes=[change(indicator="moon.phase")]),
        set_event("ExerciseEnded", ending="happy"),
        set_event("ExerciseStarted", played=["beijing"]),
        set_event("InitiativeStarted", initiative="moon-base"),
    ],
)
def test_a_name_that_the_scenario_does_not_have_is_damage(
    save: Path, edit: Callable[[Lines], None]
) -> None:
    """Folding looks names up, so they are checked before; no KeyError reaches anybody."""
    damage = read(forge(save, edit)).damage

    assert "which the scenario in line 2 does not have" in str(damage)


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (set_event("RuleApplied", changes=[change(after=101)]), "outside its range"),
        (set_event("RuleApplied", changes=[change(after=-(1 << 63))]), "outside its range"),
        (set_event("TurnClosed", steps=[1, 2]), "not one score for each of 1 steps"),
        (set_event("TurnClosed", overall=10_001), "a score outside 0-10,000"),
        (set_event("TurnClosed", steps=[-1]), "a score outside 0-10,000"),
        (set_event("InitiativeAdvanced", progress=99), "more work than the initiative has"),
        (set_event("InitiativeAdvanced", stage=3), "is no stage of the initiative"),
        (set_event("TurnBegan", type="TurnSkipped"), "a kind that this program does not know"),
        (set_event("TurnBegan", turn=2), "begins turn 2 in turn 0"),
        (set_event("TurnClosed", turn=2), "closes turn 2 in turn 1"),
        (set_event("InjectDelivered", turn=9), "a second time or in another turn"),
        (set_event("ResponseGiven", inject="near-miss"), "does not lie on the table"),
    ],
)
def test_what_cannot_be_folded_is_damage(
    save: Path, edit: Callable[[Lines], None], what: str
) -> None:
    """A number or an order that the engine never makes is named, not folded."""
    damage = read(forge(save, edit)).damage

    assert damage is not None
    assert what in str(damage)
    assert damage.line > 2


def test_a_temper_that_the_model_does_not_have_is_damage(tokyo_save: Path) -> None:
    """Screens look the temper up to tell of it."""
    assert read(tokyo_save).damage is None

    damage = read(forge(tokyo_save, set_event("CounterpartReacted", reaction="sulks"))).damage

    assert "CounterpartReacted" not in str(damage)
    assert "names 'sulks'" in str(damage)


def test_an_answer_that_holds_comes_from_a_cell(tmp_path: Path) -> None:
    """Cells that differed name the one whose answer holds."""
    path = _differing(tmp_path)

    damage = read(forge(path, set_event("CellsDiffered", holds="beijing"))).damage

    assert "names 'beijing'" in str(damage)


def _differing(folder: Path) -> Path:
    for salt in range(40):
        path = finished(folder, played=(TOKYO, "washington"), salt=salt)
        if '"CellsDiffered"' in path.read_text(encoding="utf-8"):
            return path
    raise LookupError("CellsDiffered")


def test_a_set_back_names_its_inject(tmp_path: Path) -> None:
    """Its cause is looked up to be told, although folding does not need it."""
    for salt in range(40):
        path = finished(tmp_path, salt=salt)
        if '"InitiativeSetBack"' in path.read_text(encoding="utf-8"):
            break

    damage = read(forge(path, set_event("InitiativeSetBack", cause="ufo"))).damage

    assert "names 'ufo'" in str(damage)


def test_nothing_comes_before_startex_or_after_the_ending(save: Path) -> None:
    """STARTEX opens a session once, and an ending is the end."""
    whole = save.read_bytes()

    no_start = read(forge(save, lambda lines: lines.pop(2) and None)).damage
    save.write_bytes(whole)
    twice = read(forge(save, lambda lines: lines.insert(3, lines[2]))).damage
    save.write_bytes(whole)
    on = read(forge(save, lambda lines: lines.append(lines[-1]))).damage

    assert "comes where STARTEX cannot be" in str(no_start)
    assert "comes where STARTEX cannot be" in str(twice)
    assert "comes after the ending" in str(on)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_forged_save_is_damaged_or_folds(
    save: Path, finished_bytes: bytes, data: st.DataObject
) -> None:
    """The chain has no key, so anything may stand in a file that it holds: nothing may crash."""
    save.write_bytes(finished_bytes)
    lines = lines_of(save)
    events = [event for line in lines[2:] for event in line["events"]]
    ids = ["median-line", "rumour", "firm", "calm", TOKYO, "all", "relocation", "alliance.trust"]
    odd = st.one_of(st.integers(), st.sampled_from(ids), st.none(), st.lists(st.integers()))
    for _ in range(data.draw(st.integers(1, 3))):
        event = dict_of(data.draw(st.sampled_from(events)))
        event[data.draw(st.sampled_from(sorted(event)))] = data.draw(odd)

    record = read(forge(save, lambda written: written.__setitem__(slice(None), lines)))

    assert len(replay(record)) == len(record.entries)


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("seed", -1, "seed is below 0"),
        ("seed", 1 << 64, "seed is a number beyond 64 bits"),
        ("preview", "psychic", "preview is none of instructor, standard, realistic, blind"),
        ("begun", "yesterday", "begun is not a time"),
        ("begun", 7, "begun is not a text"),
        ("parent", {"file": "x"}, "parent.line is missing"),
        ("nonsense", 1, "'nonsense' is a field that Header does not have"),
        ("kind", "command", "this is not the header of a session"),
    ],
)
def test_a_wrong_header_is_named(save: Path, field: str, value: object, what: str) -> None:
    """Without its header a save is nothing, so it is refused whole."""
    with pytest.raises(DamagedSave) as caught:
        read(forge(save, lambda lines: lines[0].update({field: value})))

    assert str(caught.value).startswith(f"{save.name}:1: {what}")
    assert "take the file from a copy" in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("deck", "other", "deck is another deck than the one in line 2"),
        ("cell", "beijing", "cell is no cell of this deck"),
        ("played", ["beijing"], "played has a cell that this deck does not have"),
        ("played", [], "played has a cell that this deck does not have"),
    ],
)
def test_a_header_that_does_not_fit_its_scenario_is_named(
    save: Path, field: str, value: object, what: str
) -> None:
    """Each line is fine by itself; together they are not."""
    with pytest.raises(DamagedSave, match=what):
        read(forge(save, lambda lines: lines[0].update({field: value})))


def test_texts_of_the_header_are_safe_to_show(save: Path) -> None:
    """A title can carry escape sequences for the terminal of whoever lists the saves."""
    title = "\x1b]0;owned\x07 line\ntwo \u202egnp.exe" + "x" * 500
    made = {"title": title, "program": "\x1b[2J9.9", "mode": "so\nlo"}

    header = read(forge(save, lambda lines: lines[0].update(made))).header

    assert header.title.startswith("]0;owned line two gnp.exex")
    assert len(header.title) == 120
    assert header.program == "[2J9.9"
    assert header.mode == "so lo"


def _scenario(**values: object) -> Callable[[Lines], None]:
    return lambda lines: lines[1]["scenario"].update(values)


def _model(**values: object) -> Callable[[Lines], None]:
    return lambda lines: lines[1]["scenario"]["model"].update(values)


def _part(name: str, **values: object) -> Callable[[Lines], None]:
    def edit(lines: Lines) -> None:
        scenario = lines[1]["scenario"]
        places: dict[str, Any] = {
            "indicator": scenario["model"]["indicators"][0],
            "overall": scenario["model"]["overall"],
            "step": scenario["model"]["steps"][0],
            "measure": scenario["model"]["steps"][0]["measures"][0],
            "inject": scenario["injects"][0],
            "option": scenario["injects"][0]["options"][0],
        }
        places[name].update(values)

    return edit


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (_scenario(turns=0), "has too many turns or none"),
        (_scenario(turns=999_999_999), "has too many turns or none"),
        (_scenario(most=999_999_999), "has no pace of injects"),
        (_scenario(start="soon"), "does not say when it starts"),
        (_scenario(start="9999-12-31"), "does not say when it starts"),
        (_scenario(turns="3"), "cannot be read: scenario.turns"),
        (_scenario(extra=1), "cannot be read: scenario"),
        (_model(endings=[]), "lacks endings or steps"),
        (_model(steps=[]), "lacks endings or steps"),
        (_part("overall", lowest_count=0), "has no overall score"),
        (_part("overall", mean=0, lowest=0), "has no overall score"),
        (_part("step", measures=[]), "has a step '1' without weight"),
        (_part("measure", weight=0), "has a step '1' without weight"),
        (_part("measure", end=0), "has a flat measure in step '1'"),
        (_part("measure", indicators=[]), "has a flat measure in step '1'"),
        (_part("measure", band=[1, 2]), "has a flat measure in step '1'"),
        (_part("measure", indicators=["alliance.trust"] * 200_001), "is too large to be run"),
        (_part("option", outcomes=[]), "has an option 'firm' without outcomes"),
        (_part("inject", options=[]), "has an inject 'median-line' without options"),
        (_part("indicator", high=0), "has an indicator 'alliance.trust' without a range"),
        (_part("indicator", high=999_999_999), "has an indicator 'alliance.trust' without a range"),
        (_part("indicator", start=101), "has an indicator 'alliance.trust' that starts outside"),
    ],
)
def test_a_scenario_that_cannot_be_run_is_refused(
    save: Path, edit: Callable[[Lines], None], what: str
) -> None:
    """Decks are checked where they are read; the scenario in a save may come from anywhere."""
    with pytest.raises(DamagedSave) as caught:
        read(forge(save, edit))

    assert str(caught.value).startswith(f"{save.name}:2: ")
    assert what in str(caught.value)


@pytest.mark.parametrize(
    "edit",
    [
        _part("option", needs="import os"),
        _part("option", effects=[{"indicator": "moon.phase", "by": 1}]),
    ],
)
def test_a_scenario_that_does_not_compile_is_refused(
    save: Path, edit: Callable[[Lines], None]
) -> None:
    """Conditions and names inside a scenario are checked by compiling it."""
    record = read(forge(save, edit))

    with pytest.raises(DamagedSave, match=":2: the scenario does not hold together"):
        replay(record)


def test_a_changed_scenario_is_found_even_if_its_line_is_chained(save: Path) -> None:
    """The header names the scenario by its digest."""

    def change_digest(lines: Lines) -> None:
        lines[0]["deck_digest"] = "0" * 64

    lines = lines_of(save)
    change_digest(lines)
    from tests.journal.forge import write_lines

    write_lines(save, lines)

    with pytest.raises(DamagedSave, match=":2: deck_digest is not that of the scenario"):
        read(save)


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (lambda line: line.update(kind="command"), ":2: the line is not the scenario"),
        (lambda line: line.update(extra=1), ":2: the line has other fields"),
    ],
)
def test_line_two_is_the_scenario_and_nothing_else(
    save: Path, edit: Callable[[dict[str, Any]], None], what: str
) -> None:
    """All names below are looked up in it."""
    with pytest.raises(DamagedSave, match=what):
        read(forge(save, lambda lines: edit(lines[1])))


@pytest.mark.parametrize(
    ("keep", "what"),
    [
        (0, ":1: the file is empty"),
        (10, ":1: the file was never begun properly"),
        (-10, ":2: the file was never begun properly"),
        (None, ":2: the scenario is missing"),
    ],
)
def test_a_file_that_was_never_begun_is_refused(save: Path, keep: int | None, what: str) -> None:
    """The program can die while it makes a file, too."""
    lines = save.read_bytes().splitlines(keepends=True)
    start = lines[0] + lines[1] if keep is not None else lines[0]

    save.write_bytes(start[:keep] if keep is not None else start)

    with pytest.raises(DamagedSave, match=what):
        read(save)


def test_notes_of_a_later_version_are_kept_and_passed_over(save: Path) -> None:
    """A newer program may add kinds of line to this format that a fold does not need."""
    before = len(read(save).entries)
    note = {"kind": "annotation", "about": 5, "text": "Why so soon?"}

    record = read(forge(save, lambda lines: lines.insert(5, note)))

    assert record.damage is None
    assert len(replay(record)) == before
    assert [(each.line, each.kind) for each in record.notes] == [(6, "annotation")]
    assert record.notes[0].members["text"] == "Why so soon?"


@pytest.mark.parametrize("kind", ["header", "scenario", None, 7])
def test_a_kind_out_of_place_is_damage(save: Path, kind: object) -> None:
    """A second header would make two sessions of one file."""
    damage = read(forge(save, lambda lines: lines[5].update(kind=kind))).damage

    assert f"{save.name}:6: the line is of a kind that does not belong here" in str(damage)


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("seat", 7, "seat is not a text"),
        ("at", "noon", "at is not a time"),
        ("at", None, "at is not a time"),
        ("events", None, "events is not a list"),
        ("command", None, "None command is of a kind"),
    ],
)
def test_every_field_of_an_entry_is_checked(
    save: Path, field: str, value: object, what: str
) -> None:
    """Reports show seats and times, so they are no more trusted than events."""
    damage = read(forge(save, lambda lines: lines[5].update({field: value}))).damage

    assert f"{save.name}:6: {what}" in str(damage)


def test_reading_leaves_garbage_collection_as_it_was(save: Path) -> None:
    """It is off while a save is read; a program that wants it off keeps it off."""
    read(save)
    assert gc.isenabled()

    gc.disable()
    try:
        read(save)
        assert not gc.isenabled()
    finally:
        gc.enable()
