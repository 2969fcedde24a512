"""Any course of legal and illegal commands keeps the engine's promises."""

from __future__ import annotations

from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.support.small import drawn as by_weight
from tests.support.small import (
    effects,
    ending,
    fixed,
    indicator,
    initiative,
    inject,
    measure,
    model,
    option,
    outcome,
    scenario,
    stage,
    step_of,
)
from tests.support.small import rule as dynamic
from wargame.core import scenario as s
from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.decide import decide, step
from wargame.core.events import Event
from wargame.core.evolve import evolve, initial
from wargame.core.legal import legal_commands
from wargame.core.perspective import Perspective
from wargame.core.rejections import Rejection
from wargame.core.rows import Tables
from wargame.core.tables import compile_tables

SHIELD = s.WeightedSum(base=5, terms=(s.Term(indicator="trust", percent=60),))
LATE = s.Neglect(
    text="Too late.",
    effects=effects(trust=-9),
    flags=("late",),
    then=(s.FollowUp(inject="d", after=1),),
    set_backs=(s.SetBack(initiative="plan", by=1),),
)


def world() -> Tables:
    """Return a scenario that has a little of everything."""
    luck = (
        outcome("good", weight=60, shifts=(s.Shift(indicator="shield", by=3),), flags=("x",)),
        outcome("bad", weight=40, effects=effects(tension=30, shield=-20)),
    )
    story = (outcome(then=(s.FollowUp(inject="d", after=1),), lower=("x",)),)
    options = (
        option("bold", capital=3, effects=effects(trust=30, budget=60), outcomes=luck),
        option("meek", effects=effects(tension=-15, shield=4), outcomes=story),
        option("asked", needs="flag('x') or took('a') or running('plan')"),
    )
    reactions = (
        s.Reaction(
            id="price",
            title="Price",
            own=False,
            weight=2,
            shifts=(s.Shift(indicator="trust", by=2),),
            effects=effects(budget=-7),
            capital=1,
            text="",
            source=(),
        ),
        s.Reaction(
            id="alone",
            title="Alone",
            own=True,
            weight=2,
            shifts=(),
            effects=(),
            capital=0,
            text="",
            source=(),
        ),
    )
    drift = s.Drift(indicator="budget", toward=s.WeightedSum(base=50), by=6)
    odds = s.WeightedSum(base=-40, terms=(s.Term(indicator="tension", percent=80),))
    return compile_tables(
        scenario(
            inject("a", *options, deliver=fixed(1)),
            inject("b", *options, deliver=by_weight(), deadline=1, neglect=LATE),
            inject("c", *options, deliver=by_weight(weight=3), to=("south",), holds="south"),
            inject("d", *options),
            inject("e", *options, deliver=by_weight(first=2), deadline=2, neglect=LATE),
            turns=5,
            draw_to=2,
            indicators=(*model().indicators, indicator("shield", 3, derived=SHIELD)),
            rules=(
                dynamic("wear", when="trust > 60", effects=effects(trust=-4, tension=3)),
                dynamic("lag", drifts=(drift,)),
            ),
            initiatives=(
                initiative("plan", stage(1, trust=4), stage(1, shield=9), capital=2, upkeep=1),
                initiative("dear", capital=4, holds="tension < 50", abandon=effects(trust=-5)),
            ),
            steps=(step_of("1", measure("trust")), step_of("2", measure("shield", "budget"))),
            endings=(
                ending("clash", "rung('strait') >= 'crisis'", odds=odds, points=-30),
                ending("over", "final"),
            ),
            counterparts=(s.Counterpart(cell="south", reactions=reactions),),
            concert=s.Concert(
                same=effects(trust=2), differ=effects(trust=-6), delay=1, says="", source=()
            ),
        )
    )


ANY = st.sampled_from(["a", "b", "c", "d", "e", "plan", "dear", "bold", "meek", "asked", "", "zzz"])
CELLS = st.sampled_from(["all", "north", "south", "zzz"])
ILLEGAL: st.SearchStrategy[Command] = st.one_of(
    st.builds(Respond, CELLS, ANY, ANY),
    st.builds(StartInitiative, CELLS, ANY),
    st.builds(AbandonInitiative, CELLS, ANY),
    st.builds(EndTurn, CELLS),
    st.builds(StartExercise, st.lists(CELLS, max_size=3).map(tuple)),
)


class EngineMachine(RuleBasedStateMachine):
    """Submits legal commands and any others, and holds the record against the state."""

    tables: ClassVar[Tables] = world()

    def __init__(self) -> None:
        """Begin before STARTEX."""
        super().__init__()
        self.start = initial(self.tables)
        self.state = initial(self.tables)
        self.record: list[Event] = []
        self.seed = 7

    def submit(self, command: Command) -> bool:
        """Decide a command, check what is promised of it, and take it if it is accepted."""
        before = self.state.fork()
        decided = decide(self.tables, self.state, command, self.seed)
        assert self.state == before, "deciding changed the state it was given"
        if isinstance(decided, Rejection):
            return False
        quick = step(self.tables, self.state, command, self.seed)
        after = evolve(self.tables, self.state, decided)
        assert self.state == before, "folding changed the state it was given"
        assert not isinstance(quick, Rejection)
        assert quick == (decided, after)
        self.record += decided
        self.state = after
        return True

    @precondition(lambda self: not self.state.ending)
    @rule(choice=st.integers(0, 10_000))
    def do_something_legal(self, choice: int) -> None:
        """What `legal_commands` names is accepted."""
        commands = legal_commands(self.tables, self.state)
        assert commands, "a session that goes on has a legal command"

        assert self.submit(commands[choice % len(commands)])

    @rule(command=ILLEGAL)
    def try_anything(self, command: Command) -> None:
        """Once under way, what is accepted is what `legal_commands` names, and nothing else."""
        legal = legal_commands(self.tables, self.state)
        started = self.state.turn > 0

        accepted = self.submit(command)

        if started:
            assert accepted == (command in legal)

    @rule(seed=st.integers(0, 2**64 - 1))
    @precondition(lambda self: self.state.turn == 0)
    def choose_luck(self, seed: int) -> None:
        """Every seed is as good as another."""
        self.seed = seed

    @invariant()
    def the_record_makes_the_state(self) -> None:
        """Folding all events from the start gives the state that was folded step by step."""
        assert evolve(self.tables, self.start, self.record) == self.state

    @invariant()
    def every_value_is_in_its_range(self) -> None:
        """No effect leaves a range, and capital is never negative."""
        for slot, low in enumerate(self.tables.low):
            assert low <= self.state.values[slot] <= self.tables.high[slot]
        assert self.state.capital >= 0

    @invariant()
    def no_view_holds_another_cells_secret(self) -> None:
        """Whatever has happened."""
        seen = repr(Perspective(self.tables, "north", "instructor").view(self.state))
        assert "SECRET-SOUTH" not in seen
        assert "SECRET-FACILITATOR" not in seen


EngineMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestEngineMachine = EngineMachine.TestCase
