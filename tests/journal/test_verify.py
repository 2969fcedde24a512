from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journal.forge import Lines, event_of, forge
from tests.journal.tiny import TOKYO, WASHINGTON, finished
from wargame.core.scenario import WHOLE
from wargame.journal.record import read
from wargame.journal.verify import verify


@pytest.mark.parametrize("played", [(WHOLE,), (TOKYO,), (TOKYO, WASHINGTON)])
@pytest.mark.parametrize("salt", range(4))
def test_a_session_as_it_was_played_is_true(
    tmp_path: Path, played: tuple[str, ...], salt: int
) -> None:
    """Deciding the same commands from the same seed brings the same events."""
    path = finished(tmp_path, played=played, salt=salt)

    verdict = verify(path)

    assert verdict.is_true
    count = len(read(path).entries)
    assert str(verdict) == f"{path.name}: {count} commands decided again, all as recorded"


def _line_of(save: Path, kind: str) -> int:
    record = read(save)
    return next(
        entry.line for entry in record.entries for e in entry.events if type(e).__name__ == kind
    )


def _changed_value(lines: Lines) -> None:
    event_of(lines, "RuleApplied")["changes"][0]["after"] += 1


def _changed_draw(lines: Lines) -> None:
    event_of(lines, "ResponseResolved")["draw"]["odds"][1][1] += 1


def _another_outcome(lines: Lines) -> None:
    event = event_of(lines, "ResponseResolved")
    event["outcome"] = "calm" if event["outcome"] == "rough" else "rough"


def _a_change_more(lines: Lines) -> None:
    changes = event_of(lines, "RuleApplied")["changes"]
    changes.append(changes[0])


@pytest.mark.parametrize(
    ("kind", "edit", "field"),
    [
        ("RuleApplied", _changed_value, "changes[0].after"),
        ("ResponseResolved", _changed_draw, "draw.odds[1][1]"),
        ("ResponseResolved", _another_outcome, "outcome"),
        ("RuleApplied", _a_change_more, "changes"),
    ],
)
def test_the_first_event_that_differs_is_named_to_its_field(
    save: Path, kind: str, edit: Callable[[Lines], None], field: str
) -> None:
    """A forger can make the chain hold, and rules can change: verifying shows both, and where."""
    line = _line_of(save, kind)
    verdict = verify(forge(save, edit))

    assert not verdict.is_true
    assert verdict.difference is not None
    assert (verdict.difference.line, verdict.difference.field) == (line, field)
    assert str(verdict).startswith(f"{save.name}:{line}: event {verdict.difference.event}, {field}")
    assert verdict.damage == ""


def test_recorded_and_decided_values_are_both_shown(save: Path) -> None:
    """One number against another is what somebody looks for."""
    difference = verify(forge(save, _changed_value)).difference

    assert difference is not None
    assert int(difference.recorded) == int(difference.decided) + 1
    assert f"recorded {difference.recorded}, decided {difference.decided}" in str(difference)


def test_an_event_that_is_missing_is_named(save: Path) -> None:
    """The rules bring one more than was recorded."""

    def drop(lines: Lines) -> None:
        for line in lines[2:]:
            line["events"] = [e for e in line["events"] if e["type"] != "RuleApplied"]

    difference = verify(forge(save, drop)).difference

    assert difference is not None
    assert difference.field == ""
    assert difference.decided.startswith("RuleApplied(")
    assert len(difference.decided) <= 80


def test_an_event_too_many_at_the_end_of_a_line_is_named(save: Path) -> None:
    """The record says more than the rules bring."""

    def add(lines: Lines) -> None:
        lines[-2]["events"].append(event_of(lines, "RuleApplied"))

    difference = verify(forge(save, add)).difference

    assert difference is not None
    assert difference.decided == "nothing"


def test_a_command_that_is_refused_now_is_named(save: Path) -> None:
    """A stricter rule shows as a refusal, with its reason."""

    def other_cell(lines: Lines) -> None:
        for line in lines[3:]:
            if line["command"]["type"] == "EndTurn":
                line["command"]["cell"] = "tokyo"

    verdict = verify(forge(save, other_cell))

    assert verdict.difference is not None
    assert verdict.difference.event == 0
    assert "the command: recorded accepted, decided refused (nobody here sits in" in str(verdict)


def test_another_seed_is_found(save: Path) -> None:
    """All luck follows from the seed, so a seed changed afterwards does not fit the draws."""
    verdict = verify(forge(save, lambda lines: lines[0].update(seed=8)))

    assert verdict.difference is not None
    assert verdict.difference.line == 3  # the first draw comes with STARTEX


def test_damage_makes_a_record_untrue(save: Path) -> None:
    """What is intact is verified, and the damage is told."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[-1] = lines[-1].replace(b"player", b"prayer")
    save.write_bytes(b"".join(lines))

    verdict = verify(save)

    assert not verdict.is_true
    assert verdict.difference is None
    assert verdict.commands == len(lines) - 3
    assert str(verdict).startswith(f"{save.name}:{len(lines)}: the line does not follow")


def test_an_unfinished_line_makes_a_record_untrue(save: Path) -> None:
    """It is mended by resuming, and until then the file is not whole."""
    save.write_bytes(save.read_bytes()[:-5])

    verdict = verify(save)

    assert not verdict.is_true
    assert "the last line is unfinished; resuming the session sets it aside" in str(verdict)


def test_damage_and_difference_are_both_told(save: Path) -> None:
    """One must not hide the other."""
    forge(save, _changed_value)
    save.write_bytes(save.read_bytes()[:-5])

    damage, difference = str(verify(save)).splitlines()

    assert "the last line is unfinished" in damage
    assert "changes[0].after" in difference


def test_verifying_changes_nothing(save: Path) -> None:
    """It only reads."""
    before = save.read_bytes()

    verify(save)

    assert save.read_bytes() == before
    assert [path.name for path in save.parent.iterdir()] == [save.name]
