"""Says who may do what, in one table. What is not in it nobody may do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from wargame.core import facilitator_commands as c
from wargame.core import room_facts as r
from wargame.core.commands import AbandonInitiative, StartInitiative
from wargame.core.phrases import mark
from wargame.exercise import requests as q

Role = Literal["facilitator", "lead", "player", "evaluator", "observer", "projector"]

ROLE_TITLES: Mapping[Role, str] = {
    "facilitator": mark("Facilitator"),
    "lead": mark("Cell lead"),
    "player": mark("Player"),
    "evaluator": mark("Evaluator"),
    "observer": mark("Observer"),
    "projector": mark("Projector"),
}

_F, _L, _P, _E, _O = "facilitator", "lead", "player", "evaluator", "observer"

_BY_KIND: Mapping[type, tuple[str, ...]] = {
    q.Commit: (_L,),
    StartInitiative: (_L,),
    AbandonInitiative: (_L,),
    q.TakeBack: (_F,),
    q.StartClock: (_F,),
    q.PauseClock: (_F,),
    q.ResumeClock: (_F,),
    q.ExtendClock: (_F,),
    q.OpenHotWash: (_F,),
    r.SeatClosed: (_F,),
    r.LeadPassed: (_F, _L),
    r.Voted: (_L, _P),
    r.VotesRevealed: (_F, _L),
    r.NoteAdded: (_L, _P),
    r.NoteStruck: (_L, _P),
    r.Said: (_F, _L, _P, _E),
    r.Asked: (_L, _P),
    r.Answered: (_F,),
    r.HasRead: (_L, _P),
    r.Observed: (_E,),
    r.SelfScored: (_L,),
    r.EvaluatorScored: (_E,),
    r.Discussed: (_F,),
    r.Reflected: (_F, _L, _P, _E, _O),
    r.ActionAgreed: (_F,),
}
RIGHTS: Mapping[type, tuple[str, ...]] = {
    **_BY_KIND,
    **dict.fromkeys(get_args(c.FacilitatorCommand), (_F,)),
}
"""Roles that may make each kind of request. A cell's seats act for their own cell only."""


def may(role: str, kind: type) -> bool:
    """Tell whether a role may make a kind of request."""
    return role in RIGHTS.get(kind, ())


def rights_of(role: str) -> tuple[str, ...]:
    """Return the names of what a role may ask for, in order of the table."""
    return tuple(kind.__name__ for kind, roles in RIGHTS.items() if role in roles)
