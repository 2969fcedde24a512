"""Seats a player at a session of this machine."""

from __future__ import annotations

from dataclasses import replace

from wargame.core.commands import Command, EndTurn, StartExercise
from wargame.core.perspective import Perspective
from wargame.core.rejections import Rejection
from wargame.core.views import Citation, Entry, LedgerRow, Preview, View
from wargame.deeds import full_label
from wargame.explain import Line, ledger
from wargame.gateway import Summary, Told
from wargame.journal.history import History, Step
from wargame.presenters import Teller
from wargame.recordings import Decision
from wargame.review import summary
from wargame.session import Session


def _lines(trail: tuple[Step, ...]) -> tuple[Line, ...]:
    return tuple((step.line, step.events) for step in trail)


def _refusal(refused: Rejection) -> Told:
    return Told(refused=f"{refused.what[:1].upper()}{refused.what[1:]}.")


class LocalTable:
    """A session on this machine, as its one seat sees it."""

    def __init__(self, session: Session) -> None:
        """Sit down at an open session."""
        self._session = session
        self._teller = Teller(session.tables.scenario)
        header = session.header
        preview: Preview = header.preview
        self._perspective = Perspective(session.tables, header.cell, preview)

    @property
    def save_name(self) -> str:
        """Name of the file."""
        return self._session.path.name

    @property
    def notice(self) -> str:
        """What was mended when the file was opened."""
        return self._session.notice

    def view(self) -> View:
        """Return what this seat sees now."""
        return self._perspective.view(self._session.state)

    def submit(self, command: Command) -> Told:
        """Ask for a command; it is on disk before this returns."""
        turn = self._session.state.turn
        decided = self._session.submit(command, self._perspective.seat_title())
        if isinstance(decided, Rejection):
            return _refusal(decided)
        return Told(refused="", entries=self._teller.entries(turn, decided))

    def news(self) -> tuple[Entry, ...]:
        """Return what the end of the last turn brought."""
        for step in reversed(self._session.trail):
            if isinstance(step.command, EndTurn | StartExercise):
                return self._teller.entries(step.turn_before, step.events)
        return ()

    def story(self) -> tuple[Entry, ...]:
        """Return everything that has happened, in order."""
        return tuple(
            entry
            for step in self._session.trail
            for entry in self._teller.entries(step.turn_before, step.events)
        )

    def ledger(self, about: str = "") -> tuple[LedgerRow, ...]:
        """Return every change of an indicator or a score."""
        return ledger(self._session.tables, _lines(self._session.trail), about)

    def trend(self, about: str) -> tuple[int, ...]:
        """Return the values at each turn's start, and now."""
        return trend(self._session.history, about)

    def citations(self, sources: tuple[str, ...]) -> tuple[Citation, ...]:
        """Return citations in full."""
        return self._teller.citations(sources)

    def summary(self) -> Summary:
        """Return the turning points and scores by turn, and how much was taken back."""
        history = self._session.history
        found = summary(history.tables, _lines(history.trail))
        return replace(found, undone=history.undone_steps, rewinds=len(history.undone))

    def decisions(self) -> tuple[Decision, ...]:
        """Return what can be taken back, the last first."""
        trail = self._session.trail
        return tuple(
            Decision(
                to=trail[index - 1].line,
                turn=trail[index].turn_before,
                label=full_label(self._teller, trail[index]),
                undoes=len(trail) - index,
            )
            for index in range(len(trail) - 1, 0, -1)
        )

    def rewind(self, to: int, reason: str = "") -> Told:
        """Go back to a line of the record; what came after it stays there and is counted."""
        undone = self._session.rewind(to, reason, self._perspective.seat_title())
        return _refusal(undone) if isinstance(undone, Rejection) else Told(refused="")

    def close(self) -> None:
        """Let go of the file."""
        self._session.close()


def trend(history: History, about: str) -> tuple[int, ...]:
    """Return the values of an indicator, "step/ID" or "overall" at each turn's start, and now."""
    starts = [i for i, step in enumerate(history.trail) if step.turn_after != step.turn_before]
    states = [history.state_at(index) for index in starts]
    slot = history.tables.slots.get(about)
    if slot is not None:
        return tuple(state.values[slot] for state in states)
    if about == "overall":
        place = -1
    else:
        steps = [f"step/{step.id}" for step in history.tables.scenario.model.steps]
        place = steps.index(about)
    return tuple(row[place] for row in history.state.scores)
