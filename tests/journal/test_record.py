from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journal.forge import forge, lines_of, write_lines
from tests.journal.tiny import begin, play
from wargame.journal.record import DamagedSave, read
from wargame.journal.replay import replay


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


def test_a_changed_scenario_is_found_even_if_its_line_is_chained(save: Path) -> None:
    """The header names the scenario by its digest."""
    lines = lines_of(save)
    lines[0]["deck_digest"] = "0" * 64
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
