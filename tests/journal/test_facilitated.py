"""A facilitated exercise is read, replayed, verified and taken back like any other session."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journal.forge import Lines, event_of, forge
from tests.support.small import fixed, inject, option, scenario
from wargame.core import facilitator_commands as c
from wargame.core.commands import Command, Respond
from wargame.core.exercise import current
from wargame.core.rejections import Rejection
from wargame.desk import LocalDesk
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.journal.verify import verify
from wargame.presenters import Teller
from wargame.session import Session

WHO, WHY = "Facilitator", "Because it is time"
FLASH = inject("flash", option("act"), option("wait"), contingency=True)
COURSE: tuple[Command, ...] = (
    c.StartFacilitated(("north", "south"), WHO),
    c.HoldInject("b", WHO, WHY),
    c.WriteInject(FLASH, WHO, WHY),
    c.EditInject("flash", "Title", "Tower", "Text", (("north", "Private"),), WHO, WHY),
    c.FireInject("flash", WHO, WHY),
    Respond("north", "flash", "act"),
    c.RuleOutcome("flash", "act", "done", WHO, WHY),
    c.CloseTurn(WHO, "time"),
    c.ReleaseInject("b", WHO, ""),
    c.SkipInject("x", WHO, WHY),
    c.AdjudicateFreely("b", "So.", (("budget", 3),), WHO, WHY),
    c.AdjudicateFreely("", "Calm.", (), WHO, WHY),
    c.CallEndex(WHO, WHY),
)


def clock() -> datetime:
    """Return a fixed moment."""
    return datetime(2026, 11, 26, 9, tzinfo=UTC)


def begin(saves: Path) -> Session:
    """Return a session before STARTEX."""
    deck = scenario(inject("a", deliver=fixed(1)), inject("b", deliver=fixed(2)), inject("x"))
    return Session.create(
        deck,
        seed=3,
        played=("north", "south"),
        cell="all",
        preview="standard",
        title="",
        saves=saves,
        clock=clock,
        mode="exercise",
    )


def play(saves: Path) -> Path:
    """Return a save of the whole course."""
    with begin(saves) as session:
        for command in COURSE:
            decided = session.submit(command, WHO)
            assert not isinstance(decided, Rejection), decided.what
    return session.path


def test_it_replays_and_is_true(tmp_path: Path) -> None:
    """Who trusts the record can play it again, with what was written on the spot."""
    path = play(tmp_path)

    record = read(path)
    history = replay(record)

    assert record.damage is None
    assert verify(path).is_true
    assert history.state.ending == "endex"
    assert current(history.tables, history.state).scenario.injects[-1].title == "Title"


def test_it_can_be_told(tmp_path: Path) -> None:
    """Every act of the facilitator has words and its reason."""
    history = replay(read(play(tmp_path)))
    teller = Teller(history.tables.scenario)

    told = [e for step in history.trail for e in teller.entries(step.turn_before, step.events)]

    acts = [each for each in told if each.kind == "facilitator"]
    assert len(acts) == 12
    assert sum(WHY in each.detail for each in acts) == 9
    assert all(each.headline for each in acts)


def test_a_written_inject_that_was_taken_back_can_be_written_anew(tmp_path: Path) -> None:
    """A rewind undoes texts too, in memory and in the file."""
    with begin(tmp_path) as session:
        session.submit(COURSE[0], WHO)
        start = session.trail[-1].line
        session.submit(c.WriteInject(FLASH, WHO, WHY), WHO)
        session.submit(c.FireInject("flash", WHO, WHY), WHO)
        session.rewind(start, WHY, WHO)
        refused = session.submit(c.FireInject("flash", WHO, WHY), WHO)
        again = session.submit(c.WriteInject(FLASH, WHO, WHY), WHO)

    assert isinstance(refused, Rejection)
    assert not isinstance(again, Rejection)
    assert read(session.path).damage is None
    assert verify(session.path).is_true


def _undelivered(lines: Lines) -> None:
    event_of(lines, "FreelyAdjudicated")["inject"] = "x"


def _second_pace(lines: Lines) -> None:
    lines[3]["events"].append(event_of(lines, "PaceTaken"))


def _no_pace(lines: Lines) -> None:
    lines[2]["events"].pop(1)


def _taken_id(lines: Lines) -> None:
    event_of(lines, "InjectWritten")["written"]["id"] = "a"


def _foreign_option(lines: Lines) -> None:
    event_of(lines, "OutcomeRuled")["option"] = "no-such"


def _foreign_outcome(lines: Lines) -> None:
    event_of(lines, "OutcomeRuled")["outcome"] = "no-such"


def _foreign_cell(lines: Lines) -> None:
    event_of(lines, "InjectEdited")["private"] = [["east", "x"]]


def _not_written(lines: Lines) -> None:
    lines[4]["events"].pop()


def _wrong_turn(lines: Lines) -> None:
    event_of(lines, "TurnCalled")["turn"] = 2


def _held_after_it_came(lines: Lines) -> None:
    event_of(lines, "InjectHeld")["inject"] = "a"


def _outside(lines: Lines) -> None:
    event_of(lines, "FreelyAdjudicated")["changes"][0]["after"] = 101


def _too_many(lines: Lines) -> None:
    edit = event_of(lines, "InjectEdited")
    lines[5]["events"] += [edit] * 60


@pytest.mark.parametrize(
    "edit",
    [
        _undelivered,
        _second_pace,
        _no_pace,
        _taken_id,
        _foreign_option,
        _foreign_outcome,
        _foreign_cell,
        _not_written,
        _wrong_turn,
        _held_after_it_came,
        _outside,
        _too_many,
    ],
)
def test_what_cannot_be_is_damage_not_a_traceback(
    tmp_path: Path, edit: Callable[[Lines], None]
) -> None:
    """A save may come from anywhere; what cannot be folded is named by its line."""
    path = forge(play(tmp_path), edit)

    record = read(path)

    assert record.damage is not None
    replay(record)


def test_any_moment_can_be_looked_at_first(tmp_path: Path) -> None:
    """A replay that opens at a written inject knows what it is called."""
    path = play(tmp_path)
    playback = LocalDesk(tmp_path, ()).playback(path.name)

    assert playback.moment(5).label == "North answered: Choose act"
    assert playback.moment(7).label == "End of turn 1"


def test_a_state_goes_to_another_process_without_its_tables(tmp_path: Path) -> None:
    """They hold functions; they are made again from the texts."""
    history = replay(read(play(tmp_path)))
    state = history.state_at(6)

    again = pickle.loads(pickle.dumps(state))  # noqa: S301 - its own

    assert again == state
    assert current(history.tables, again).scenario == current(history.tables, state).scenario
