"""States what the screens of a seat may ask for, whoever carries it to the host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wargame.core.views import View
from wargame.exercise.board import Board, Script
from wargame.exercise.feed import Item
from wargame.exercise.requests import Request
from wargame.gateway import Table, Told


@dataclass(frozen=True, slots=True)
class Look:
    """Another seat's screen, as that seat sees it."""

    view: View
    board: Board
    items: tuple[Item, ...]


class TeamTable(Table, Protocol):
    """An exercise in progress, as one seat sees it."""

    @property
    def is_connected(self) -> bool:
        """Whether the host is heard now."""

    @property
    def farewell(self) -> str:
        """Why the host let this seat go for good; empty while it did not."""

    @property
    def ahead(self) -> int:
        """Milliseconds by which the host's clock is ahead of the one here."""

    def board(self) -> Board:
        """Return what this seat sees of the room."""

    def items(self) -> Sequence[Item]:
        """Return everything this seat has learnt, oldest first."""

    def request(self, request: Request) -> Told:
        """Ask for anything that a seat can ask for; it is done or refused when this returns."""

    def script(self, inject: str) -> Script | None:
        """Return what only the facilitator reads about an inject; None for everybody else."""

    def look(self, seat: str) -> Look | None:
        """Return another seat's screen to the facilitator; None if there is none."""
