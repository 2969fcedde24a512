"""A rewind takes commands back; they stay in the file, and everything follows the course."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journal.forge import Lines, event_of, forge, lines_of
from tests.journal.tiny import begin, clock, finished, play
from wargame.core.rejections import Reason, Rejection
from wargame.journal.branch import branch
from wargame.journal.catalogue import list_saves
from wargame.journal.history import Undone
from wargame.journal.lines import REASON_LIMIT
from wargame.journal.record import read
from wargame.journal.replay import fold, replay
from wargame.journal.verify import verify
from wargame.session import Session


@pytest.fixture
def rewound(tmp_path: Path) -> Path:
    """A session of nine commands, of which four were taken back and two played anew."""
    with begin(tmp_path, turns=6) as session:
        play(session, 8)
        taken = session.rewind(7, "The other way", "player")
        assert isinstance(taken, Undone)
        play(session, 2, salt=3)
        return session.path


def test_play_stands_again_where_it_stood(tmp_path: Path) -> None:
    """World, turn and news are those after the line; the undone lines are kept."""
    with begin(tmp_path, turns=6) as session:
        play(session, 4)
        state, before, size = session.state, session.trail, session.path.stat().st_size
        play(session, 5)
        taken = session.trail[5:]

        undone = session.rewind(before[-1].line, " Too\n soon ", "player")

        assert isinstance(undone, Undone)
        assert undone.steps == taken
        assert undone.rewind.reason == "Too  soon"
        assert session.state == state
        assert session.trail == before
        assert session.history.undone == (undone,)
        assert session.history.undone_steps == 5
        assert session.path.stat().st_size > size
        assert len(lines_of(session.path)) == 3 + 4 + 5 + 1


def test_the_same_decisions_bring_the_same_results(tmp_path: Path) -> None:
    """Luck is keyed: taking back does not draw again."""
    with begin(tmp_path, turns=6) as session:
        play(session, 9)
        trail = session.trail
        session.rewind(trail[3].line, "", "player")

        for step in trail[4:]:
            assert session.submit(step.command, "player") == step.events


def test_replay_fold_verify_and_list_follow_the_course(rewound: Path) -> None:
    """Only what was not taken back counts."""
    record = read(rewound)
    history = replay(record)

    assert record.damage is None
    assert [entry.line for entry in record.entries] == [3, 4, 5, 6, 7, 13, 14]
    assert record.undone == history.undone_steps == 4
    assert [step.line for step in history.trail] == [3, 4, 5, 6, 7, 13, 14]
    assert [state for _, state in fold(record)][-1] == history.state
    assert "11 commands decided again, 4 of them taken back later" in str(verify(rewound))
    assert verify(rewound).is_true
    with Session.resume(rewound, clock) as session:
        assert session.state == history.state
        assert session.history.undone == history.undone
    [info] = list_saves(rewound.parent)
    assert (info.turn, info.problem) == (history.state.turn, "")


def test_a_list_takes_the_turn_from_the_rewind_itself(tmp_path: Path) -> None:
    """Right after a rewind the end of the file holds lines that do not count."""
    path = finished(tmp_path)
    lines = [step.line for step in replay(read(path)).trail]
    for to in (lines[-2], lines[len(lines) // 2], lines[0]):
        with Session.resume(path, clock) as session:
            session.rewind(to, "", "player")
            state = session.state

        [info] = list_saves(tmp_path)

        assert (info.turn, info.ending, info.problem) == (state.turn, "", "")
        assert info.overall == (state.scores[-1][-1] if state.scores else None)


def test_an_undone_line_of_play_can_be_seen_as_it_was(rewound: Path) -> None:
    """It is part of the record: every state of it can be had, and it is not on the course."""
    history = replay(read(rewound))

    seen = history.as_of(11)

    assert [step.line for step in seen.trail] == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert seen.trail[5:] == history.undone[0].steps
    assert seen.state_at(4) == history.state_at(4)
    assert seen.undone == ()
    assert history.as_of(14).trail == history.trail
    with pytest.raises(KeyError):
        history.as_of(12)


@pytest.mark.parametrize("line", [6, 10, 12, 13, 14])
def test_a_branch_stands_where_the_session_stood_then(rewound: Path, line: int) -> None:
    """Undone lines, the rewind itself and what came after can all be branched."""
    made = branch(rewound, saves=rewound.parent / "new", clock=clock, line=line)

    at = 7 if line == 12 else line
    assert replay(read(made)).state == replay(read(rewound)).as_of(at).state
    assert verify(made).is_true


@pytest.mark.parametrize(
    ("to", "reason", "what"),
    [
        (2, Reason.NOT_ON_COURSE, "line 2 is before STARTEX; the earliest line to go back to is 3"),
        (-1, Reason.NOT_ON_COURSE, "before STARTEX"),
        (9, Reason.NOT_ON_COURSE, "line 9 holds no decision that counts now"),
        (12, Reason.NOT_ON_COURSE, "line 12 holds no decision that counts now"),
        (99, Reason.NOT_ON_COURSE, "line 99 holds no decision that counts now"),
        (14, Reason.NOTHING_TO_UNDO, "the session stands at line 14 already"),
    ],
)
def test_a_rewind_that_cannot_be_is_refused(
    rewound: Path, to: int, reason: Reason, what: str
) -> None:
    """A refusal is a value with a sentence, and leaves no trace."""
    before = rewound.read_bytes()
    with Session.resume(rewound, clock) as session:
        refused = session.rewind(to, "", "player")

    assert isinstance(refused, Rejection)
    assert refused.reason is reason
    assert what in refused.what
    assert rewound.read_bytes() == before


def test_before_startex_there_is_nothing_to_take_back(save: Path, tmp_path: Path) -> None:
    """A session without a command has no course."""
    made = branch(save, saves=tmp_path / "new", clock=clock, line=2)
    with Session.resume(made, clock) as session:
        refused = session.rewind(3, "", "player")

    assert isinstance(refused, Rejection)
    assert refused.reason is Reason.NOT_STARTED


def test_an_ending_can_be_taken_back(save: Path) -> None:
    """The exercise goes on from there; the ending stays in the file."""
    with Session.resume(save, clock) as session:
        session.rewind(session.trail[-2].line, "Once more", "player")
        assert not session.state.ending
        play(session, 1)

    assert verify(save).is_true


def test_rewinds_nest(tmp_path: Path) -> None:
    """What was played after a rewind can be taken back too, further than before."""
    with begin(tmp_path, turns=6) as session:
        states = [session.state]
        for number in range(8):
            play(session, 1, number)
            states.append(session.state)
        session.rewind(8, "", "player")
        play(session, 3, salt=4)
        session.rewind(5, "", "player")
        play(session, 1, salt=2)
        path = session.path

    history = replay(read(path))

    assert [len(each.steps) for each in history.undone] == [3, 6]
    assert history.as_of(11).state == states[8]
    assert history.as_of(7).state == states[4]
    assert verify(path).is_true


def _was_undone(lines: Lines) -> None:
    lines[11]["to"] = 2


def _is_a_text(lines: Lines) -> None:
    lines[11]["to"] = "7"


def _another_turn(lines: Lines) -> None:
    lines[11]["turn"] += 1


def _another_score(lines: Lines) -> None:
    lines[11]["overall"] = 1


def _no_reason(lines: Lines) -> None:
    del lines[11]["reason"]


def _no_time(lines: Lines) -> None:
    lines[11]["at"] = "noon"


def _no_seat(lines: Lines) -> None:
    lines[11]["seat"] = None


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (_was_undone, "to cannot be gone back to: line 2 is before STARTEX"),
        (_is_a_text, "to is not a whole number"),
        (_another_turn, "turn or the overall score is not that of the line gone back to"),
        (_another_score, "turn or the overall score is not that of the line gone back to"),
        (_no_reason, "reason is not a text"),
        (_no_time, "at is not a time"),
        (_no_seat, "seat is not a text"),
    ],
)
def test_a_rewind_that_makes_no_sense_is_damage(rewound: Path, edit: Any, what: str) -> None:
    """The chain can hold and the line still lead nowhere."""
    assert str(read(forge(rewound, edit)).damage).startswith(f"{rewound.name}:12: {what}")


def test_events_after_a_rewind_are_checked_from_where_it_went(rewound: Path) -> None:
    """A line that would fit the undone course does not fit this one."""
    turn = replay(read(rewound)).as_of(7).state.turn

    def undone_again(lines: Lines) -> None:
        lines[12]["events"] = [{"type": "TurnBegan", "turn": 9, "income": 0, "capital": 1}]

    damage = read(forge(rewound, undone_again)).damage

    assert damage is not None
    assert (damage.line, damage.what) == (13, f"TurnBegan begins turn 9 in turn {turn}")


def test_verify_decides_undone_lines_too(rewound: Path) -> None:
    """They are part of what is claimed to have happened."""

    def change(lines: Lines) -> None:
        for line in lines[7:11]:
            for event in line["events"]:
                if event["type"] == "RuleApplied":
                    event["changes"][0]["asked"] += 1
                    return
        raise LookupError

    verdict = verify(forge(rewound, change))

    assert not verdict.is_true
    assert verdict.difference is not None
    assert 8 <= verdict.difference.line <= 11


def test_a_long_reason_is_cut_and_made_safe(rewound: Path) -> None:
    """It is shown in lists and reports."""
    made = "\x1b[2J" + "x" * 9_999

    record = read(forge(rewound, lambda lines: lines[11].update(reason=made)))

    reason = replay(record).undone[0].rewind.reason
    assert reason.startswith("[2Jxx")
    assert len(reason) == REASON_LIMIT


def test_a_session_of_the_first_format_is_branched_before_it_is_rewound(save: Path) -> None:
    """A program that knows only that format would pass over the rewind and show another world."""
    forge(save, lambda lines: lines[0].update(format=1))
    with Session.resume(save, clock) as session:
        refused = session.rewind(session.trail[1].line, "", "player")
    made = branch(save, saves=save.parent, clock=clock)

    assert isinstance(refused, Rejection)
    assert refused.reason is Reason.OLD_RECORD
    assert f"`wargame branch {save.name} --turn N`" in refused.what
    with Session.resume(made, clock) as session:
        assert isinstance(session.rewind(session.trail[1].line, "", "player"), Undone)


def test_a_rewind_in_the_first_format_is_a_note_and_stays_one(save: Path) -> None:
    """What a line means cannot change with the program that reads it."""

    def add(lines: Lines) -> None:
        lines[0]["format"] = 1
        lines.append({"kind": "rewind", "to": 3})

    record = read(forge(save, add))
    made = read(branch(save, saves=save.parent / "new", clock=clock))

    assert [note.kind for note in record.notes] == ["rewind"]
    assert record.undone == 0
    assert (made.header.format, made.damage) == (1, None)


def test_a_rewind_needs_its_events_in_order(save: Path) -> None:
    """STARTEX itself can never be taken back: its line is the first to go back to."""
    assert event_of(lines_of(save), "ExerciseStarted")
    with Session.resume(save, clock) as session:
        session.rewind(3, "", "player")

        assert session.state.turn == 1
        assert len(session.trail) == 1
