"""Plays the cells nobody sits in: they concur, ask a price, or go their own way."""

from __future__ import annotations

from wargame.core.adjudication import ask, weights_of
from wargame.core.chance import choose, draw_hashed
from wargame.core.events import CounterpartReacted, Draw, Event
from wargame.core.evolve import fold
from wargame.core.legal import available, open_options
from wargame.core.rows import InjectTable, ReactionTable, Tables
from wargame.core.scenario import WHOLE
from wargame.core.state import OpenInject, State

_CONCURS = ReactionTable(id="concurs", own=False, weight=1, shifts=(), effects=(), capital=0)
_GOES_ALONE = ReactionTable(id="alone", own=True, weight=1, shifts=(), effects=(), capital=0)


def vacant(tables: Tables, state: State, inject: InjectTable) -> tuple[str, ...]:
    """Return the addressed cells that nobody sits in."""
    if WHOLE in state.played:
        return ()
    return tuple([cell for cell in inject.to if cell not in state.played])


def react(tables: Tables, state: State, item: OpenInject, root: int) -> list[Event]:
    """Let the vacant cells answer one inject on a forked state."""
    inject = tables.injects[item.inject]
    cells = vacant(tables, state, inject)
    if not cells or (len(cells) < len(inject.to) and not item.answers):
        return []
    events: list[Event] = []
    for cell in cells:
        event = _one(tables, state, item, cell, root)
        fold(tables, state, event)
        events.append(event)
    return events


def _one(
    tables: Tables, state: State, item: OpenInject, cell: str, root: int
) -> CounterpartReacted:
    inject = tables.injects[item.inject]
    lead = item.answers[0][1] if item.answers else None
    reactions = tables.counterparts.get(cell, (_CONCURS,))
    if lead is None:
        reactions = tuple(each for each in reactions if each.own) or (_GOES_ALONE,)
    weights = weights_of(reactions, state.values)
    value = draw_hashed(root, inject.reaction_hashes[cell])
    reaction = reactions[choose(value, weights)]
    option = _favourite(tables, state, item, cell) if reaction.own or lead is None else lead
    return CounterpartReacted(
        cell,
        inject.id,
        inject.options[option].id,
        reaction.id,
        Draw(
            f"react/{inject.id}/{cell}",
            value,
            tuple((each.id, w) for each, w in zip(reactions, weights, strict=True)),
        ),
        max(0, state.capital - reaction.capital),
        tuple(ask(tables, state.values.copy(), reaction.effects)),
    )


def _favourite(tables: Tables, state: State, item: OpenInject, cell: str) -> int:
    """Return the open option this cell likes best, the first of equals."""
    inject = tables.injects[item.inject]
    spare = available(tables, state) + item.reserved
    best = max(open_options(inject, state, spare), key=lambda option: option.liking[cell])
    return inject.option_index[best.id]
