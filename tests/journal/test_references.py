from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.forge import Lines, dict_of, event_of, forge, lines_of
from tests.journal.tiny import TOKYO, finished
from wargame.journal.record import read
from wargame.journal.replay import replay


def set_event(kind: str, **values: object) -> Callable[[Lines], None]:
    """Return an edit of the first event of a kind."""
    return lambda lines: event_of(lines, kind).update(values)


def repeat_event(kind: str) -> Callable[[Lines], None]:
    """Return an edit that makes the first event of a kind happen twice."""

    def edit(lines: Lines) -> None:
        event = event_of(lines, kind)
        events = next(line["events"] for line in lines[2:] if event in line["events"])
        events.insert(events.index(event), event)

    return edit


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
        (set_event("ResponseResolved", inject="near-miss"), "does not lie on the table"),
        (repeat_event("TurnClosed"), "closes turn 1 in turn 1"),
        (repeat_event("InjectDelivered"), "a second time or in another turn"),
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

    no_start = read(forge(save, lambda lines: lines.__delitem__(2))).damage
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
