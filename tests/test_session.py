from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import wargame
from tests.journal.forge import forge, lines_of
from tests.journal.tiny import SEED, TOKYO, begin, clock, finished, play, tiny_scenario
from wargame.core.commands import Respond, StartExercise
from wargame.core.events import Event, ExerciseStarted
from wargame.core.rejections import Reason, Rejection
from wargame.core.scenario import WHOLE
from wargame.core.state import State
from wargame.errors import BadInput, WargameError
from wargame.journal.chain import FORMAT
from wargame.journal.history import History
from wargame.journal.record import DamagedSave, read
from wargame.journal.store import Journal
from wargame.session import Session


def create(saves: Path, **values: Any) -> Session:
    """Return a session before STARTEX."""
    usual: dict[str, Any] = {
        "seed": SEED,
        "played": (WHOLE,),
        "cell": WHOLE,
        "preview": "standard",
        "title": "",
        "saves": saves,
        "clock": clock,
    }
    return Session.create(values.pop("scenario", tiny_scenario()), **(usual | values))


def test_a_session_begins_before_startex(tmp_path: Path) -> None:
    """STARTEX is a command like any other, and in the record."""
    with create(tmp_path) as session:
        assert session.state.turn == 0
        assert session.trail == ()
        events = session.submit(StartExercise((WHOLE,)), "facilitator")

    assert isinstance(events, tuple)
    assert events[0] == ExerciseStarted((WHOLE,))
    [entry] = read(session.path).entries
    assert (entry.line, entry.seat, entry.events) == (3, "facilitator", events)


def test_the_header_says_what_was_chosen(tmp_path: Path) -> None:
    """It is all that a list shows, and all that a replay needs beside the scenario."""
    with create(
        tmp_path, played=(TOKYO,), cell=TOKYO, preview="blind", title=" My\nlesson ", mode="demo"
    ) as session:
        header = session.header

    assert read(session.path).header == header
    assert header.format == FORMAT == 2
    assert header.program == wargame.__version__
    assert (header.deck, header.seed, header.mode) == ("tiny-deck", SEED, "demo")
    assert (header.played, header.cell, header.preview) == ((TOKYO,), TOKYO, "blind")
    assert (header.title, header.begun) == ("My lesson", "2026-11-24T09:30:00+00:00")
    assert header.parent is None


def test_what_is_refused_changes_nothing_and_is_not_saved(tmp_path: Path) -> None:
    """A refusal is shown to the player and is no part of the record."""
    with begin(tmp_path) as session:
        before, state = session.path.read_bytes(), session.state

        refusal = session.submit(Respond(WHOLE, "ufo", "firm"), "player")

        assert isinstance(refusal, Rejection)
        assert refusal.reason is Reason.UNKNOWN_INJECT
        assert session.path.read_bytes() == before
        assert session.state is state


def test_nobody_sees_a_command_before_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the line is written, the session still stands where it stood."""
    with begin(tmp_path) as session:
        seen: list[tuple[State, int]] = []
        real = Journal.append

        def look(journal: Any, *arguments: Any) -> int:
            seen.append((session.state, len(session.trail)))
            return real(journal, *arguments)

        before = (session.state, len(session.trail))
        monkeypatch.setattr(Journal, "append", look)
        play(session, 1)

        assert seen == [before]
        assert session.state is not before[0]


def test_what_cannot_be_folded_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the engine must not leave a file that cannot be opened again."""
    with begin(tmp_path) as session:
        before = session.path.read_bytes()

        def fail(_: object, __: tuple[Event, ...]) -> State:
            raise KeyError("a fault")

        monkeypatch.setattr(History, "folded", fail)
        with pytest.raises(KeyError):
            play(session, 1)

        assert session.path.read_bytes() == before


def test_a_resumed_session_goes_on_where_it_was(tmp_path: Path) -> None:
    """State, trail and file are the same as if it had never been closed."""
    with begin(tmp_path / "one") as whole:
        play(whole, 3)
        play(whole, 4, salt=5)
    with begin(tmp_path / "two") as first:
        play(first, 3)
    with Session.resume(first.path, clock) as second:
        assert second.state == first.state
        assert second.header == first.header
        assert second.state_at(len(second.trail) - 2) == first.state_at(len(first.trail) - 2)
        play(second, 4, salt=5)

        assert second.trail == whole.trail
        assert second.state == whole.state
    assert second.path.read_bytes() == whole.path.read_bytes()


def test_the_time_of_a_command_is_the_clocks(tmp_path: Path) -> None:
    """A review asks when a decision was made, and the clock is always passed in."""
    with begin(tmp_path) as session:
        path = session.path
    later = datetime(2026, 11, 25, 18, 4, 5, 678, tzinfo=UTC)

    with Session.resume(path, lambda: later) as session:
        play(session, 1)

    assert [entry.at for entry in read(path).entries] == [
        "2026-11-24T09:30:00+00:00",
        "2026-11-25T18:04:05+00:00",
    ]


def test_resuming_tells_what_was_mended(tmp_path: Path) -> None:
    """The player should know that a command is gone."""
    path = finished(tmp_path)
    path.write_bytes(path.read_bytes()[:-5])

    with Session.resume(path, clock) as session:
        assert "the last line was unfinished and was cut off" in session.notice
        assert not session.state.ending
    with Session.resume(path, clock) as session:
        assert session.notice == ""


def test_a_damaged_session_is_not_resumed(tmp_path: Path) -> None:
    """It can be replayed and branched up to the damage."""
    path = finished(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"player", b"prayer", 1))

    with pytest.raises(DamagedSave):
        Session.resume(path, clock)


def test_a_scenario_that_does_not_compile_leaves_no_lock(tmp_path: Path) -> None:
    """After the refusal the file is free to be repaired."""
    path = finished(tmp_path)
    whole = path.read_bytes()
    forge(
        path,
        lambda lines: lines[1]["scenario"]["injects"][0]["options"][0].update(needs="import os"),
    )
    with pytest.raises(DamagedSave, match="does not hold together"):
        Session.resume(path, clock)
    path.write_bytes(whole)

    Session.resume(path, clock).close()


def test_a_session_without_its_file_is_refused(tmp_path: Path) -> None:
    """The name may be mistyped, or the file moved."""
    with pytest.raises(BadInput, match="there is no such save"):
        Session.resume(tmp_path / "none.jsonl", clock)


@pytest.mark.parametrize("seed", [-1, 1 << 64])
def test_a_seed_beyond_64_bits_is_refused(tmp_path: Path, seed: int) -> None:
    """Luck is drawn with 64 bits, so another seed would be the same luck under another name."""
    with pytest.raises(BadInput, match=f"the seed {seed} is out of range; choose one from 0"):
        create(tmp_path, seed=seed)


@pytest.mark.parametrize("seed", [0, (1 << 64) - 1])
def test_every_seed_of_64_bits_is_kept(tmp_path: Path, seed: int) -> None:
    """The largest seed is beyond what a signed number holds."""
    with create(tmp_path, seed=seed) as session:
        assert read(session.path).header.seed == seed


@pytest.mark.parametrize(
    ("played", "cell", "what"),
    [
        (("beijing",), TOKYO, "played has a cell that this deck does not have"),
        ((TOKYO,), "beijing", "cell is no cell of this deck"),
        ((), TOKYO, "played has a cell that this deck does not have"),
    ],
)
def test_a_seat_that_the_deck_does_not_have_is_refused(
    tmp_path: Path, played: tuple[str, ...], cell: str, what: str
) -> None:
    """It is told before there is a file."""
    with pytest.raises(BadInput, match=f"tiny-deck: {what}; choose from its cells"):
        create(tmp_path, played=played, cell=cell)
    assert not list(tmp_path.glob("*.jsonl"))


def test_a_deck_with_half_a_character_is_refused(tmp_path: Path) -> None:
    """Such a text can be made with an escape in YAML, and written to no file."""
    with pytest.raises(WargameError, match="a text of the deck has half a character in it"):
        create(tmp_path, scenario=tiny_scenario(deck="\ud800"))


@pytest.mark.parametrize("text", ["\x1b]0;x\x07", "\ud800", "a\nb\u2028c", "日本 🇯🇵", '"}],'])
def test_titles_and_seats_may_be_anything(tmp_path: Path, text: str) -> None:
    """People and terminals send anything; each line stays one line of sound JSON."""
    with create(tmp_path, title=text) as session:
        session.submit(StartExercise((WHOLE,)), text)

    record = read(session.path)
    assert record.damage is None
    assert record.header.title == session.header.title
    assert len(lines_of(session.path)) == 3
    assert not any(ord(letter) < 32 for letter in record.entries[0].seat)


def test_a_session_can_be_played_and_closed_by_different_threads(tmp_path: Path) -> None:
    """The interface submits from a worker thread and closes from its own."""
    session = begin(tmp_path)
    worker = threading.Thread(target=play, args=(session, 2))
    worker.start()
    worker.join()
    assert len(session.trail) == 3
    closer = threading.Thread(target=session.close)
    closer.start()
    closer.join()

    Session.resume(session.path, clock).close()


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    """A screen and the program around it may both close; the second finds nothing to close."""
    session = begin(tmp_path)
    session.close()

    session.close()

    Session.resume(session.path, clock).close()


def test_a_closed_session_takes_no_commands(tmp_path: Path) -> None:
    """A number of a file that is closed may belong to another file by now."""
    session = begin(tmp_path)
    session.close()
    with begin(tmp_path) as other:
        before = other.path.read_bytes()

        with pytest.raises(WargameError, match="the session is closed; resume it"):
            play(session, 1)
        assert other.path.read_bytes() == before
