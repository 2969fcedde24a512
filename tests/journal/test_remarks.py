"""Remarks stand beside the lines they are about and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journal.forge import Lines, forge
from tests.journal.tiny import begin, clock, play
from wargame.core.rejections import Reason, Rejection
from wargame.core.remarks import TEXT_LIMIT, TITLE_LIMIT, Comment, Titled, fault, tidy
from wargame.journal.branch import branch
from wargame.journal.catalogue import list_saves
from wargame.journal.lines import BEFORE_STARTEX, Remarked
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.journal.store import RESTATED_AFTER
from wargame.journal.verify import verify
from wargame.session import Session


@pytest.fixture
def remarked(tmp_path: Path) -> Path:
    """A session with a comment on line 4 as line 6, then two more commands."""
    with begin(tmp_path, turns=6) as session:
        play(session, 2)
        said = session.remark(4, Comment("  Why so soon?\nAsk them. "), "lecturer")
        assert isinstance(said, Remarked)
        assert said.line == 6
        play(session, 2)
        return session.path


def test_a_remark_is_kept_and_changes_nothing(remarked: Path) -> None:
    """The world, the course and the verdict are those without it."""
    record = read(remarked)
    [remark] = record.remarks

    assert (remark.line, remark.about, remark.seat) == (6, 4, "lecturer")
    assert remark.remark == Comment("Why so soon?\nAsk them.")
    assert [entry.line for entry in record.entries] == [3, 4, 5, 7, 8]
    assert verify(remarked).is_true
    with Session.resume(remarked, clock) as session:
        assert session.state == replay(record).state


def test_an_undone_line_and_the_whole_can_be_remarked_on(tmp_path: Path) -> None:
    """A lesson may lie in what was taken back."""
    with begin(tmp_path, turns=6) as session:
        play(session, 5)
        session.rewind(5, "", "player")

        said = [
            session.remark(7, Comment("Undone, and rightly."), "player"),
            session.remark(BEFORE_STARTEX, Comment("The whole."), "player"),
        ]
        path = session.path

    assert read(path).damage is None
    assert [each.about for each in read(path).remarks] == [7, 2]
    assert read(path).remarks == said


@pytest.mark.parametrize("about", [-1, 0, 1, 6, 9, 999])
def test_a_remark_on_what_is_no_command_is_refused(remarked: Path, about: int) -> None:
    """It would hang in the air."""
    with Session.resume(remarked, clock) as session:
        refused = session.remark(about, Comment("Where?"), "player")

    assert isinstance(refused, Rejection)
    assert refused.reason is Reason.NO_SUCH_LINE


@pytest.mark.parametrize("text", ["", " \n\t ", "\x1b", "x" * (TEXT_LIMIT + 1)])
def test_a_comment_has_to_say_something_and_not_too_much(remarked: Path, text: str) -> None:
    """What is too long is refused and not cut: nobody's words are lost unseen."""
    before = remarked.read_bytes()
    with Session.resume(remarked, clock) as session:
        refused = session.remark(4, Comment(text), "player")

    assert isinstance(refused, Rejection)
    assert refused.reason is Reason.BAD_TEXT
    assert remarked.read_bytes() == before


def test_a_text_of_the_longest_length_is_taken(remarked: Path) -> None:
    """The bound itself is allowed."""
    with Session.resume(remarked, clock) as session:
        assert isinstance(session.remark(4, Comment("x" * TEXT_LIMIT), "player"), Remarked)


def _forged(**fields: Any) -> Any:
    return lambda lines: lines[5].update(fields)


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (_forged(about=6), "about is not the line of a command"),
        (_forged(about=7), "about is not the line of a command"),
        (_forged(about="4"), "about is not a whole number"),
        (_forged(seat=1), "seat is not a text"),
        (_forged(at="noon"), "at is not a time"),
        (_forged(remark={"type": "Comment"}), "Comment.text is missing"),
        (_forged(remark={"type": "Comment", "text": 7}), "Comment.text is not a text"),
        (_forged(remark={"type": "Comment", "text": "a", "more": 1}), "Comment.'more' is a field"),
    ],
)
def test_a_remark_that_makes_no_sense_is_damage(remarked: Path, edit: Any, what: str) -> None:
    """Reports print remarks, so they are checked like everything else."""
    assert str(read(forge(remarked, edit)).damage).startswith(f"{remarked.name}:6: {what}")


@pytest.mark.parametrize("remark", [{"type": "Vote", "confidence": 70}, {}, None, 7])
def test_a_remark_of_a_later_version_is_a_note(remarked: Path, remark: object) -> None:
    """No rule reads it, so an older program can pass over it."""
    record = read(forge(remarked, _forged(remark=remark)))

    assert record.damage is None
    assert [note.kind for note in record.notes] == ["remark"]
    assert len(record.entries) == 5


def test_hostile_remarks_are_made_safe(remarked: Path) -> None:
    """Text out of a file reaches a terminal."""
    text = "\x1b[2Jred\u202e" + "x" * TEXT_LIMIT

    [remark] = read(forge(remarked, _forged(remark={"type": "Comment", "text": text}))).remarks

    assert isinstance(remark.remark, Comment)
    assert remark.remark.text.startswith("[2Jredxx")
    assert len(remark.remark.text) == TEXT_LIMIT


def test_a_title_given_later_is_the_title(tmp_path: Path) -> None:
    """Renaming adds a line; the first line stays as it was."""
    with begin(tmp_path, turns=6) as session:
        play(session, 3)
        session.remark(BEFORE_STARTEX, Titled("Group\x1b one"), "player")
        path = session.path

    record = read(path)
    [info] = list_saves(tmp_path)

    assert record.header.title == "A lesson"
    assert record.title == info.title == "Group one"
    assert fault(Titled("")) == ""
    assert tidy(Titled("x" * 500)) == Titled("x" * TITLE_LIMIT)


def test_a_title_can_be_taken_away(tmp_path: Path) -> None:
    """An empty one is a title too: none."""
    with begin(tmp_path) as session:
        session.remark(BEFORE_STARTEX, Titled(""), "player")

    [info] = list_saves(tmp_path)

    assert info.title == ""


def test_a_title_is_found_however_long_the_session_becomes(tmp_path: Path) -> None:
    """A list reads the end of a file only, so the title is written again now and then."""
    with begin(tmp_path, turns=900) as session:
        session.remark(BEFORE_STARTEX, Titled("Long"), "player")
        play(session, 60)
        path = session.path
    with Session.resume(path, clock) as session:
        while path.stat().st_size < 10 * RESTATED_AFTER:
            play(session, 10, salt=session.state.turn)

    record = read(path)
    [info] = list_saves(tmp_path)

    assert info.title == record.title == "Long"
    assert 5 < len(record.remarks) < 20
    assert verify(path).is_true


def test_a_branch_takes_remarks_along(remarked: Path) -> None:
    """Lines keep their numbers, so a remark still names the line it is about."""
    made = branch(remarked, saves=remarked.parent / "new", clock=clock)

    assert read(made).remarks == read(remarked).remarks


def test_a_comment_in_an_old_save_is_allowed(save: Path) -> None:
    """A program of the first format passes over it, and what it shows is the same."""
    forge(save, lambda lines: lines[0].update(format=1))
    with Session.resume(save, clock) as session:
        session.remark(4, Comment("Kept."), "player")

    assert read(save).header.format == 1
    assert len(read(save).remarks) == 1


def test_notes_and_remarks_do_not_hide_the_turn(remarked: Path) -> None:
    """A list looks for the last line that tells the turn, past remarks."""

    def quote(lines: Lines) -> None:
        lines.append(dict(lines[5]))
        lines[-1]["remark"] = {"type": "Comment", "text": '"kind":"rewind" "type":"TurnBegan"'}

    state = replay(read(remarked)).state
    [info] = list_saves(forge(remarked, quote).parent)

    assert (info.turn, info.problem) == (state.turn, "")
