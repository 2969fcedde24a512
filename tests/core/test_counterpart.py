"""Two capitals: concert, difference, and the cell that the program plays."""

from __future__ import annotations

from dataclasses import replace

from tests.support.small import (
    Game,
    capital,
    effects,
    fixed,
    inject,
    model,
    option,
    outcome,
    scenario,
)
from wargame.core import scenario as s
from wargame.core.commands import EndTurn, Respond, StartExercise
from wargame.core.decide import step
from wargame.core.events import (
    CellsConcurred,
    CellsDiffered,
    CounterpartReacted,
    ResponseResolved,
)
from wargame.core.evolve import initial
from wargame.core.legal import available, legal_commands
from wargame.core.rejections import Rejection
from wargame.core.tables import _liking, compile_tables

CONCERT = s.Concert(
    same=effects(trust=1), differ=effects(trust=-3), delay=1, says="Alike or not.", source=()
)
BOTH = ("north", "south")


def reaction(name: str, *, own: bool = False, **more: object) -> s.Reaction:
    """Return a reaction that always comes."""
    fields: dict[str, object] = {
        "title": name.capitalize(),
        "weight": 1,
        "shifts": (),
        "effects": (),
        "capital": 0,
        "text": "So be it.",
        "source": (),
    }
    return s.Reaction(id=name, own=own, **(fields | more))  # type: ignore[arg-type]  # its fields


def counterparts(*reactions: s.Reaction) -> tuple[s.Counterpart, ...]:
    """Return the tempers of the south."""
    return (s.Counterpart(cell="south", reactions=reactions),)


def wishes(**cares: int) -> tuple[s.Cell, ...]:
    """Return cells of which the south cares for some indicators."""
    north, south = model().cells
    return (north, s.Cell(id=south.id, title=south.title, says="A cell.", cares=effects(**cares)))


def test_one_answer_of_both_cells_earns_trust() -> None:
    """Concerted action is worth something in itself."""
    game = Game(inject("a", deliver=fixed(1)), played=BOTH, concert=CONCERT)
    game.do(Respond("north", "a", "yes"))
    game.do(Respond("south", "a", "yes"))

    game.do(EndTurn("north"))

    assert game.of(CellsConcurred).inject == "a"
    assert game.value("trust") == 51


def test_two_answers_cost_trust_and_time_and_one_holds() -> None:
    """The deck says whose answer holds; it comes a turn late."""
    game = Game(inject("a", deliver=fixed(1), holds="south"), played=BOTH, concert=CONCERT)
    game.do(Respond("north", "a", "yes"))
    game.do(Respond("south", "a", "no"))

    game.do(EndTurn("north"))
    differed = game.of(CellsDiffered)
    assert (differed.option, differed.until) == ("no", 2)
    assert game.value("trust") == 47
    assert not any(isinstance(each, ResponseResolved) for each in game.events)
    game.do(EndTurn("north"))

    assert game.of(ResponseResolved).option == "no"


def test_a_turn_waits_for_every_cell_with_people_in_it() -> None:
    """A decision gate holds for both."""
    game = Game(inject("a", deliver=fixed(1)), played=BOTH)
    game.do(Respond("north", "a", "yes"))

    assert "A" in game.refused(EndTurn("north")).what


def test_a_vacant_cell_concurs_or_asks_a_price() -> None:
    """Its temper shows when the turn is resolved, with its odds on record."""
    price = reaction("price", effects=effects(trust=-2), capital=2)
    game = Game(
        inject("a", deliver=fixed(1)),
        played=("north",),
        counterparts=counterparts(price),
        concert=CONCERT,
    )
    game.do(Respond("north", "a", "no"))

    game.do(EndTurn("north"))

    reacted = game.of(CounterpartReacted)
    assert (reacted.option, reacted.reaction, reacted.capital) == ("no", "price", 3)
    assert game.of(ResponseResolved).option == "no"
    assert game.value("trust") == 50 - 2 + 1


def test_a_vacant_cell_that_goes_alone_takes_what_it_likes_best() -> None:
    """It chooses by what it cares for, among the options that are open."""
    options = (
        option("yes", effects=effects(budget=1)),
        option("best", effects=effects(budget=9), needs="trust > 90"),
        option("better", effects=effects(budget=5)),
    )
    alone = counterparts(reaction("alone", own=True))
    tables = compile_tables(
        replace(
            scenario(inject("a", *options, deliver=fixed(1)), counterparts=alone),
            model=replace(model(), cells=wishes(budget=1), counterparts=alone),
        )
    )
    state = initial(tables)
    for command in (StartExercise(("north",)), Respond("north", "a", "yes"), EndTurn("north")):
        decided = step(tables, state, command, 7)
        assert not isinstance(decided, Rejection)
        events, state = decided

    [reacted] = [each for each in events if isinstance(each, CounterpartReacted)]
    assert reacted.option == "better"


def test_liking_counts_outcomes_by_their_weight() -> None:
    """Two indicators, one wish: the option that moves it most on average is liked best."""
    south = wishes(budget=2)[1]
    certain = option("certain", effects=effects(budget=3))
    hit, miss = outcome("hit", effects=effects(budget=20)), outcome("miss", weight=3)
    risky = option("risky", outcomes=(hit, miss))

    assert (_liking(south, certain), _liking(south, risky)) == (600, 1000)


def test_an_inject_for_a_vacant_cell_alone_is_answered_by_it() -> None:
    """The other capital's business goes on without us."""
    game = Game(
        inject("a", to=("south",), deliver=fixed(1)),
        played=("north",),
        counterparts=counterparts(reaction("concur")),
    )

    game.do(EndTurn("north"))

    assert game.of(ResponseResolved).inject == "a"


def held_dearly() -> Game:
    """Return a game whose held answer has set aside more than a new turn's capital."""
    dear = (option("dear", capital=5), option("free"))
    game = Game(
        inject("a", *dear, deliver=fixed(1)),
        inject("b", deliver=fixed(2)),
        played=BOTH,
        concert=replace(CONCERT, delay=2),
        capital=capital(start=5, income=s.WeightedSum(base=0)),
    )
    game.do(Respond("north", "a", "dear"))
    game.do(Respond("south", "a", "free"))
    game.do(EndTurn("north"))
    return game


def test_a_free_answer_is_open_while_a_held_one_ties_all_capital() -> None:
    """A session never stands still: what is set aside is no debt."""
    game = held_dearly()
    assert game.state.capital < 5
    assert available(game.tables, game.state) == 0

    for cell in BOTH:
        assert Respond(cell, "b", "yes") in legal_commands(game.tables, game.state)
        game.do(Respond(cell, "b", "yes"))

    game.do(EndTurn("north"))
