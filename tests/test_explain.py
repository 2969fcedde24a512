"""Every number can be explained: the ledger adds up to the score, change by change."""

from __future__ import annotations

from tests.support.small import (
    Game,
    effects,
    fixed,
    indicator,
    inject,
    measure,
    model,
    option,
    outcome,
    rule,
    step_of,
)
from wargame.core import scenario as s
from wargame.core.commands import Command, EndTurn, Respond, StartExercise
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.rejections import Rejection
from wargame.core.scoring import score
from wargame.explain import Line, ledger
from wargame.passages import Paragraph, Passage, ledger_detail
from wargame.turning_points import summary
from wargame.wording import points

GATE = s.Gate(when="budget > 15", cap=40, says="Too fast.", source=("essay/1a",))
SHIELD = s.WeightedSum(base=0, terms=(s.Term(indicator="trust", percent=50),))


def played() -> tuple[Game, list[Line]]:
    """Return a finished game and its record."""
    game = Game(
        inject(
            "a",
            option("yes", effects=effects(trust=20, budget=95), outcomes=(outcome(),)),
            deliver=fixed(1),
        ),
        rules=(rule("wear", effects=effects(trust=-1), source=("essay/1a",)),),
        steps=(step_of("1", measure("trust"), measure("shield"), gates=(GATE,)),),
        indicators=(*model().indicators, indicator("shield", 0, derived=SHIELD)),
        turns=3,
    )
    state, lines = initial(game.tables), list[Line]()
    commands: list[Command] = [
        StartExercise(("all",)),
        Respond("all", "a", "yes"),
        *[EndTurn("all")] * 3,
    ]
    for number, command in enumerate(commands, start=3):
        decided = step(game.tables, state, command, 7)
        assert not isinstance(decided, Rejection)
        events, state = decided
        lines.append((number, events))
    game.state = state
    return game, lines


def test_the_rows_of_an_indicator_lead_from_its_start_to_its_value() -> None:
    """No movement is missing and none is told twice."""
    game, lines = played()
    for name in game.tables.slots:
        rows = ledger(game.tables, lines, name)
        value = game.tables.start[game.tables.slots[name]]
        for row in rows:
            assert row.before == value
            value = row.after
        assert value == game.value(name)


def test_the_rows_of_a_step_lead_from_its_first_score_to_its_last() -> None:
    """Each movement of a score is put down to the change that caused it."""
    game, lines = played()
    rows = ledger(game.tables, lines, "step/1")
    value = score(game.tables, initial(game.tables))[0][0]
    for row in rows:
        assert row.before == value
        value = row.after

    assert value == score(game.tables, game.state)[0][0]
    assert {row.via for row in rows} <= {"trust", "budget"}


def test_a_row_names_cause_source_clamp_and_gate() -> None:
    """Why it moved, what it rests on, and what held it back."""
    game, lines = played()

    [clipped] = ledger(game.tables, lines, "budget")
    gated = [row for row in ledger(game.tables, lines, "step/1") if row.note]
    [ruled, *_] = [row for row in ledger(game.tables, lines, "trust") if row.cause == "rule"]

    assert (clipped.asked, clipped.after, clipped.note) == (
        95,
        100,
        "held by the end of its range",
    )
    assert clipped.cause_id == "a/yes"
    assert gated[0].note == "capped: Too fast."
    assert (ruled.cause_id, ruled.source, ruled.turn) == ("wear", ("essay/1a",), 1)


def test_a_derived_indicator_says_what_it_came_through() -> None:
    """Deterrence moves because commitment moved."""
    game, lines = played()

    [first, *_] = ledger(game.tables, lines, "shield")

    assert (first.before, first.after, first.via, first.asked) == (25, 35, "trust", None)


def test_the_summary_names_the_answer_that_moved_most() -> None:
    """The end screen shows where the session turned."""
    game, lines = played()

    told = summary(game.tables, lines)

    assert [point.turn for point in told.turning_points] == [1]
    assert [turn for turn, _, _ in told.scores] == [1, 2, 3]


def test_only_a_score_is_told_in_hundredths() -> None:
    """A derived indicator of 44 was once told as 0.4, as if it were a score."""
    game, lines = played()

    [shield, *_] = ledger(game.tables, lines, "shield")
    [overall, *_] = ledger(game.tables, lines, "overall")

    assert "25 to 35, +10" in spoken(ledger_detail(shield, ""))
    assert f"{points(overall.before)} to {points(overall.after)}" in spoken(
        ledger_detail(overall, "")
    )


def spoken(passage: Passage) -> str:
    """Return a passage as one line."""
    parts = [part for part in passage if isinstance(part, Paragraph)]
    return " ".join(text for part in parts for text, _tone in part.pieces)
