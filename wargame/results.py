"""Says how a session ended, in plain values for programs and tables."""

from __future__ import annotations

from wargame.core.facilitation import CALLED
from wargame.core.plain import plain
from wargame.core.rows import Tables
from wargame.core.state import State
from wargame.figures import decimal


def result_of(
    tables: Tables, state: State, seed: int, policy: str, undone: int = 0
) -> dict[str, object]:
    """Return deck, seed, ending, scores in points with two decimals, and last values.

    `undone` is how many commands were taken back on the way.
    """
    model = tables.scenario.model
    steps = state.scores[-1][:-1] if state.scores else ()
    endings = {each.id: each for each in (*model.endings, CALLED)}
    ending = endings.get(state.ending)
    return {
        "deck": tables.scenario.deck,
        "version": tables.scenario.version,
        "seed": seed,
        "policy": policy,
        "turns": state.turn,
        "undone": undone,
        "ending": state.ending,
        "kind": ending.kind if ending else "",
        "title": plain(ending.title, lines=False) if ending else "",
        "overall": decimal(state.overall),
        "steps": {step.id: decimal(score) for step, score in zip(model.steps, steps, strict=True)},
        "tension": {
            place.id: state.values[tables.slots[place.tension]] for place in model.flashpoints
        },
        "indicators": {each.id: state.values[slot] for slot, each in enumerate(model.indicators)},
    }
