from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.forge import event_of, forge
from tests.journal.tiny import TOKYO, WASHINGTON, begin, clock, finished, play
from wargame.core.events import RuleApplied
from wargame.core.evolve import initial
from wargame.core.scenario import WHOLE
from wargame.journal.record import read
from wargame.journal.replay import fold, replay
from wargame.session import Session

SEATINGS = [(WHOLE,), (TOKYO,), (TOKYO, WASHINGTON)]


@pytest.mark.parametrize("played", SEATINGS)
def test_folding_a_record_gives_the_state_of_play(tmp_path: Path, played: tuple[str, ...]) -> None:
    """The file is the truth: what it folds to is what the players saw."""
    with begin(tmp_path, played=played) as session:
        states = [session.state]
        for number in range(40):
            play(session, 1, number)
            states.append(session.state)
        path, trail = session.path, session.trail

    folded = [state for _, state in fold(read(path))]

    assert folded == list(dict(zip(range(len(trail)), states, strict=False)).values())
    assert replay(read(path)).trail == trail


def test_a_replay_shows_what_was_recorded_whatever_the_rules_say_now(save: Path) -> None:
    """Rules change between versions; an old session does not."""
    forge(
        save,
        lambda lines: event_of(lines, "RuleApplied")["changes"][0].update(asked=-40, after=8),
    )
    history = replay(read(save))

    step = next(i for i, s in enumerate(history.trail) if any(_is_rule(e) for e in s.events))
    slot = history.tables.slots["taiwan.tension"]
    assert history.state_at(step).values[slot] == 8


def _is_rule(event: object) -> bool:
    return isinstance(event, RuleApplied)


def test_every_state_of_a_long_session_can_be_had(tmp_path: Path) -> None:
    """Only some states are kept; the others are folded from the last one kept."""
    with begin(tmp_path, turns=80) as session:
        states = [session.state]
        while not session.state.ending:
            play(session, 1, len(states))
            states.append(session.state)
        history = session.history

    assert len(history) == len(states) > 70
    assert [history.state_at(index) for index in range(len(history))] == states


def test_before_the_first_step_is_the_world_before_startex(save: Path) -> None:
    """The change that the first step made needs a state to compare with."""
    history = replay(read(save))

    assert history.state_at(-1) == initial(history.tables)


@pytest.mark.parametrize("index", [-2, 10_000])
def test_there_is_no_state_outside_the_session(save: Path, index: int) -> None:
    """A negative index must not count from the end."""
    with pytest.raises(IndexError):
        replay(read(save)).state_at(index)


def test_a_step_knows_its_turns(tmp_path: Path) -> None:
    """Whoever explains a step says in which turn it fell."""
    with Session.resume(finished(tmp_path), clock) as session:
        turns = [(step.turn_before, step.turn_after) for step in session.trail]

    assert turns[0] == (0, 1)
    assert turns[-1] == (3, 3)
    assert (1, 2) in turns
    assert (2, 2) in turns
