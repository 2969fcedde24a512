"""Plays a scenario by simple rules of thumb, through `legal_commands` only.

- first: always the first option, no initiative;
- random: any legal course, by the draws of a seed;
- cautious: the conciliatory option where there is one;
- firm: the firm option where there is one;
- cheapest: the option that costs the least capital, no initiative;
- passive: only what must be answered, at the least capital, no initiative;
- balanced: what leaves the best expected world: all steps high, no tension near the brink.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from wargame.core.adjudication import ask, odds_of
from wargame.core.chance import draw
from wargame.core.commands import (
    AbandonInitiative,
    Command,
    EndTurn,
    Respond,
    StartExercise,
    StartInitiative,
)
from wargame.core.decide import step
from wargame.core.evolve import initial
from wargame.core.legal import legal_commands, owed
from wargame.core.rejections import Rejection
from wargame.core.rounding import div_round
from wargame.core.rows import OptionTable, Tables
from wargame.core.scenario import WHOLE
from wargame.core.scoring import score
from wargame.core.state import RUNNING, State

Policy = Callable[[Tables, State, Sequence[Command], int], Command]
"""Takes the tables, the state, the legal commands (never empty) and a seed; returns one of them."""

PRICE = 30
"""Hundredths of a point of score that a point of capital is worth to the balanced policy."""


def first(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
    """Answer everything with the first open option and launch nothing."""
    responses = [each for each in commands if isinstance(each, Respond)]
    return responses[0] if responses else _end(commands)


def uniform(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
    """Take any course: mostly answer, sometimes launch, rarely give up a programme."""
    kinds: dict[type[Command], int] = {Respond: 6, EndTurn: 3, StartInitiative: 3}
    kinds[AbandonInitiative] = 1
    pool = [each for each in commands for _ in range(kinds.get(type(each), 1))]
    done = len(state.table) + len(state.taken) + sum(state.status) + state.capital
    answered = sum(len(item.answers) for item in state.table)
    mark = draw(seed, state.turn, f"policy/{done}/{answered}")
    return pool[mark * len(pool) // 10_000]


def cautious(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
    """Prefer conciliatory options, the cheapest first, and launch what is affordable."""
    return _by_posture(tables, commands, ("conciliatory", "mixed", "firm"))


def firm(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
    """Prefer firm options, the dearest first, and launch what is affordable."""
    return _by_posture(tables, commands, ("firm", "mixed", "conciliatory"))


def cheapest(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
    """Answer everything at the lowest price in capital and launch nothing."""
    responses = [each for each in commands if isinstance(each, Respond)]
    if not responses:
        return _end(commands)
    prices = _postures(tables, responses[0].inject)
    choices = [each for each in responses if each.inject == responses[0].inject]
    return min(choices, key=lambda each: prices[each.option][1])


def passive(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
    """Answer only what must be answered, as cheaply as can be, and let other deadlines pass."""
    must = {tables.injects[item.inject].id for item in owed(tables, state)}
    forced = [each for each in commands if isinstance(each, Respond) and each.inject in must]
    return cheapest(tables, state, forced, seed) if forced else _end(commands)


def balanced(tables: Tables, state: State, commands: Sequence[Command], seed: int) -> Command:
    """Choose what leaves the best expected world; launch what lifts the score most."""
    responses = [each for each in commands if isinstance(each, Respond)]
    if responses:
        inject = responses[0].inject
        choices = [each for each in responses if each.inject == inject]
        return max(choices, key=lambda each: _expected(tables, state, each))
    starts = [each for each in commands if isinstance(each, StartInitiative)]
    promises = [(_promise(tables, state, each), each) for each in starts]
    best = max(promises, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else _end(commands)


POLICIES: dict[str, Policy] = {
    "first": first,
    "random": uniform,
    "cautious": cautious,
    "firm": firm,
    "cheapest": cheapest,
    "passive": passive,
    "balanced": balanced,
}


def play(
    tables: Tables,
    policy: Policy,
    seed: int,
    played: tuple[str, ...] = (WHOLE,),
    tell: Callable[[Command], None] = lambda _: None,
) -> State:
    """Play a session to its end and return its last state; `tell` hears of every command."""
    return play_on(tables, policy, begin(tables, seed, played, tell), seed, tell=tell)


def begin(
    tables: Tables,
    seed: int,
    played: tuple[str, ...] = (WHOLE,),
    tell: Callable[[Command], None] = lambda _: None,
) -> State:
    """Return the state after STARTEX."""
    return _step(tables, initial(tables), StartExercise(played), seed, tell)


def play_on(
    tables: Tables,
    policy: Policy,
    state: State,
    seed: int,
    *,
    before: int = sys.maxsize,
    tell: Callable[[Command], None] = lambda _: None,
) -> State:
    """Play from a state to the end, or until turn `before` has begun; return that state."""
    while not state.ending and state.turn < before:
        command = policy(tables, state, legal_commands(tables, state), seed)
        state = _step(tables, state, command, seed, tell)
    return state


def _step(
    tables: Tables, state: State, command: Command, seed: int, tell: Callable[[Command], None]
) -> State:
    decided = step(tables, state, command, seed)
    if isinstance(decided, Rejection):
        raise AssertionError(f"a legal command was refused: {decided.what}")
    tell(command)
    return decided[1]


def _end(commands: Sequence[Command]) -> Command:
    ends = [each for each in commands if isinstance(each, EndTurn)]
    return ends[0] if ends else commands[0]


def _by_posture(tables: Tables, commands: Sequence[Command], order: tuple[str, ...]) -> Command:
    responses = [each for each in commands if isinstance(each, Respond)]
    if responses:
        inject = responses[0].inject
        choices = [each for each in responses if each.inject == inject]
        dear = -1 if order[0] == "firm" else 1
        postures = _postures(tables, inject)
        return min(
            choices,
            key=lambda each: (
                order.index(postures[each.option][0]),
                dear * postures[each.option][1],
            ),
        )
    starts = [each for each in commands if isinstance(each, StartInitiative)]
    return starts[0] if starts else _end(commands)


def _postures(tables: Tables, inject: str) -> dict[str, tuple[str, int]]:
    row = tables.scenario.injects[tables.inject_index[inject]]
    return {option.id: (option.posture, option.capital) for option in row.options}


def worth(tables: Tables, state: State) -> int:
    """Return how good a world is: its score, less a price for tension high on the ladder."""
    model = tables.scenario.model
    middle = model.ladder[len(model.ladder) // 2].at if model.ladder else 0
    total = score(tables, state)[1]
    for place in model.flashpoints:
        tension = state.values[tables.slots[place.tension]]
        total -= 20 * max(0, tension - middle) + 2 * tension
    return total


def _expected(tables: Tables, state: State, command: Respond) -> int:
    inject = tables.injects[tables.inject_index[command.inject]]
    option = inject.options[inject.option_index[command.option]]
    return expected(tables, state, option, lambda world: worth(tables, world))


def expected(
    tables: Tables, state: State, option: OptionTable, worth_of: Callable[[State], int]
) -> int:
    """Return the mean worth, in hundredths, of the worlds an answer can leave, less its price."""
    certain = state.fork()
    ask(tables, certain.values, option.effects)
    weights = odds_of(option, certain.values)
    total = 0
    for outcome, weight in zip(option.outcomes, weights, strict=True):
        world = certain.fork()
        ask(tables, world.values, outcome.effects)
        total += weight * worth_of(world)
    return div_round(total, sum(weights)) - PRICE * option.capital


def _promise(tables: Tables, state: State, command: StartInitiative) -> int:
    """Return what an initiative would add to the worth of the world, less the price of capital."""
    initiative = tables.initiatives[tables.initiative_index[command.initiative]]
    if state.turn + initiative.total > tables.scenario.turns:
        return 0
    running = sum(
        tables.initiatives[index].upkeep
        for index, status in enumerate(state.status)
        if status == RUNNING
    )
    if state.capital - initiative.capital < running + initiative.upkeep:
        return 0
    world = _when_programmes_are_done(tables, state)
    before = worth(tables, world)
    for effects in initiative.stages:
        ask(tables, world.values, effects)
    cost = initiative.capital + initiative.upkeep * initiative.total
    return worth(tables, world) - before - PRICE * cost


def _when_programmes_are_done(tables: Tables, state: State) -> State:
    """Return the world as the programmes under way would leave it, so that breadth is sought."""
    world = state.fork()
    for index, initiative in enumerate(tables.initiatives):
        if state.status[index] == RUNNING:
            for end, stage in initiative.marks.items():
                if end > state.progress[index]:
                    ask(tables, world.values, initiative.stages[stage - 1])
    return world
