"""Two sessions of one deck: where they part, and what differed after."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.journal.tiny import SEED, begin, play
from wargame.compare import CannotCompare, Course, compare
from wargame.core.commands import EndTurn, Respond
from wargame.core.evolve import initial
from wargame.core.scenario import WHOLE
from wargame.core.scoring import score
from wargame.core.tables import compile_tables
from wargame.session import Session
from wargame.survey import survey


def course(session: Session, name: str = "a.jsonl") -> Course:
    """Return a session as one side of a comparison."""
    return Course(
        name=name,
        title=session.header.title,
        seed=session.header.seed,
        cell=session.header.cell,
        tables=session.tables,
        deeds=session.trail,
    )


def answering(folder: Path, option: str, seed: int = SEED) -> Course:
    """Return two turns in which the first inject is answered so."""
    with begin(folder, turns=6, seed=seed) as session:
        session.submit(Respond(WHOLE, "median-line", option), "player")
        for _ in range(2):
            for item in [*session.state.table]:
                inject = session.tables.scenario.injects[item.inject]
                session.submit(Respond(WHOLE, inject.id, "firm"), "player")
            session.submit(EndTurn(WHOLE), "player")
        return course(session, f"{option}.jsonl")


def test_a_session_does_not_part_from_itself(tmp_path: Path) -> None:
    """Nothing differs, so nothing is listed."""
    side = answering(tmp_path, "firm")

    told = compare(side, side)

    assert (told.turn, told.parts_first, told.parts_second) == (0, "", "")
    assert told.shared == len(side.deeds)
    assert (told.turns, told.notes) == ((), ())


def test_they_part_at_the_first_command_that_differs(tmp_path: Path) -> None:
    """The decisions are told in words, and the values turn by turn."""
    firm, soft = answering(tmp_path, "firm"), answering(tmp_path, "soft")

    told = compare(firm, soft)

    assert (told.shared, told.turn) == (1, 1)
    assert told.parts_first.startswith("The matter of median-line: ")
    assert told.parts_first.endswith("answered: Choose firm")
    assert told.parts_second.endswith("answered: Choose soft")
    first = told.turns[0]
    assert first.turn == 1
    assert first.first == (told.parts_first,)
    assert first.second == (told.parts_second,)
    trust = next(each for each in first.indicators if each.about == "alliance.trust")
    assert trust.first is not None
    assert trust.second is not None
    assert trust.good is (trust.second > trust.first)
    assert [each.about for each in first.scores] == ["overall", "step/1"]


def test_the_values_are_those_at_the_end_of_the_turn(tmp_path: Path) -> None:
    """As the turn was closed and scored, before the next one began."""
    firm, soft = answering(tmp_path, "firm"), answering(tmp_path, "soft")

    told = compare(firm, soft)

    for at, side in enumerate((firm, soft)):
        closed = [e for d in side.deeds for e in d.events if type(e).__name__ == "TurnClosed"]
        for turn, event in enumerate(closed):
            overall = told.turns[turn].scores[0]
            assert (overall.first, overall.second)[at] == event.overall  # type: ignore[union-attr]


def test_the_other_way_round_is_the_same_with_sides_exchanged(tmp_path: Path) -> None:
    """No side is privileged."""
    firm, soft = answering(tmp_path, "firm"), answering(tmp_path, "soft")

    one, other = compare(firm, soft), compare(soft, firm)

    assert (one.shared, one.turn) == (other.shared, other.turn)
    assert one.parts_first == other.parts_second
    for left, right in zip(one.turns, other.turns, strict=True):
        assert left.first == right.second
        assert [(d.about, d.first, d.second) for d in left.indicators] == [
            (d.about, d.second, d.first) for d in right.indicators
        ]
        assert [d.good for d in left.indicators if d.good is not None] == [
            not d.good for d in right.indicators if d.good is not None
        ]


def test_the_largest_difference_of_an_indicator_comes_first(tmp_path: Path) -> None:
    """Who compares looks for what mattered."""
    told = compare(answering(tmp_path, "firm"), answering(tmp_path, "soft"))

    for turn in told.turns:
        gaps = [abs((d.second or 0) - (d.first or 0)) for d in turn.indicators]
        assert gaps == sorted(gaps, reverse=True)
        assert 0 not in gaps


def test_one_that_ends_earlier_has_no_values_after(tmp_path: Path) -> None:
    """What did not happen is not zero."""
    long = answering(tmp_path, "firm")
    short = replace(long, deeds=long.deeds[:2])

    told = compare(long, short)

    assert told.shared == 2
    assert told.parts_second == ""
    assert told.turns[-1].scores[0].second is None
    assert told.turns[-1].scores[0].first is not None
    assert told.turns[-1].indicators == ()


def test_another_seed_parts_them_by_luck_and_is_said(tmp_path: Path) -> None:
    """The same decision, another result: that is where luck parted them."""
    told = compare(answering(tmp_path, "firm", 7), answering(tmp_path, "firm", 8))

    assert told.notes == ("The seeds differ, so luck differs too.",)


def test_another_version_of_the_deck_is_said(tmp_path: Path) -> None:
    """The rules may have changed between the two."""
    side = answering(tmp_path, "firm")
    scenario = replace(side.tables.scenario, version="2.0.0")

    told = compare(side, replace(side, tables=compile_tables(scenario)))

    assert told.notes == ("They were played with different versions of the deck or its model.",)


def test_other_decks_have_nothing_in_common(tmp_path: Path) -> None:
    """Their injects and turns do not correspond."""
    side = answering(tmp_path, "firm")
    scenario = replace(side.tables.scenario, deck="other")

    with pytest.raises(CannotCompare, match="one plays tiny-deck and the other other"):
        compare(side, replace(side, tables=compile_tables(scenario)))


def test_a_comparison_is_plain_data(tmp_path: Path) -> None:
    """Scripts get it as JSON."""
    told = compare(answering(tmp_path, "firm"), answering(tmp_path, "soft"))

    assert asdict(told)["turns"][0]["scores"][0]["about"] == "overall"


def test_a_survey_says_how_every_command_left_the_world(tmp_path: Path) -> None:
    """One pass gives what folding to each moment gives."""
    with begin(tmp_path, turns=6) as session:
        play(session, 40)
        found = survey(session.tables, session.trail)
        states = [session.state_at(at) for at in range(len(session.trail))]
        tables = session.tables

    assert found.overall == tuple(
        state.overall if state.ending else score(tables, state)[1] for state in states
    )
    assert len(found.rungs) == len(states)
    assert survey(tables, ()).overall == ()
    assert initial(tables).turn == 0
