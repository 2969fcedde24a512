"""Recordings of this machine, played back by the real desk: what screens are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journal.tiny import SEED, begin, clock, finished, play
from wargame.core.events import TurnBegan
from wargame.core.scenario import WHOLE
from wargame.desk import LocalDesk
from wargame.errors import BadInput, WargameError
from wargame.journal.branch import branch
from wargame.journal.record import read
from wargame.journal.verify import verify
from wargame.playback import LocalPlayback
from wargame.session import Session
from wargame.table import LocalTable

LONG_AGO = "undone/12"


@pytest.fixture
def desk(tmp_path: Path) -> LocalDesk:
    """A desk with an empty folder of saves."""
    return LocalDesk(tmp_path, ())


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """Nine commands, the last four of them taken back (line 12), then two others."""
    with begin(tmp_path, turns=6) as session:
        play(session, 8)
        session.rewind(7, "The other way", "player")
        play(session, 2, salt=3)
        return session.path


@pytest.fixture
def playback(desk: LocalDesk, save: Path) -> LocalPlayback:
    """That session, opened to be looked at."""
    return desk.playback(save.name)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[LocalTable]:
    """A seat at a session of five commands."""
    session = begin(tmp_path, turns=6)
    play(session, 4)
    yield LocalTable(session)
    session.close()


def test_the_course_leaves_out_what_was_taken_back(playback: LocalPlayback) -> None:
    """Seven moments, none of them undone."""
    assert len(playback) == 7
    assert playback.undone_from() == 7
    assert not any(playback.moment(at).undone for at in range(7))


def test_a_moment_can_be_shown_event_by_event(playback: LocalPlayback, save: Path) -> None:
    """The world after some of the events is the fold of just those."""
    trail = read(save).entries
    for at, entry in enumerate(trail):
        whole = playback.moment(at)
        assert whole.shown == whole.events == len(entry.events) == playback.events_of(at)
        for shown in range(len(entry.events) + 1):
            part = playback.moment(at, shown)
            assert part.entries == whole.entries[:shown]
            began = [e for e in entry.events[:shown] if isinstance(e, TurnBegan)]
            if began:
                assert part.turn == began[-1].turn
        assert playback.moment(at, len(entry.events)) == whole
        assert playback.moment(at, 10_000) == whole
    assert playback.moment(3, 0).view == playback.moment(2).view


def test_a_line_that_was_taken_back_is_a_recording_of_its_own(playback: LocalPlayback) -> None:
    """It says where it leaves the course, and can be branched at any moment."""
    [undone] = playback.offshoots()
    line = playback.undone_line(undone.key)

    assert (undone.key, undone.kind, undone.at, undone.length) == (LONG_AGO, "undone", 4, 4)
    assert undone.reason == "The other way"
    assert (len(line), line.undone_from()) == (9, undone.at + 1)
    assert [line.moment(at).undone for at in range(9)] == [False] * 5 + [True] * 4
    made = line.branch(6)
    assert verify(read(_beside(playback, made)).path).is_true
    assert [info.kind for info in playback.offshoots()] == ["undone", "branch"]


def _beside(playback: LocalPlayback, name: str) -> Path:
    return playback._tape.record.path.with_name(name)


def test_a_line_nobody_knows_is_refused(playback: LocalPlayback) -> None:
    """A key comes from outside."""
    with pytest.raises(BadInput, match="has no line of play"):
        playback.undone_line("undone/99")


def test_a_branch_says_which_line_it_leaves(
    desk: LocalDesk, playback: LocalPlayback, save: Path
) -> None:
    """The course, or a line that was taken back; before STARTEX at the very start."""
    made = {
        line: branch(save, saves=save.parent, clock=clock, line=line).name
        for line in (2, 5, 9, 12, 14)
    }
    places = {one.key: (one.at, one.inside) for one in playback.offshoots()}

    assert places[made[2]] == (-1, "")
    assert places[made[5]] == (2, "")
    assert places[made[9]] == (4, LONG_AGO)
    assert places[made[12]] == (4, "")
    assert places[made[14]] == (6, "")
    assert desk.playback(made[5]).parent == save.name
    cards = {card.name: card for card in desk.saves()}
    assert (cards[made[5]].parent, cards[made[5]].parent_line) == (save.name, 5)


def test_undone_inside_undone_is_placed_inside(desk: LocalDesk, tmp_path: Path) -> None:
    """A rewind that takes back what was played after another."""
    with begin(tmp_path, turns=6) as session:
        play(session, 6)
        session.rewind(8, "", "player")
        play(session, 1, salt=4)
        session.rewind(5, "", "player")
        path = session.path

    first, second = desk.playback(path.name).offshoots()

    assert (first.inside, first.at) == (second.key, 2)
    assert (second.inside, second.at) == ("", 2)


def test_comments_stand_at_their_moment(desk: LocalDesk, save: Path) -> None:
    """They are read again with the file, and the record stays true."""
    playback = desk.playback(save.name)

    assert playback.comment(2, "Why so soon?") == ""
    assert playback.comment(2, "  ") == "The comment is empty; write what you want to remember."
    assert playback.comment(4, "And here?\nTwo lines.") == ""

    again = desk.playback(save.name)
    assert playback.commented() == again.commented() == (2, 4)
    assert [said.text for said in again.moment(4).comments] == ["And here?\nTwo lines."]
    assert again.moment(2).comments[0].seat == "viewer"
    assert playback.moment(2) == again.moment(2)
    assert verify(save).is_true


def test_a_session_that_is_being_played_here_can_be_commented_on(
    desk: LocalDesk, save: Path
) -> None:
    """The end screen leads to the replay while the table is still open."""
    table = desk.resume(save.name)
    playback = desk.playback(save.name)

    assert playback.comment(1, "From beside.") == ""
    assert table.view().turn
    table.close()
    assert playback.comment(1, "After it.") == ""
    assert len(read(save).remarks) == 2
    assert verify(save).is_true


def test_a_session_that_is_open_elsewhere_cannot(desk: LocalDesk, save: Path) -> None:
    """There is one writer."""
    playback = desk.playback(save.name)
    with Session.resume(save, clock), pytest.raises(WargameError, match="open in another window"):
        playback.comment(1, "No.")


def test_a_file_that_grew_meanwhile_is_read_again(desk: LocalDesk, save: Path) -> None:
    """What is known of it is no longer true, so nothing is written on top of it blindly."""
    playback = desk.playback(save.name)
    with Session.resume(save, clock) as session:
        play(session, 1)

    assert playback.comment(1, "Still right.") == ""
    assert read(save).damage is None
    assert verify(save).is_true


def test_how_the_session_stood(playback: LocalPlayback) -> None:
    """A score for each moment; the turns begin where they begin."""
    curve = playback.evaluation()

    assert len(curve) == len(playback)
    assert all(0 <= score <= 10_000 for score in curve)
    assert playback.turn_starts()[0] == 0
    assert set(playback.rung_changes()) <= set(range(7))


def test_other_seats_have_their_own_view(playback: LocalPlayback) -> None:
    """The session's own comes first."""
    seats = playback.seats()

    assert seats[0][0] == WHOLE
    assert {seat for seat, _ in seats} == {WHOLE, "tokyo", "washington"}
    assert playback.moment(1, seat="tokyo").view.cell == "tokyo"
    assert playback.moment(1).view.cell == WHOLE


def test_it_is_compared_with_its_own_line_and_with_other_files(
    desk: LocalDesk, playback: LocalPlayback, tmp_path: Path
) -> None:
    """Where they part is where it was taken back."""
    undone = playback.compare(LONG_AGO)
    other = playback.compare(finished(tmp_path).name)

    assert undone.shared == 5
    assert undone.parts_first
    assert undone.parts_second
    assert undone.second.name.endswith(f"({LONG_AGO})")
    assert other.first.seed == other.second.seed == SEED
    with pytest.raises(BadInput, match="there is no such save"):
        playback.compare("nowhere")


def test_decisions_are_listed_with_what_each_would_undo(table: LocalTable) -> None:
    """The last first; STARTEX is none."""
    decisions = table.decisions()

    assert [one.undoes for one in decisions] == [1, 2, 3, 4]
    assert [one.to for one in decisions] == [6, 5, 4, 3]
    assert all(one.label for one in decisions)


def test_a_decision_is_taken_back_and_counted(table: LocalTable) -> None:
    """The view, the news and the story are those before it."""
    before = table.view()
    decision = table.decisions()[0]

    assert table.rewind(decision.to).refused == ""
    assert len(table.decisions()) == 3
    assert table.view() != before
    assert (table.summary().undone, table.summary().rewinds) == (1, 1)
    assert table.rewind(2).refused.startswith("Line 2 is before STARTEX")
    assert (table.summary().undone, table.summary().rewinds) == (1, 1)


def test_the_desk_keeps_its_saves_in_order(desk: LocalDesk, save: Path, tmp_path: Path) -> None:
    """Everything that the browser offers, on real files."""
    desk.rename(save.name, "Group one")
    copy = desk.duplicate(save.name)
    assert {card.title for card in desk.saves()} == {"Group one", "Group one, copy"}

    desk.put(copy, "archive")
    desk.put(save.name, "trash")
    assert [card.name for card in desk.saves()] == []
    assert [card.name for card in desk.saves("archive")] == [copy]
    assert desk.put(copy, "", "archive") == copy
    assert desk.empty_trash() == 1
    assert [card.name for card in desk.saves()] == [copy]

    said = desk.export(copy, str(tmp_path / "out.jsonl"))
    assert said == f"{copy} was copied to {tmp_path / 'out.jsonl'}."
    with pytest.raises(BadInput, match=r"is in .* already"):
        desk.import_file(str(tmp_path / "out.jsonl"))
