"""Keeps the world as every turn left it, so that charts need not fold a session again and again."""

from __future__ import annotations

from threading import Lock

from wargame.core.commands import EndTurn, StartExercise
from wargame.core.facilitator_commands import CloseTurn, StartFacilitated
from wargame.core.state import State
from wargame.journal.history import History, Step

_ENDS = (StartExercise, StartFacilitated, EndTurn, CloseTurn)
"""Commands after which a turn begins or the session is over."""


class TurnStates:
    """The states of one history at STARTEX and after every closed turn."""

    def __init__(self, history: History) -> None:
        """Follow a history, however it grows or is taken back."""
        self._history = history
        self._kept: list[tuple[Step, State]] = []
        # Screens ask from threads of their own, and two of them may ask at once.
        self._lock = Lock()

    def states(self) -> list[State]:
        """Return the state at STARTEX and after every closed turn, oldest first."""
        with self._lock:
            return self._states()

    def _states(self) -> list[State]:
        trail = self._history.trail
        ends = [index for index, step in enumerate(trail) if isinstance(step.command, _ENDS)]
        for number, index in enumerate(ends):
            step = trail[index]
            if number < len(self._kept) and self._kept[number][0] is step:
                continue
            # What was kept from here on belongs to a line that was taken back.
            self._kept[number:] = [(step, self._history.state_at(index))]
        del self._kept[len(ends) :]
        return [state for _, state in self._kept]
