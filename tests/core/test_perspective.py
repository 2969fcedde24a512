"""What a seat may not know never leaves the engine."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.small import Game, effects, fixed, initiative, inject, option, outcome, stage
from wargame.core.commands import EndTurn, Respond, StartInitiative
from wargame.core.perspective import Perspective
from wargame.core.scenario import Neglect
from wargame.core.views import PREVIEWS, Preview, View


def game(**more: Any) -> Game:
    """Return a game with one inject on the table."""
    outcomes = (
        outcome("good", weight=60, effects=effects(trust=3)),
        outcome("bad", weight=40, effects=effects(trust=-2, tension=5)),
    )
    return Game(
        inject(
            "a",
            option("yes", effects=effects(budget=2), outcomes=outcomes, capital=9),
            option("no", needs="trust > 60"),
            option("wait"),
            deliver=fixed(1),
        ),
        inject("b", deliver=fixed(3)),
        initiatives=(initiative("plan", stage(1, trust=2), stage(1), needs="trust >= 40"),),
        **more,
    )


def see(played: Game, cell: str = "all", preview: Preview = "standard") -> View:
    """Return what a seat sees."""
    return Perspective(played.tables, cell, preview).view(played.state)


@pytest.mark.parametrize(("cell", "other"), [("north", "SOUTH"), ("south", "NORTH")])
def test_a_cell_never_sees_another_cells_secrets(cell: str, other: str) -> None:
    """Nor the facilitator's text, nor what players are expected to do."""
    view = repr(see(game(played=("north", "south")), cell))

    assert f"SECRET-{cell.upper()}" in view
    assert f"SECRET-{other}" not in view
    assert "SECRET-FACILITATOR" not in view
    assert "SECRET-EXPECTED" not in view


def test_the_whole_sees_what_all_cells_see_but_not_the_facilitators_text() -> None:
    """A solo player holds both capitals, and still plays without the answers."""
    view = repr(see(game()))

    assert "SECRET-NORTH" in view
    assert "SECRET-SOUTH" in view
    assert "SECRET-FACILITATOR" not in view
    assert "b has happened" not in view


def test_an_option_says_why_it_is_shut() -> None:
    """Needs in words, the price with what can be spent."""
    [inject_view] = see(game()).injects

    assert [each.why_not for each in inject_view.options] == [
        "Costs 9, 5 can be spent",
        "Needs Trust above 60",
        "",
    ]
    assert [each.open for each in inject_view.options] == [False, False, True]


@pytest.mark.parametrize(
    ("preview", "lines"),
    [
        (
            "instructor",
            [
                ("For certain", None, [("Budget", "+2")]),
                ("Good", 60, [("Trust", "+3")]),
                ("Bad", 40, [("Trust", "-2"), ("Tension", "+5")]),
            ],
        ),
        (
            "standard",
            [
                ("For certain", None, [("Budget", "up")]),
                (
                    "Depending on how it turns out",
                    None,
                    [("Trust", "up or down"), ("Tension", "up")],
                ),
            ],
        ),
        ("realistic", [("Touches", None, [("Budget", ""), ("Trust", ""), ("Tension", "")])]),
        ("blind", []),
    ],
)
def test_the_difficulty_decides_what_a_preview_shows(preview: Preview, lines: list[object]) -> None:
    """Magnitudes and odds, directions, names, or nothing."""
    option_view = see(game(), preview=preview).injects[0].options[0]

    assert [
        (line.title, line.odds, [(item.title, item.text) for item in line.items])
        for line in option_view.preview
    ] == lines


def test_an_initiative_shows_its_progress_and_stages() -> None:
    """What runs, how far it is, and what is done."""
    played = game()
    played.do(StartInitiative("all", "plan"))
    played.do(Respond("all", "a", "wait"))
    played.do(EndTurn("all"))

    [plan] = see(played).initiatives

    assert (plan.status, plan.progress, plan.total) == ("running", 1, 2)
    assert [each.done for each in plan.stages] == [True, False]


def test_movement_is_counted_since_the_last_turn_and_the_start() -> None:
    """A gauge shows both."""
    played = game()
    played.do(Respond("all", "a", "wait"))
    played.do(StartInitiative("all", "plan"))
    played.do(EndTurn("all"))
    first = {each.id: each for each in see(played).indicators}["trust"]
    played.do(EndTurn("all"))

    second = {each.id: each for each in see(played).indicators}["trust"]

    assert (first.since_turn, first.since_start) == (2, 2)
    assert (second.since_turn, second.since_start) == (0, 2)


def test_a_turn_that_cannot_end_says_what_is_owed() -> None:
    """The player is told which inject waits."""
    view = see(game())

    assert not view.can_end_turn
    assert view.why_not_end == "Answer first: A"
    assert view.injects[0].must


def test_texts_are_cleaned_of_escape_sequences() -> None:
    """A deck written by a stranger cannot drive the terminal."""
    hostile = Game(
        inject("a", deliver=fixed(1), title="A\x1b[31m\x07\u202e", situation="x\x1b]0;y\x07\nz")
    )

    view = see(hostile).injects[0]

    assert (view.title, view.situation) == ("A[31m", "x]0;y\nz")


def test_an_inject_says_what_leaving_it_would_do_as_far_as_the_level_tells() -> None:
    """Waiting is previewed like an option."""
    left = Neglect(text="Silence.", effects=effects(trust=-4), flags=(), then=(), set_backs=())
    waits = inject("a", option("yes"), deliver=fixed(1), deadline=2, neglect=left)
    played = Game(waits, inject("b", deliver=fixed(1)))

    told = [
        next(one for one in see(played, preview=level).injects if one.id == "a")
        for level in PREVIEWS
    ]

    assert all(one.worsens for one in told)
    texts = [[item.text for line in one.neglect for item in line.items] for one in told]
    assert texts == [["-4"], ["down"], [""], []]
    unhurried = {one.id: one for one in see(played).injects}["b"]
    assert not unhurried.worsens
    assert unhurried.neglect == ()
