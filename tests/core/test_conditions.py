"""The closed language: what it says, what it refuses, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.small import Game, effects, fixed, initiative, inject, option, outcome
from wargame.core.commands import EndTurn, Respond, StartInitiative
from wargame.core.condition_parser import ConditionError, parse
from wargame.core.conditions import Names, walk
from wargame.core.tables import names_of
from wargame.core.wording import titles_of, words_of

NAMES = Names(
    indicators=frozenset({"taiwan.tension", "trust"}),
    flags=frozenset({"near-miss"}),
    flashpoints=frozenset({"taiwan"}),
    rungs=frozenset({"calm", "crisis"}),
    injects={"ts-visit": frozenset({"host", "decline"})},
    initiatives=frozenset({"guam-lift"}),
)


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        (
            "taiwan.tensoin > 3",
            1,
            'unknown indicator "taiwan.tensoin"; did you mean "taiwan.tension"?',
        ),
        ("trust > 3 and tru > 1", 15, 'unknown indicator "tru"; did you mean "trust"?'),
        ("flag('near-mis')", 1, 'unknown flag "near-mis"; did you mean "near-miss"?'),
        ("rung('taiwan') >= 'crises'", 19, 'unknown rung "crises"; did you mean "crisis"?'),
        ("rung('tawain') >= 'crisis'", 1, 'unknown flashpoint "tawain"; did you mean "taiwan"?'),
        ("took('ts-visit', 'hots')", 1, 'unknown option of "ts-visit" "hots"'),
        ("done('guam')", 1, 'unknown initiative "guam"; did you mean "guam-lift"?'),
        ("trust", 1, "a number stands where yes or no is needed"),
        ("rung('taiwan')", 1, "compare a rung"),
        ("trust > 2 ** 9", 9, "a number, an indicator or turn is needed here"),
        ("trust / 2 > 1", 1, "a number, an indicator or turn is needed here"),
        ("trust > 1.5", 9, "a number, an indicator or turn is needed here"),
        ("trust > True", 9, "a number, an indicator or turn is needed here"),
        ("trust > 99999999999", 9, "number is too large"),
        ("trust in (1, 2)", 10, "compare with < <= > >= == or != only"),
        ("__import__('os')", 1, 'unknown function "__import__"'),
        ("flag(x)", 1, "this function takes one quoted name"),
        ("flag('near-miss', 'x')", 1, "this function takes one quoted name"),
        ("min() > 1", 1, "min takes numbers"),
        ("[1]", 1, "outside the language"),
        ("lambda: 1", 1, "outside the language"),
        ("trust >", 8, "this is not a condition"),
        ("(" * 300 + "trust" + ")" * 300, 1, "characters; use at most 500"),
        ("(" * 240 + "trust > 1" + ")" * 240, 1, "condition"),
    ],
)
def test_what_is_outside_the_language_is_refused(text: str, column: int, says: str) -> None:
    """The author is told where, what, and what to do; nothing is ever evaluated."""
    with pytest.raises(ConditionError) as caught:
        parse(text, NAMES)

    assert says in caught.value.what
    if "nested" not in caught.value.what and "not a condition" not in caught.value.what:
        assert caught.value.column == column


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    """A hostile deck cannot raise anything else."""
    try:
        found = [node is not None for node in walk(parse(text, NAMES))]
    except ConditionError as error:
        found = [error.column > 0]

    assert all(found)
    assert found


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("trust >= 50", True),
        ("50 > trust", False),
        ("30 <= trust < 50", False),
        ("trust + 10 * 2 - 5 == 65", True),
        ("min(trust, tension) == 40 and max(trust, tension) == 50", True),
        ("abs(tension - trust) == 10", True),
        ("turn == 2 and turns == 4 and not final", True),
        ("rung('strait') == 'calm' and rung('strait') < 'crisis'", True),
        ("rung('strait') > 'calm' or rung('strait') != 'calm'", False),
        ("'crisis' <= rung('strait')", False),
        ("rung('strait') <= 'calm'", True),
        ("took('a') and took('a', 'yes') and not took('a', 'no')", True),
        ("seen('a') and not seen('b')", True),
        ("flag('x') or flag('x') or trust > 99", True),
        ("running('plan') and not done('plan')", True),
        ("change('trust') == 0", True),
    ],
)
def test_a_condition_reads_the_state(text: str, holds: bool) -> None:  # noqa: FBT001 - a table
    """Each form of the language, in a game whose state the test can state."""
    game = Game(
        inject(
            "a", option("yes", outcomes=(outcome(flags=("x",)),)), option("no"), deliver=fixed(1)
        ),
        inject("b", option("free"), option("asked", needs=text), deliver=fixed(3)),
        inject("c", option("free"), option("asked", needs=text), deliver=fixed(2)),
        initiatives=(initiative("plan"),),
    )
    game.do(StartInitiative("all", "plan"))
    game.do(Respond("all", "a", "yes"))
    game.do(EndTurn("all"))

    option_table = game.tables.injects[2].options[1]

    assert option_table.needs is not None
    assert option_table.needs(game.state) is holds


def test_a_condition_is_said_in_words() -> None:
    """A player reads why an option is shut."""
    game = Game(
        inject("a", option("yes", effects=effects(trust=1)), deliver=fixed(1)),
        initiatives=(initiative("plan"),),
    )
    scenario = game.tables.scenario
    text = (
        "(trust >= 40 or took('a', 'yes')) and rung('strait') < 'crisis' and "
        "min(trust, 2 + tension) > 3 and not done('plan') and change('trust') < 1"
    )

    said = words_of(scenario, titles_of(scenario), text)

    assert said == (
        '(Trust at least 40 or "Choose yes" was chosen) and The strait on the ladder below Crisis '
        'and the lowest of Trust, 2 plus Tension above 3 and not ("Plan" is complete) '
        "and this turn's change of Trust below 1"
    )
    assert names_of(scenario).indicators == {"trust", "tension", "budget"}
