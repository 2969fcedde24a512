"""Names what the room knows by an id: roles, phases, where an inject stands, what a seat learnt."""

from __future__ import annotations

from textual.content import Content

from wargame.language import N_, _
from wargame.tui.wording import styled

SPELT = (
    *(N_("facilitator"), N_("lead"), N_("player"), N_("evaluator"), N_("observer")),
    *(N_("projector"), N_("everyone"), N_("here"), N_("away"), N_("waiting")),
    *(N_("brief"), N_("discuss"), N_("decide"), N_("hot wash"), N_("break")),
    *(N_("pending"), N_("held"), N_("skipped"), N_("on table"), N_("answered")),
    *(N_("neglected"), N_("settled"), N_("contingency"), N_("strength"), N_("improvement")),
    *(N_("unified"), N_("majority"), N_("split")),
)
"""Ids as people read them."""
ITEMS = {
    "note": N_("note: {text}"),
    "request": N_("asks: {text}"),
    "reply": N_("answer: {text}"),
    "revealed": N_("votes opened: {text}"),
    "reasons": N_("decided. {text}"),
    "observation": N_("saw: {text}"),
    "discussed": N_("hot wash: {text}"),
    "reflection": N_("comment: {text}"),
    "action": N_("action: {text}"),
}
"""What a seat learnt, by the kind of the item; what was said stands alone."""
CLOCK = {
    "started": N_("Clock started"),
    "paused": N_("Clock paused"),
    "resumed": N_("Clock resumed"),
    "extended": N_("Clock extended"),
    "ran out": N_("Clock ran out"),
}


def spelt(name: str) -> str:
    """Return an id of the room, such as a role or a phase, as people read it."""
    return _(name.replace("-", " "))


def heading(title: str) -> Content:
    """Return the heading of a part, with a free line above it."""
    return styled(f"\n{title}", "bold")
