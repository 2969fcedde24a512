"""Courses over the turns: what charts and trends are drawn from."""

from __future__ import annotations

from pathlib import Path

from tests.support.desks import local_desk
from wargame.core.commands import EndTurn, Respond, StartInitiative
from wargame.gateway import NewSession
from wargame.table import LocalTable

SUBJECTS = ("taiwan.tension", "step/1", "overall", "initiative/energy-environment", "no.such")


def _play(table: LocalTable, turns: int) -> None:
    for _ in range(turns):
        for inject in table.view().injects:
            option = next(one for one in inject.options if one.open)
            table.submit(Respond(cell="all", inject=inject.id, option=option.id))
        assert not table.submit(EndTurn(cell="all")).refused


def test_every_course_has_a_value_at_startex_and_after_each_closed_turn(decks: Path) -> None:
    """The same number for all, so that lines can be laid over each other."""
    table = local_desk(decks).start(NewSession(deck="taiwan-strait", cell="all", seed=7))
    start = table.view()
    table.submit(StartInitiative(cell="all", initiative="energy-environment"))
    _play(table, 3)
    now = table.view()

    courses = table.courses(SUBJECTS)
    table.close()

    assert set(courses) == set(SUBJECTS) - {"no.such"}
    assert {len(course) for course in courses.values()} == {4}
    value = {one.id: one.value for one in start.indicators}["taiwan.tension"]
    assert courses["taiwan.tension"][0] == value
    assert courses["taiwan.tension"][-1] == now.flashpoints[0].tension
    assert courses["step/1"] == (
        start.steps[0].score,
        *(row[1][0] for row in table.summary().scores),
    )
    assert courses["overall"][-1] == now.overall
    assert courses["initiative/energy-environment"][:2] == (0, 1)


def test_the_last_turn_counts_too(decks: Path) -> None:
    """The end of the session is the end of a line."""
    desk = local_desk(decks)
    table = desk.start(NewSession(deck="turn-zero", cell="all", seed=7))
    _play(table, table.view().turns)
    assert table.view().end is not None
    courses = table.courses(("overall",))
    table.close()

    played_back = desk.playback(table.save_name).courses(("overall",))

    assert len(courses["overall"]) == table.view().turns + 1
    assert played_back == courses


def test_each_answer_and_programme_is_told_as_a_decision(decks: Path) -> None:
    """Charts mark them on their turn."""
    table = local_desk(decks).start(NewSession(deck="taiwan-strait", cell="all", seed=7))
    table.submit(StartInitiative(cell="all", initiative="energy-environment"))
    _play(table, 1)

    kinds = [(one.kind, one.turn) for one in table.story()]
    table.close()

    assert ("launched", 1) in kinds
    assert ("answer", 1) in kinds


def test_what_was_taken_back_is_no_part_of_a_course(decks: Path) -> None:
    """A chart shows the line that is played, also when another answer is given the second time."""
    table = local_desk(decks).start(NewSession(deck="taiwan-strait", cell="all", seed=7))
    _play(table, 3)
    before = table.courses(("taiwan.tension",))["taiwan.tension"]
    back = next(one for one in table.decisions() if one.turn == 2)
    first_of_turn = [one for one in table.decisions() if one.turn == back.turn][-1]
    table.rewind(first_of_turn.to)

    shorter = table.courses(("taiwan.tension",))["taiwan.tension"]
    assert shorter == before[:2]

    for inject in table.view().injects:
        option = [one for one in inject.options if one.open][-1]
        table.submit(Respond(cell="all", inject=inject.id, option=option.id))
    table.submit(EndTurn(cell="all"))
    again = table.courses(("taiwan.tension",))["taiwan.tension"]
    now = table.view().flashpoints[0].tension
    table.close()

    assert again[:2] == before[:2]
    assert len(again) == 3
    assert again[-1] == now
