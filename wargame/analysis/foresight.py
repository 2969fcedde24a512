"""Judges options by the world some turns on, as the rules of the model alone would make it.

The balanced policy looks at the world that an answer leaves at once. Much of what the model says
comes later: a gap in deterrence invites a probe, a demand once made grows. So an option that is
the best of the moment need not be the best of the year, and the other way round.
"""

from __future__ import annotations

from wargame.analysis.policies import expected, worth
from wargame.core.adjudication import ask
from wargame.core.rows import EffectRow, EndingTable, OptionTable, Tables, weigh
from wargame.core.state import State


def best_option(tables: Tables, state: State, inject: str, options: list[str], turns: int) -> str:
    """Return the id of the option with the best expected world some turns on.

    Args:
        tables: The compiled scenario.
        state: The world before the answer.
        inject: The inject to answer.
        options: Ids of the options to choose from, at least one; the first wins a tie.
        turns: How far to look, at least 0; never past the last turn.
    """
    table = tables.injects[tables.inject_index[inject]]
    return max(
        options,
        key=lambda each: expected_ahead(
            tables, state, table.options[table.option_index[each]], turns
        ),
    )


def expected_ahead(tables: Tables, state: State, option: OptionTable, turns: int) -> int:
    """Return the expected worth of the world some turns after an answer, less its price."""
    return expected(tables, state, option, lambda world: worth_ahead(tables, world, turns))


def worth_ahead(tables: Tables, state: State, turns: int) -> int:
    """Return the worth, in hundredths, of a world after its rules have run some turns alone.

    An ending that may come on the way counts with its odds and its points.
    """
    world = state.fork()
    loss = 0
    for _ in range(min(turns, tables.scenario.turns - state.turn + 1)):
        _run_rules(tables, world)
        loss += _risk(tables, world)
        world.previous, world.opening = world.opening, world.values.copy()
        world.turn = min(world.turn + 1, tables.scenario.turns)
    return worth(tables, world) - loss


def _run_rules(tables: Tables, world: State) -> None:
    """Let the rules of one turn take effect; all read the world before the first of them."""
    due: list[EffectRow] = []
    for rule in tables.rules:
        if rule.when is not None and not rule.when(world):
            continue
        due += rule.effects
        for slot, toward, most in rule.drifts:
            gap = weigh(world.values, toward) - world.values[slot]
            if gap:
                due.append((slot, max(-most, min(most, gap))))
    ask(tables, world.values, due)


def _risk(tables: Tables, world: State) -> int:
    """Return the points, in hundredths, that endings decided by a draw may cost this turn."""
    return sum(_percent(ending, world) * -ending.points for ending in tables.endings)


def _percent(ending: EndingTable, world: State) -> int:
    if ending.odds is None or (ending.when is not None and not ending.when(world)):
        return 0
    return max(0, min(100, weigh(world.values, ending.odds)))
