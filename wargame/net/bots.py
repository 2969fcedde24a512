"""Lets the program play a cell: it commits as a lead would, by one of the rules of thumb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.analysis.policies import POLICIES
from wargame.core.commands import AbandonInitiative, Command, EndTurn, Respond, StartInitiative
from wargame.core.legal import legal_commands
from wargame.errors import BadInput
from wargame.exercise import requests as q
from wargame.exercise.audience import audience_of
from wargame.exercise.room import Seat
from wargame.language import _
from wargame.net.hub import Hub
from wargame.net.seats import Kind

_MOST_ACTS = 20
"""Acts of a bot in one go, so that a policy that never ends its turn holds nobody up."""


def parse_bots(given: list[str], cells: tuple[str, ...]) -> dict[str, str]:
    """Return cell and policy of entries such as "tokyo=balanced". Raises BadInput."""
    bots = {}
    for entry in given:
        cell, _sign, policy = entry.partition("=")
        if cell not in cells:
            raise BadInput(
                _("--bots {entry}: there is no cell {cell!r}; use {cells}").format(
                    entry=entry, cell=cell, cells=", ".join(cells)
                )
            )
        if policy not in POLICIES:
            known = ", ".join(POLICIES)
            raise BadInput(
                _("--bots {entry}: there is no policy {policy!r}; use {known}").format(
                    entry=entry, policy=policy, known=known
                )
            )
        bots[cell] = policy
    return bots


@dataclass(slots=True)
class _Bot:
    seat: Seat
    policy: str
    acts: int = 0


class Bots:
    """The cells that the program plays in one exercise."""

    def __init__(self, hub: Hub, policies: Mapping[str, str]) -> None:
        """Take a seat for each; after a restart, the seat it had."""
        self._hub = hub
        self._bots = [self._sit(cell, policy) for cell, policy in policies.items()]

    def _sit(self, cell: str, policy: str) -> _Bot:
        for seat in self._hub.room.cell_seats(cell):
            if not seat.digest:
                return _Bot(seat, policy)
        seat, _token = self._hub.give_seat(
            Kind("cell", cell), _("Program ({policy})").format(policy=policy), keyed=False
        )
        return _Bot(seat, policy)

    def act(self, at: int) -> bool:
        """Let every bot that leads its cell do what it would; tell whether anything was done."""
        acted = [self._play(bot, at) for bot in self._bots]
        return any(acted)

    def _play(self, bot: _Bot, at: int) -> bool:
        acted = False
        for _number in range(_MOST_ACTS):
            seat = self._hub.room.seats.get(bot.seat.id)
            if seat is None or seat.role != "lead" or not self._goes_on():
                return acted
            request = self._choose(bot, seat.cell)
            if request is None:
                return acted
            bot.acts += 1
            line = self._hub.session.trail[-1].line
            act = f"bot-{line}-{bot.acts}"
            seen = self._hub.world(audience_of(seat))[0]
            if self._hub.do(seat, act, seen, request, at).why:
                return acted
            acted = True
        return acted

    def _goes_on(self) -> bool:
        state = self._hub.session.state
        return bool(state.turn) and not state.ending

    def _choose(self, bot: _Bot, cell: str) -> q.Request | None:
        hub = self._hub
        mine: list[Command] = [
            each
            for each in legal_commands(hub.session.tables, hub.session.state)
            if isinstance(each, Respond | StartInitiative | AbandonInitiative) and each.cell == cell
        ]
        # A policy always wants a way to end its turn; here that means to wait for the facilitator.
        mine.append(EndTurn(cell))
        policy = POLICIES[bot.policy]
        command = policy(hub.tables, hub.session.state, mine, hub.session.header.seed)
        match command:
            case Respond(_, inject, option):
                reason = _("The rule of thumb {policy!r} prefers it").format(policy=bot.policy)
                return q.Commit(inject, option, reason, _("A program does not doubt"), "")
            case StartInitiative() | AbandonInitiative() if self._alone():
                return command
            case _:
                return None

    def _alone(self) -> bool:
        """Tell whether no person leads a cell: with people, programmes are theirs to weigh.

        The purse is common, and a program would have emptied it before anybody had read a line.
        """
        bots = {bot.seat.id for bot in self._bots}
        leads = (self._hub.room.lead(cell) for cell in self._hub.session.state.played)
        return all(lead is None or lead.id in bots for lead in leads)
